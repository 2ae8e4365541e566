import { singleValue } from './facts.ts';
import type { Machine, Site } from './machine.ts';
import type { State } from './state.ts';
import { factOf } from './store.ts';
import { rootOf, type Term } from './terms.ts';
import { isShortTermNote } from './user-pages.ts';

/** Pages that were pinned for the time of a call, in an object that is linked where it outlives the call. */
export interface KeptPins {
  readonly pages: Term;
  readonly entry: Term;
  /** The member that holds them, as the C names it. */
  readonly name: string;
  /** Where the object is linked. */
  readonly at: number;
  readonly end: number;
}

/** An object of the path's is linked where others find it: what it holds of pinned pages stays pinned until they act. */
export function keepPinsOf(m: Machine, state: State, site: Site, entry: Term): void {
  const object = rootOf(entry);
  if (object.kind !== 'object' || state.blurred) return;
  for (const [place, value] of state.memory.of(object)) {
    if (place.kind !== 'field' || !isPinnedShortly(state, value)) continue;
    const kept: KeptPins = {
      pages: value,
      entry: object,
      name: m.describe(place).replace(/^&/, ''),
      at: site.at,
      end: site.end,
    };
    state.keptPins = [...state.keptPins, kept];
  }
}

function isPinnedShortly(state: State, pages: Term): boolean {
  for (const { object, held, open, uncertain } of state.references.values()) {
    const isOf = object === pages || (object.kind === 'op' && object.args[0] === pages);
    if (!isOf || uncertain !== null) continue;
    if ((held.pin ?? 0) <= 0 && open?.pin === undefined) continue;
    for (const [place, value] of state.memory.of(pages))
      if (isShortTermNote(place) && singleValue(factOf(state, value)) === 1n) return true;
  }
  return false;
}

/** The object is taken out again, is given to code that is not known, or its pages are given back. */
export function forgetKeptPins(state: State, object: Term): void {
  if (state.keptPins.length === 0) return;
  const root = rootOf(object);
  const left = state.keptPins.filter(({ pages, entry }) => entry !== root && pages !== root && pages !== object);
  if (left.length < state.keptPins.length) state.keptPins = left;
}

/** This path and another become one: what only one of them keeps is not sure to be kept. */
export function joinKeptPins(into: State, other: State): void {
  if (into.keptPins.length === 0) return;
  into.keptPins = into.keptPins.filter((kept) =>
    other.keptPins.some(({ pages, entry }) => pages === kept.pages && entry === kept.entry),
  );
}
