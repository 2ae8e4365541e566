import { brokenOrder, orderedLock } from '../kernel/lock-order.ts';
import { lockRules } from '../kernel/lock-rules.ts';
import type { LockName } from '../kernel/primitive.ts';
import type { Machine, Site } from './machine.ts';
import type { State } from './state.ts';
import { rootOf, structOf, type Term } from './terms.ts';

/** All locks that are one member of one struct, or one variable: "struct kvm lock". */
export type LockClass = string;

/** One lock is waited for while another is held, both for themselves alone. */
export interface LockNesting {
  readonly outer: LockClass;
  readonly inner: LockClass;
  /** What else is held meanwhile: two that nest in either way under one lock do not meet. */
  readonly under: readonly LockClass[];
}

/** The path waits for a lock that nobody else may hold: told for each lock that it holds so. */
export function tellNesting(m: Machine, state: State, site: Site, lock: LockName, on: Term): void {
  if (state.locks.size === 0 || state.blurred || state.broken) return;
  const inner = lockClass(lock, on);
  if (inner === null) return;
  const held: { readonly lock: LockName; readonly on: Term; readonly class: LockClass }[] = [];
  for (const one of state.locks.values()) {
    const outer = one.exclusive > 0 && !one.loose ? lockClass(one.lock, one.on) : null;
    if (outer !== null) held.push({ lock: one.lock, on: one.on, class: outer });
  }
  for (const one of held) {
    const isTold = one.class === inner || isOrdered(one, { lock, on });
    // Under a lock that forbids to sleep, waiting for one that sleeps is a defect of another kind.
    if (isTold || (lockRules(one.lock).atomic && !lockRules(lock).atomic)) continue;
    const under = held.filter((other) => other !== one).map((other) => other.class);
    m.nested(state, site, { outer: one.class, inner, under });
  }
}

interface Held {
  readonly lock: LockName;
  readonly on: Term;
}

/** Two locks of which the kernel says the order are told by that. */
function isOrdered(left: Held, right: Held): boolean {
  const [a, b] = [placeOf(left), placeOf(right)];
  return a !== null && b !== null && (brokenOrder(a, b) !== null || brokenOrder(b, a) !== null);
}

function placeOf({ lock, on }: Held): ReturnType<typeof orderedLock> {
  return on.kind === 'field' ? orderedLock(lock, structOf(on.of), on.field) : orderedLock(lock, null, null);
}

/** Null for a lock of an object that nobody else has yet, and for one of which the struct is not known. */
function lockClass(lock: LockName, on: Term): LockClass | null {
  if (!classed.has(lock) || rootOf(on).kind === 'object') return null;
  if (on.kind === 'global') return on.name;
  if (on.kind !== 'field') return null;
  if (on.of.kind === 'global') return `${on.of.name}.${on.field}`;
  const tag = structOf(on.of);
  return tag === null ? null : `${tag} ${on.field}`;
}

const classed: ReadonlySet<LockName> = new Set(['mutex', 'spinlock', 'rwlock', 'rwsem', 'mmu_lock', 'mmap_lock']);
