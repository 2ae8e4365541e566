import { saysItEnds } from '../kernel/names.ts';
import type { Machine, Site } from './machine.ts';
import type { State } from './state.ts';
import { forget, load, store } from './store.ts';
import { isOurs, rootOf, type Term } from './terms.ts';

/** The array that leads to an object, and whether anything left that array since: kept beside the members of either. */
const storedField = '#stored';
const leftField = '#left';

/** An object is stored in an array where others find it. In one that came to life on the path nobody looks yet. */
export function enterArray(m: Machine, state: State, object: Term, array: Term): void {
  const left = m.terms.field(array, leftField);
  // What entered before may be what has left since.
  if (state.memory.get(left) !== m.terms.zero)
    for (const place of marksOf(state, array)) state.writeMemory().set(place, m.terms.zero);
  store(state, left, m.terms.zero);
  const root = rootOf(array);
  if (object.kind === 'object' && root.kind !== 'variable' && !isOurs(root))
    store(state, m.terms.field(object, storedField), array);
}

/** Something leaves an array: which entry it was is not asked. */
export function leaveArray(m: Machine, state: State, array: Term): void {
  store(state, m.terms.field(array, leftField), m.terms.one);
}

/** Does this place say that something left an array? A callee that frees as well did so before. */
export function saysSomethingLeft(place: Term): boolean {
  return place.kind === 'field' && place.field === leftField;
}

/** Code that is not known, and by its name ends something, had what the array is in. */
export function loosenArrays(state: State, name: string, owner: Term): void {
  if (!saysItEnds(name)) return;
  for (const [place] of [...state.memory.of(owner)]) if (saysSomethingLeft(place)) forget(state, place);
}

/** The object goes back to its allocator: whoever looks it up reads what is freed. */
export function freeStored(m: Machine, state: State, site: Site, object: Term): void {
  const array = state.memory.get(m.terms.field(object, storedField));
  if (array === undefined || array.kind === 'int' || array.kind === 'initial' || state.blurred) return;
  if (load(m.terms, state, m.terms.field(array, leftField)) !== m.terms.zero) return;
  const name = m.describe(object);
  m.report(state, {
    code: 'use-after-free',
    at: site.at,
    end: site.end,
    message: `${name} is freed while ${m.describe(array)} still leads to it`,
    subject: name,
    consequence: 'whoever looks it up there next reads freed memory',
    certainty: 'witnessed',
    severity: 'warning',
  });
}

/** Where objects say that this array leads to them. */
function marksOf(state: State, array: Term): Term[] {
  const places: Term[] = [];
  state.memory.forEach((value, place) => {
    if (value === array && place.kind === 'field' && place.field === storedField) places.push(place);
  });
  return places;
}
