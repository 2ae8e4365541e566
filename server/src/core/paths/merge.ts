import { loosenReached } from '../machine/loosen-reference.ts';
import { dropErrors } from '../machine/dropped-error.ts';
import { joinKeptPins } from '../machine/kept-pins.ts';
import { joinUnasked } from '../machine/failed-allocation.ts';
import { boundEntry, presentEntry } from '../machine/collections.ts';
import { anything, bitsLearnt, either, everyBit, isSameFact, singleValue, type Fact } from '../machine/facts.ts';
import type { Machine } from '../machine/machine.ts';
import { isForgettable } from '../machine/joined-values.ts';
import type { State } from '../machine/state.ts';
import { factOf } from '../machine/store.ts';
import type { TermTable } from '../machine/term-table.ts';
import { repeatable } from '../machine/fresh.ts';
import { joinedMark, visitTerm, type Term } from '../machine/terms.ts';
import { forgetSymbols } from './loops.ts';
import { joinDecided } from './join-conditions.ts';

/** Makes `into` stand for both: it keeps only what holds on either path. `site` names the values that differ. */
export function mergeInto(terms: TermTable, into: State, other: State, site: string): void {
  if (other.sleptWithout !== null) into.sleepWithout(other.sleptWithout);
  dropErrors(into, other.dropped);
  joinKeptPins(into, other);
  into.touched &= other.touched;
  joinUnasked(into, other);
  into.loosenWindows(other.looseWindows);
  into.merged ||= other.merged;
  into.blurred &&= other.blurred;
  into.broken &&= other.broken;
  const lost = new Map<Term, bigint>();
  const lose = (term: Term, had: Fact, has: Fact | undefined): void => {
    if (!isForgettable(term)) return;
    const bits = bitsLearnt(has, had);
    lost.set(term, (lost.get(term) ?? 0n) | (bits === 0n ? everyBit : bits));
  };
  const lacks = [absentEntries(into), absentEntries(other)] as const;
  other.facts.forEach((fact, term) => {
    if (into.facts.has(term)) return;
    if (holdsOfAbsent(term, fact, lacks[0])) into.writeFacts().set(term, fact);
    else lose(term, fact, undefined);
  });
  into.facts.forEach((fact, term) => {
    const also = other.facts.get(term);
    if (also === fact || (also !== undefined && isSameFact(fact, also))) return;
    if (also === undefined && holdsOfAbsent(term, fact, lacks[1])) return;
    const common = also === undefined ? undefined : either(fact, also);
    if (common === undefined) into.writeFacts().delete(term);
    else into.writeFacts().set(term, common);
    if (common === undefined || !isSameFact(common, fact)) lose(term, fact, common);
    if (also !== undefined && common !== undefined && !isSameFact(common, also)) lose(term, also, common);
  });
  into.blurCounts(other);
  mergeMemory(terms, into, other, site, lost);
  into.forgetOf(other, lost);
  // What one of them took and gave back, the other may not have known: that it was given back is not forgotten.
  other.locks.forEach((lock, key) => {
    if (!into.locks.has(key)) into.writeLocks().set(key, { ...lock, atEntry: 'unknown' });
  });
  other.references.forEach((references, object) => {
    if (!into.references.has(object)) into.writeReferences().set(object, references);
  });
  into.conditions = joinDecided(into.conditions, other.conditions);
}

/** Memory that the two left different has any value that either left there. */
function mergeMemory(terms: TermTable, into: State, other: State, site: string, lost: Map<Term, bigint>): void {
  const differ = (location: Term): void => {
    const mine = into.memory.get(location);
    const theirs = other.memory.get(location);
    const joined = placeSymbol(terms, site, location);
    const fact =
      mine === undefined || theirs === undefined ? anything : either(factOf(into, mine), factOf(other, theirs));
    into.writeMemory().set(location, joined);
    if (fact !== anything) into.writeFacts().set(joined, fact);
    else if (into.facts.has(joined)) into.writeFacts().delete(joined);
    if (isForgettable(joined)) lost.set(joined, everyBit);
  };
  into.differingPlaces(other).forEach(differ);
  for (const [location, epoch] of other.epochs)
    if (epoch > (into.epochs.get(location) ?? 0)) into.writeEpochs().set(location, epoch);
  for (const location of other.counters) into.count(location);
}

/** The number that both paths know a value to be, or null. */
function sameNumber(m: Machine, into: State, term: Term, other: State, also: Term): Term | null {
  const mine = singleValue(factOf(into, term));
  const theirs = singleValue(factOf(other, also));
  return mine !== null && mine === theirs ? m.terms.int(mine, 64) : null;
}

/** What stands at a place where either of two paths left something else. */
function placeSymbol(terms: TermTable, site: string, location: Term): Term {
  return terms.symbolAt(site, location, 'a value that differs');
}

/** For each collection whose end the path has seen: how many entries it has. */
function absentEntries(state: State): ReadonlyMap<Term, bigint> {
  const ends = new Map<Term, bigint>();
  state.facts.forEach((fact, term) => {
    const asked = presentEntry(term);
    if (asked === null || singleValue(fact) !== 0n) return;
    const known = ends.get(asked.collection);
    if (known === undefined || asked.number < known) ends.set(asked.collection, asked.number);
  });
  return ends;
}

/** Whatever is said of an entry that is not there is true, and behind the last entry there is no other. */
function holdsOfAbsent(term: Term, fact: Fact, ends: ReadonlyMap<Term, bigint>): boolean {
  if (ends.size === 0) return false;
  const asked = presentEntry(term);
  const last = asked === null ? undefined : ends.get(asked.collection);
  if (asked !== null && last !== undefined) return asked.number > last && singleValue(fact) === 0n;
  let absent = false;
  visitTerm(term, (part) => {
    const entry = boundEntry(part);
    const end = entry === null ? undefined : ends.get(entry.collection);
    if (entry !== null && end !== undefined && entry.number >= end) absent = true;
    return !absent;
  });
  return absent;
}

/**
 * Makes one state of two that agree in the world but not in their values. A symbol stands for each value that differs,
 * with the bounds of both. The state counts how many of these symbols it decides on: two that were decided on may be a
 * combination that neither path had, and nothing is found that rests on one.
 */
export function mergeUnlike(m: Machine, into: State, other: State, block: number): void {
  const site = `${m.fn.name}/unlike/${block}${repeatable}${joinedMark}`;
  // Values that are one on either path are one in what stands for both.
  const pairs = new Map<Term, Map<Term, Term>>();
  const differing = into.differingPlaces(other);
  const facts = new Map<Term, Fact>();
  const { locals } = into;
  // One place after the other, and not with a function for each: there are as many as registers, and few of them differ.
  for (let slot = 0; slot < locals.length; slot++) {
    const term = locals[slot];
    const also = other.locals[slot];
    if (term === undefined) locals[slot] = also;
    if (term === undefined || also === undefined || term === also) continue;
    let joined = pairs.get(term)?.get(also);
    if (joined === undefined) {
      const { name, type, temporary } = m.fn.slots[slot]!;
      joined =
        sameNumber(m, into, term, other, also) ??
        m.terms.symbol(`${site}/${slot}`, temporary ? 'a value that differs' : name, type);
      pairs.set(term, (pairs.get(term) ?? new Map<Term, Term>()).set(also, joined));
      if (joined.kind !== 'int') facts.set(joined, either(factOf(into, term), factOf(other, also)));
    }
    locals[slot] = joined;
    loosen(into, term);
    loosen(other, also);
  }
  other.references.forEach((references, object) => {
    const known = references.uncertain === null ? undefined : into.references.get(object);
    if (known?.uncertain === null) into.writeReferences().set(object, { ...known, uncertain: references.uncertain });
  });
  const symbols = new Set(facts.keys());
  for (const location of differing) symbols.add(placeSymbol(m.terms, site, location));
  for (const state of [into, other]) {
    forgetSymbols(state, symbols);
    facts.forEach((fact, joined) => {
      if (fact !== anything) state.writeFacts().set(joined, fact);
    });
  }
  for (const value of differingValues(into, other)) loosen(into, value);
  mergeInto(m.terms, into, other, site);
  if (symbols.size > 0) into.merged = true;
}

/** What either has in memory where the other has something else. */
function differingValues(into: State, other: State): Term[] {
  return into
    .differingPlaces(other)
    .flatMap((location) => into.memory.get(location) ?? other.memory.get(location) ?? []);
}

/** A pointer is lost in the merge: what it led to is no longer certain. */
function loosen(state: State, value: Term): void {
  loosenReached(state, value, 'too many paths to tell apart');
}
