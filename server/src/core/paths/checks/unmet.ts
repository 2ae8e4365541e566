import type { TypeName } from '../../c/ast.ts';
import { singleValue } from '../../machine/facts.ts';
import { factOf } from '../../machine/store.ts';
import { rootOf, type Term } from '../../machine/terms.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { soundExits } from './classes.ts';
import { inconsistency } from './inconsistency.ts';

/**
 * An allocation fails, what came instead is stored for others to use, nobody has looked at it, and the function says that
 * it succeeded.
 */
export const unmet: Check = {
  name: 'unmet',
  run(analysis) {
    const told = new Map<number, Defect>();
    for (const exit of soundExits(analysis)) {
      for (const { value, name, at, end } of exit.state.unasked) {
        if (told.has(at) || !admitsSuccess(exit, analysis.fn.text.returns)) continue;
        const location = placeOf(exit, value);
        if (location !== null) told.set(at, tell(analysis, exit, { value, name, at, end }, location));
      }
    }
    return [...told.values()];
  },
};

/** The way out says that all went well, or cannot say that it did not. */
function admitsSuccess({ returns, state }: Exit, type: TypeName): boolean {
  if (returns === null) return true;
  const value = singleValue(factOf(state, returns));
  // "true" of a function that answers yes or no is that it did what it was called for.
  if (type.kind === 'int' && type.bits === 1) return value === 1n;
  const isNumber = type.kind === 'named' || (type.kind === 'int' && type.bits > 1);
  return isNumber && value === 0n;
}

/** Where the value was left for others: a function that returns nothing answers for what has a name of its own alone. */
function placeOf({ returns, state }: Exit, value: Term): Term | null {
  for (const [location, stored] of state.memory) {
    const root = rootOf(location);
    if (stored !== value || root.kind === 'variable') continue;
    if (returns !== null || location.kind === 'global') return location;
  }
  return null;
}

function tell(
  analysis: FunctionAnalysis,
  exit: Exit,
  { value, name, at, end }: Exit['state']['unasked'][number],
  location: Term,
): Defect {
  const what = singleValue(factOf(exit.state, value)) === 0n ? 'NULL' : 'an error pointer';
  const place = analysis.names.describePlace(location);
  return inconsistency(exit, {
    code: 'unchecked-error',
    message: `${name}() can fail here, nobody looks, and ${what} is left in ${place} while the function ${exit.returns === null ? 'goes on' : 'returns success'}`,
    subject: `${name} ${place}`,
    consequence: `whoever uses ${place} next takes it for an object`,
    at,
    end,
  });
}
