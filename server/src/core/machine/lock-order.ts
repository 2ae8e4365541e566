import { brokenOrder, orderedLock, type OrderedLock } from '../kernel/lock-order.ts';
import { lockRules } from '../kernel/lock-rules.ts';
import type { LockName } from '../kernel/primitive.ts';
import type { Machine, Site } from './machine.ts';
import type { LockState, State } from './state.ts';
import { structOf, type Term } from './terms.ts';
import { lockText } from './world.ts';

/** The place in the kernel's order of a lock that is on an object, or that is a member of one; null where it has none. */
export function placeInOrder(lock: LockName, on: Term): OrderedLock | null {
  return on.kind === 'field' ? orderedLock(lock, structOf(on.of), on.field) : orderedLock(lock, null, null);
}

/** The path waits for a lock. Told where it holds one that is to be taken after it, and to whoever calls the function. */
export function waitForLock(m: Machine, state: State, site: Site, lock: OrderedLock, by: string): void {
  reportOrder(m, state, site, lock, by, []);
  m.did(state, { act: 'waits', lock, letGo: locksLetGo(state), by });
}

/** The same for a lock that a callee waits for, having let go of some that this path holds. */
export function reportOrder(
  m: Machine,
  state: State,
  site: Site,
  lock: OrderedLock,
  by: string,
  letGo: readonly OrderedLock[],
): void {
  for (const held of state.locks.values()) {
    const place = heldPlace(held);
    const broken = place === null || letGo.includes(place) ? null : brokenOrder(place, lock);
    if (broken === null) continue;
    m.report(state, {
      code: 'lock-order',
      at: site.at,
      end: site.end,
      message: `${by} waits for ${lock} while ${lockText(m, held.lock, held.on)} is held`,
      subject: `${place} ${lock}`,
      consequence: `the order is ${broken.order} (${broken.source}): a task that takes them so and this one wait for each other`,
      certainty: 'suspected',
      severity: 'warning',
    });
  }
}

/** Locks of the caller's that the path has let go. */
export function locksLetGo(state: State): readonly OrderedLock[] {
  const places: OrderedLock[] = [];
  for (const { lock, on, exclusive, shared, loose } of state.locks.values()) {
    const place = exclusive < 0 || shared < 0 || loose ? placeInOrder(lock, on) : null;
    if (place !== null) places.push(place);
  }
  return places;
}

/** Under a lock that forbids to sleep, waiting is a defect of another kind, and told as that. */
function heldPlace({ lock, on, exclusive, shared, loose }: LockState): OrderedLock | null {
  return exclusive + shared > 0 && !loose && !lockRules(lock).atomic ? placeInOrder(lock, on) : null;
}
