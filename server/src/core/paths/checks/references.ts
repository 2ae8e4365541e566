import { hasKept, isEven } from '../../machine/amounts.ts';
import type { State } from '../../machine/state.ts';
import { isStable, rootOf, type Term } from '../../machine/terms.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { areDistinguished, returnClasses, singleExits } from './classes.ts';
import { isHandedOn } from './handed-on.ts';
import { inconsistency } from './inconsistency.ts';
import { traceWords } from './trace-words.ts';

/**
 * A reference that one way out keeps and another, which looks the same to the caller, drops again. Objects that came to
 * life on the path are not meant: of those the last pointer tells. What a call returned, and what is another view of that,
 * has one name on all ways that lead through the call.
 */
export const references: Check = {
  name: 'references',
  run(analysis) {
    const classes = returnClasses(singleExits(analysis));
    return classes.flatMap(({ exits }) => {
      const others = classes.flatMap((one) => (one.exits === exits ? [] : one.exits));
      const objects = new Set(exits.flatMap((exit) => [...exit.state.references.keys()].filter(isFound)));
      return [...objects].flatMap((object) => (mayTell(object, others) ? compare(analysis, exits, object) : []));
    });
  },
};

/**
 * Of what the function came by itself, another result has to keep the reference: that is then the one that hands it on,
 * in whatever way, and this one does not.
 */
function mayTell(object: Term, others: readonly Exit[]): boolean {
  return isStable(object) || others.some((exit) => isKept(exit, object));
}

function isKept({ state }: Exit, object: Term): boolean {
  const references = state.references.get(object);
  return references !== undefined && (references.uncertain !== null || hasKept(state, references, 'caller'));
}

function compare(analysis: FunctionAnalysis, exits: readonly Exit[], object: Term): Defect[] {
  for (const kept of exits) {
    const references = kept.state.references.get(object);
    if (references?.uncertain !== null || !hasKept(kept.state, references, 'caller')) continue;
    if (isHandedOn(kept, object)) continue;
    const dropped = exits.find((exit) => dropsAgain(exit, object) && !areDistinguished(kept, exit));
    if (dropped !== undefined) return [tell(analysis, kept, dropped, object)];
  }
  return [];
}

/** A loop that found nothing to take did not drop anything. */
function dropsAgain({ state }: Exit, object: Term): boolean {
  const references = state.references.get(object);
  if (references?.uncertain !== null || references.held.caller === undefined) return false;
  return (
    isEven(references, 'caller') &&
    [...traceWords(state.trace)].some(([word]) => word.kind === 'ref' && word.object === object && word.delta < 0) &&
    ![...state.recounted, ...state.counters].some((at) => isLeftChanged(state, at, object))
  );
}

/** Another count in the object is not what it was: what was given back is not what was taken. */
function isLeftChanged(state: State, location: Term, object: Term): boolean {
  if (rootOf(location) !== object) return false;
  const value = state.memory.get(location);
  return value !== undefined && !(value.kind === 'initial' && value.location === location && value.epoch === 0);
}

function isFound(object: Term): boolean {
  return object.kind !== 'object';
}

function tell(analysis: FunctionAnalysis, kept: Exit, dropped: Exit, object: Term): Defect {
  const name = analysis.names.describe(object);
  const { source } = analysis.fn.file;
  const line = source.lineSeenFrom(source.origin(kept.at), dropped.at);
  const objectClass = kept.state.references.get(object)?.class ?? 'object';
  const message = `the reference to ${name} (${objectClass}) is kept when the function returns here; the way out at ${line} drops it and returns the same`;
  return inconsistency(kept, { code: 'ref-leak', message, subject: name });
}
