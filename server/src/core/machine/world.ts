import type { Holder, LockName, ObjectClass } from '../kernel/primitive.ts';
import { lockRules } from '../kernel/lock-rules.ts';
import { privateField } from '../kernel/objects.ts';
import { addAmount, boundsOf, isEven, signOf, withoutOpen } from './amounts.ts';
import type { EffectWord } from './effects.ts';
import type { LockClass } from './lock-class.ts';
import type { Machine, Site } from './machine.ts';
import { freeFolio } from './freed-unmapped.ts';
import { forgetKeptPins } from './kept-pins.ts';
import { loosenPinned } from './loosen-pinned.ts';
import { handedOn, loosenReference } from './loosen-reference.ts';
import { pureFunction } from './objects.ts';
import { knownLock, loosenNamesake } from './same-lock.ts';
import type { LetGo, LockState, References, State } from './state.ts';
import { validPointer } from './facts.ts';
import { load, restrict, store } from './store.ts';
import { rootOf, visitTerm, type Term } from './terms.ts';

/** The operations of the world: each changes what a path holds, raises what it breaks and says what it did. */

export function changeReferences(
  m: Machine,
  state: State,
  site: Site,
  object: Term,
  objectClass: ObjectClass,
  holder: Holder,
  change: number | Term,
): EffectWord & { readonly kind: 'ref' } {
  mayBeAnother(state, object);
  if (typeof change !== 'number') mayBeAnother(state, change);
  const before = state.references.get(object) ?? noReferences(object, objectClass, site.at);
  const delta = typeof change === 'number' ? change : signOf(change) < 0 ? -1 : 1;
  let counts = addAmount(m.terms, before, holder, change);
  if (delta < 0) loosenArray(state, object);
  const isOurs = object.kind === 'object';
  const mayTell = isOurs && delta < 0 && before.uncertain === null && state.references.has(object);
  if (mayTell && boundsOf(state, counts, holder).max < 0n) {
    reportOverput(m, state, site, object, objectClass, holder);
    counts = addAmount(m.terms, withoutOpen(counts, holder), holder, -(counts.held[holder] ?? 0));
  }
  const { open: _, ...rest } = before;
  state.writeReferences().set(object, {
    ...rest,
    ...counts,
    class: before.class === 'other' ? objectClass : before.class,
    takenAt: delta > 0 ? site.at : before.takenAt,
  });
  const isCounted = isOurs && before.uncertain === null;
  const total = ({ held, open }: Pick<References, 'held' | 'open'>): number | null =>
    open === undefined ? Object.values(held).reduce((sum, count) => sum + count, 0) : null;
  const isLast = total(counts) === 0 && total(before) !== 0 && (total(before) ?? 1) > 0;
  if (isOurs && delta < 0 && before.uncertain === null && isLast) {
    freeFolio(m, state, site, object);
    state.writeFreed().set(object, site.at);
  }
  return {
    kind: 'ref',
    object,
    class: objectClass,
    holder,
    delta,
    ...(typeof change === 'number' ? {} : { by: delta < 0 ? m.terms.subtract(m.terms.zero, change, 64) : change }),
    // Once it was handed on, how many there are is not known: only what changes is.
    before: isCounted ? total(before) : null,
    after: isCounted ? total(counts) : null,
  };
}

/** What is changed through a name that stands for several things: which of them it was, the path does not know. */
function mayBeAnother(state: State, object: Term): void {
  if (object.joined) state.blurred = true;
}

/** What is in an array that a call filled is given back alone: how much of the array's is left is not known. */
function loosenArray(state: State, object: Term): void {
  const page = object.kind === 'op' ? object.args[0] : object;
  if (page?.kind !== 'initial') return;
  const array = state.references.get(rootOf(page.location));
  if (array !== undefined && (array.class === 'pages' || !isEven(array, 'pin')))
    loosenReference(state, array.object, 'what is in it was given back alone');
}

export function noReferences(object: Term, objectClass: ObjectClass, at: number): References {
  return { object, class: objectClass, held: {}, uncertain: null, takenAt: at };
}

function reportOverput(
  m: Machine,
  state: State,
  site: Site,
  object: Term,
  objectClass: ObjectClass,
  holder: Holder,
): void {
  const what = holder === 'pin' ? 'pin' : 'reference';
  m.report(state, {
    code: holder === 'pin' ? 'pin-misuse' : 'ref-overput',
    at: site.at,
    end: site.end,
    message: `a ${what} of the ${objectClass} ${m.describe(object)} is dropped that this path does not hold`,
    subject: m.describe(object),
    consequence: `the count of the ${objectClass} goes one too low: it may be freed while it is in use`,
    certainty: 'witnessed',
  });
}

/** Nothing certain can be said of an object after code that is not known had it. */
export function makeUncertain(state: State, object: Term, because: string): void {
  if (because !== handedOn) forgetKeptPins(state, object);
  loosenPinned(state, object, because);
  for (const inside of objectsBehind(state, object)) loosenReference(state, inside, because);
  if (object.kind === 'op' || object.kind === 'sum') loosenParts(state, object, because);
  if (!state.references.has(object) && mayHaveCount(object))
    state.writeReferences().set(object, noReferences(object, 'other', 0));
  loosenReference(state, object, because);
}

/** An address, a frame number: whoever has what is reckoned from an object has the object. */
function loosenParts(state: State, reckoned: Term, because: string): void {
  visitTerm(reckoned, (part) => {
    if (part.kind === 'object') loosenReference(state, part, because);
    return true;
  });
}

/** What came to life on the path and is to be had through the memory of an object: whoever has that has these. */
export function objectsBehind(state: State, object: Term): ReadonlySet<Term> {
  const found = new Set<Term>();
  const work = [object];
  for (let from = work.pop(); from !== undefined; from = work.pop()) {
    for (const value of state.memory.of(from).values()) {
      visitTerm(value, (part) => {
        if (part.kind === 'object' && part !== object && !found.has(part)) {
          found.add(part);
          work.push(part);
        }
        return true;
      });
    }
  }
  return found;
}

/** What a path did not touch before is worth remembering only where it is something that came from elsewhere. */
function mayHaveCount(object: Term): boolean {
  return object.kind === 'object' || object.kind === 'symbol' || object.kind === 'initial' || object.kind === 'op';
}

/**
 * Code that is not known had the object: by a convention that only its result tells, it may have taken or released the
 * locks that functions hand to each other, on the object and on what it leads to.
 */
export function loosenLocks(state: State, object: Term): void {
  const reached = new Set([object]);
  for (let grown = true; grown;) {
    const before = reached.size;
    for (const root of state.memory.roots())
      if (reached.has(root))
        state.memory.of(root).forEach((value) => {
          if (value.kind === 'int') return;
          reached.add(rootOf(value));
          for (const object of viewedBy(value)) reached.add(object);
        });
    grown = reached.size > before;
  }
  for (const [key, lock] of state.locks)
    if (lockRules(lock.lock).handedOver === true && leadsFrom(lock.on, reached))
      state.writeLocks().set(key, { ...lock, loose: true });
}

/** What a value names in another way: the folio of a page, what a member is in. */
export function viewedBy(value: Term): readonly Term[] {
  switch (value.kind) {
    case 'op': {
      const [first] = value.args;
      return first !== undefined && pureFunction(value) !== null ? [first, ...viewedBy(first)] : [];
    }
    case 'field':
    case 'element':
    case 'container':
      return [value.of, ...viewedBy(value.of)];
    default:
      return [];
  }
}

/** A callee left the state of this lock open. */
export function loosenLock(state: State, site: Site, lock: LockName, on: Term): void {
  state.writeLocks().set(lockKey(lock, on), { ...lockState(state, site, lock, on, null), loose: true });
}

function leadsFrom(term: Term, roots: ReadonlySet<Term>): boolean {
  let found = false;
  visitTerm(term, (part) => {
    if (roots.has(part)) found = true;
    return !found;
  });
  return found;
}

export function lockKey(lock: LockName, on: Term): string {
  return `${lockRules(lock).sameAs ?? lock}/${on.id}`;
}

export function takeLock(
  m: Machine,
  state: State,
  site: Site,
  lock: LockName,
  given: Term,
  mode: 'exclusive' | 'shared',
  ofClass: LockClass | null,
): EffectWord {
  const on = knownLock(m, state, lock, given);
  mayBeAnother(state, on);
  const key = lockKey(lock, on);
  const before = lockState(state, site, lock, on, ofClass);
  if (before.loose) return settleLock(state, site, before, mode, 1);
  // What a lock is in is there: the path would not have got past it otherwise.
  const within = rootOf(on);
  if (on.kind === 'field' && within.kind !== 'object') restrict(state, within, validPointer);
  const rules = lockRules(lock);
  if (!rules.nests && before.exclusive > 0) {
    m.report(state, {
      code: 'double-lock',
      at: site.at,
      end: site.end,
      message: `${lockText(m, lock, on)} is taken again by the task that holds it`,
      subject: `${lock} ${m.describe(on)}`,
      consequence: 'the task waits for itself',
      certainty: 'witnessed',
    });
  }
  const atEntry =
    before.atEntry === 'unknown' &&
    mode === 'exclusive' &&
    !rules.nests &&
    before.exclusive === 0 &&
    before.shared === 0
      ? 'free'
      : before.atEntry;
  state.writeLocks().set(key, {
    ...before,
    atEntry,
    exclusive: before.exclusive + (mode === 'exclusive' ? 1 : 0),
    shared: before.shared + (mode === 'shared' ? 1 : 0),
    takenAt: site.at,
  });
  return { kind: 'lock', object: on, lock, mode, delta: 1 };
}

export function releaseLock(
  m: Machine,
  state: State,
  site: Site,
  lock: LockName,
  given: Term,
  mode: 'exclusive' | 'shared',
  ofClass: LockClass | null,
): EffectWord {
  const on = knownLock(m, state, lock, given);
  mayBeAnother(state, on);
  const key = lockKey(lock, on);
  const before = lockState(state, site, lock, on, ofClass);
  if (before.loose) return settleLock(state, site, before, mode, -1);
  if (mode === 'exclusive' && before.exclusive === 0 && before.atEntry === 'free') {
    m.report(state, {
      code: 'unlock-not-held',
      at: site.at,
      end: site.end,
      message: `${lockText(m, lock, on)} is released, but this path does not hold it`,
      subject: `${lock} ${m.describe(on)}`,
      consequence: null,
      certainty: 'witnessed',
    });
    return { kind: 'lock', object: on, lock, mode, delta: -1 };
  }
  if (before.exclusive + before.shared === 0 && before.atEntry === 'unknown') loosenNamesake(state, on);
  const atEntry =
    before.atEntry === 'unknown' && mode === 'exclusive' && before.exclusive === 0 && !lockRules(lock).nests
      ? 'held'
      : before.atEntry;
  state.writeLocks().set(key, {
    ...before,
    atEntry,
    exclusive: before.exclusive - (mode === 'exclusive' ? 1 : 0),
    shared: before.shared - (mode === 'shared' ? 1 : 0),
  });
  return { kind: 'lock', object: on, lock, mode, delta: -1 };
}

function lockState(state: State, site: Site, lock: LockName, on: Term, ofClass: LockClass | null): LockState {
  const known = state.locks.get(lockKey(lock, on));
  if (known !== undefined) return known;
  return { lock, on, exclusive: 0, shared: 0, atEntry: 'unknown', loose: false, takenAt: site.at, class: ofClass };
}

/** Whoever takes or releases a lock whose state was open shows what it is now; and, where its state at entry is known, the change since. */
function settleLock(
  state: State,
  site: Site,
  before: LockState,
  mode: 'exclusive' | 'shared',
  delta: 1 | -1,
): EffectWord {
  const change = (delta > 0 ? 1 : 0) - (before.atEntry === 'held' ? 1 : 0);
  const loose = mode === 'shared' || before.atEntry === 'unknown';
  const exclusive = mode === 'exclusive' ? change : before.exclusive;
  state.writeLocks().set(lockKey(before.lock, before.on), { ...before, exclusive, loose, takenAt: site.at });
  return { kind: 'lock', object: before.on, lock: before.lock, mode, delta };
}

/** Does the path hold a lock of this kind, on whatever object? */
export function isHeld(state: State, lock: LockName): boolean {
  for (const held of state.locks.values()) if (held.lock === lock && held.exclusive + held.shared > 0) return true;
  return false;
}

export function lockText(m: Machine, lock: LockName, on: Term): string {
  return `${lock} of ${m.describe(on)}`;
}

/** The first lock that this path took and under which nothing may sleep, unless it was let go meanwhile. */
function atomicLock(state: State, letGo: ReadonlyMap<string, LetGo>): LockState | null {
  for (const [key, lock] of state.locks)
    if (lock.exclusive + lock.shared > 0 && !lock.loose && lockRules(lock.lock).atomic && !letGo.has(key)) return lock;
  return null;
}

/** A step that may sleep; under a lock that forbids it, and that the step has not let go meanwhile, that is a defect. */
export function sleep(m: Machine, state: State, site: Site, what: string, without: readonly LetGo[] = []): void {
  const letGo = new Map(without.map((lock) => [lockKey(lock.lock, lock.on), lock]));
  for (const [key, lock] of state.locks) if (lock.exclusive < 0 || lock.shared < 0) letGo.set(key, lock);
  state.sleepWithout(letGo);
  const lock = atomicLock(state, letGo);
  if (lock === null || state.blurred) return;
  m.report(state, {
    code: 'sleep-in-atomic',
    at: site.at,
    end: site.end,
    message: `${what} may sleep while ${lockText(m, lock.lock, lock.on)} is held`,
    subject: what,
    consequence: null,
    certainty: 'witnessed',
  });
}

export function changeWindow(m: Machine, state: State, site: Site, vm: Term, delta: 1 | -1): EffectWord {
  mayBeAnother(state, vm);
  const before = state.windows.get(vm) ?? 0;
  if (before < 0 && delta > 0 && !state.blurred)
    m.report(state, {
      code: 'invalidate-unbalanced',
      at: site.at,
      end: site.end,
      message: `an invalidation window of ${m.describe(vm)} is opened after it was closed: nothing is done inside it`,
      subject: m.describe(vm),
      consequence: 'the count of windows goes below zero, and a fault in between installs what is being taken away',
      certainty: 'witnessed',
      severity: 'warning',
    });
  const after = before + delta;
  if (after === 0) state.writeWindows().delete(vm);
  else state.writeWindows().set(vm, after);
  return { kind: 'window', object: vm, delta };
}

/** folio->private = object, PG_private, and a reference that the attachment holds. */
export function attach(m: Machine, state: State, site: Site, folio: Term, object: Term): EffectWord[] {
  const reference = changeReferences(m, state, site, folio, 'folio', 'private', 1);
  store(state, m.terms.field(folio, privateField), object);
  store(state, flagLocation(m, folio, 'private'), m.terms.one);
  state.writeAttached().set(object, folio);
  return [reference, { kind: 'private', object: folio, attached: object, change: 'attached' }];
}

export function detach(m: Machine, state: State, site: Site, folio: Term): EffectWord[] {
  const location = m.terms.field(folio, privateField);
  const object = load(m.terms, state, location);
  const reference = changeReferences(m, state, site, folio, 'folio', 'private', -1);
  store(state, location, m.terms.zero);
  store(state, flagLocation(m, folio, 'private'), m.terms.zero);
  if (state.attached.has(object)) state.writeAttached().delete(object);
  return [reference, { kind: 'private', object: folio, attached: object, change: 'detached' }];
}

/** Where the machine keeps a state that no C field holds. */
export function flagLocation(m: Machine, object: Term, flag: string): Term {
  return m.terms.field(object, `#${flag}`);
}

/** Whether an object is in a state: "locked" follows from the lock that the path holds, the rest is kept beside it. */
export function flagTerm(m: Machine, state: State, object: Term, flag: string): Term {
  if (flag === 'locked' && (state.locks.get(lockKey('folio lock', object))?.exclusive ?? 0) > 0) return m.terms.one;
  return load(m.terms, state, flagLocation(m, object, flag), { kind: 'int', bits: 1, signed: false });
}
