import { brokenOrder, orderedLock } from '../kernel/lock-order.ts';
import { lockRules } from '../kernel/lock-rules.ts';
import type { LockName } from '../kernel/primitive.ts';
import type { Act } from './acts.ts';
import { lockClass, type LockClass } from './lock-class.ts';
import type { Machine, Site } from './machine.ts';
import type { LockState, State } from './state.ts';
import { rootOf, structOf, type Term } from './terms.ts';

/** One lock is waited for while another is held, both for themselves alone. */
export interface LockNesting {
  readonly outer: LockClass;
  readonly inner: LockClass;
  /** What else is held meanwhile: two that nest in either way under one lock do not meet. */
  readonly under: readonly LockClass[];
  /** What waits for the inner one. */
  readonly by: string;
}

/** A lock that is waited for. */
export interface WaitedFor {
  readonly lock: LockName;
  readonly on: Term;
  readonly class: LockClass;
  /** Locks of the caller's that a callee had let go when it waited, and those that it held itself. */
  readonly letGo: readonly LockClass[];
  readonly under: readonly LockClass[];
  readonly by: string;
}

/** The path takes a lock that nobody else may hold: told for each lock that it holds so, and to whoever calls the function. */
export function waitAlone(
  m: Machine,
  state: State,
  site: Site,
  wait: Pick<WaitedFor, 'lock' | 'on' | 'by'> & { readonly class: LockClass | null },
): void {
  if (wait.class !== null) tellWait(m, state, site, { ...wait, class: wait.class, letGo: [], under: [] });
}

/** The same for a lock that a callee waits for, in the words of this path. */
export function waitInCallee(m: Machine, state: State, site: Site, act: Act & { readonly act: 'takes' }): void {
  // Of what this path made, nobody else has the lock.
  if (rootOf(act.on).kind !== 'object') tellWait(m, state, site, act);
}

function tellWait(m: Machine, state: State, site: Site, wait: WaitedFor): void {
  if (state.blurred || state.broken) return;
  const open = [...state.locks.values()].some((lock) => isLetGo(lock) && classOf(lock) === null);
  // A lock of which nobody knows the class may be any that a caller holds.
  if (!open) m.did(state, { ...wait, act: 'takes', ...inCaller(state, wait) });
  const held = [...state.locks.values()].flatMap((one) => heldAlone(one) ?? []);
  for (const one of held) {
    const isTold = one.class === wait.class || wait.letGo.includes(one.class) || wait.under.includes(one.class);
    // Under a lock that forbids to sleep, waiting for one that sleeps is a defect of another kind.
    if (isTold || isOrdered(one, wait) || (lockRules(one.lock).atomic && !lockRules(wait.lock).atomic)) continue;
    const others = held.filter((other) => other !== one).map((other) => other.class);
    m.nested(state, site, { outer: one.class, inner: wait.class, under: [...others, ...wait.under], by: wait.by });
  }
}

/** What a caller of this path must know besides: which of its locks are gone by then, and which others are held. */
function inCaller(state: State, wait: WaitedFor): Pick<WaitedFor, 'letGo' | 'under'> {
  if (state.locks.size === 0) return wait;
  const locks = [...state.locks.values()];
  const letGo = locks.filter(isLetGo).flatMap((lock) => classOf(lock) ?? []);
  const under = locks.flatMap((lock) => heldAlone(lock)?.class ?? []);
  return { letGo: [...new Set([...wait.letGo, ...letGo])], under: [...new Set([...wait.under, ...under])] };
}

interface Held {
  readonly lock: LockName;
  readonly on: Term;
}

function isLetGo({ exclusive, shared, loose }: LockState): boolean {
  return exclusive < 0 || shared < 0 || loose;
}

/** mmap_lock counts also where it is shared: whoever maps or unmaps waits for all readers, and new readers wait behind that. */
function heldAlone(held: LockState): (Held & { readonly class: LockClass }) | null {
  const isHeld = held.exclusive > 0 || (held.lock === 'mmap_lock' && held.shared > 0);
  const ofLock = isHeld && !held.loose ? classOf(held) : null;
  return ofLock === null ? null : { lock: held.lock, on: held.on, class: ofLock };
}

function classOf({ lock, on, class: written }: LockState): LockClass | null {
  return written ?? lockClass(lock, on);
}

/** Two locks of which the kernel says the order are told by that. */
function isOrdered(left: Held, right: Held): boolean {
  const [a, b] = [placeOf(left), placeOf(right)];
  return a !== null && b !== null && (brokenOrder(a, b) !== null || brokenOrder(b, a) !== null);
}

function placeOf({ lock, on }: Held): ReturnType<typeof orderedLock> {
  return on.kind === 'field' ? orderedLock(lock, structOf(on.of), on.field) : orderedLock(lock, null, null);
}
