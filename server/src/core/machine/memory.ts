import { withoutCaller } from './amounts.ts';
import { boundEntry, presentEntry } from './collections.ts';
import type { EffectWord } from './effects.ts';
import { singleValue } from './facts.ts';
import { freeLinked } from './linked.ts';
import { freeStored } from './stored.ts';
import type { Machine, Site } from './machine.ts';
import { folioAround, folioOf, pageAtAddress, pureFunction } from './objects.ts';
import type { State } from './state.ts';
import { repeatable } from './fresh.ts';
import { factOf } from './store.ts';
import { isOurs, isStable, parameterPosition, rootOf, visitTerm, type Term } from './terms.ts';
import { changeReferences, makeUncertain, noReferences } from './world.ts';

/** Memory that was allocated here is the path's to free or to hand on. */
export function ownMemory(state: State, site: Site, object: Term): void {
  state.writeReferences().set(object, { ...noReferences(object, 'slab', site.at), held: { caller: 1 } });
}

/** A member of a variable that holds nothing is freed: it may share its memory with one that was written. */
export function loosenUnion(state: State, member: Term): void {
  const variable = rootOf(member);
  if (variable.kind !== 'variable') return;
  for (const [place, value] of state.memory)
    if (rootOf(place) === variable) makeUncertain(state, rootOf(value), 'another member of a union was freed');
}

/** The object goes back to its allocator. */
export function free(m: Machine, state: State, site: Site, object: Term): EffectWord[] {
  if (singleValue(factOf(state, object)) === 0n) return [];
  // Who frees the address of a page drops a reference to it.
  const page = pageAtAddress(object);
  if (page !== null)
    return [changeReferences(m, state, site, folioAround(page) ?? folioOf(m, page), 'folio', 'caller', -1)];
  const name = m.describe(object);
  if (state.freed.has(object)) {
    // Where a loop comes to the same line again, what it frees there is what its name stands for by then.
    if (object.kind !== 'object' && state.freed.get(object) === site.at) return [];
    m.report(state, {
      code: 'double-free',
      at: site.at,
      end: site.end,
      message: `${name} is freed twice`,
      subject: name,
      consequence: null,
      certainty: 'witnessed',
    });
    return [];
  }
  const position = parameterPosition(object);
  if (position !== null) m.did(state, { act: 'frees', position, by: '' });
  freeLinked(m, state, site, object);
  freeStored(m, state, site, object);
  const folio = state.attached.get(object);
  if (folio !== undefined) {
    const folioName = m.describe(folio);
    m.report(state, {
      code: 'private-dangling',
      at: site.at,
      end: site.end,
      message: 'the private object is freed while it is still attached to the folio',
      subject: name,
      consequence: `whoever reads the private pointer of ${folioName} next reads freed memory; the reference that the attachment took is never dropped`,
      certainty: 'witnessed',
    });
  }
  const known = state.references.get(object);
  if (known !== undefined) state.writeReferences().set(object, withoutCaller(known));
  // One of a list or an array is another the next time: that it is gone says nothing of what has its name then.
  if (object.kind === 'object' || (isSteady(object) && !isCounted(state.counters, object)))
    state.writeFreed().set(object, site.at);
  else makeUncertain(state, object, 'it was freed');
  return [{ kind: 'memory', object, class: known?.class ?? 'slab', change: 'freed' }];
}

/** It is freed where a count of its own came to nothing: that this is so here is the word of who put it, and may not be. */
export function isCounted(counters: Iterable<Term>, object: Term): boolean {
  for (const location of counters) if (rootOf(location) === object) return true;
  return false;
}

/** A load or store through an address; false where the path cannot go on behind it. */
export function touchMemory(m: Machine, state: State, site: Site, location: Term): boolean {
  const root = rootOf(location);
  if (state.freed.size === 0) return true;
  const freedAt = state.freed.get(root);
  if (freedAt === undefined || state.blurred) return true;
  const objectClass = state.references.get(root)?.class ?? 'slab';
  const isMemory = objectClass === 'slab' || objectClass === 'cache' || objectClass === 'other';
  m.report(state, {
    code: isMemory ? 'use-after-free' : 'use-after-put',
    at: site.at,
    end: site.end,
    message: isMemory
      ? `${m.describe(root)} is used after it was freed`
      : `${m.describe(root)} is used after its last reference was dropped`,
    subject: m.describe(root),
    consequence: null,
    certainty: 'witnessed',
  });
  return false;
}

/**
 * The same thing each time it is named on the path: also what a function finds for one argument, what a call outside of
 * loops returned, and an entry of a collection until the loop comes to the next.
 */
export function isSteady(object: Term): boolean {
  if (isStable(object)) return true;
  let steady = true;
  visitTerm(object, (part) => {
    const isEntry = boundEntry(part) !== null;
    const isFound = pureFunction(part) !== null && presentEntry(part) === null;
    if (isEntry) return false;
    if (part.kind === 'op' ? !isFound : part.kind === 'element' || part.kind === 'sum' || isRepeated(part))
      steady = false;
    if (part.kind === 'initial' && part.epoch !== 0) steady = false;
    return steady;
  });
  return steady;
}

/** What came to life on the path, or what a call in a loop returned: another thing in the next round. */
function isRepeated(part: Term): boolean {
  return isOurs(part) && (part.kind !== 'symbol' || part.key.includes(repeatable));
}

/** A loop reads its next entry out of the one that it is at; false where that was freed and the path cannot go on. */
export function leaveEntry(m: Machine, state: State, site: Site, entry: Term): boolean {
  const freedAt = boundEntry(entry) === null || state.blurred ? undefined : state.freed.get(entry);
  if (freedAt === undefined) return true;
  const name = m.describe(entry);
  m.report(state, {
    code: 'use-after-free',
    at: site.at,
    end: site.end,
    message: `the loop goes on from ${name}, which was freed in its body`,
    subject: name,
    consequence: 'the next entry is read out of freed memory',
    certainty: 'witnessed',
  });
  return false;
}

/** A loop comes to its next entry: what had the name of one before is another from here on. */
export function releaseEntries(state: State): void {
  for (const object of state.freed.keys()) {
    const parts = new Set<Term>();
    visitTerm(object, (part) => parts.add(part).size > 0);
    if (![...parts].some((part) => boundEntry(part) !== null)) continue;
    state.writeFreed().delete(object);
    makeUncertain(state, object, 'it was freed');
  }
}
