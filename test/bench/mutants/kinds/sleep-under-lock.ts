import { textOf, type Kind, type Mutation } from '../mutation.ts';
import { callOf, statements } from '../walk.ts';
import { squeeze } from './drop-call.ts';

/** A call that may sleep stands right behind the taking of a lock under which nothing may. */
export const sleepUnderLock: Kind = {
  name: 'sleep-under-lock',
  title: 'sleeps under mmu_lock or another spinning lock',
  mutations: (place) =>
    [...statements(place.body.body)].flatMap(({ stmt, inBlock }, number): Mutation[] => {
      const call = callOf(stmt);
      const effects = call === null ? null : place.calls.effects(call);
      if (!inBlock || effects === null) return [];
      // What is given back at once is not held behind the call.
      if (!effects.locks.some((lock) => place.calls.isSpinning(lock) && !effects.unlocks.includes(lock))) return [];
      const sleeper = place.calls.sleeper(number);
      return [
        {
          edits: [{ at: stmt.end, end: stmt.end, text: ` ${sleeper}();` }],
          what: `${sleeper}() behind ${squeeze(textOf(place, stmt))}`,
        },
      ];
    }),
};
