import { expect, it } from 'vitest';
import { lockRules } from './lock-rules.ts';

it('nothing may sleep under spinning locks, RCU, preemption and interrupts, and one may under the others', () => {
  const atomic = ['mmu_lock', 'spinlock', 'rwlock', 'rcu', 'preemption', 'interrupts', 'page table lock'] as const;
  const sleepable = ['mutex', 'rwsem', 'srcu', 'folio lock', 'invalidate_lock', 'mmap_lock'] as const;
  expect(atomic.filter((lock) => !lockRules(lock).atomic)).toEqual([]);
  expect(sleepable.filter((lock) => lockRules(lock).atomic)).toEqual([]);
});

it('RCU and SRCU sections nest, a mutex does not', () => {
  expect([lockRules('rcu').nests, lockRules('srcu').nests, lockRules('mutex').nests]).toEqual([true, true, false]);
});
