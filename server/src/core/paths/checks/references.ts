import type { Holder } from '../../kernel/primitive.ts';
import { isStable, type Term } from '../../machine/terms.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { areDistinguished, returnClasses, soundExits } from './classes.ts';
import { isHandedOn } from './handed-on.ts';
import { inconsistency } from './inconsistency.ts';
import { traceWords } from './trace-words.ts';

/**
 * A reference that one way out keeps and another, which looks the same to the caller, drops again. Objects that came to
 * life on the path are not meant: of those the last pointer tells.
 */
export const references: Check = {
  name: 'references',
  run: (analysis) =>
    returnClasses(soundExits(analysis)).flatMap(({ exits }) => {
      const objects = new Set(exits.flatMap((exit) => [...exit.state.references.keys()].filter(isStable)));
      return [...objects].flatMap((object) => compare(analysis, exits, object));
    }),
};

function compare(analysis: FunctionAnalysis, exits: readonly Exit[], object: Term): Defect[] {
  for (const kept of exits) {
    if (countOf(kept, object, 'caller') <= 0 || isHandedOn(kept, object)) continue;
    const dropped = exits.find(
      (exit) =>
        exit.state.references.get(object)?.uncertain === null &&
        countOf(exit, object, 'caller') === 0 &&
        takes(exit, object) &&
        !areDistinguished(kept, exit),
    );
    if (dropped !== undefined) return [tell(analysis, kept, dropped, object)];
  }
  return [];
}

function countOf(exit: Exit, object: Term, holder: Holder): number {
  const references = exit.state.references.get(object);
  return references === undefined || references.uncertain !== null ? 0 : (references.held[holder] ?? 0);
}

/** Did the path take a reference at all? A loop that found nothing to take did not drop anything. */
function takes(exit: Exit, object: Term): boolean {
  for (const [word] of traceWords(exit.state.trace))
    if (word.kind === 'ref' && word.object === object && word.holder === 'caller' && word.delta > 0) return true;
  return false;
}

function tell(analysis: FunctionAnalysis, kept: Exit, dropped: Exit, object: Term): Defect {
  const name = analysis.names.describe(object);
  const line = analysis.fn.file.source.origin(dropped.at).line;
  const objectClass = kept.state.references.get(object)?.class ?? 'object';
  const message = `the reference to ${name} (${objectClass}) is kept when the function returns here; the way out at line ${line} drops it and returns the same`;
  return inconsistency(kept, { code: 'ref-leak', message, subject: name });
}
