import type { Severity } from '../../report/result.ts';
import type { Violation } from '../../machine/machine.ts';
import type { Check } from './check.ts';

/** Promises that a single path broke: the machine saw it happen. */
export const violations: Check = {
  name: 'violations',
  run: (analysis) =>
    analysis.violations.map(({ violation, trace, conditions, inputs }) => ({
      code: violation.code,
      severity: severityOf(violation),
      confidence: violation.certainty,
      message: violation.message,
      consequence: violation.consequence,
      at: violation.at,
      end: violation.end,
      subject: violation.subject,
      trace,
      conditions,
      inputs,
      assumptions: [],
    })),
};

function severityOf(violation: Violation): Severity {
  return violation.severity ?? (violation.certainty === 'witnessed' ? 'error' : 'information');
}
