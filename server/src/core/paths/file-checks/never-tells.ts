import type { Expr, Stmt } from '../../c/ast.ts';
import { walk } from '../../c/walk.ts';
import { allCallers } from '../../tree/callers.ts';
import type { FileAnalyser } from '../analyse-file.ts';
import { lostErrors, tellsErrors } from '../checks/lost-error.ts';
import type { ProgramFunction } from '../program.ts';
import type { FileCheck, FileDefect } from './file-check.ts';

/**
 * An error makes a function leave its work undone, and the function, which never returns anything but 0, is asked by
 * everyone who calls it whether it failed. One that stands in a table returns a number because the table asks for one;
 * this one returns it to those who look at it.
 */
export const neverTells: FileCheck = {
  name: 'never-tells',
  run: (file) =>
    file.functions.flatMap((fn): readonly FileDefect[] => {
      const { isStatic, whole, returns } = fn.text;
      if (!isStatic || !whole || returns.kind === 'pointer') return [];
      const [first] = lostErrors(file.analyse(fn), (graph) => !tellsErrors(graph));
      return first !== undefined && isAskedByAll(file, fn) ? [{ ...first, fn }] : [];
    }),
};

/** Does everyone who calls the function look at what it returns? False where somebody keeps its address. */
function isAskedByAll(file: FileAnalyser, { text: { name } }: ProgramFunction): boolean {
  const sites = allCallers([file.file], name);
  if (sites === null || sites.length === 0) return false;
  return sites.every(({ caller, at }) => {
    const fn = file.functions.find(({ text }) => text === caller);
    return fn !== undefined && file.written(fn).bodies.every((body) => !dropsResult(body, at));
  });
}

/** Does the call at an offset stand for itself, or behind a `(void)`? */
function dropsResult(body: Stmt, at: number): boolean {
  let isDropped = false;
  walk(body, {
    statement: (stmt) => {
      if (stmt.kind === 'expression' && isCallAt(withoutCasts(stmt.expr), at)) isDropped = true;
    },
  });
  return isDropped;
}

function withoutCasts(expr: Expr): Expr {
  return expr.kind === 'cast' ? withoutCasts(expr.operand) : expr;
}

function isCallAt(expr: Expr, at: number): boolean {
  return expr.kind === 'call' && expr.callee.at === at;
}
