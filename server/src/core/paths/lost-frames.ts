import { hasKept } from '../machine/amounts.ts';
import { mayNotBeCounted } from '../machine/loosen-reference.ts';
import type { References, State } from '../machine/state.ts';
import type { Term } from '../machine/terms.ts';
import type { Exit } from './explore.ts';
import type { Violation } from '../machine/machine.ts';
import { traceWords } from './checks/trace-words.ts';

/** A frame number whose last name dies while a reference that may have come with it was not given back. */
export interface LostFrame {
  readonly state: State;
  readonly references: References;
  readonly at: number;
  readonly end: number;
}

/**
 * Was the reference of a frame lost, if it came with one? Who releases the frame need not know: that asks. Whoever asked
 * may know that there is nothing to release.
 */
export function isLostFrame(state: State, references: References): boolean {
  const { object, uncertain } = references;
  const terms = state.pfns.get(object);
  return (
    uncertain === mayNotBeCounted &&
    terms?.refcounted === null &&
    terms.releaseWith !== null &&
    terms.answered !== true &&
    !state.blurred &&
    !state.broken &&
    hasKept(state, references, 'caller')
  );
}

/** What is told of frames that are lost on one way where another gives back what the same lookup found. */
export function lostFrameViolation(
  { state, references: { object, takenAt }, at, end }: LostFrame,
  exits: readonly Exit[],
  describe: (term: Term) => string,
): Violation | null {
  const releaseWith = state.pfns.get(object)?.releaseWith ?? null;
  if (releaseWith === null || !exits.some((exit) => givesBack(exit, takenAt))) return null;
  const name = describe(object);
  return {
    code: 'ref-leak',
    at,
    end,
    message: `the frame ${name} is not given back on this path by ${releaseWith}(), as it is on others`,
    subject: name,
    consequence: 'where its page has a count, the reference that came with it is lost',
    certainty: 'suspected',
    severity: 'warning',
  };
}

/** Did the path take something there, and drop that again? */
function givesBack({ state: { trace } }: Exit, takenAt: number): boolean {
  const dropped = new Set<Term>();
  for (const [word, { at }] of traceWords(trace)) {
    if (word.kind !== 'ref') continue;
    if (word.delta < 0) dropped.add(word.object);
    else if (at === takenAt && dropped.has(word.object)) return true;
  }
  return false;
}
