import { unknownType, type Type } from '../ir/types.ts';
import type { ObjectClass } from '../kernel/primitive.ts';
import { loosenReference } from './loosen-reference.ts';
import type { Machine } from './machine.ts';
import type { State } from './state.ts';
import { containsTerm, visitTerm, type Term } from './terms.ts';

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
    const numbered = `${key}#${count}`;
    const isNew = !m.terms.hasSymbol(numbered);
    const term = m.terms.symbol(numbered, name, type);
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

/** What a path still uses: asked for many values of one call, it is collected once. */
export interface Uses {
  has(term: Term): boolean;
  add(term: Term): unknown;
}

/** Everything that registers, memory and the world of a path are made of, collected when it is first asked for. */
export function usesOf(state: State): Uses {
  let parts: Set<Term> | null = null;
  const added = new Set<Term>();
  return {
    has: (term) => added.has(term) || (parts ??= collectParts(state)).has(term),
    add: (term) => added.add(term),
  };
}

/** The same uses, with what is added from here on kept apart: several ways on from one state share what they begin with. */
export function sharedUses(uses: Uses): Uses {
  const added = new Set<Term>();
  return { has: (term) => added.has(term) || uses.has(term), add: (term) => added.add(term) };
}

function collectParts(state: State): Set<Term> {
  const parts = new Set<Term>();
  const collect = (term: Term): void => {
    visitTerm(term, (part) => {
      if (parts.has(part)) return false;
      parts.add(part);
      return true;
    });
  };
  for (const local of state.locals) if (local !== undefined) collect(local);
  state.memory.forEach((value, location) => {
    collect(location);
    collect(value);
  });
  for (const { object, open } of state.references.values()) {
    collect(object);
    if (open !== undefined) for (const count of Object.values(open)) collect(count);
  }
  for (const object of state.freed.keys()) collect(object);
  for (const lock of state.locks.values()) collect(lock.on);
  return parts;
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
