import type { State } from '../machine/state.ts';
import type { StateKey } from './state-key.ts';

/** In what another state is like the one at hand, from the least that they differ in to the most. */
export type Likeness = 'shape' | 'outline' | 'held';

/** The states that have come to one block. */
export class Join {
  /** Those that have not gone on yet, in the order in which they came. */
  readonly #waiting: State[] = [];
  /** The first state of each key. */
  readonly #whole = new Map<string, State>();
  readonly #alike: Readonly<Record<Likeness, Map<string, State>>> = {
    shape: new Map(),
    outline: new Map(),
    held: new Map(),
  };
  /** What those that have gone on were when they did: stepping changes a state. */
  readonly #gone = new Map<State, State>();
  readonly #widened = new Set<State>();
  readonly #isInLoop: boolean;
  #count = 0;

  /** Only in a loop does a state come when others have gone on. */
  constructor(isInLoop: boolean) {
    this.#isInLoop = isInLoop;
  }

  /** How many were kept apart so far. */
  get count(): number {
    return this.#count;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  isWaiting(state: State): boolean {
    return this.#waiting.includes(state);
  }

  /** The next to go on. */
  next(): State | undefined {
    const state = this.#waiting.shift();
    if (state !== undefined && this.#isInLoop && this.#count > 0) this.#gone.set(state, state.fork());
    return state;
  }

  /** A state that waits without being told from others. */
  push(state: State): void {
    this.#waiting.push(state);
  }

  add(arrived: State, key: StateKey): void {
    this.#count++;
    // One that went on from here and comes again is another by now: by its own name, what it was then would be lost.
    const state = this.#gone.has(arrived) ? arrived.fork() : arrived;
    this.#whole.set(key.whole, state);
    for (const likeness of likenesses) this.#alike[likeness].set(key[likeness], state);
    this.#waiting.push(state);
  }

  /** The state that nothing which follows could tell from one of this key. */
  twin(key: StateKey): State | undefined {
    return this.#whole.get(key.whole);
  }

  /** The last one that is like a state of this key. */
  alike(likeness: Likeness, key: StateKey): State | undefined {
    return this.#alike[likeness].get(key[likeness]);
  }

  /** Makes one of those that wait and have the same key. */
  gather(keyOf: (state: State) => string, merge: (into: State, other: State) => void): void {
    const together = mergeAlike(this.#waiting, keyOf, (into, other) => {
      merge(into, other);
      this.widen(into);
    });
    this.#waiting.splice(0, this.#waiting.length, ...together);
  }

  /** A state that waits took another in: it has another key when it goes on. */
  widen(state: State): void {
    this.#widened.add(state);
  }

  isWidened(state: State): boolean {
    return this.#widened.has(state);
  }

  /** A state that was widened goes on as what it is now. */
  goesOnAs(state: State, key: StateKey): void {
    if (!this.#whole.has(key.whole)) this.#whole.set(key.whole, state);
  }

  /** A copy of a state that has gone on, as it was then. */
  copyOf(state: State): State | undefined {
    return this.#gone.get(state)?.fork();
  }
}

const likenesses: readonly Likeness[] = ['shape', 'outline', 'held'];

/** The first state of each key, which takes in the others. */
export function mergeAlike(
  states: readonly State[],
  keyOf: (state: State) => string,
  merge: (into: State, other: State) => void,
): State[] {
  if (states.length < 2) return [...states];
  const first = new Map<string, State>();
  for (const state of states) {
    const key = keyOf(state);
    const into = first.get(key);
    if (into === undefined) first.set(key, state);
    else merge(into, state);
  }
  return [...first.values()];
}
