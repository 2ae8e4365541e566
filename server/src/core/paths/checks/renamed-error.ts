import type { Expr, Stmt } from '../../c/ast.ts';
import { expressionText } from '../../c/ast-text.ts';
import { listOf, statementLists } from '../../c/statement-lists.ts';
import type { Catalogue } from '../../kernel/catalogue.ts';
import { asksForErrorPointer, isErrnoName, isNullName, meansNotFound } from '../../kernel/error-names.ts';
import type { WrittenFunction } from '../written.ts';
import type { Check } from './check.ts';
import { writtenDefect } from './written-defect.ts';

/**
 * A function makes NULL of every error pointer that it gets, and its caller makes one error of its own of that: whoever is
 * told cannot know what failed, nor whether to try again.
 */
export const renamedError: Check = {
  name: 'renamed error',
  run({ fn, written, problems }) {
    if (problems.length > 0) return [];
    const results = written.bodies.flatMap((body) => callResults(body.body, 'null'));
    return results.flatMap(({ call, failed }) => {
      const told = toldError(failed);
      const callee = written.callee(call.name);
      if (told === null || callee?.fn.file !== fn.file) return [];
      const source = foldedError(callee);
      if (source === null) return [];
      return [
        writtenDefect({
          code: 'unchecked-error',
          message: `${call.name}() makes NULL of every error of ${source}(), and ${told} is told here whatever it was`,
          consequence: 'an error that should be tried again, or told to the user, is taken for another one',
          subject: `${source} ${told}`,
          at: call.at,
          end: call.end,
        }),
      ];
    });
  },
};

interface CallResult {
  readonly call: { readonly name: string; readonly at: number; readonly end: number };
  /** What is done where nothing came of the call. */
  readonly failed: readonly Stmt[];
}

/** Calls whose result is looked at right behind them: for NULL, or for an error pointer. */
function callResults(body: readonly Stmt[], wanted: 'null' | 'error'): CallResult[] {
  return [...statementLists(body)].flatMap((list) =>
    list.flatMap((stmt, index): CallResult[] => {
      const given = assigned(stmt);
      const next = list[index + 1];
      if (given === null || next?.kind !== 'if') return [];
      const asked = askedPointer(next.test);
      return asked?.of === given.variable && asked.for === wanted
        ? [{ call: given.call, failed: listOf(next.then) }]
        : [];
    }),
  );
}

/** `variable = call()`, as a statement or as a declaration. */
function assigned(stmt: Stmt): { readonly variable: string; readonly call: CallResult['call'] } | null {
  if (stmt.kind === 'declaration') {
    const last = stmt.variables.at(-1);
    return last === undefined || last.init === null ? null : named(last.name, last.init);
  }
  if (stmt.kind !== 'expression' || stmt.expr.kind !== 'assign' || stmt.expr.op !== null) return null;
  return named(expressionText(stmt.expr.target), stmt.expr.value);
}

function named(variable: string, value: Expr): ReturnType<typeof assigned> {
  if (value.kind !== 'call' || value.callee.kind !== 'name') return null;
  return { variable, call: { name: value.callee.name, at: value.at, end: value.end } };
}

function askedPointer(test: Expr): { readonly of: string; readonly for: 'null' | 'error' } | null {
  if (test.kind === 'unary' && test.op === '!') return { of: expressionText(test.operand), for: 'null' };
  const [argument] = test.kind === 'call' ? test.args : [];
  if (test.kind !== 'call' || test.callee.kind !== 'name' || argument === undefined) return null;
  return asksForErrorPointer(test.callee.name) ? { of: expressionText(argument), for: 'error' } : null;
}

/** The one error that statements make up: "-ENOMEM"; null where they do not. */
function toldError(stmts: readonly Stmt[]): string | null {
  for (const stmt of stmts) {
    const value =
      stmt.kind === 'return'
        ? stmt.value
        : stmt.kind === 'expression' && stmt.expr.kind === 'assign'
          ? stmt.expr.value
          : null;
    if (value?.kind === 'unary' && value.op === '-' && value.operand.kind === 'name' && isErrnoName(value.operand.name))
      return `-${value.operand.name}`;
  }
  return null;
}

/** The call of which a function gives NULL for every error pointer; null where it does no such thing. */
function foldedError({ bodies, catalogue }: WrittenFunction): string | null {
  for (const body of bodies)
    for (const { call, failed } of callResults(body.body, 'error')) {
      const [only] = failed;
      const isNull = only?.kind === 'return' && only.value?.kind === 'name' && isNullName(only.value.name);
      if (isNull && failed.length === 1 && failsByMaking(catalogue, call.name)) return call.name;
    }
  return null;
}

/** It makes something and fails with an error pointer; what is only looked up and not there is no error. */
function failsByMaking(catalogue: Catalogue, name: string): boolean {
  const results = catalogue.primitive(name)?.declaration.results ?? [];
  return (
    results.some(({ value }) => value.is === 'fresh') &&
    results.some(({ value }) => value.is === 'errorPointer' && !value.names.every(meansNotFound))
  );
}
