import type { Check } from './check.ts';
import { counters } from './counters.ts';
import { heldFrames } from './held-frames.ts';
import { failed } from './failed.ts';
import { kept } from './kept.ts';
import { labels } from './labels.ts';
import { ladder } from './ladder.ts';
import { locks } from './locks.ts';
import { lostError } from './lost-error.ts';
import { mixedNumbers } from './mixed-numbers.ts';
import { ownWindows } from './own-windows.ts';
import { overput } from './overput.ts';
import { ranges } from './ranges.ts';
import { pins } from './pins.ts';
import { preparedRanges } from './prepared-ranges.ts';
import { references } from './references.ts';
import { renamedError } from './renamed-error.ts';
import { rungs } from './rungs.ts';
import { sampledLate } from './sampled-late.ts';
import { siblings } from './siblings.ts';
import { twice } from './twice.ts';
import { unasked } from './unasked.ts';
import { unchecked } from './unchecked.ts';
import { unmet } from './unmet.ts';
import { uncovered } from './uncovered.ts';
import { violations } from './violations.ts';
import { windows } from './windows.ts';
import { wrappingSums } from './wrapping-sums.ts';

/** Every check, in the order in which their findings are told for one line. */
export const checks: readonly Check[] = [
  violations,
  overput,
  twice,
  references,
  locks,
  windows,
  ownWindows,
  kept,
  failed,
  counters,
  unchecked,
  unmet,
  ladder,
  siblings,
  labels,
  rungs,
  lostError,
  renamedError,
  ranges,
  mixedNumbers,
  unasked,
  sampledLate,
  uncovered,
  heldFrames,
  wrappingSums,
  preparedRanges,
  pins,
];
