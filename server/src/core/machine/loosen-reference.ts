import type { State } from './state.ts';
import type { Term } from './terms.ts';

/** From here on nothing certain is said of the references to an object; what made it so first is what is remembered. */
export function loosenReference(state: State, object: Term, because: string): void {
  const known = state.references.get(object);
  if (known?.uncertain !== null) return;
  const { open: _, ...rest } = known;
  state.writeReferences().set(object, { ...rest, uncertain: because });
}
