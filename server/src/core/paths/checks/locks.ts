import type { Defect } from '../findings.ts';
import type { LockState } from '../../machine/state.ts';
import type { Exit } from '../explore.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { isEven } from '../../machine/amounts.ts';
import { isStable, rootOf, visitTerm, type Term } from '../../machine/terms.ts';
import { reachOf } from '../reach.ts';
import { isCrossed } from './crossed.ts';
import { areDistinguished, returnClasses, type ReturnClass } from './classes.ts';
import { heldLock } from './held-lock.ts';

/**
 * A lock that is held on one way out and released on another that the caller cannot tell from it; or held when the
 * function failed though it is released when it succeeds.
 */
export const locks: Check = {
  name: 'locks',
  run(analysis) {
    const exits = analysis.exits.filter((exit) => !exit.state.blurred && !isCrossed(exit));
    const shared = new Set(
      exits.flatMap((exit) => [...exit.state.locks].filter(([, lock]) => isStable(lock.on)).map(([key]) => key)),
    );
    const classes = returnClasses(exits);
    const compared = [...shared].flatMap((key) => {
      const defect = compareClasses(analysis, classes, key) ?? compareWithSuccess(analysis, classes, key);
      return defect === null ? [] : [defect];
    });
    return [...compared, ...once(exits.flatMap((exit) => leftLocked(analysis, exit)))];
  },
};

/** Many paths end at the same place with the same lock: that is one defect. */
function once(defects: readonly Defect[]): Defect[] {
  return [...new Map(defects.map((defect) => [`${defect.at}/${defect.subject}`, defect] as const)).values()];
}

/** A lock on an object that the path itself looked up, and that nobody gets back. */
function leftLocked(analysis: FunctionAnalysis, exit: Exit): Defect[] {
  const { held, reached } = reachOf(exit.state, null, -1, exit.returns);
  const handed = new Set(
    [...[...exit.state.memory].map(([, value]) => value), ...(exit.returns === null ? [] : [exit.returns])].map(rootOf),
  );
  return [...exit.state.locks.values()].flatMap((lock) => {
    if (lock.exclusive + lock.shared <= 0 || lock.loose) return [];
    const object = rootOf(lock.on);
    const references = exit.state.references.get(object);
    const isLeft =
      object.kind === 'object' &&
      !handed.has(object) &&
      references?.uncertain === null &&
      (references.class === 'slab' || isEven(references, 'caller')) &&
      (held.has(object) || !exit.state.freed.has(object));
    return isLeft || (object.kind !== 'object' && isLostWithOwner(exit, lock.on, reached))
      ? [heldLock(analysis, exit, lock, 'nobody gets the object back who could release it')]
      : [];
  });
}

/** The lock was found through an object that the path looked up, and that the caller does not get: file->f_mapping. */
function isLostWithOwner({ state }: Exit, on: Term, reached: ReadonlySet<Term>): boolean {
  let lost = false;
  visitTerm(on, (part) => {
    if (part.kind !== 'object') return true;
    const references = state.references.get(part);
    lost = !reached.has(part) && references?.uncertain === null;
    return false;
  });
  return lost;
}

function countOf(exit: Exit, key: string): number {
  const lock = exit.state.locks.get(key);
  return lock === undefined ? 0 : lock.exclusive + lock.shared;
}

/** What is switched off for the processor goes with the lock that is taken then: that one is told, if anything. */
function isOfAnother({ state }: Exit, { on }: LockState): boolean {
  const isOfProcessor = (place: Term): boolean => place.kind === 'global' && place.name === 'cpu';
  if (!isOfProcessor(on)) return false;
  return [...state.locks.values()].some((lock) => lock.exclusive + lock.shared > 0 && !isOfProcessor(lock.on));
}

/** What is returned locked is what the caller asked for; another that was met before is none of its. */
function isOfResult({ state, returns }: Exit, key: string): boolean {
  const lock = state.locks.get(key);
  return lock !== undefined && returns !== null && rootOf(lock.on) === rootOf(returns);
}

function isLoose(exit: Exit, key: string): boolean {
  return exit.state.locks.get(key)?.loose ?? false;
}

function compareClasses(analysis: FunctionAnalysis, classes: readonly ReturnClass[], key: string): Defect | null {
  for (const { exits } of classes) {
    for (const held of exits) {
      for (const other of exits) {
        // One that never takes the lock does not know of it: a wrapper that locks on a condition is no defect.
        const isReleased = other.state.locks.has(key) && countOf(other, key) === 0;
        if (
          countOf(held, key) <= 0 ||
          isLoose(held, key) ||
          !isReleased ||
          isLoose(other, key) ||
          isOfResult(held, key) !== isOfResult(other, key) ||
          areDistinguished(held, other)
        )
          continue;
        const lock = held.state.locks.get(key);
        return lock === undefined || isOfAnother(held, lock)
          ? null
          : heldLock(analysis, held, lock, 'another path with the same result released it');
      }
    }
  }
  return null;
}

function compareWithSuccess(analysis: FunctionAnalysis, classes: readonly ReturnClass[], key: string): Defect | null {
  const successes = classes.filter((one) => !one.isError).flatMap((one) => one.exits);
  const released = successes.filter((exit) => exit.state.locks.has(key) && countOf(exit, key) === 0);
  if (released.length === 0 || released.length !== successes.filter((exit) => exit.state.locks.has(key)).length)
    return null;
  for (const exit of classes.filter((one) => one.isError).flatMap((one) => one.exits)) {
    const lock = exit.state.locks.get(key);
    if (lock !== undefined && countOf(exit, key) > 0 && !lock.loose && !isOfAnother(exit, lock))
      return heldLock(analysis, exit, lock, 'it is released where the function succeeds');
  }
  return null;
}
