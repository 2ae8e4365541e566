import { hasDropped, hasKept, isEven, withoutOpen } from '../machine/amounts.ts';
import { handedOn, loosenReference } from '../machine/loosen-reference.ts';
import type { Liveness } from '../ir/liveness.ts';
import type { References, State } from '../machine/state.ts';
import { fewParts, isOurs, rootOf, somePart, visitTerm, type Term } from '../machine/terms.ts';

/** What can still be reached by name: the objects and symbols that live values lead to. */
export interface Reach {
  readonly held: ReadonlySet<Term>;
  /** Without what is only kept alive by somebody else: the function itself has no way to these. */
  readonly own: ReadonlySet<Term>;
  /** What a name or memory leads to; not what is merely in the world because somebody else has a reference as well. */
  readonly reached: ReadonlySet<Term>;
}

/**
 * The terms that the path can still get at: from live registers and variables, from `extra` (a returned value), and
 * through memory that outlives the function. An object that came to life on the path and is not among them is gone.
 */
export function reachOf(state: State, liveness: Liveness | null, block: number, extra: Term | null): Reach {
  const held = new Set<Term>();
  const reached = new Set<Term>();
  /** Objects whose memory is still to be looked into. */
  const open: Term[] = [];
  const take = (part: Term): boolean => {
    if (reached.has(part)) return false;
    reached.add(part);
    held.add(part);
    if (part.kind === 'object' || part.kind === 'variable') open.push(part);
    return true;
  };
  const hold = (term: Term): void => {
    visitTerm(term, take);
  };
  if (extra !== null) hold(extra);
  for (const slot of liveness?.slots(block) ?? []) {
    const term = state.locals[slot];
    if (term !== undefined) hold(term);
  }
  for (const root of state.memory.roots()) if (isAlwaysThere(root, liveness, block)) open.push(root);
  const spread = (): void => {
    for (let root = open.pop(); root !== undefined; root = open.pop())
      state.memory.of(root).forEach((value) => {
        if (!reached.has(value)) hold(value);
      });
  };
  spread();
  let own: ReadonlySet<Term> = reached;
  state.references.forEach((references, object) => {
    if (held.has(object) || !outlives(references)) return;
    if (own === reached) own = new Set(reached);
    held.add(object);
    open.push(object);
  });
  spread();
  return { held, own, reached };
}

/** Somebody other than the function holds the object, or may hold it: it stays in the world, and what it points to with it. */
function outlives(references: References): boolean {
  if (references.uncertain !== null && references.object.kind === 'object') return true;
  const { held, open } = references;
  for (const holder in held)
    if (holder !== 'caller' && holder !== 'pin' && held[holder as keyof typeof held]! > 0) return true;
  for (const holder in open) if (holder !== 'caller' && holder !== 'pin') return true;
  return false;
}

/** Memory that can be got at without having a pointer to it: the caller's, and that of live variables. */
function isAlwaysThere(root: Term, liveness: Liveness | null, block: number): boolean {
  if (root.kind === 'object') return false;
  return root.kind !== 'variable' || (liveness?.slot(block, root.slot) ?? false);
}

/** Tells terms that nothing can name any more: they are made of something that came to life on the path and is out of reach. */
export function lostTerms(reach: Reach, liveness: Liveness | null, block: number): (term: Term) => boolean {
  const known = new Map<Term, boolean>();
  const isLost = (term: Term): boolean => {
    if (!term.ofPath || reach.held.has(term)) return false;
    if (term.kind === 'variable') return !(liveness?.slot(block, term.slot) ?? false);
    if (term.size <= fewParts) return hasLostPart(term, isLost);
    let lost = known.get(term);
    if (lost === undefined) {
      lost = hasLostPart(term, isLost);
      known.set(term, lost);
    }
    return lost;
  };
  return isLost;
}

/** Is one of the things lost that a term is made of? One that is whole is lost itself. */
function hasLostPart(term: Term, isLost: (part: Term) => boolean): boolean {
  return term.size === 1 || somePart(term, isLost);
}

/** Drops what no later step can ask for. Objects that are gone are given to `onGone` first. */
export function collect(
  state: State,
  liveness: Liveness,
  block: number,
  reach: Reach,
  onGone: (references: References) => void,
): void {
  const locals = new Array<Term | undefined>(state.locals.length).fill(undefined);
  for (const slot of liveness.slots(block)) locals[slot] = state.locals[slot];
  state.locals = locals;
  const gone = (term: Term): boolean => {
    const root = rootOf(term);
    if (root.kind === 'variable') return !reach.held.has(root) && !liveness.slot(block, root.slot);
    return root.kind === 'object' && !reach.held.has(root);
  };
  state.references.forEach((references, object) => {
    if (!isOurs(object) || reach.own.has(object)) return;
    if (object.kind === 'object' || hasKept(state, references, 'caller')) onGone(references);
    // Somebody else keeps it alive.
    if (!reach.held.has(object)) state.writeReferences().delete(object);
    else if (owes(references)) state.writeReferences().set(object, settled(references));
  });
  state.references.forEach((references, object) => {
    if (!reach.own.has(object) && isOver(state, references, reach)) drop(state, object);
  });
  for (const root of [...state.memory.roots()]) if (gone(root)) state.writeMemory().deleteAll(root);
  for (const root of [...state.epochs.roots()]) if (gone(root)) state.writeEpochs().deleteAll(root);
  for (const object of state.freed.keys()) if (gone(object)) state.writeFreed().delete(object);
  for (const object of state.attached.keys())
    if (gone(object) && gone(state.attached.get(object)!)) state.writeAttached().delete(object);
  forgetLost(state, lostTerms(reach, liveness, block), onGone);
}

/** What is known of values that are lost, and where nothing is owed for them, what happened to them. */
function forgetLost(state: State, isLost: (term: Term) => boolean, onGone: (references: References) => void): void {
  state.facts.forEach((_, term) => {
    if (isLost(term)) state.writeFacts().delete(term);
  });
  state.references.forEach((references, object) => {
    if (object.kind === 'object' || !isLost(object) || !owesNothing(references)) return;
    if (hasDropped(references, 'caller') || hasDropped(references, 'pin')) onGone(references);
    state.writeReferences().delete(object);
  });
  for (const root of [...state.memory.roots()])
    for (const place of placesToDrop(state, root, isLost)) state.writeMemory().delete(place);
  for (const root of [...state.epochs.roots()]) if (isLost(root)) state.writeEpochs().deleteAll(root);
  for (const object of state.freed.keys()) if (isLost(object)) state.writeFreed().delete(object);
  state.locks.forEach((lock, key) => {
    if (lock.exclusive === 0 && lock.shared === 0 && !lock.loose && isLost(lock.on)) state.writeLocks().delete(key);
  });
  state.forgotten.forEach((_, term) => {
    if (isLost(term)) state.writeForgotten().delete(term);
  });
}

/** Nobody answers for a reference that was dropped on something that has no name any more. */
export function owesNothing(references: References): boolean {
  return (
    (isEven(references, 'caller') || hasDropped(references, 'caller')) &&
    (isEven(references, 'pin') || hasDropped(references, 'pin'))
  );
}

/**
 * What nobody can name any more (the object is lost, or the index in an array), and what leads to nothing that has a
 * count: that would be handed on with it.
 */
function placesToDrop(state: State, root: Term, isLost: (term: Term) => boolean): Term[] {
  const places: Term[] = [];
  const isRootLost = isLost(root);
  state.memory.of(root).forEach((value, place) => {
    if ((isRootLost || isLost(place)) && !leadsToCounted(state, value)) places.push(place);
  });
  return places;
}

function leadsToCounted(state: State, value: Term): boolean {
  let leads = false;
  visitTerm(value, (part) => {
    leads ||= state.references.has(part) || state.attached.has(part);
    return !leads;
  });
  return leads;
}

function owes(references: References): boolean {
  return !isEven(references, 'caller') || !isEven(references, 'pin');
}

/** Without what the function owes: that was told, and is over. */
export function settled(references: References): References {
  const { open: _, ...rest } = references;
  const { held, open } = withoutOpen(withoutOpen(references, 'caller'), 'pin');
  return { ...rest, held: { ...held, caller: 0, pin: 0 }, ...(open === undefined ? {} : { open }) };
}

/** The path has no way to the object any more and owes it nothing: it lives on with those who hold it. */
function isOver(state: State, references: References, reach: Reach): boolean {
  const { object } = references;
  if (object.kind !== 'object' || owes(references)) return false;
  for (const lock of state.locks.values())
    if (rootOf(lock.on) === object && (lock.exclusive !== 0 || lock.shared !== 0)) return false;
  for (const [attached, folio] of state.attached) if (folio === object && reach.own.has(attached)) return false;
  return true;
}

function drop(state: State, object: Term): void {
  state.writeReferences().delete(object);
  for (const value of state.memory.of(object).values()) handOn(state, value);
  state.writeMemory().deleteAll(object);
  for (const [attached, folio] of [...state.attached]) if (folio === object) state.writeAttached().delete(attached);
  for (const [key, lock] of [...state.locks]) if (rootOf(lock.on) === object) state.writeLocks().delete(key);
  state.forgetTold(object);
}

/** What an object points to goes with it to those who hold it. */
function handOn(state: State, value: Term): void {
  visitTerm(value, (part) => {
    if (part.kind === 'object') loosenReference(state, part, handedOn);
    return true;
  });
}
