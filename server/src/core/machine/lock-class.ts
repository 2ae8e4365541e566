import type { Value } from '../ir/instructions.ts';
import type { LockName } from '../kernel/primitive.ts';
import { rootOf, structOf, type Term } from './terms.ts';

/** All locks that are one member of one struct, or one variable: "struct kvm lock"; or the one that each process has. */
export type LockClass = string;

/**
 * Null for a lock of an object that nobody else has yet, and for one of which the struct is not known. `written` is what
 * the C passes to be locked, whose types may tell more than the pointer that it comes of.
 */
export function lockClass(lock: LockName, on: Term, written: Value | null = null): LockClass | null {
  if (!classed.has(lock) || rootOf(on).kind === 'object' || rootOf(on).kind === 'variable') return null;
  // Each process has one, and whichever it is, another task of that process may hold it.
  if (lock === 'mmap_lock') return lock;
  if (on.kind === 'global') return on.name;
  if (on.kind !== 'field') return null;
  if (on.of.kind === 'global') return `${on.of.name}.${on.field}`;
  const place = written?.kind === 'addressOf' && written.place.kind === 'field' ? written.place : null;
  if (place?.of.type.kind === 'struct' && place.field === on.field) return `${place.of.type.tag} ${on.field}`;
  const tag = structOf(on.of);
  return tag === null ? null : `${tag} ${on.field}`;
}

/** The order of mmu_lock is the kernel's to tell. */
const classed: ReadonlySet<LockName> = new Set(['mmap_lock', 'mutex', 'spinlock', 'rwlock', 'rwsem']);
