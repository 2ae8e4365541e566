import type { References, TraceNode } from '../../machine/state.ts';
import { isStable, type Term } from '../../machine/terms.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { soundExits } from './classes.ts';
import { inconsistency } from './inconsistency.ts';
import { traceWords } from './trace-words.ts';

/**
 * Two single references of what was there before are dropped on one way, and none was taken: the caller handed over one
 * at most. Objects that came to life on the path are not meant; of those the machine counts every reference.
 */
export const overput: Check = {
  name: 'overput',
  run(analysis) {
    const told = new Map<Term, Defect>();
    for (const exit of soundExits(analysis)) {
      for (const references of exit.state.references.values()) {
        const { object } = references;
        if (told.has(object) || !isDroppedTwice(references)) continue;
        const second = secondDrop(exit.state.trace, object);
        if (second !== null) told.set(object, tell(analysis, exit, references, second));
      }
    }
    return [...told.values()];
  },
};

function isDroppedTwice({ object, uncertain, held }: References): boolean {
  return isStable(object) && uncertain === null && (held.caller ?? 0) === -2;
}

/**
 * The later of two drops, one at a time; null where one call drops several, where a loop comes by the same one twice (each
 * round may give back what another object held), or where the path took one as well.
 */
function secondDrop(trace: TraceNode | null, object: Term): TraceNode | null {
  const drops: TraceNode[] = [];
  for (const [word, node] of traceWords(trace)) {
    if (word.kind !== 'ref' || word.object !== object || word.holder !== 'caller') continue;
    if (word.delta !== -1) return null;
    drops.push(node);
  }
  const [second, first] = drops;
  return drops.length === 2 && first!.at !== second!.at ? second! : null;
}

function tell(analysis: FunctionAnalysis, exit: Exit, references: References, second: TraceNode): Defect {
  const name = analysis.names.describe(references.object);
  return inconsistency(exit, {
    code: 'ref-overput',
    message: `a second reference to ${name} (${references.class}) is dropped here, and the path took none`,
    subject: name,
    consequence: `the count goes one too low unless the caller handed over two: the ${references.class} may be freed while it is in use`,
    at: second.at,
    end: second.end,
  });
}
