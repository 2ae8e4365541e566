import { innerLock, lockRules } from '../kernel/lock-rules.ts';
import type { LockName } from '../kernel/primitive.ts';
import type { Machine } from './machine.ts';
import type { State } from './state.ts';
import { compareTerms } from './store.ts';
import { rootOf, type Term } from './terms.ts';

/** What the path knows a lock by already: another pointer that is known to be equal to this one, or this one. */
export function knownLock(m: Machine, state: State, lock: LockName, given: Term): Term {
  const on = given.kind === 'field' && given.field === innerLock ? given.of : given;
  const kind = kindOf(lock);
  let same: Term | null = null;
  for (const known of state.locks.values()) {
    if (kindOf(known.lock) !== kind) continue;
    if (known.on === on) return on;
    if (known.on.kind !== 'global' && compareTerms(m.terms, state, '==', known.on, on, false) === m.terms.one)
      same ??= known.on;
  }
  return same ?? on;
}

/**
 * The path releases what it has not taken by this name, and holds the same member of another pointer: the two may be one,
 * for pointers move. Which of them is held then is open.
 */
export function loosenNamesake(state: State, on: Term): void {
  if (on.kind !== 'field') return;
  for (const [key, lock] of state.locks)
    if (
      lock.on.kind === 'field' &&
      lock.on.field === on.field &&
      lock.exclusive + lock.shared > 0 &&
      isMovable(lock.on)
    )
      state.writeLocks().set(key, { ...lock, loose: true });
}

/** It was found through memory that may have changed since. */
function isMovable(on: Term): boolean {
  return rootOf(on).kind === 'initial';
}

function kindOf(lock: LockName): LockName {
  return lockRules(lock).sameAs ?? lock;
}
