import { viewedBy } from '../../machine/world.ts';
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
  // Who has the page has its folio.
  const views = object.kind === 'op' ? [object, ...viewedBy(object)] : [object];
  const leads = (value: Term): boolean => views.some((view) => containsTerm(value, view));
  if (returns !== null && leads(returns)) return true;
  return memory.some(([location, value]) => rootOf(location).kind !== 'variable' && leads(value));
}
