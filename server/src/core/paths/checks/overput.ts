import { inputsOf } from '../admitted.ts';
import type { Defect } from '../findings.ts';
import type { DroppedTwice, FunctionAnalysis } from '../function-analysis.ts';
import { secondDrop } from '../second-drop.ts';
import { rootOf, type Term } from '../../machine/terms.ts';
import type { Check } from './check.ts';
import { returnClasses, singleExits } from './classes.ts';

/**
 * Two references of what was there before are dropped on one way, and none was taken: the caller handed over one at most.
 * Or one came with the object, as what a call returned, and two are dropped. Objects that came to life on the path are
 * not meant; of those the machine counts every reference.
 */
export const overput: Check = {
  name: 'overput',
  run(analysis) {
    const told = new Map<Term, Defect>();
    const tellOnce = (twice: DroppedTwice): void => {
      const { object } = twice.references;
      // A batch in a variable is filled again, and what releases it leaves it empty.
      if (twice.references.class === 'pages' && rootOf(object).kind === 'variable') return;
      // What stands in the kernel itself is not freed, whatever its count is.
      if (object.kind === 'global') return;
      if (!told.has(object)) told.set(object, tell(analysis, twice));
    };
    analysis.droppedTwice.forEach(tellOnce);
    const failed = new Set(returnClasses(analysis.exits).flatMap(({ isError, exits }) => (isError ? exits : [])));
    for (const exit of singleExits(analysis)) {
      const { trace, conditions } = exit.state;
      for (const references of exit.state.references.values()) {
        const second = secondDrop(trace, references, failed.has(exit));
        if (second !== null) tellOnce({ references, second, trace, conditions, inputs: inputsOf(exit.state) });
      }
    }
    return [...told.values()];
  },
};

function tell(analysis: FunctionAnalysis, { references, second, trace, conditions, inputs }: DroppedTwice): Defect {
  const name = analysis.names.describe(references.object);
  return {
    code: 'ref-overput',
    severity: 'warning',
    confidence: 'inconsistent',
    message: `a second reference to ${name} (${references.class}) is dropped here, and the path had one at most`,
    subject: name,
    consequence: `the count goes too low unless the caller handed over two: the ${references.class} may be freed while it is in use`,
    at: second.at,
    end: second.end,
    trace,
    conditions,
    inputs,
    assumptions: [],
  };
}
