import type { Term } from './terms.ts';
import type { State } from './state.ts';

/** An allocation that failed, and that the path has not looked at yet. */
export interface FailedAllocation {
  /** The NULL or the error pointer that came instead. */
  readonly value: Term;
  /** Who was called. */
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

/** An allocation fails here. */
export function failAllocation(state: State, failed: FailedAllocation): void {
  state.unasked = [...state.unasked.filter(({ value }) => value !== failed.value), failed];
}

/** The path looks at a value, or leaves that to code that is not known. */
export function askOf(state: State, value: Term): void {
  if (state.unasked.some((failed) => failed.value === value))
    state.unasked = state.unasked.filter((failed) => failed.value !== value);
}

/** Code that is not known has an object: it may look at whatever is stored in it. */
export function askOfStored(state: State, object: Term): void {
  if (state.unasked.length === 0) return;
  askOf(state, object);
  for (const value of state.memory.of(object).values()) askOf(state, value);
}

/** Two paths become one: only what neither has looked at is still to be looked at. */
export function joinUnasked(into: State, other: State): void {
  if (into.unasked.length > 0)
    into.unasked = into.unasked.filter(({ value }) => other.unasked.some((failed) => failed.value === value));
}
