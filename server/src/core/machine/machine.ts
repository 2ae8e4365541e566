import type { LoweredFunction } from '../ir/instructions.ts';
import type { TypeScope } from '../ir/types.ts';
import type { Catalogue } from '../kernel/catalogue.ts';
import type { LockName } from '../kernel/primitive.ts';
import type { Act, SummaryAct } from './acts.ts';
import type { LockNesting } from './lock-nesting.ts';
import type { State } from './state.ts';
import type { Summary } from './summary.ts';
import type { TermTable } from './term-table.ts';
import type { Term } from './terms.ts';

/** A broken promise that a path met, at the step that broke it. */
export interface Violation {
  readonly code: string;
  readonly at: number;
  readonly end: number;
  readonly message: string;
  /** Tells the same defect from another at the same place. */
  readonly subject: string;
  readonly consequence: string | null;
  readonly certainty: 'witnessed' | 'suspected';
  /** The path is real, but whether it breaks a promise rests on who else may have the object. */
  readonly severity?: 'warning';
  /** The call, by its offset, whose flags it rests on: where other ways pass it others, who decides that is taken to know. */
  readonly restsOn?: number;
}

export type CalleeSummary =
  | { readonly kind: 'known'; readonly summary: Summary }
  /** No body at hand, or one that could not be told whole; what it does on the way may be known all the same. */
  | {
      readonly kind: 'unknown';
      readonly why: 'no body' | 'recursive' | 'too large';
      readonly acts?: readonly SummaryAct[];
    };

/** A function that a caller passes: as an argument, or in a member of what an argument points to. */
export interface FunctionInput {
  readonly position: number;
  /** Null for the argument itself. */
  readonly field: string | null;
  readonly function: string;
}

/** A call through a member of a struct: the functions that it can go to, and what they have in common. */
export interface MemberCall {
  readonly names: readonly string[];
  readonly does: CalleeSummary;
}

/** All that a step needs besides the state. One machine serves one function. */
export interface Machine {
  readonly terms: TermTable;
  readonly catalogue: Catalogue;
  readonly types: TypeScope;
  readonly fn: LoweredFunction;
  constant(name: string): bigint | null;
  /** The paths of a function whose body is known, where its caller passes these functions. */
  summary(name: string, inputs?: readonly FunctionInput[]): CalleeSummary;
  /** What stands under a member of a struct, wherever it is stored; null where that is not known. */
  throughMember(tag: string, member: string, inputs: readonly FunctionInput[]): MemberCall | null;
  /** What an initializer at file scope puts at this location: a member of an ops table. */
  initialized(location: Term): Term | null;
  /** Does the file under analysis define this name itself, as something else than what stands in `source` of the kernel? */
  isOwnFunction(name: string, source: string): boolean;
  /** The lock that a field of this name is, where it has a name of its own. */
  lockField(field: string): LockName | null;
  configuration(symbol: string): boolean | null;
  /** Counts work that one instruction hides: the bound of an exploration is a bound of its cost. */
  spend(steps: number): void;
  report(state: State, violation: Violation): void;
  /** The function did something of which nothing is left when it returns. */
  did(state: State, act: Act): void;
  /** A lock was waited for while another was held. */
  nested(state: State, site: Site, nesting: LockNesting): void;
  /** A page of user memory was got for writing at this offset, on some path. */
  pinnedForWriting(at: number): void;
  /** A result depends on this; said with it. */
  assumption(text: string): void;
  /** What a reader would write where a condition does not hold. */
  negation(condition: string): string;
  /** What the function's own C calls a value. */
  describe(term: Term): string;
  nameObject(term: Term, name: string, isPointer?: boolean): void;
  /** Some path stored an object that came to life on it where others can get at it; null: one of several, nobody knows which. */
  stored(location: Term, object: Term | null): void;
}

/** Where a step stands: a key for what it creates, and its C. */
export interface Site {
  readonly key: string;
  readonly at: number;
  readonly end: number;
}
