import type { LockName } from './primitive.ts';

/** Members of ops tables that the kernel calls with mmap_lock of the process held, and the file that says so. */
const underMmapLock: Readonly<Record<string, { readonly members: readonly string[]; readonly source: string }>> = {
  'struct file_operations': { members: ['mmap', 'mmap_prepare'], source: 'Documentation/filesystems/locking.rst' },
  // A fault may run under the lock of its mapping instead; who maps or unmaps waits for that with mmap_lock held.
  'struct vm_operations_struct': {
    members: ['open', 'close', 'fault', 'huge_fault', 'page_mkwrite', 'pfn_mkwrite', 'access'],
    source: 'Documentation/filesystems/locking.rst',
  },
};

/** The lock that is held whenever the kernel calls what stands under this member; null where nothing is known. */
export function enteredUnder(tag: string, member: string): { readonly lock: LockName; readonly source: string } | null {
  const table = underMmapLock[tag];
  return table?.members.includes(member) === true ? { lock: 'mmap_lock', source: table.source } : null;
}
