import { pureFunction } from './objects.ts';
import type { State } from './state.ts';
import { rootOf, visitTerm, type Term } from './terms.ts';

/** Why nothing certain is said of what others answer for now. */
export const handedOn = 'it was handed on';

/** From here on nothing certain is said of the references to an object; what made it so first is what is remembered. */
export function loosenReference(state: State, object: Term, because: string): void {
  const known = state.references.get(object);
  if (known?.uncertain !== null) return;
  const { open: _, ...rest } = known;
  state.writeReferences().set(object, { ...rest, uncertain: because });
}

/**
 * The same for what a value leads to, and for what it is reckoned from: who has the address of a page or its frame
 * number has the page.
 */
export function loosenReached(state: State, value: Term, because: string): void {
  loosenReference(state, rootOf(value), because);
  if (value.kind !== 'op' && value.kind !== 'sum') return;
  visitTerm(value, (part) => {
    if (part.kind === 'object') loosenReference(state, part, because);
    return true;
  });
  // A number that was looked up stands for its folio itself, unless something else was reckoned from it.
  visitTerm(value, (part) => {
    if (pureFunction(part) !== null) return false;
    loosenReference(state, part, because);
    return true;
  });
}
