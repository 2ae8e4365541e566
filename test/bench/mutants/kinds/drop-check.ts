import type { Expr, Stmt } from '../../../../server/src/core/c/ast.ts';
import { textOf, type Kind, type Mutation, type Place } from '../mutation.ts';
import { allExpressions, expressions, ownExpressions, statements, type Standing } from '../walk.ts';
import { squeeze } from './drop-call.ts';

/** The `if` that looks whether a call gave an object at all is gone, with what it guards. */
export const dropCheck: Kind = {
  name: 'drop-check',
  title: 'an IS_ERR or NULL check is missing',
  mutations: (place) =>
    [...statements(place.body.body)].flatMap((standing): Mutation[] => {
      const { stmt } = standing;
      if (stmt.kind !== 'if' || stmt.otherwise !== null || !leaves(stmt.then)) return [];
      const tested = testedPointer(place, stmt.test);
      if (tested === null) return [];
      const source = lastValue(standing, tested.variable);
      const fails = source === null ? null : (place.calls.effects(source)?.fails ?? null);
      if (fails === null || !(tested.asks === 'null' ? fails.null : fails.error)) return [];
      return [
        {
          edits: [{ at: stmt.at, end: stmt.end, text: ';' }],
          what: `without if (${squeeze(textOf(place, stmt.test))})`,
        },
      ];
    }),
};

/** A check that does not leave only says what to do in addition. */
function leaves(stmt: Stmt): boolean {
  const last = stmt.kind === 'block' ? stmt.body.at(-1) : stmt;
  return last !== undefined && ['return', 'goto', 'break', 'continue'].includes(last.kind);
}

/** `!p`, `p == NULL`, `IS_ERR(p)`, also inside likely() and its like: which variable, and what is asked of it. */
function testedPointer(place: Place, test: Expr): { variable: string; asks: 'null' | 'error' } | null {
  if (test.kind === 'unary' && test.op === '!' && test.operand.kind === 'name')
    return { variable: test.operand.name, asks: 'null' };
  if (test.kind === 'binary' && test.op === '==' && test.left.kind === 'name' && isNull(test.right))
    return { variable: test.left.name, asks: 'null' };
  if (test.kind !== 'call') return null;
  const [argument] = test.args;
  if (argument === undefined || test.args.length !== 1) return null;
  if (argument.kind === 'name' && place.calls.isErrorTest(test)) return { variable: argument.name, asks: 'error' };
  return argument.kind === 'name' ? null : testedPointer(place, argument);
}

function isNull(expr: Expr): boolean {
  return (expr.kind === 'name' && expr.name === 'NULL') || (expr.kind === 'int' && expr.value === 0n);
}

/** The call whose result the statement or declaration right before gave the variable. */
function lastValue({ siblings, index }: Standing, variable: string): Expr | null {
  for (let i = index - 1; i >= 0; i--) {
    const stmt = siblings[i]!;
    const given = stmt.kind === 'declaration' ? stmt.variables.find(({ name }) => name === variable)?.init : null;
    if (given !== null && given !== undefined) return callIn(given);
    for (const expr of [...ownExpressions(stmt)].flatMap((one) => [...expressions(one)]))
      if (expr.kind === 'assign' && expr.target.kind === 'name' && expr.target.name === variable)
        return callIn(expr.value);
    if (stmt.kind === 'label') return null;
  }
  return null;
}

function callIn(expr: Expr): Expr | null {
  return expr.kind === 'call' ? expr : expr.kind === 'cast' ? callIn(expr.operand) : null;
}

/** Nobody asks any more whether what was looked up is stale. */
export const dropRetry: Kind = {
  name: 'drop-retry',
  title: 'the retry check is missing',
  mutations: (place) =>
    [...allExpressions(place.body.body)]
      .filter((expr) => expr.kind === 'call' && place.calls.effects(expr)?.asksRetry === true)
      .map((call) => ({
        edits: [{ at: call.at, end: call.end, text: 'false' }],
        what: `false for ${squeeze(textOf(place, call))}`,
      })),
};
