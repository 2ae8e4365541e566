import type { OrderedLock } from '../kernel/lock-order.ts';
import type { Fact } from './facts.ts';
import type { WaitedFor } from './lock-nesting.ts';
import type { NeededLock } from './needed-locks.ts';
import type { Term } from './terms.ts';

/** What a function does on the way, and nothing of which is left when it returns: what its callers must not forget. */
export type Act = ActKind & {
  /** What did it, as a reader looks for it: "copy_from_user()", "f(), which calls copy_from_user()". */
  readonly by: string;
};

export type ActKind =
  /** It waits for a lock; those of its caller's that it had let go meanwhile are none to wait with. */
  | { readonly act: 'waits'; readonly lock: OrderedLock; readonly letGo: readonly OrderedLock[] }
  /** It takes a lock that nobody else may hold, and waits for it. */
  | ({ readonly act: 'takes' } & Omit<WaitedFor, 'by'>)
  /** It begins with what needs a lock that its caller must hold. */
  | ({ readonly act: 'needs' } & NeededLock)
  /** It writes to the memory of a page through an address of the kernel's. */
  | { readonly act: 'writes'; readonly page: Term }
  /** It frees what it was given, on one of its ways at least. */
  | { readonly act: 'frees'; readonly position: number };

/** An act, and what holds of the function's inputs where it is done: a caller whose inputs contradict that is not meant. */
export interface SummaryAct {
  readonly act: Act;
  readonly facts: readonly (readonly [Term, Fact])[];
}
