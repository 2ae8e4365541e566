import { loosenReached } from '../machine/loosen-reference.ts';
import { dropErrors } from '../machine/dropped-error.ts';
import { joinUnasked } from '../machine/failed-allocation.ts';
import { boundEntry, presentEntry } from '../machine/collections.ts';
import { anything, bitsLearnt, either, everyBit, isSameFact, singleValue, type Fact } from '../machine/facts.ts';
import type { Machine } from '../machine/machine.ts';
import type { State } from '../machine/state.ts';
import { factOf } from '../machine/store.ts';
import type { TermTable } from '../machine/term-table.ts';
import { visitTerm, type Term } from '../machine/terms.ts';
import { joinDecided } from './join-conditions.ts';

/** Makes `into` stand for both: it keeps only what holds on either path. `site` names the values that differ. */
export function mergeInto(terms: TermTable, into: State, other: State, site: string): void {
  if (other.sleptWithout !== null) into.sleepWithout(other.sleptWithout);
  dropErrors(into, other.dropped);
  into.touched &= other.touched;
  joinUnasked(into, other);
  into.loosenWindows(other.looseWindows);
  into.blurred &&= other.blurred;
  into.broken &&= other.broken;
  const lost = new Map<Term, bigint>();
  const lose = (term: Term, had: Fact, has: Fact | undefined): void => {
    const bits = bitsLearnt(has, had);
    if (term.kind !== 'op') lost.set(term, (lost.get(term) ?? 0n) | (bits === 0n ? everyBit : bits));
  };
  const lacks = [absentEntries(into), absentEntries(other)] as const;
  for (const [term, fact] of other.facts) {
    if (into.facts.has(term)) continue;
    if (holdsOfAbsent(term, fact, lacks[0])) into.writeFacts().set(term, fact);
    else lose(term, fact, undefined);
  }
  for (const [term, fact] of [...into.facts]) {
    const also = other.facts.get(term);
    if (also === fact || (also !== undefined && isSameFact(fact, also))) continue;
    if (also === undefined && holdsOfAbsent(term, fact, lacks[1])) continue;
    const common = also === undefined ? undefined : either(fact, also);
    if (common === undefined) into.writeFacts().delete(term);
    else into.writeFacts().set(term, common);
    if (common === undefined || !isSameFact(common, fact)) lose(term, fact, common);
    if (also !== undefined && common !== undefined && !isSameFact(common, also)) lose(term, also, common);
  }
  into.blurCounts(other);
  mergeMemory(terms, into, other, site, lost);
  into.forgetOf(other, lost);
  // What one of them took and gave back, the other may not have known: that it was given back is not forgotten.
  for (const [key, lock] of other.locks)
    if (!into.locks.has(key)) into.writeLocks().set(key, { ...lock, atEntry: 'unknown' });
  for (const [object, references] of other.references)
    if (!into.references.has(object)) into.writeReferences().set(object, references);
  into.conditions = joinDecided(into.conditions, other.conditions);
}

/** Memory that the two left different has any value that either left there. */
function mergeMemory(terms: TermTable, into: State, other: State, site: string, lost: Map<Term, bigint>): void {
  const differ = (location: Term): void => {
    const [mine, theirs] = [into.memory.get(location), other.memory.get(location)];
    const joined = terms.symbol(`${site}/m${location.id}`, 'a value that differs');
    const fact =
      mine === undefined || theirs === undefined ? anything : either(factOf(into, mine), factOf(other, theirs));
    into.writeMemory().set(location, joined);
    if (fact !== anything) into.writeFacts().set(joined, fact);
    else if (into.facts.has(joined)) into.writeFacts().delete(joined);
    lost.set(joined, everyBit);
  };
  into.differingPlaces(other).forEach(differ);
  for (const [location, epoch] of other.epochs)
    if (epoch > (into.epochs.get(location) ?? 0)) into.writeEpochs().set(location, epoch);
  for (const location of other.counters) into.count(location);
}

/** For each collection whose end the path has seen: how many entries it has. */
function absentEntries(state: State): ReadonlyMap<Term, bigint> {
  const ends = new Map<Term, bigint>();
  for (const [term, fact] of state.facts) {
    const asked = presentEntry(term);
    if (asked === null || singleValue(fact) !== 0n) continue;
    const known = ends.get(asked.collection);
    if (known === undefined || asked.number < known) ends.set(asked.collection, asked.number);
  }
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
 * Makes one state of two that agree in the world but not in their values. What differs has any value that either has;
 * the state says so, because a later defect may rest on a combination that neither path had.
 */
export function blurInto(m: Machine, into: State, other: State, block: number): void {
  const site = `${m.fn.name}/blur/${block}`;
  into.locals = into.locals.map((term, slot) => {
    const also = other.locals[slot];
    if (term === also) return term;
    if (term === undefined || also === undefined) return term ?? also;
    const { name, type } = m.fn.slots[slot]!;
    const joined = m.terms.symbol(`${site}/${slot}`, name, type);
    loosen(into, term);
    loosen(other, also);
    for (const [object, references] of other.references)
      if (references.uncertain !== null && into.references.has(object))
        into.writeReferences().set(object, { ...into.references.get(object)!, uncertain: references.uncertain });
    const fact = joinedFact(into.facts.get(term), other.facts.get(also));
    if (fact === null) into.writeFacts().delete(joined);
    else into.writeFacts().set(joined, fact);
    return joined;
  });
  for (const value of differingValues(into, other)) loosen(into, value);
  mergeInto(m.terms, into, other, site);
  into.blurred = true;
}

/** What either has in memory where the other has something else. */
function differingValues(into: State, other: State): Term[] {
  return into
    .differingPlaces(other)
    .flatMap((location) => into.memory.get(location) ?? other.memory.get(location) ?? []);
}

function joinedFact(a: Fact | undefined, b: Fact | undefined): Fact | null {
  return a === undefined || b === undefined ? null : either(a, b);
}

/** A pointer is lost in the merge: what it led to is no longer certain. */
function loosen(state: State, value: Term): void {
  loosenReached(state, value, 'too many paths to tell apart');
}
