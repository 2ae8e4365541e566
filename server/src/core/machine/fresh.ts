import { unknownType, type Type } from '../ir/types.ts';
import type { ObjectClass } from '../kernel/primitive.ts';
import type { Machine } from './machine.ts';
import type { State } from './state.ts';
import { containsTerm, type Term } from './terms.ts';

/** How many values of one site a path keeps apart; a loop that makes more of them says so by becoming unknown. */
const maxPerSite = 6;

/**
 * A value that nothing is known of. A site that is passed again (in a loop) gives the name of its first value that the
 * path no longer uses, so that a path that comes back to the same world comes back to the same state.
 */
export function freshSymbol(m: Machine, state: State, key: string, name: string, type: Type = unknownType): Term {
  for (let count = 0; ; count++) {
    const numbered = `${key}#${count}`;
    const isNew = !m.terms.hasSymbol(numbered);
    const term = m.terms.symbol(numbered, name, type);
    if (isNew || count >= maxPerSite || !isUsed(state, term)) {
      if (!isNew) dropFacts(state, term);
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
): Term {
  for (let count = 0; ; count++) {
    const term = m.terms.object(key, count, objectClass, zeroed, type);
    if (count < maxPerSite && (state.references.has(term) || isUsed(state, term))) continue;
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

function isUsed(state: State, term: Term): boolean {
  for (const local of state.locals) if (local !== undefined && containsTerm(local, term)) return true;
  for (const [location, value] of state.memory)
    if (containsTerm(value, term) || containsTerm(location, term)) return true;
  for (const object of state.references.keys()) if (containsTerm(object, term)) return true;
  for (const object of state.freed.keys()) if (containsTerm(object, term)) return true;
  for (const lock of state.locks.values()) if (containsTerm(lock.on, term)) return true;
  return false;
}

function dropFacts(state: State, term: Term): void {
  const doomed: Term[] = [];
  for (const subject of state.facts.keys()) if (containsTerm(subject, term)) doomed.push(subject);
  for (const subject of doomed) state.writeFacts().delete(subject);
}
