import type { LockState } from '../../machine/state.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import { inconsistency } from './inconsistency.ts';

/** A lock that is still held at a way out, and why it should not be. */
export function heldLock(analysis: FunctionAnalysis, exit: Exit, lock: LockState, reason: string): Defect {
  const name = `${lock.lock} of ${analysis.names.describe(lock.on)}`;
  const message = `${name} is still held when the function returns here; ${reason}`;
  return inconsistency(exit, { code: 'lock-leak', message, subject: name });
}
