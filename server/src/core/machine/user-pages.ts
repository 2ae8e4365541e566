import { singleValue } from './facts.ts';
import { isEven } from './amounts.ts';
import type { Machine, Site } from './machine.ts';
import { pureFunction } from './objects.ts';
import type { State } from './state.ts';
import { compareTerms, factOf, load, store } from './store.ts';
import { rootOf, type Term } from './terms.ts';
import { flagLocation } from './world.ts';
import { forgetKeptPins } from './kept-pins.ts';

/**
 * What is known of pages of user memory that the path got: kept beside the members of a page, or of the array that a call
 * filled, for no C field says so. In terms of what the flags are, so that a caller which passes them knows.
 */
const gotAs = 'got as';
/** Where it was got for reading alone, plus one. */
const readOnly = 'read only since';
const shortTerm = 'short term';
const written = 'written';
const dirtied = 'dirtied';

const asReference = 1n;
const asPin = 2n;

export interface GotPages {
  /** A page, or the array that holds several. */
  readonly pages: Term;
  readonly isPin: boolean;
  /** Whether they may be written, and whether they may be kept: 1, 0, what decides it, or null where nothing is known. */
  readonly forWriting: Term | null;
  readonly forLong: Term | null;
}

/** The path got pages of user memory at this call. */
export function gotUserPages(m: Machine, state: State, site: Site, got: GotPages): void {
  const { terms } = m;
  const note = (name: string, value: Term): void => {
    store(state, flagLocation(m, got.pages, name), value);
  };
  const isNot = (truth: Term): Term => compareTerms(terms, state, '==', truth, terms.zero, false);
  if (got.forWriting === terms.one) m.pinnedForWriting(site.at);
  note(gotAs, terms.int(got.isPin ? asPin : asReference, 64));
  const where = terms.int(BigInt(site.at + 1), 64);
  note(readOnly, got.forWriting === null ? terms.zero : terms.multiply(isNot(got.forWriting), where, 64));
  note(shortTerm, got.isPin && got.forLong !== null ? isNot(got.forLong) : terms.zero);
  note(written, terms.zero);
  note(dirtied, terms.zero);
}

/** Was the page got for reading alone? The call that got it, where this function made it. */
export function readOnlySince(m: Machine, state: State, page: Term): { readonly at: number | null } | null {
  const owner = ownerOf(m, state, page);
  const since = known(m, state, owner, readOnly);
  return since === null || since === 0n ? null : { at: Number(since) - 1 };
}

/** The memory of a page is written. */
export function noteWritten(m: Machine, state: State, page: Term): void {
  store(state, flagLocation(m, ownerOf(m, state, page), written), m.terms.one);
}

/** A page, or one of an array, is marked as dirty. */
export function noteDirtied(m: Machine, state: State, page: Term): void {
  store(state, flagLocation(m, ownerOf(m, state, page), dirtied), m.terms.one);
}

/** A pin is given back of what was written since it was got, and of which nobody said so. */
export function releasePin(m: Machine, state: State, site: Site, page: Term, by: string): void {
  const owner = ownerOf(m, state, page);
  forgetKeptPins(state, owner);
  const as = known(m, state, owner, gotAs);
  if (as === asReference && !isPinned(state, page) && !isPinned(state, owner)) {
    report(m, state, site, owner, {
      message: `${by} gives back a pin of ${m.describe(owner)}, which was got with a reference and not pinned`,
      consequence:
        'the count of its folio goes down by as many as a pin stands for, and the reference is never dropped',
    });
    return;
  }
  if (as !== asPin || known(m, state, owner, written) !== 1n || known(m, state, owner, dirtied) !== 0n) return;
  report(m, state, site, owner, {
    message: `${by} gives back the pin of ${m.describe(owner)}, which was written to and never marked as dirty`,
    consequence: 'what was written is lost where the page is clean to whoever writes it back or drops it',
  });
}

/** A plain reference is dropped of what is only pinned. True where that was told: then it was the pin that was meant. */
export function dropsPin(m: Machine, state: State, site: Site, page: Term, by: string): boolean {
  if (!holdsPins(state)) return false;
  const owner = ownerOf(m, state, page);
  const own = state.references.get(page);
  if (own !== undefined && (own.uncertain !== null || !isEven(own, 'caller'))) return false;
  if (known(m, state, owner, gotAs) !== asPin || !(isPinned(state, page) || isPinned(state, owner))) return false;
  report(m, state, site, owner, {
    message: `${by} drops a reference of ${m.describe(owner)}, which was pinned`,
    consequence: 'the pin stays, its folio can be neither migrated nor converted, and its count goes one too low',
  });
  return true;
}

function holdsPins(state: State): boolean {
  for (const { held, open } of state.references.values())
    if ((held.pin ?? 0) > 0 || open?.pin !== undefined) return true;
  return false;
}

function report(
  m: Machine,
  state: State,
  site: Site,
  page: Term,
  told: { readonly message: string; readonly consequence: string },
): void {
  m.report(state, {
    code: 'pin-misuse',
    at: site.at,
    end: site.end,
    ...told,
    subject: m.describe(page),
    certainty: 'suspected',
    severity: 'warning',
  });
}

function isPinned(state: State, object: Term): boolean {
  const references = state.references.get(object);
  return (
    references?.uncertain === null && (references.held.pin ?? 0) + (references.open?.pin === undefined ? 0 : 1) > 0
  );
}

/** What the path noted of a page is noted of the array that it was read from, where a call filled one. */
function ownerOf(m: Machine, state: State, value: Term): Term {
  const [inner] = value.kind === 'op' && pureFunction(value) !== null ? value.args : [];
  const page = inner ?? value;
  if (page.kind !== 'initial') return page;
  const array = rootOf(page.location);
  return state.memory.get(flagLocation(m, array, gotAs)) === undefined ? page : array;
}

/** What was noted, as far as it is a number on this path; null where it is not, or nothing was. */
function known(m: Machine, state: State, owner: Term, name: string): bigint | null {
  const location = flagLocation(m, owner, name);
  return state.memory.get(location) === undefined ? null : singleValue(factOf(state, load(m.terms, state, location)));
}

/** Where the path notes that pages were pinned for as long as a call lasts. */
export function isShortTermNote(location: Term): boolean {
  return location.kind === 'field' && location.field === `#${shortTerm}`;
}
