import type { ConfigCondition } from '../c/ast.ts';
import { evaluateCondition } from '../c/conditions.ts';
import type { ProgramFunction } from './program.ts';

/**
 * Of several bodies of one name under different `#if`s, the one that is there where every symbol that nobody decided is
 * set: the others mostly stand in for what is not built. Null where that leaves none or several, or where the function
 * that asks has a say in the same symbols, so that it may be meant for another build.
 */
export function withAllBuilt(
  candidates: readonly ProgramFunction[],
  asker: ProgramFunction | null,
  setting: (symbol: string) => string | undefined,
): ProgramFunction | null {
  const built = (symbol: string): string | undefined =>
    setting(symbol) ?? (symbol.startsWith('CONFIG_') ? 'y' : undefined);
  const isThere = ({ text }: ProgramFunction): boolean =>
    text.conditions.every((condition) => evaluateCondition(condition, built) === true);
  const [only, another] = candidates.filter(isThere);
  if (only === undefined || another !== undefined || asker === null)
    return another === undefined ? (only ?? null) : null;
  const symbols = new Set(candidates.flatMap(({ text }) => text.conditions.flatMap(symbolsOf)));
  const text = asker.file.source.text.slice(asker.text.at, asker.text.end);
  const isDecided = asker.text.conditions.some((condition) => evaluateCondition(condition, built) === false);
  return isDecided || [...symbols].some((symbol) => text.includes(symbol)) ? null : only;
}

function symbolsOf(condition: ConfigCondition): readonly string[] {
  switch (condition.kind) {
    case 'defined':
    case 'enabled':
      return [condition.name];
    case 'not':
      return symbolsOf(condition.of);
    case 'and':
    case 'or':
      return [...symbolsOf(condition.left), ...symbolsOf(condition.right)];
    case 'constant':
    case 'other':
      return [];
  }
}
