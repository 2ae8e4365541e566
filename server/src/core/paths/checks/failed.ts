import { saysItSetsUp } from '../../kernel/names.ts';
import type { EffectWord } from '../../machine/effects.ts';
import { singleValue } from '../../machine/facts.ts';
import { isSteady } from '../../machine/memory.ts';
import { pageOfFolio } from '../../kernel/objects.ts';
import { pureFunction } from '../../machine/objects.ts';
import { factOf } from '../../machine/store.ts';
import { containsTerm, isOurs, parameterPosition, rootOf, visitTerm, type Term } from '../../machine/terms.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { returnClasses, soundExits } from './classes.ts';
import { isLeftBehind } from './handed-on.ts';
import { inconsistency } from './inconsistency.ts';
import { traceWords } from './trace-words.ts';

/**
 * A function that fails keeps nothing: a reference that it took itself, or what it put into a variable at file scope,
 * is nobody's after that, because who is told of the failure has nothing to give back.
 */
export const failed: Check = {
  name: 'failed',
  run(analysis) {
    const told = new Map<Term, Defect>();
    // Before a way out that cannot be seen it may be given back.
    if (!analysis.complete) return [];
    for (const { isError, exits } of returnClasses(soundExits(analysis))) {
      if (!isError) continue;
      for (const exit of exits) {
        if (isNoNumber(exit)) continue;
        for (const object of [...keptReferences(exit), ...keptFrames(exit)]) {
          const defect = tellReference(analysis, exit, object);
          const isTold = [...told.values()].some(({ at, subject }) => at === defect.at && subject === defect.subject);
          if (!isTold && !told.has(object)) told.set(object, defect);
        }
        if (!saysItSetsUp(analysis.fn.text.name)) continue;
        for (const place of filledVariables(exit))
          if (!told.has(place)) told.set(place, tellVariable(analysis, exit, place));
      }
    }
    return [...told.values()];
  },
};

/** -1 is -EPERM, and as often "none" of what is counted from 0: NUMA_NO_NODE, the index of nothing. */
function isNoNumber({ returns, state }: Exit): boolean {
  return returns !== null && singleValue(factOf(state, returns)) === (1n << 64n) - 1n;
}

/** References of the path's own on what was there before it, and that nothing leads to which outlives the path. */
function keptReferences(exit: Exit): Term[] {
  return [...exit.state.references.values()]
    .filter(
      ({ object, uncertain, held }) =>
        uncertain === null &&
        (held.caller ?? 0) > 0 &&
        // Of what came to life on the path the last pointer tells.
        !isOurs(object) &&
        // What is another view of a page that a call wrote down went out with that.
        object.kind !== 'op' &&
        isSteady(object) &&
        !isLeftBehind(withoutFreed(exit), object) &&
        takesOne(exit, object),
    )
    .map(({ object }) => object);
}

/**
 * References to what came to life on the path, where nothing but a frame number that was left behind a parameter leads to
 * it: who is told of the failure does not look there.
 */
function keptFrames({ returns, state }: Exit): Term[] {
  const kept = [...state.references.values()].filter(
    ({ object, uncertain, held }) => object.kind === 'object' && uncertain === null && (held.caller ?? 0) > 0,
  );
  return kept
    .map(({ object }) => object)
    .filter((object) => {
      if (state.blurred || (returns !== null && containsTerm(returns, object))) return false;
      const places = [...state.memory].filter(
        ([place, value]) =>
          rootOf(place).kind !== 'variable' && containsTerm(value, object) && rootOf(place) !== object,
      );
      return (
        places.length > 0 &&
        places.every(([place, value]) => parameterPosition(place) !== null && isNumberOf(value, object))
      );
    });
}

/** Is it a number that was reckoned from the object, and no pointer to it or to a page of it? */
function isNumberOf(value: Term, object: Term): boolean {
  let isNumber = true;
  visitTerm(value, (part) => {
    if (part === object) isNumber = false;
    const name = pureFunction(part);
    return name === null || pageOfFolio.has(name);
  });
  return isNumber;
}

/** What is stored in memory that was freed leads nowhere. */
function withoutFreed(exit: Exit): Pick<Exit, 'returns'> & { readonly memory: readonly (readonly [Term, Term])[] } {
  const { returns, state } = exit;
  return { returns, memory: [...state.memory].filter(([location]) => !state.freed.has(rootOf(location))) };
}

function takesOne(exit: Exit, object: Term): boolean {
  for (const [word, { effects }] of traceWords(exit.state.trace))
    // What a callee kept that failed itself is told there.
    if (word.kind === 'ref' && word.object === object && word.delta > 0 && !effects.some(isFailure)) return true;
  return false;
}

function isFailure(word: EffectWord): boolean {
  return word.kind === 'result' && word.failed === true;
}

/** Variables at file scope that hold what the path allocated. */
function filledVariables({ state }: Exit): Term[] {
  return [...state.memory]
    .filter(
      ([location, value]) =>
        location.kind === 'global' &&
        value.kind === 'object' &&
        (value.objectClass === 'cache' || value.objectClass === 'slab') &&
        !state.freed.has(value) &&
        // What was handed to code that is not known may be gone with that.
        (state.references.get(value)?.uncertain ?? null) === null,
    )
    .map(([location]) => location);
}

function tellReference(analysis: FunctionAnalysis, exit: Exit, object: Term): Defect {
  const name = analysis.names.describe(object);
  const objectClass = exit.state.references.get(object)?.class ?? 'object';
  return inconsistency(exit, {
    code: 'ref-leak',
    message: `the reference to ${name} (${objectClass}) that the function took is kept though it fails here`,
    subject: name,
    consequence: 'whoever is told of the failure has nothing to give back',
  });
}

function tellVariable(analysis: FunctionAnalysis, exit: Exit, place: Term): Defect {
  const name = analysis.names.describePlace(place);
  return inconsistency(exit, {
    code: 'resource-leak',
    message: `the function fails here, and what it allocated for ${name} is still there`,
    subject: name,
    consequence: 'what takes down a set-up that succeeded is not called after one that failed',
  });
}
