import { rootOf, type Term } from '../../machine/terms.ts';
import { callsOf } from '../cleanup-ladder.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { singleExits } from './classes.ts';
import { inconsistency } from './inconsistency.ts';

/**
 * The window of a range that stands in a variable of the function: when the function returns the range is gone, and
 * nobody else can have opened it or close it. Whether the path fails does not matter.
 */
export const ownWindows: Check = {
  name: 'own windows',
  run(analysis) {
    if (analysis.problems.length > 0) return [];
    const told = new Map<string, Defect>();
    for (const exit of singleExits(analysis))
      for (const [range, delta] of exit.state.windows) {
        const root = rootOf(range);
        if (root.kind !== 'variable' || exit.state.looseWindows.has(range) || isGivenAway(analysis, root.name))
          continue;
        const defect = delta > 0 ? leftOpen(analysis, exit, range) : neverOpened(analysis, exit, range);
        const key = `${String(delta > 0)} ${defect.at}`;
        if (!told.has(key)) told.set(key, defect);
      }
    return [...told.values()];
  },
};

/** Code that is not known was given the range: it may open and close its window. */
function isGivenAway({ lowered, written: { catalogue, callee } }: FunctionAnalysis, variable: string): boolean {
  const word = new RegExp(`(?<![\\w.>])${variable}\\b`);
  return lowered
    .flatMap(callsOf)
    .some(
      ({ name, args }) =>
        args.some((arg) => word.test(arg)) &&
        catalogue.primitive(name, { arguments: args.length }) === null &&
        callee(name) === null,
    );
}

function leftOpen({ names }: FunctionAnalysis, exit: Exit, range: Term): Defect {
  const name = names.describe(range);
  return inconsistency(exit, {
    code: 'invalidate-unbalanced',
    message: `the invalidation window of ${name} is still open when the function returns here, and the range goes with it`,
    subject: name,
    consequence: 'every notifier waits for an end that does not come, and faults in the range are retried for ever',
  });
}

function neverOpened({ names }: FunctionAnalysis, exit: Exit, range: Term): Defect {
  const name = names.describe(range);
  return inconsistency(exit, {
    code: 'invalidate-unbalanced',
    message: `the invalidation window of ${name} was closed and never opened on the path that returns here`,
    subject: name,
    consequence: 'notifiers that count windows go below zero, and faults install what another one is taking away',
  });
}
