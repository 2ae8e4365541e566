import type { Defect } from '../findings.ts';

type Told = Pick<Defect, 'code' | 'message' | 'subject' | 'consequence' | 'at' | 'end'>;

/** A warning of how failures are cleaned up, which the text of the function shows by itself. */
export function ofText(told: Told): Defect {
  return {
    severity: 'warning',
    confidence: 'inconsistent',
    trace: null,
    conditions: null,
    assumptions: [],
    ...told,
  };
}
