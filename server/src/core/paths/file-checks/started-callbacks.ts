import type { Expr, Stmt } from '../../c/ast.ts';
import { walk } from '../../c/walk.ts';
import { closesWindowOf, mentionsOpening } from '../../kernel/undoing.ts';
import type { FileAnalyser } from '../analyse-file.ts';
import type { ProgramFunction } from '../program.ts';
import type { Call } from '../written.ts';
import { calledBy } from './called.ts';
import type { FileCheck, FileDefect } from './file-check.ts';
import { told } from './told.ts';

/**
 * Several are told in a loop that an invalidation begins, and one of them fails: those that were told before it wait for
 * the end, which a caller that is told of the failure does not bring. Told where the file has the function that ends it,
 * and neither the function with the loop nor one of the file that calls it comes to that.
 */
export const startedCallbacks: FileCheck = {
  name: 'started-callbacks',
  run(file) {
    if (!mentionsOpening(file.file.source.text)) return [];
    return file.functions.flatMap((fn) => {
      if (fn.text.returns.kind === 'void' || !file.isRead(fn)) return [];
      return failingStarts(file, fn).flatMap(({ call, member }) => {
        const closers = file.functions.filter((one) =>
          [...calledBy(file, one).members].some((closing) => closesWindowOf(member, closing)),
        );
        const near = [fn, ...callees(file, fn), ...callers(file, fn)];
        const closes = (one: ProgramFunction): boolean =>
          closers.includes(one) || callees(file, one).some((callee) => closers.includes(callee));
        if (closers.length === 0 || near.some(closes)) return [];
        return [tell(fn, call, member, closers[0])];
      });
    });
  },
};

interface Start {
  readonly call: Call;
  readonly member: string;
}

/** Calls in a loop that begin an invalidation through a member, and whose result the loop looks at. */
function failingStarts(file: FileAnalyser, fn: ProgramFunction): readonly Start[] {
  const found = new Map<number, Start>();
  for (const body of file.written(fn).bodies)
    for (const loop of loopsIn(body))
      for (const { call, into } of keptResults(loop)) {
        const member = memberOf(call);
        if (member !== null && /(?:start|begin)$/.test(member) && reads(loop, into) > 0)
          found.set(call.at, { call, member });
      }
  return [...found.values()];
}

function loopsIn(body: Stmt): readonly Stmt[] {
  const loops: Stmt[] = [];
  walk(body, {
    statement: (stmt) => {
      if (stmt.kind === 'macroLoop' || stmt.kind === 'for' || stmt.kind === 'while' || stmt.kind === 'doWhile')
        loops.push(stmt);
    },
  });
  return loops;
}

/** `r = f();`, `int r = f();` */
function keptResults(loop: Stmt): readonly { readonly call: Call; readonly into: string }[] {
  const kept: { call: Call; into: string }[] = [];
  const keep = (value: Expr | null, into: string): void => {
    if (value?.kind === 'call') kept.push({ call: value, into });
  };
  walk(loop, {
    statement: (stmt) => {
      if (stmt.kind === 'declaration') for (const { name, init } of stmt.variables) keep(init, name);
    },
    expression: (expr) => {
      if (expr.kind === 'assign' && expr.op === null && expr.target.kind === 'name') keep(expr.value, expr.target.name);
    },
  });
  return kept;
}

/** How often the test of a branch reads the variable. */
function reads(loop: Stmt, variable: string): number {
  let count = 0;
  walk(loop, {
    statement: (stmt) => {
      if (stmt.kind !== 'if') return;
      walk(stmt.test, {
        expression: (expr) => {
          if (expr.kind === 'name' && expr.name === variable) count++;
        },
      });
    },
  });
  return count;
}

function memberOf({ callee }: Call): string | null {
  return callee.kind === 'member' ? callee.field : null;
}

/** Functions of the file that the function calls by their names. */
function callees(file: FileAnalyser, fn: ProgramFunction): readonly ProgramFunction[] {
  const { names } = calledBy(file, fn);
  return file.functions.filter((one) => names.has(one.text.name));
}

function callers(file: FileAnalyser, fn: ProgramFunction): readonly ProgramFunction[] {
  return file.functions.filter((one) => one !== fn && callees(file, one).includes(fn));
}

function tell(fn: ProgramFunction, call: Call, member: string, closer: ProgramFunction | undefined): FileDefect {
  const ends = closer === undefined ? '' : `, as ${closer.text.name}() ends it,`;
  return told(fn, call, {
    code: 'invalidate-unbalanced',
    message: `${member}() of one may fail here when others were called before it: nobody ends it for those${ends} where ${fn.text.name}() fails`,
    consequence: 'their windows stay open, and faults on the range are retried for ever',
    subject: member,
  });
}
