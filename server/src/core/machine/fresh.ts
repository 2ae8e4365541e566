import { unknownType, type Type } from '../ir/types.ts';
import type { ObjectClass } from '../kernel/primitive.ts';
import { loosenReference } from './loosen-reference.ts';
import type { Machine } from './machine.ts';
import type { State } from './state.ts';
import { containsTerm, type Term } from './terms.ts';

/** Marks the key of a site that a path can pass more than once, because it is in a loop. */
export const repeatable = '*';

/** How many values of one site a path keeps apart; a loop that makes more of them says so by becoming unknown. */
const maxPerSite = 6;

/**
 * A value that nothing is known of. A site that is passed again (in a loop) gives the name of its first value that the
 * path no longer uses, so that a path that comes back to the same world comes back to the same state.
 */
export function freshSymbol(
  m: Machine,
  state: State,
  key: string,
  name: string,
  type: Type = unknownType,
  uses: Uses = usesOf(state),
): Term {
  if (!key.includes(repeatable)) return m.terms.symbol(key, name, type);
  for (let count = 0; ; count++) {
    const { term, isNew } = m.terms.numbered(key, count, name, type);
    if (isNew || count >= maxPerSite || !uses.has(term)) {
      if (!isNew) dropFacts(state, term);
      uses.add(term);
      return term;
    }
  }
}

/** An object that comes to life here. Nothing else on the path leads to it. */
export function freshObject(
  m: Machine,
  state: State,
  key: string,
  objectClass: ObjectClass,
  zeroed: boolean,
  type: Type = unknownType,
  uses: Uses = usesOf(state),
): Term {
  if (!key.includes(repeatable)) return m.terms.object(key, 0, objectClass, zeroed, type);
  for (let count = 0; ; count++) {
    const term = m.terms.object(key, count, objectClass, zeroed, type);
    if (count < maxPerSite && (state.references.has(term) || uses.has(term))) continue;
    dropFacts(state, term);
    if (state.freed.has(term)) state.writeFreed().delete(term);
    if (state.references.has(term)) state.writeReferences().delete(term);
    if (state.attached.has(term)) state.writeAttached().delete(term);
    for (const location of [...state.memory.keys()])
      if (containsTerm(location, term)) state.writeMemory().delete(location);
    for (const location of [...state.epochs.keys()])
      if (containsTerm(location, term)) state.writeEpochs().delete(location);
    return term;
  }
}

/** What a path still uses. */
export interface Uses {
  has(term: Term): boolean;
  add(term: Term): unknown;
}

/** Everything that registers, memory and the world of a path are made of. The path must stay as it is. */
export function usesOf(state: State): Uses {
  const added = new Set<Term>();
  return {
    has: (term) => added.has(term) || isUsed(state, term),
    add: (term) => added.add(term),
  };
}

/** The same uses, with what is added from here on kept apart: several ways on from one state share what they begin with. */
export function sharedUses(uses: Uses): Uses {
  const added = new Set<Term>();
  return { has: (term) => added.has(term) || uses.has(term), add: (term) => added.add(term) };
}

function isUsed(state: State, term: Term): boolean {
  for (const local of state.locals) if (local !== undefined && containsTerm(local, term)) return true;
  if (state.memory.some((value, place) => containsTerm(value, term) || containsTerm(place, term))) return true;
  for (const { object, open } of state.references.values()) {
    if (containsTerm(object, term)) return true;
    if (open !== undefined && Object.values(open).some((count) => containsTerm(count, term))) return true;
  }
  for (const object of state.freed.keys()) if (containsTerm(object, term)) return true;
  for (const lock of state.locks.values()) if (containsTerm(lock.on, term)) return true;
  return false;
}

function dropFacts(state: State, term: Term): void {
  const doomed: Term[] = [];
  state.facts.forEach((_, subject) => {
    if (subject.ofPath && containsTerm(subject, term)) doomed.push(subject);
  });
  for (const subject of doomed) state.writeFacts().delete(subject);
  for (const object of state.freed.keys()) if (containsTerm(object, term)) state.writeFreed().delete(object);
  for (const { object, open } of state.references.values())
    if (open !== undefined && Object.values(open).some((count) => containsTerm(count, term)))
      loosenReference(state, object, 'a number that is another in the next round');
}
