import { loosenReference } from './loosen-reference.ts';
import type { References } from './held.ts';
import type { State } from './state.ts';
import { visitTerm, type Term } from './terms.ts';

/**
 * Code that is not known was given something: pages that the path pinned and that are to be had through it may have been
 * given back there, or be kept.
 */
export function loosenPinned(state: State, given: Term, because: string): void {
  let reached: ReadonlySet<Term> | null = null;
  for (const references of state.references.values()) {
    if (references.uncertain !== null || !isPinned(references)) continue;
    reached ??= reachedFrom(state, given);
    const { object } = references;
    const [page] = object.kind === 'op' ? object.args : [];
    if (reached.has(object) || (page !== undefined && reached.has(page))) loosenReference(state, object, because);
  }
}

function isPinned({ held, open }: References): boolean {
  return (held.pin ?? 0) !== 0 || open?.pin !== undefined;
}

/** What a value is made of, and what is stored in the memory of that, and of what is stored there. */
function reachedFrom(state: State, given: Term): ReadonlySet<Term> {
  const reached = new Set<Term>();
  const work: Term[] = [];
  const reach = (value: Term): void => {
    visitTerm(value, (part) => {
      if (reached.has(part)) return false;
      reached.add(part);
      work.push(part);
      return true;
    });
  };
  reach(given);
  for (let from = work.pop(); from !== undefined; from = work.pop())
    for (const value of state.memory.of(from).values()) reach(value);
  return reached;
}
