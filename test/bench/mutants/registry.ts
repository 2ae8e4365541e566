import { dropCheck, dropRetry } from './kinds/drop-check.ts';
import {
  dropDetach,
  dropFree,
  dropInvalidateEnd,
  dropPut,
  dropResource,
  dropUnlock,
  putTwice,
} from './kinds/releases.ts';
import { freeBeforeDetach, swapInvalidate } from './kinds/reorder.ts';
import { sleepUnderLock } from './kinds/sleep-under-lock.ts';
import { wrongLabel } from './kinds/wrong-label.ts';
import { wrongRange } from './kinds/wrong-range.ts';
import type { Kind } from './mutation.ts';

/** Every kind of defect that the bench puts in. Where two give the same text, the first has it. */
export const kinds: readonly Kind[] = [
  dropPut,
  dropUnlock,
  dropInvalidateEnd,
  dropResource,
  dropFree,
  dropDetach,
  putTwice,
  swapInvalidate,
  dropCheck,
  freeBeforeDetach,
  sleepUnderLock,
  dropRetry,
  wrongRange,
  wrongLabel,
];
