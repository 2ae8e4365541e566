import type { State } from './state.ts';

/** A call that failed, and whose result nobody looked at. */
export interface DroppedError {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

/** Nobody looks at these errors; each place is said once. */
export function dropErrors(state: State, errors: readonly DroppedError[]): void {
  const more = errors.filter(({ at }) => !state.dropped.some((known) => known.at === at));
  if (more.length > 0) state.dropped = [...state.dropped, ...more];
}
