import { saysItDestroys } from '../kernel/names.ts';
import { forgetKeptPins, keepPinsOf } from './kept-pins.ts';
import type { Machine, Site } from './machine.ts';
import type { State } from './state.ts';
import { forget, store } from './store.ts';
import { rootOf, type Term } from './terms.ts';

/**
 * Whether an entry that the path came by is in a list, a chain or a tree: kept beside the members of what it is in, for
 * no C field says so.
 */
const linkedField = '#linked';

/** The entry is linked where others find it; in a list of the function's own it goes when the list does. */
export function linkEntry(m: Machine, state: State, site: Site, entry: Term, heads: readonly Term[]): void {
  const isOwn = heads.some((head) => rootOf(head).kind === 'variable');
  if (!isOwn) keepPinsOf(m, state, site, entry);
  store(state, m.terms.field(entry, linkedField), isOwn ? m.terms.zero : m.terms.one);
}

export function unlinkEntry(m: Machine, state: State, entry: Term): void {
  forgetKeptPins(state, entry);
  store(state, m.terms.field(entry, linkedField), m.terms.zero);
}

/** Is it said at this place whether an entry is linked? */
export function isLinkMark(place: Term): place is Term & { readonly kind: 'field' } {
  return place.kind === 'field' && place.field === linkedField;
}

/** Code that is not known had the object: it may have taken it out. */
export function loosenLinks(state: State, object: Term): void {
  for (const [place] of [...state.memory.of(object)]) if (isLinkMark(place)) forget(state, place);
}

/** The object goes back to its allocator: whoever walks a list that it is in reads what is freed. */
export function freeLinked(m: Machine, state: State, site: Site, object: Term): void {
  for (const [place, value] of state.memory.of(object)) {
    if (!isLinkMark(place) || value !== m.terms.one) continue;
    // Which node of an array it is depends on what may have changed since.
    if (place.of.kind !== 'field' || place.of.of.kind === 'element') continue;
    const name = m.describe(object);
    m.report(state, {
      code: 'use-after-free',
      at: site.at,
      end: site.end,
      message: `${name} is freed while it is still linked by ${m.describe(place.of)}`,
      subject: name,
      consequence: 'whoever walks the list next reads freed memory',
      certainty: 'witnessed',
      severity: 'warning',
    });
    return;
  }
}

/** A member that leads to a function which by its name frees what it is given. */
export function callFreeing(m: Machine, state: State, site: Site, name: string, args: readonly Term[]): void {
  const [object] = args;
  if (object !== undefined && args.length === 1 && saysItDestroys(name)) freeLinked(m, state, site, object);
}
