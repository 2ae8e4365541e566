import type { LockName } from './primitive.ts';

/** Declarations that a lone file needs where its headers are not at hand. */
export interface TypeFacts {
  /** "struct folio" -> field name -> C type. */
  readonly fields?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** "gfn_t" -> "u64". */
  readonly typedefs?: Readonly<Record<string, string>>;
  /** Constants: enum members and object-like macros. */
  readonly constants?: Readonly<Record<string, number | bigint>>;
  /** Lock fields whose lock has a name of its own: "struct kvm" -> "mmu_lock" -> 'mmu_lock'. The lock is then on the object. */
  readonly locks?: Readonly<Record<string, Readonly<Record<string, LockName>>>>;
  /** Members that count changes: who samples one can ask later whether anything changed since. */
  readonly sequences?: Readonly<Record<string, readonly string[]>>;
  /** Members that are the two ends of a range, without the second: "struct kvm_gfn_range" -> "start", "end". */
  readonly ranges?: Readonly<Record<string, readonly [start: string, end: string]>>;
}
