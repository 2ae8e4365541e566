import type { LockSpec } from '../kernel/primitive.ts';
import type { LockClass } from './lock-class.ts';
import { waitAlone } from './lock-nesting.ts';
import { placeInOrder, waitForLock } from './lock-order.ts';
import type { Machine, Site } from './machine.ts';
import type { LockState, State } from './state.ts';

/** A call waits for a lock that it then takes. */
export function waitFor(
  m: Machine,
  state: State,
  site: Site,
  wait: Pick<LockState, 'lock' | 'on'> & { readonly class: LockClass | null; readonly by: string },
  mode: LockSpec['mode'],
): void {
  const place = placeInOrder(wait.lock, wait.on);
  if (place !== null) waitForLock(m, state, site, place, wait.by);
  if (mode === 'exclusive' || wait.lock === 'mmap_lock') waitAlone(m, state, site, wait);
}

/** A call touches user memory: where that is not there, the fault takes mmap_lock. */
export function mayFault(m: Machine, state: State, site: Site, by: string): void {
  waitForLock(m, state, site, 'mmap_lock', by);
  waitAlone(m, state, site, { lock: 'mmap_lock', on: m.terms.global('current'), class: 'mmap_lock', by });
}
