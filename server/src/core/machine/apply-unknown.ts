import { saysItChangesLocks } from '../kernel/names.ts';
import type { Argument } from '../ir/instructions.ts';
import type { Type } from '../ir/types.ts';
import type { CallOutcome } from './apply-primitive.ts';
import { implied } from './binding.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { askOfStored } from './failed-allocation.ts';
import { freshSymbol } from './fresh.ts';
import type { Machine, Site } from './machine.ts';
import type { State } from './state.ts';
import { forget } from './store.ts';
import { rootOf } from './terms.ts';
import { loosenPinned } from './loosen-pinned.ts';
import { loosenArrays } from './stored.ts';
import { loosenLocks, makeUncertain, viewedBy } from './world.ts';

/**
 * A call of which nothing is known: it returns any value of its type; locals whose address it was given have any value
 * afterwards; what it was given directly is no longer certain. What it may do to the rest of memory is an assumption,
 * and said as one.
 */
export function applyUnknown(
  m: Machine,
  state: State,
  site: Site,
  name: string,
  args: readonly Argument[],
  type: Type,
): CallOutcome[] {
  const e: Evaluation = { machine: m, state, site, stopped: false };
  for (const argument of args) {
    const value = evaluate(e, argument.value);
    const root = rootOf(value);
    // What the variable leads to is given with it, and read before it is forgotten.
    if (root.kind === 'variable') {
      loosenPinned(state, root, `${name}()`);
      forget(state, value);
    }
    makeUncertain(state, root, `${name}()`);
    askOfStored(state, root);
    if (root !== value) makeUncertain(state, value, `${name}()`);
    for (const object of viewedBy(value)) if (object !== root) makeUncertain(state, object, `${name}()`);
    loosenLocks(state, root);
    loosenArrays(state, name, root);
  }
  if (saysItChangesLocks(name)) loosenImplied(state);
  if (e.stopped) return [];
  m.assumption(
    `${name}() is not known: it may return anything, and leaves locks and counters that it is not given as they are`,
  );
  const result = type.kind === 'void' ? null : freshSymbol(m, state, `${site.key}~`, `${name}()`, type);
  return [{ state, result }];
}

/** Sections of the task and its processor, which no argument names, may have begun or ended in a callee that says so. */
function loosenImplied(state: State): void {
  for (const [key, lock] of state.locks)
    if (lock.on.kind === 'global' && implied.has(lock.on.name) && !lock.loose)
      state.writeLocks().set(key, { ...lock, loose: true });
}
