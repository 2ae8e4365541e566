import { inputsOf } from '../admitted.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';

/** What a check says itself; the place is the way out where it names none. */
type Told = Pick<Defect, 'code' | 'message' | 'subject'> & Partial<Pick<Defect, 'consequence' | 'at' | 'end'>>;

/** A warning of what one way out does, with that way as the witness. */
export function inconsistency(exit: Exit, told: Told): Defect {
  return {
    severity: 'warning',
    confidence: 'inconsistent',
    consequence: null,
    at: exit.at,
    end: exit.end,
    trace: exit.state.trace,
    conditions: exit.state.conditions,
    inputs: inputsOf(exit.state),
    assumptions: [],
    ...told,
  };
}
