import type { FileCheck } from './file-check.ts';
import { linked } from './linked.ts';
import { lockCycles } from './lock-cycles.ts';
import { neverTells } from './never-tells.ts';
import { objects } from './objects.ts';
import { owned } from './owned.ts';
import { promises } from './promises.ts';
import { rolledBack } from './rolled-back.ts';
import { startedCallbacks } from './started-callbacks.ts';

/** Every check over a whole file, in the order in which their findings are told. */
export const fileChecks: readonly FileCheck[] = [
  linked,
  lockCycles,
  objects,
  owned,
  promises,
  startedCallbacks,
  rolledBack,
  neverTells,
];
