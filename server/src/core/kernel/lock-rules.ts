import type { LockName } from './primitive.ts';

export interface LockRules {
  /** Nothing may sleep while it is held. */
  readonly atomic: boolean;
  /** The holder may take it again, and releases it as often. */
  readonly nests: boolean;
  /** What else the same lock is called: &ptl of pte_offset_map_lock() is released by spin_unlock(ptl) as well. */
  readonly sameAs?: LockName;
  /** A function may release what its caller took, or take what its caller releases, and says so by its result: VM_FAULT_LOCKED. */
  readonly handedOver?: true;
}

/** What holding a lock means for sleeping and for taking it twice; without PREEMPT_RT. */
const rules: Readonly<Record<LockName, LockRules>> = {
  'folio lock': { atomic: false, nests: false, handedOver: true },
  invalidate_lock: { atomic: false, nests: false },
  mmu_lock: { atomic: true, nests: false },
  mmap_lock: { atomic: false, nests: false, handedOver: true },
  mutex: { atomic: false, nests: false },
  spinlock: { atomic: true, nests: false },
  rwlock: { atomic: true, nests: false },
  rwsem: { atomic: false, nests: false },
  rcu: { atomic: true, nests: true },
  srcu: { atomic: false, nests: true },
  preemption: { atomic: true, nests: true },
  interrupts: { atomic: true, nests: false },
  'page table lock': { atomic: true, nests: false, sameAs: 'spinlock' },
  'i_pages lock': { atomic: true, nests: false },
  // A writer that a mutex serialises may sleep (seqcount_mutex_t, raw_write_seqcount_begin() of mm->write_protect_seq).
  seqcount: { atomic: false, nests: false },
  local_lock: { atomic: true, nests: false },
  'bottom halves': { atomic: true, nests: true },
  cpus_read_lock: { atomic: false, nests: true },
  'page faults': { atomic: false, nests: true },
  'any lock': { atomic: false, nests: false },
};

/** The member of a spinlock that is the lock itself, at the same address: inline functions go by it. */
export const innerLock = 'rlock';

export function lockRules(lock: LockName): LockRules {
  return rules[lock];
}
