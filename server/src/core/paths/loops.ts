import { addAmount, hasDropped, hasSameOpen, isEven } from '../machine/amounts.ts';
import { loosenReached, loosenReference } from '../machine/loosen-reference.ts';
import { successors } from '../ir/lower/lower.ts';
import type { Type } from '../ir/types.ts';
import type { LoweredFunction } from '../ir/instructions.ts';
import type { Liveness } from '../ir/liveness.ts';
import { admits, anything, excluding, signedBetween, validPointer, type Fact } from '../machine/facts.ts';
import type { Machine } from '../machine/machine.ts';
import type { References, Round, State } from '../machine/state.ts';
import { factOf } from '../machine/store.ts';
import { containsTerm, fewParts, openMark, rootOf, somePart, type Term } from '../machine/terms.ts';
import { worldKey } from './state-key.ts';

/** Rounds after which a loop that still changes the world is left, and said to be. */
export const maxRounds = 5;
const roundsBeforeCountsSettle = 2;
const nonZero = excluding(anything, 0n);

/** Blocks that a later block jumps back to. Blocks are in reverse postorder, so such an edge does not go forward. */
export function loopHeads(fn: LoweredFunction): ReadonlySet<number> {
  const heads = new Set<number>();
  fn.blocks.forEach((block, index) => {
    for (const next of successors(block.terminator)) if (next <= index) heads.add(next);
  });
  return heads;
}

/** Blocks that a path can come by again: those between a head and a block that jumps back to it. */
export function blocksInLoops(fn: LoweredFunction): readonly boolean[] {
  const inLoop = fn.blocks.map(() => false);
  fn.blocks.forEach((block, index) => {
    for (const next of successors(block.terminator)) if (next <= index) inLoop.fill(true, next, index + 1);
  });
  return inLoop;
}

/** Is told what a round dropped of something that is another in the next. */
type OnDropped = (references: References) => void;

/**
 * Comes by a loop head. On the way back, numbers that the round changed become any value (of the same sign, where that
 * is sure), under a name that belongs to the loop: so the path comes back to a state that it has been in, and the loop
 * ends. False where the bound is reached.
 */
export function passHead(
  m: Machine,
  state: State,
  head: number,
  isBack: boolean,
  liveness: Liveness,
  onDropped: OnDropped,
): boolean {
  const before = state.rounds.get(head);
  const world = worldKey(state);
  if (!isBack || before === undefined) {
    remember(state, head, { count: 0, world, changesWorld: false, changed: new Set() });
    return true;
  }
  const count = before.count + 1;
  if (count > maxRounds) return false;
  const changed = new Set<number | Term>();
  const widened = new Map<Term, Fact | null>();
  state.locals = state.locals.map((term, slot) => {
    const earlier = before.locals[slot];
    if (term === undefined || term === earlier || !liveness.slot(head, slot)) return term;
    changed.add(slot);
    const { name, type } = m.fn.slots[slot]!;
    if (!widens(term, before.changed.has(slot)) || (term.kind === 'int' && saysOnlyWhether(type, term.value)))
      return term;
    const symbol = m.terms.symbol(`${m.fn.name}/loop/${head}/${slot}${markOf(term)}`, name, type);
    const fact = widen(state, symbol, term, earlier);
    widened.set(symbol, type.kind === 'pointer' ? pointerFact(state, term) : fact);
    return symbol;
  });
  const rewritten = new Map<Term, Term>();
  state.memory.forEach((value, location) => {
    const earlier = before.memory.get(location);
    if (earlier === value) return;
    changed.add(location);
    if (!widens(value, before.changed.has(location)) || isFlag(location, value, earlier)) return;
    const symbol = m.terms.symbol(`${m.fn.name}/loop/${head}/m${location.id}${markOf(value)}`, m.describe(value));
    const fact = widen(state, symbol, value, earlier);
    widened.set(symbol, isPointer(m, location) ? pointerFact(state, value) : fact);
    rewritten.set(location, symbol);
  });
  if (widened.size > 0) forgetSymbols(state, new Set(widened.keys()));
  for (const [location, symbol] of rewritten) if (state.memory.has(location)) state.writeMemory().set(location, symbol);
  for (const [symbol, fact] of widened) if (fact !== null) state.writeFacts().set(symbol, fact);
  settleArrays(m, state, head);
  settleRound(state, before.references, onDropped);
  if (count > roundsBeforeCountsSettle) settleReferences(state, before.references);
  remember(state, head, { count, world, changesWorld: world !== before.world, changed });
  return true;
}

/** A value of several paths may differ from the one before in nothing but its name: what was known of it is lost here. */
function markOf(value: Term): string {
  return value.joined ? openMark : '';
}

function remember(
  state: State,
  head: number,
  round: Pick<Round, 'count' | 'world' | 'changesWorld' | 'changed'>,
): void {
  state
    .writeRounds()
    .set(head, { ...round, locals: state.locals.slice(), memory: state.memoryNow(), references: state.references });
}

/**
 * What is computed widens at once. A constant or a pointer to an object may be set once, as a flag is, and stays what it
 * is then: it widens only when it changes round after round.
 */
function widens(term: Term, changedBefore: boolean): boolean {
  if (
    term.kind === 'int' ||
    term.kind === 'object' ||
    term.kind === 'variable' ||
    term.kind === 'global' ||
    term.kind === 'function'
  )
    return changedBefore;
  return !(term.kind === 'op' && term.op.startsWith('entry '));
}

/** NULL in a pointer and what a bool holds are few, and other branches go by them: a loop ends without widening them. */
function saysOnlyWhether(type: Type, value: bigint): boolean {
  return type.kind === 'pointer' ? value === 0n : type.kind === 'int' && type.bits === 1;
}

/** What is 0 in one round and 1 in another, in a variable of the function, is asked for later: a number that counts goes on. */
function isFlag(location: Term, value: Term, earlier: Term | undefined): boolean {
  return rootOf(location).kind === 'variable' && isBit(value) && (earlier === undefined || isBit(earlier));
}

function isBit(value: Term): boolean {
  return value.kind === 'int' && (value.value === 0n || value.value === 1n);
}

function isPointer(m: Machine, location: Term): boolean {
  return location.kind === 'variable' && m.fn.slots[location.slot]?.type.kind === 'pointer';
}

/** A pointer of a later round leads to something, or it is not known whether it does. */
function pointerFact(state: State, term: Term): Fact | null {
  const fact = factOf(state, term);
  if (!admits(fact, 0n) && fact.unsignedMax <= validPointer.unsignedMax) return validPointer;
  return admits(fact, 0n) ? null : nonZero;
}

function widen(state: State, symbol: Term, value: Term, earlier: Term | undefined): Fact | null {
  const stays = earlier !== undefined && factOf(state, value).signedMin >= 0n && factOf(state, earlier).signedMin >= 0n;
  loosenReached(state, value, goesOn);
  // The name by which the round took a lock stands for something else in the next one.
  for (const [key, lock] of state.locks)
    if (rootOf(lock.on) === value && !lock.loose) state.writeLocks().set(key, { ...lock, loose: true });
  return stays && symbol !== value ? signedBetween(0n, (1n << 63n) - 1n) : null;
}

/** The symbols stand for other values from here on: what was known of those before is over. */
export function forgetSymbols(state: State, symbols: ReadonlySet<Term>): void {
  if (symbols.size === 0) return;
  const known = new Map<Term, boolean>();
  let marks = 0;
  for (const symbol of symbols) marks |= symbol.marks;
  const mentions = (term: Term): boolean => {
    if (!term.ofPath || (term.marks & marks) === 0) return false;
    if (term.size <= fewParts) return symbols.has(term) || somePart(term, mentions);
    const before = known.get(term);
    if (before !== undefined) return before;
    const found = symbols.has(term) || somePart(term, mentions);
    known.set(term, found);
    return found;
  };
  state.facts.forEach((_, term) => {
    if (mentions(term)) state.writeFacts().delete(term);
  });
  for (const object of [...state.freed.keys()]) if (mentions(object)) state.writeFreed().delete(object);
  state.references.forEach(({ object, open }) => {
    if (mentions(object)) state.writeReferences().delete(object);
    else if (open !== undefined && Object.values(open).some(mentions)) loosenReference(state, object, goesOn);
  });
  for (const [key, lock] of [...state.locks]) if (mentions(lock.on)) state.writeLocks().delete(key);
  state.memory.forEach((value, location) => {
    if (!mentions(location)) return;
    // It still stands in some place, which has no name any more.
    loosenReached(state, value, goesOn);
    state.writeMemory().delete(location);
  });
  for (const location of [...state.epochs.keys()]) if (mentions(location)) state.writeEpochs().delete(location);
}

/**
 * What was reckoned from something that the round came by (the folio of a page), and what an array holds, is another the
 * next time. What the round kept of it is said to be uncertain, or no round would be like one before.
 */
function settleRound(state: State, before: State['references'], onDropped: OnDropped): void {
  for (const [object, reference] of [...state.references]) {
    if (reference.uncertain !== null || before.has(object)) continue;
    if (isEven(reference, 'caller') && isEven(reference, 'pin')) continue;
    const isDropped = hasDropped(reference, 'caller') || hasDropped(reference, 'pin');
    if (!isOfRound(object) && !(isDropped && object.kind === 'op')) continue;
    if (isDropped) onDropped(reference);
    const { open: _, ...rest } = reference;
    state.writeReferences().set(object, { ...rest, held: {}, uncertain: goesOn });
    state.writeMemory().deleteAll(object);
  }
}

/** A round may give back some of what an array holds, one by one: how much is left of it then is not known. */
function settleArrays(m: Machine, state: State, head: number): void {
  for (const [object, reference] of [...state.references]) {
    if (reference.uncertain !== null || reference.class === 'folio') continue;
    for (const holder of reference.class === 'pages' ? (['caller', 'pin'] as const) : (['pin'] as const)) {
      const given = m.terms.symbol(`${m.fn.name}/loop/${head}/given`, 'what the rounds gave back');
      const open = reference.open?.[holder];
      if (isEven(reference, holder) || (open !== undefined && containsTerm(open, given))) continue;
      const less = m.terms.subtract(m.terms.zero, given, 64);
      state.writeReferences().set(object, { ...reference, ...addAmount(m.terms, reference, holder, less) });
    }
  }
}

function isOfRound(object: Term): boolean {
  if (object.kind === 'op') return object.ofPath || (object.args[0] !== undefined && isInArray(object.args[0]));
  return isInArray(object);
}

/** The first of an array stands where the array does. */
function isInArray(value: Term): boolean {
  if (value.kind !== 'initial') return false;
  const { kind } = value.location;
  return kind !== 'field' && kind !== 'global' && kind !== 'variable';
}

const goesOn = 'a loop that goes on';

/** A count that grows with every round has no number: it is said to be uncertain, and the loop can end. */
function settleReferences(state: State, before: State['references']): void {
  for (const [object, reference] of [...state.references]) {
    const earlier = before.get(object);
    if (earlier === undefined || earlier === reference) continue;
    const changed =
      Object.entries(reference.held).some(
        ([holder, count]) => count !== (earlier.held[holder as keyof typeof earlier.held] ?? 0),
      ) || !hasSameOpen(reference, earlier);
    if (!changed) continue;
    const { open: _, ...rest } = earlier;
    state.writeReferences().set(object, { ...rest, uncertain: goesOn });
  }
}
