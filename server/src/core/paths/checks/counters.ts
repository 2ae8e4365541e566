import { rootOf, type Term } from '../../machine/terms.ts';
import type { Defect } from '../findings.ts';
import type { Exit } from '../explore.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import { signed } from '../words.ts';
import type { Check } from './check.ts';
import { returnClasses } from './classes.ts';
import { inconsistency } from './inconsistency.ts';
import { traceWords } from './trace-words.ts';

/**
 * Failing with the same error, one path keeps its change of a counter and another takes it back: whoever is told of the
 * failure cannot know which happened.
 */
export const counters: Check = {
  name: 'counters',
  run: (analysis) =>
    returnClasses(analysis.exits.filter(({ state }) => !state.blurred && !state.merged))
      .filter((one) => one.isError)
      .flatMap(({ exits }) => {
        const locations = new Set(
          exits.flatMap((exit) => [...exit.state.counters].filter((location) => outlives(location))),
        );
        return [...locations].flatMap((location) => compare(analysis, exits, location));
      }),
};

/** A counter of the function's own objects is nobody else's business. */
function outlives(location: Term): boolean {
  const root = rootOf(location);
  return root.kind !== 'object' && root.kind !== 'variable';
}

function compare(analysis: FunctionAnalysis, exits: readonly Exit[], location: Term): Defect[] {
  const restored = exits.find((exit) => exit.state.counters.has(location) && changeOf(exit, location) === 0);
  if (restored === undefined) return [];
  // A path that has only the step back was spared the first for a reason that it cannot be seen to have in common.
  const begins = firstStep(restored, location);
  const kept = exits.find(
    (exit) =>
      (changeOf(exit, location) ?? 0) !== 0 &&
      firstStep(exit, location) === begins &&
      !isRecorded(exit, restored, location),
  );
  if (kept === undefined) return [];
  const name = analysis.names.describePlace(location);
  const delta = changeOf(kept, location) ?? 0;
  const { source } = analysis.fn.file;
  const line = source.lineSeenFrom(source.origin(kept.at), restored.at);
  return [
    inconsistency(kept, {
      code: 'counter-imbalance',
      message: `${name} is left at ${signed(delta)} here, but the path that returns the same error at ${line} restores it`,
      subject: name,
      consequence: 'a caller that is told of the failure cannot tell whether the counter still holds its share',
    }),
  ];
}

/** Does other memory say which of the two happened? An object that keeps what it had got gives it back when it dies. */
function isRecorded(kept: Exit, restored: Exit, counter: Term): boolean {
  return [...kept.state.memory].some(
    ([location, value]) =>
      location !== counter &&
      outlives(location) &&
      value.kind !== 'initial' &&
      !kept.state.counters.has(location) &&
      restored.state.memory.get(location) !== value,
  );
}

/** Which way the path first changed the counter: 1 or -1; 0 where its steps were not told. */
function firstStep(exit: Exit, location: Term): number {
  let sign = 0;
  for (const [word] of traceWords(exit.state.trace))
    if (word.kind === 'counter' && word.location === location) sign = Math.sign(word.delta);
  return sign;
}

/** How far the counter is from where it was at entry; null where that is not a number. */
function changeOf(exit: Exit, location: Term): number | null {
  const value = exit.state.memory.get(location);
  // Stepped, and no value there any more: somebody else may have changed it since.
  if (value === undefined) return exit.state.counters.has(location) ? null : 0;
  if (value.kind === 'initial') return value.location === location ? 0 : null;
  if (value.kind !== 'sum' || value.parts.length !== 1) return null;
  const only = value.parts[0]!;
  if (only.factor !== 1n || only.term.kind !== 'initial' || only.term.location !== location) return null;
  return Number(value.constant);
}
