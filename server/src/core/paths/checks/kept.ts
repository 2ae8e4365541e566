import { saysItTakesLock, saysItTakesOne } from '../../kernel/names.ts';
import type { LockState, References } from '../../machine/state.ts';
import { isSteady } from '../../machine/memory.ts';
import { isStable, rootOf, visitTerm, type Term } from '../../machine/terms.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { isCrossed } from './crossed.ts';
import { returnClasses, soundExits } from './classes.ts';
import { isHandedOn } from './handed-on.ts';
import { heldLock } from './held-lock.ts';
import { inconsistency } from './inconsistency.ts';
import { traceWords } from './trace-words.ts';

/**
 * A lock or a reference that a function takes and that no way out gives back, though its name does not say that it takes
 * anything for its caller.
 */
export const kept: Check = {
  name: 'kept',
  run(analysis) {
    if (!analysis.complete) return [];
    const { name } = analysis.fn.text;
    const exits = soundExits(analysis).filter((exit) => !isCrossed(exit));
    const text = analysis.fn.file.source.text.slice(analysis.fn.text.bodyAt, analysis.fn.text.bodyEnd);
    const locks = new Map(
      exits.flatMap((exit) => [...exit.state.locks].filter(([, lock]) => isTaken(lock) && !isMeant(lock, text))),
    );
    const objects = new Set(
      exits.flatMap(({ state }) =>
        [...state.references.values()]
          .filter((references) => isHeld(references) && !saysItTakesOne(name, references.class))
          .map(({ object }) => object),
      ),
    );
    return [
      ...(saysItTakesLock(name) ? [] : [...locks].flatMap(([key, lock]) => neverReleased(analysis, exits, key, lock))),
      ...[...objects].flatMap((object) => neverDropped(analysis, exits, object)),
    ];
  },
};

/** Held now, and free when the function was entered. What a call returned may be another lock each time. */
function isTaken(lock: LockState): boolean {
  const isHeldNow = lock.exclusive + lock.shared > 0 && !lock.loose && lock.atEntry !== 'held';
  return isHeldNow && (isStable(lock.on) || isFoundThroughObject(lock.on));
}

/**
 * What a function itself switches off for its processor may stay off: on the way to idle, to a crash, out of an
 * exception. What a callee that has an opposite switched off is switched on by that.
 */
function isMeant({ on, lock }: LockState, text: string): boolean {
  if (on.kind !== 'global' || on.name !== 'cpu') return false;
  return lock !== 'preemption' && (lock !== 'interrupts' || switchesOff(text));
}

function isFoundThroughObject(on: Term): boolean {
  let found = false;
  visitTerm(on, (part) => {
    if (part.kind === 'object') found = part !== rootOf(on);
    return !found;
  });
  return found;
}

/** Does the text name what it does to its processor? */
function switchesOff(text: string): boolean {
  return /irq|\bcli\b|halt|idle|panic|crash|reboot/i.test(text);
}

/** Where the function succeeds, or wherever it returns if it never fails, the lock is held. */
function neverReleased(analysis: FunctionAnalysis, exits: readonly Exit[], key: string, lock: LockState): Defect[] {
  const successes = successesOf(exits.filter((exit) => exit.state.locks.has(key)));
  const held = successes[0];
  if (held === undefined || !successes.every((exit) => isTaken(exit.state.locks.get(key)!))) return [];
  if (isHandedOn(held, rootOf(lock.on))) return [];
  return [heldLock(analysis, held, lock, 'nothing says that its caller releases it')];
}

/** A reference of the path's own on something that was there before it, and that stays reachable without it. */
function isHeld(references: References): boolean {
  return (
    references.object.kind !== 'object' &&
    isSteady(references.object) &&
    references.uncertain === null &&
    (references.held.caller ?? 0) > 0
  );
}

function neverDropped(analysis: FunctionAnalysis, exits: readonly Exit[], object: Term): Defect[] {
  const touched = exits.filter(({ state }) => state.references.has(object));
  const holds = (exit: Exit): boolean => isHeld(exit.state.references.get(object)!) && !isHandedOn(exit, object);
  const held = touched[0];
  if (held === undefined || !touched.every(holds) || !isOwn(held, object)) return [];
  const name = analysis.names.describe(object);
  const objectClass = held.state.references.get(object)?.class ?? 'object';
  const message = `the reference to ${name} (${objectClass}) is kept on every way out; nothing says that its caller drops it`;
  return [inconsistency(held, { code: 'ref-leak', message, subject: name })];
}

/** Did the reference come with the object? One that is taken of what is at hand may be meant for somebody else. */
function isOwn({ state }: Exit, object: Term): boolean {
  for (const [word] of traceWords(state.trace))
    if (word.kind === 'ref' && word.object === object && word.delta > 0) return word.handedOut === true;
  return false;
}

function successesOf(exits: readonly Exit[]): readonly Exit[] {
  return returnClasses(exits)
    .filter((one) => !one.isError)
    .flatMap((one) => one.exits);
}
