export interface Bounds {
  /** Instructions and branches in all. */
  readonly steps: number;
  /** How many states a join keeps apart: the first stage whose end is not reached. */
  readonly stages: readonly Stage[];
  /** Ways out that a caller is given one by one; of more, those that do the same to the world and return alike become one. */
  readonly waysOut: number;
}

/**
 * What a join keeps apart while a function has taken fewer steps than `until`. A function that goes on and on is seen
 * more and more coarsely, so that it comes to its end all the same.
 */
export interface Stage {
  readonly until: number;
  /** States kept apart at one join; beyond it, states that agree in the world become one. */
  readonly statesAtJoin: number;
  /** Beyond this, states that agree in all but what is known of values become one. */
  readonly factsAtJoin: number;
  /** Beyond this, states that differ in nothing but counters and what is only told besides become one. */
  readonly countersAtJoin: number;
}

/** How coarse it gets in the end: states that agree in the world are one at once. */
export const lastStage: Stage = { until: Infinity, statesAtJoin: 1, factsAtJoin: 0, countersAtJoin: 0 };

/** How long the functions of one file are seen finely, in steps of all of them together. */
const fineSteps = 120_000;
/** Of one function, at the most and at the least: most functions end before. */
const finest = 2_400;
const coarsest = 400;
/** Ways out of all functions together that callers are given one by one, and of one function at the most and the least. */
const waysOut = 1_200;
const mostWaysOut = 8;
const leastWaysOut = 4;

/**
 * The bounds of each function of a file with so many of them. A reviewer waits for a file, so the functions of a small one
 * are seen finely for longer; the number of functions alone decides, so that each is seen the same whoever asks for it.
 */
export function boundsFor(functions: number): Bounds {
  const fine = Math.round(Math.min(finest, Math.max(coarsest, fineSteps / Math.max(functions, 1))));
  return {
    steps: 5_000,
    stages: [
      { until: fine, statesAtJoin: 24, factsAtJoin: 8, countersAtJoin: 12 },
      { until: Math.round(fine * 1.75), statesAtJoin: 8, factsAtJoin: 2, countersAtJoin: 4 },
    ],
    waysOut: Math.round(Math.min(mostWaysOut, Math.max(leastWaysOut, waysOut / Math.max(functions, 1)))),
  };
}
