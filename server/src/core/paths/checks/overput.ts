import type { References, TraceNode } from '../../machine/state.ts';
import { isSteady } from '../../machine/memory.ts';
import type { Term } from '../../machine/terms.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { returnClasses, soundExits } from './classes.ts';
import { inconsistency } from './inconsistency.ts';
import { traceWords } from './trace-words.ts';

/**
 * Two references of what was there before are dropped on one way, and none was taken: the caller handed over one at most.
 * Or one came with the object, as what a call returned, and two are dropped. Objects that came to life on the path are
 * not meant; of those the machine counts every reference.
 */
export const overput: Check = {
  name: 'overput',
  run(analysis) {
    const told = new Map<Term, Defect>();
    const failed = new Set(returnClasses(analysis.exits).flatMap(({ isError, exits }) => (isError ? exits : [])));
    for (const exit of soundExits(analysis)) {
      for (const references of exit.state.references.values()) {
        const { object } = references;
        if (told.has(object) || !mayBeDroppedTwice(references)) continue;
        const second = secondDrop(exit.state.trace, object, failed.has(exit));
        if (second !== null) told.set(object, tell(analysis, exit, references, second));
      }
    }
    return [...told.values()];
  },
};

function mayBeDroppedTwice({ object, uncertain, held }: References): boolean {
  return (
    object.kind !== 'object' &&
    isSteady(object) &&
    uncertain === null &&
    ((held.caller ?? 0) < 0 || (held.pin ?? 0) < 0)
  );
}

/**
 * The later of two drops of as many; null where a loop comes by the same one twice (each round may give back what another
 * object held), or where the path took one itself: with that it may drop its caller's, too, unless it fails.
 */
function secondDrop(trace: TraceNode | null, object: Term, hasFailed: boolean): TraceNode | null {
  const drops: { readonly delta: number; readonly node: TraceNode }[] = [];
  let handedOut = 0;
  for (const [word, node] of traceWords(trace)) {
    if ((word.kind !== 'ref' && word.kind !== 'pin') || word.object !== object) continue;
    if (word.kind === 'ref' && (word.holder !== 'caller' || word.known === true)) continue;
    if (word.delta < 0) drops.push({ delta: word.delta, node });
    else if (word.kind === 'ref' && word.delta === 1 && (hasFailed || word.handedOut === true)) handedOut++;
    else return null;
  }
  const [second, first] = drops;
  if (drops.length !== 2 || handedOut > 1) return null;
  const isAlike = first!.delta === second!.delta && first!.node.at !== second!.node.at;
  return isAlike && (handedOut === 0 || second!.delta === -1) ? second!.node : null;
}

function tell(analysis: FunctionAnalysis, exit: Exit, references: References, second: TraceNode): Defect {
  const name = analysis.names.describe(references.object);
  return inconsistency(exit, {
    code: 'ref-overput',
    message: `a second reference to ${name} (${references.class}) is dropped here, and the path had one at most`,
    subject: name,
    consequence: `the count goes too low unless the caller handed over two: the ${references.class} may be freed while it is in use`,
    at: second.at,
    end: second.end,
  });
}
