import { pureFunction } from './objects.ts';
import type { State } from './state.ts';
import { rootOf, visitTerm, type Term } from './terms.ts';

/** Why nothing certain is said of what others answer for now. */
export const handedOn = 'it was handed on';

/** Why nothing certain is said of what a frame number that was looked up stands for. */
export const mayNotBeCounted = 'the page may not be counted';

/**
 * From here on nothing certain is said of the references to an object; what made it so first is what is remembered. That
 * the page may have no count is true of it still, and less than that others may answer for it.
 */
export function loosenReference(state: State, object: Term, because: string): void {
  const known = state.references.get(object);
  if (known === undefined || (known.uncertain !== null && known.uncertain !== mayNotBeCounted)) return;
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
