import { singleValue } from '../../machine/facts.ts';
import { factOf } from '../../machine/store.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';
import type { Check } from './check.ts';
import { inconsistency } from './inconsistency.ts';

/** A call that must be looked at fails, nobody does, and the function says that it succeeded. */
export const unchecked: Check = {
  name: 'unchecked',
  run: ({ exits }) => {
    const told = new Map<number, Defect>();
    for (const exit of exits.filter((one) => !one.state.merged && succeeds(one))) {
      for (const { name, at, end } of exit.state.dropped) {
        if (told.has(at)) continue;
        const message = `${name}() can fail here, nobody looks at its result, and the function returns success`;
        const consequence =
          'what it should have done is missing or half done, and the caller goes on as if it were there';
        told.set(at, inconsistency(exit, { code: 'unchecked-error', message, subject: name, consequence, at, end }));
      }
    }
    return [...told.values()];
  },
};

/** A function that can say that it failed, and says 0. */
function succeeds({ returns, state }: Exit): boolean {
  return returns !== null && singleValue(factOf(state, returns)) === 0n;
}
