import type { LoweredFunction } from '../../ir/instructions.ts';
import { hasKept } from '../../machine/amounts.ts';
import { longTermPin } from '../../kernel/objects.ts';
import { repeatable } from '../../machine/fresh.ts';
import { pureFunction } from '../../machine/objects.ts';
import type { References } from '../../machine/state.ts';
import { parameterPosition, type Term } from '../../machine/terms.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { returnClasses, soundExits } from './classes.ts';
import { isHandedOn } from './handed-on.ts';
import { inconsistency } from './inconsistency.ts';
import { traceWords } from './trace-words.ts';

/**
 * Pins at a way out: one that nothing leads to any more is lost, and one that stays in an object which others find must
 * be meant to last.
 */
export const pins: Check = {
  name: 'pins',
  run(analysis) {
    const told = new Map<string, Defect>();
    const lost = soundExits(analysis).flatMap((exit) => lostPins(analysis, exit));
    for (const defect of [...lost, ...keptPins(analysis)]) {
      const key = `${defect.code} ${defect.subject}`;
      if (!told.has(key)) told.set(key, defect);
    }
    return [...told.values()];
  },
};

/** Of a page that a call gave, in a variable or as its result; of an array that the function allocated its own end tells. */
function lostPins(analysis: FunctionAnalysis, exit: Exit): readonly Defect[] {
  return pinned(exit)
    .filter(({ object }) => isOfCall(analysis, object) && isTakenHere(exit, object) && !isHandedOn(exit, object))
    .map(({ object }) => {
      const name = analysis.names.describe(object);
      return inconsistency(exit, {
        code: 'pin-leak',
        message: `the pin on ${name} is still held when the function returns here, and nothing leads to it any more`,
        subject: name,
        consequence: 'its folio can be neither migrated nor converted from here on',
      });
    });
}

function pinned({ state }: Exit): readonly References[] {
  return [...state.references.values()].filter(
    (references) => references.uncertain === null && hasKept(state, references, 'pin'),
  );
}

/** The folio of a page that is no parameter. In a loop it is another one each time, which an array may have kept. */
function isOfCall({ lowered }: FunctionAnalysis, object: Term): boolean {
  const [page] = object.kind === 'op' && pureFunction(object) !== null ? object.args : [];
  if (page?.kind !== 'symbol' || page.joined || parameterPosition(page) !== null) return false;
  // What follows the call says where the call put it.
  const [site = ''] = page.key.split('>');
  return !site.includes(repeatable) || !lowered.some(storesThroughPointers);
}

function storesThroughPointers({ blocks }: LoweredFunction): boolean {
  return blocks.some(({ instructions }) =>
    instructions.some(
      (instruction) =>
        instruction.op === 'store' && (instruction.place.kind === 'index' || instruction.place.kind === 'deref'),
    ),
  );
}

/** The function pinned it itself, or a callee handed it out; what a callee lost is told there. */
function isTakenHere({ state }: Exit, object: Term): boolean {
  for (const [word] of traceWords(state.trace))
    if ((word.kind === 'pin' || word.kind === 'ref') && word.object === object && word.delta > 0)
      return word.kind === 'pin' || (word.holder === 'pin' && word.handedOut === true);
  return false;
}

/** What was pinned for as long as a call lasts is in an object of the path's that it linked where others find it. */
function keptPins(analysis: FunctionAnalysis): readonly Defect[] {
  const successes = returnClasses(soundExits(analysis)).filter(({ isError }) => !isError);
  return successes.flatMap(({ exits }) =>
    exits.flatMap((exit) =>
      exit.state.keptPins
        .filter(({ entry }) => !exit.state.freed.has(entry))
        .map(({ name, at, end }) =>
          inconsistency(exit, {
            code: 'pin-misuse',
            message: `${name} keeps pages that were pinned without ${longTermPin}, and is linked here where it outlives the call`,
            subject: name,
            consequence:
              'pages that stay pinned stand in the way of whoever moves or takes away the memory they are in',
            at,
            end,
          }),
        ),
    ),
  );
}
