import { conditionText, evaluateCondition, not } from '../c/conditions.ts';
import type { ConfigCondition } from '../c/ast.ts';
import type { Program, ProgramFunction } from './program.ts';

/**
 * Is this body only there for where the function is not built? A header declares the function under an `#if` and gives
 * the other half a body that fails, or does nothing. Which half is built nobody said: the real one tells more.
 */
export function isStandIn(
  program: Program,
  { text: { name, conditions } }: ProgramFunction,
  setting: (symbol: string) => string | undefined,
): boolean {
  if (conditions.every((condition) => evaluateCondition(condition, setting) === true)) return false;
  return program
    .declarations(name)
    .some(
      (declared) =>
        declared.every((condition) => evaluateCondition(condition, setting) !== false) &&
        areContrary(declared, conditions),
    );
}

/** Do the two never stand in one build? */
function areContrary(some: readonly ConfigCondition[], others: readonly ConfigCondition[]): boolean {
  const texts = new Set(some.map(conditionText));
  return others.some((condition) => texts.has(conditionText(not(condition))));
}
