import { containsTerm, rootOf, type Term } from '../../machine/terms.ts';
import type { Exit } from '../explore.ts';

/** The object comes back, or was stored where others can find it: what is held of it goes with it. */
export function isHandedOn({ returns, state }: Exit, object: Term): boolean {
  if (returns !== null && containsTerm(returns, object)) return true;
  return [...state.memory].some(
    ([location, value]) => rootOf(location).kind !== 'variable' && containsTerm(value, object),
  );
}
