import type { SummaryAct } from './acts.ts';
import type { EffectWord } from './effects.ts';
import type { Fact } from './facts.ts';
import type { LetGo, LockState, References } from './state.ts';
import type { Term } from './terms.ts';

/**
 * What one way through a function means to a caller, in terms of what the function was given: parameters, memory as it
 * was at entry, globals. Applying it is putting the caller's values in their place.
 */
export interface SummaryPath {
  readonly returns: Term | null;
  /** What holds of the inputs and of the returned value. */
  readonly facts: readonly (readonly [Term, Fact])[];
  /** Inputs of which one of the ways that this stands for knew more, with the bits that it knew. */
  readonly undecided: readonly (readonly [Term, bigint])[];
  readonly stores: readonly (readonly [Term, Term])[];
  /** Counters among the locations that it stores to. */
  readonly counted: readonly Term[];
  /** Locations after which any value may be there. */
  readonly forgotten: readonly Term[];
  readonly references: readonly References[];
  readonly locks: readonly LockState[];
  readonly windows: readonly (readonly [Term, number])[];
  /** Windows that another way through the function closes further, or that it has not said whether it leaves open. */
  readonly looseWindows: readonly Term[];
  readonly attached: readonly (readonly [Term, Term])[];
  readonly freed: readonly Term[];
  /** Where the path may sleep: locks of the caller's that it has let go whenever it does. Null: it does not. */
  readonly sleepsWithout: readonly LetGo[] | null;
  /** Nobody has looked at the result yet, and it is what an allocation gave that failed. */
  readonly returnsUnasked: boolean;
  /** Parameters, a bit for each position, that the path goes through: they lead to something. */
  readonly touched: number;
  readonly blurred: boolean;
  readonly broken: boolean;
  /** What the caller reads off the result: "0", "-EINVAL", "NULL"; null where that says nothing. */
  readonly outcome: string | null;
  /** What the function decided last on this path, in its own words, where that is short. */
  readonly way: string | null;
  /** Changes that have no state of their own and are only told: mappings, contents, ownership. */
  readonly told: readonly EffectWord[];
}

export interface Summary {
  readonly name: string;
  readonly paths: readonly SummaryPath[];
  /** False where a bound was hit: other ways through exist. */
  readonly complete: boolean;
  /** Fields and pure results that the function reads, for the caller's liveness. */
  readonly reads: ReadonlySet<string>;
  /** What it does on the way, on some path. */
  readonly acts: readonly SummaryAct[];
}
