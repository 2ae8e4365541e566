import type { LockName } from './primitive.ts';

/** A lock that has a place in the kernel's order: a name of the model, or a member of a struct. */
export type OrderedLock =
  | 'mmap_lock'
  | 'invalidate_lock'
  | 'folio lock'
  | 'mmu_lock'
  | 'kvm->lock'
  | 'vcpu->mutex'
  | 'slots_lock'
  | 'kvm->srcu';

/** Locks that are told by what they are, and those that are told by the member that they stand in. */
const named: ReadonlySet<LockName> = new Set(['mmap_lock', 'invalidate_lock', 'folio lock', 'mmu_lock']);
const members: Readonly<Record<string, OrderedLock>> = {
  'struct kvm lock': 'kvm->lock',
  'struct kvm slots_lock': 'slots_lock',
  'struct kvm srcu': 'kvm->srcu',
  'struct kvm_vcpu mutex': 'vcpu->mutex',
};

/** Outermost first; between locks of different rows nothing is said. */
const orders: readonly { readonly locks: readonly OrderedLock[]; readonly source: string }[] = [
  { locks: ['mmap_lock', 'invalidate_lock', 'folio lock'], source: 'mm/filemap.c' },
  {
    locks: ['kvm->lock', 'vcpu->mutex', 'slots_lock', 'invalidate_lock', 'mmu_lock'],
    source: 'Documentation/virt/kvm/locking.rst',
  },
  // Who changes the memslots under slots_lock waits for every reader of kvm->srcu.
  { locks: ['slots_lock', 'kvm->srcu'], source: 'Documentation/virt/kvm/locking.rst' },
];

/** The place of a lock in the order, by its name in the model, and by the struct and the member that it is. */
export function orderedLock(lock: LockName, tag: string | null, member: string | null): OrderedLock | null {
  if (named.has(lock)) return lock as OrderedLock;
  return tag === null || member === null ? null : (members[`${tag} ${member}`] ?? null);
}

/** The order in which the two are taken, and the file that says so, where waiting for `taken` with `held` breaks it. */
export function brokenOrder(
  held: OrderedLock,
  taken: OrderedLock,
): { readonly order: string; readonly source: string } | null {
  for (const { locks, source } of orders) {
    const [outer, inner] = [locks.indexOf(taken), locks.indexOf(held)];
    if (outer >= 0 && inner > outer) return { order: locks.slice(outer, inner + 1).join(', then '), source };
  }
  return null;
}
