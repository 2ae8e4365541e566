import type { Holder, LockName, ObjectClass } from '../kernel/primitive.ts';
import type { LockClass } from './lock-class.ts';
import type { Term } from './terms.ts';

/**
 * What the path did to the reference count of one object, by holder. For an object that was there before, the numbers
 * are changes; for one that came to life on the path they are all there is.
 */
export interface References {
  readonly object: Term;
  readonly class: ObjectClass;
  readonly held: Readonly<Partial<Record<Holder, number>>>;
  /** By how many besides, where that is no number here: sums of values without a constant, none of them empty. */
  readonly open?: Readonly<Partial<Record<Holder, Term>>>;
  /** The call after which nothing certain can be said, by name. */
  readonly uncertain: string | null;
  /** Where the path last took one. */
  readonly takenAt: number;
  /** It was taken without asking whether the count is zero, of something that may not be counted at all. */
  readonly unasked?: true;
}

export interface LockState {
  readonly lock: LockName;
  readonly on: Term;
  /** Changes since entry; positive while the path holds it. */
  readonly exclusive: number;
  readonly shared: number;
  /** What the path itself shows of the state at entry: who takes an exclusive lock did not hold it. */
  readonly atEntry: 'free' | 'held' | 'unknown';
  /** Code that is not known may have taken or released it: whether it is held is open until the path shows it again. */
  readonly loose: boolean;
  readonly takenAt: number;
  /** What the C that names it says; null where that says nothing. */
  readonly class: LockClass | null;
}

/** A lock of the caller that the path had let go at the time. */
export type LetGo = Pick<LockState, 'lock' | 'on'>;

/** On what terms a frame number was handed out; null where it depends. */
export interface PfnTerms {
  readonly refcounted: boolean | null;
  readonly notifierGuarded: boolean | null;
  readonly releaseWith: string | null;
  /** A call was given it that may have told whether it has a count. */
  readonly asked?: true;
  /** One that answers yes or no, as a question about the count is answered. */
  readonly answered?: true;
}
