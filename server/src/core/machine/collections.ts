import type { Machine } from './machine.ts';
import type { State } from './state.ts';
import { load, store } from './store.ts';
import type { Term } from './terms.ts';

/**
 * A list, an array or another collection: what names it (its head and the bounds of the search), and its entries as
 * they were last changed on this path. Two loops over the same collection meet the same entries.
 */
export function collectionOf(m: Machine, state: State, bounds: readonly Term[]): Term {
  const head = bounds[0];
  const entries = head === undefined ? m.terms.zero : load(m.terms, state, entriesOf(m, head));
  return m.terms.op('collection', [...bounds, entries], 64);
}

/** Is there an entry of this number? */
export function presentTerm(m: Machine, collection: Term, number: number): Term {
  return m.terms.op('present', [collection, m.terms.int(BigInt(number), 64)], 1, {
    kind: 'int',
    bits: 1,
    signed: false,
  });
}

/** What a loop binds to one of its variables for the entry of this number. */
export function entryTerm(m: Machine, collection: Term, number: number, parameter: string): Term {
  return m.terms.op(`entry ${parameter}`, [collection, m.terms.int(BigInt(number), 64)], 64);
}

/** One entry of a collection, by its number. */
export interface Entry {
  readonly collection: Term;
  readonly number: bigint;
}

/** The entry that a term asks the presence of, or null where it is no such question. */
export function presentEntry(term: Term): Entry | null {
  return term.kind === 'op' && term.op === 'present' ? entryOf(term) : null;
}

/** The entry that a term is, or null where it is none. */
export function boundEntry(term: Term): Entry | null {
  return term.kind === 'op' && term.op.startsWith('entry ') ? entryOf(term) : null;
}

function entryOf({ args: [collection, number] }: Term & { kind: 'op' }): Entry | null {
  return collection === undefined || number?.kind !== 'int' ? null : { collection, number: number.value };
}

/** The entries are others from here on. */
export function changeEntries(m: Machine, state: State, head: Term): void {
  const location = entriesOf(m, head);
  store(state, location, m.terms.op('changed', [load(m.terms, state, location)], 64));
}

function entriesOf(m: Machine, head: Term): Term {
  return m.terms.field(head, '#entries');
}
