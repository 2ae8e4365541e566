import type { UnitResult } from '../core/analysis/unit-result.ts';
import type { Arch } from './options.ts';

/** An input as it goes to another thread. */
export interface SentInput {
  readonly name: string;
  readonly text: string;
  readonly path: string | null;
}

/** What each thread of a run is given when it begins. */
export interface WorkerData {
  /** The directory of the base tree; null without one. */
  readonly base: string | null;
  readonly config: ReadonlyMap<string, string>;
  readonly arch: Arch;
  readonly parser: string | null;
  /** The directory that results are kept in, and what under; null where they are not. */
  readonly cache: string | null;
  readonly tool: string | null;
  /** Inputs that belong together, which every thread puts together for itself. */
  readonly together: readonly SentInput[];
}

/** What goes between a run and its threads. */
export interface WorkerProtocol {
  readonly task: WorkerTask;
  /** The file or function that the thread is at. */
  readonly note: string;
  readonly answer: WorkerAnswer;
}

/** One piece of work. A kind for each that there is. */
export interface WorkerTask {
  readonly kind: 'unit';
  readonly alone: SentInput | null;
  readonly index: number;
}

export interface WorkerAnswer {
  /** Null where the thread sees no such unit. */
  readonly result: UnitResult | null;
  /** What it asked the tree for and was refused so far. */
  readonly refused: readonly string[];
  /** What was wrong with kept results so far. */
  readonly remarks: readonly string[];
}
