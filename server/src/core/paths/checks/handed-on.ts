import { containsTerm, rootOf, type Term } from '../../machine/terms.ts';
import type { Exit } from '../explore.ts';

/** The object comes back, or was stored where others can find it: what is held of it goes with it. */
export function isHandedOn({ returns, state }: Exit, object: Term): boolean {
  return isLeftBehind({ returns, memory: [...state.memory] }, object);
}

/** The same, of memory of which some is left out. */
export function isLeftBehind(
  { returns, memory }: { readonly returns: Term | null; readonly memory: readonly (readonly [Term, Term])[] },
  object: Term,
): boolean {
  if (returns !== null && containsTerm(returns, object)) return true;
  return memory.some(([location, value]) => rootOf(location).kind !== 'variable' && containsTerm(value, object));
}
