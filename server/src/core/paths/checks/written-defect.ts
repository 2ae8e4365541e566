import type { Defect } from '../findings.ts';

/** A warning of what the text shows without being executed: the place is its own witness. */
export function writtenDefect(
  told: Pick<Defect, 'code' | 'message' | 'consequence' | 'subject' | 'at' | 'end'>,
): Defect {
  return { severity: 'warning', confidence: 'inconsistent', trace: null, conditions: null, assumptions: [], ...told };
}
