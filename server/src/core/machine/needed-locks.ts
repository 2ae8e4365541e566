import type { CataloguedPrimitive } from '../kernel/catalogue.ts';
import { lockRules } from '../kernel/lock-rules.ts';
import type { LockName, LockSpec } from '../kernel/primitive.ts';
import { lockPlace } from './apply-effect.ts';
import type { Binding } from './binding.ts';
import type { Evaluation } from './evaluate.ts';
import type { Machine, Site } from './machine.ts';
import { knownLock } from './same-lock.ts';
import type { LockState, State } from './state.ts';
import type { Term } from './terms.ts';
import { lockText } from './world.ts';

/** A lock that must be held: by its name, or whatever lock is on this place. */
export interface NeededLock {
  readonly lock: LockName;
  readonly on: Term;
  readonly mode: LockSpec['mode'];
}

/** What a call needs to be held, by its declaration. Those that release a lock say themselves what is wrong. */
export function needLocks(e: Evaluation, binding: Binding, { declaration }: CataloguedPrimitive): void {
  if (declaration.effects?.some(({ effect }) => effect === 'unlock') === true) return;
  for (const spec of declaration.needs ?? []) {
    const place = lockPlace(e, binding, spec);
    if (place !== null) needLock(e.machine, e.state, e.site, { ...place, mode: spec.mode }, `${binding.name}()`);
  }
}

/**
 * A lock must be held here. What the path did not touch its caller may hold: it is told, as long as this is what the
 * function begins with.
 */
export function needLock(m: Machine, state: State, site: Site, needed: NeededLock, by: string): void {
  if (state.blurred) return;
  const known = findLock(m, state, needed);
  if (known === null) {
    if (state.conditions === null && state.trace === null) m.did(state, { act: 'needs', ...needed, by });
    return;
  }
  const missing = whatIsMissing(known, needed.mode);
  if (missing === null || isHeldElsewhere(state, known)) return;
  if (known.shared > 0 && takesOneAlone(m)) return;
  m.report(state, {
    code: 'lock-missing',
    at: site.at,
    end: site.end,
    message: `${by} needs ${lockText(m, known.lock, known.on)}, ${missing}`,
    subject: `${known.lock} ${m.describe(known.on)}`,
    consequence: 'what the lock protects may change at the same time',
    certainty: 'witnessed',
  });
}

/** Can anything be said of a lock that is needed here? Not on a path that let none go and has no other side of one. */
export function mayMiss(state: State, mode: LockSpec['mode']): boolean {
  if (state.locks.size === 0) return state.conditions === null && state.trace === null;
  for (const lock of state.locks.values()) if (whatIsMissing(lock, mode) !== null) return true;
  return false;
}

function findLock(m: Machine, state: State, { lock, on }: NeededLock): LockState | null {
  const same = knownLock(m, state, lock, on);
  for (const known of state.locks.values())
    if (known.on === same && (known.lock === lock || lock === 'any lock')) return known;
  return null;
}

/** Why the path cannot hold it; null where it does, or may. */
function whatIsMissing({ lock, exclusive, shared, atEntry, loose }: LockState, mode: LockSpec['mode']): string | null {
  if (loose || lockRules(lock).nests) return null;
  const alone = exclusive + (atEntry === 'held' ? 1 : 0);
  if (alone > 0) return null;
  // Who has the shared side does not have the other.
  if (shared > 0) return mode === 'exclusive' ? 'of which the path holds only the shared side' : null;
  return shared === 0 && atEntry !== 'unknown' ? 'which the path has released' : null;
}

/** A function that takes either side knows which of them it has, maybe by what a callee stored. */
function takesOneAlone({ fn, catalogue }: Machine): boolean {
  return fn.blocks.some(({ instructions }) =>
    instructions.some((instruction) => {
      if (instruction.op !== 'call' || instruction.callee.kind !== 'name') return false;
      const { name } = instruction.callee;
      const declaration = catalogue.primitive(name, { arguments: instruction.args.length })?.declaration;
      const effects = [
        declaration?.effects ?? [],
        ...(declaration?.results ?? []).map((result) => result.effects ?? []),
      ];
      return effects
        .flat()
        .some(
          (effect) => effect.effect === 'lock' && effect.lock.mode === 'exclusive' && isShareable(effect.lock.lock),
        );
    }),
  );
}

function isShareable(lock: LockName): boolean {
  return (
    lock === 'rwsem' || lock === 'rwlock' || lock === 'invalidate_lock' || lock === 'mmap_lock' || lock === 'mmu_lock'
  );
}

/** The path holds such a lock of another pointer, which may be the same one. */
function isHeldElsewhere(state: State, { lock, on }: LockState): boolean {
  return [...state.locks.values()].some(
    (other) => other.on !== on && other.lock === lock && (other.loose || other.exclusive + other.shared > 0),
  );
}
