import type { Expr } from '../../../server/src/core/c/ast.ts';
import { rangesOf, type CallEffects, type CallKnowledge, type FileFunction } from './calls.ts';
import { allExpressions, rootVariable, statements } from './walk.ts';

interface Argument {
  readonly argument: number | null;
}

/**
 * What a call of a function of the file does, by the calls in its body: what it does to its parameters, and the locks
 * and windows of which it has one side only.
 */
export function effectsOfFunction({ fn, body }: FileFunction, calls: CallKnowledge): CallEffects {
  const parameters = fn.parameters.map((parameter) => parameter.name);
  const inside = [...allExpressions(body.body)].flatMap((expr) => {
    const effects = expr.kind === 'call' ? calls.effects(expr) : null;
    return expr.kind === 'call' && effects !== null ? [{ call: expr, effects }] : [];
  });
  const all = <T>(what: (effects: CallEffects) => readonly T[]): readonly T[] =>
    inside.flatMap(({ effects }) => what(effects));
  const any = (is: (effects: CallEffects) => boolean): boolean => inside.some(({ effects }) => is(effects));
  const [opens, closes] = [any((one) => one.opensWindow), any((one) => one.closesWindow)];
  const [locks, unlocks] = [all((one) => one.locks), all((one) => one.unlocks)];
  const ofParameters = <T extends Argument>(what: (effects: CallEffects) => readonly T[]): readonly T[] =>
    inside.flatMap(({ call, effects }) =>
      what(effects).flatMap((one) => {
        const given = one.argument === null ? undefined : call.args[one.argument];
        const argument = given?.kind === 'name' ? parameters.indexOf(given.name) : -1;
        return argument < 0 ? [] : [{ ...one, argument }];
      }),
    );
  const returned = [...statements(body.body)].flatMap(({ stmt }) =>
    stmt.kind === 'return' && stmt.value !== null && fn.returns.kind === 'pointer' ? [stmt.value] : [],
  );
  const isAnswer = fn.returns.kind === 'int' && fn.returns.bits === 1;
  return {
    drops: ofParameters((one) => one.drops),
    frees: ofParameters((one) => one.frees),
    detaches: ofParameters((one) => one.detaches),
    locks: locks.filter((lock) => !unlocks.includes(lock)),
    unlocks: unlocks.filter((lock) => !locks.includes(lock)),
    opensWindow: opens && !closes,
    closesWindow: closes && !opens,
    unmaps: any((one) => one.unmaps),
    asksRetry: isAnswer && any((one) => one.asksRetry),
    fails: {
      null: returned.some((value) => isNull(value)),
      error: returned.some((value) => value.kind === 'call' && calls.isErrorTest(value)),
    },
    ranges: rangesOf(parameters),
  };
}

function isNull(expr: Expr): boolean {
  return rootVariable(expr) === 'NULL' || (expr.kind === 'int' && expr.value === 0n);
}
