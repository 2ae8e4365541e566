import { successors } from '../ir/lower/lower.ts';
import type { LoweredFunction } from '../ir/instructions.ts';
import type { Liveness } from '../ir/liveness.ts';
import { signedBetween } from '../machine/facts.ts';
import type { Machine } from '../machine/machine.ts';
import type { State } from '../machine/state.ts';
import { factOf } from '../machine/store.ts';
import type { Term } from '../machine/terms.ts';
import { worldKey } from './merge.ts';

/** Rounds after which a loop that still changes the world is left, and said to be. */
export const maxRounds = 5;
const roundsBeforeConstantsWiden = 2;

/** Blocks that a later block jumps back to. Blocks are in reverse postorder, so such an edge does not go forward. */
export function loopHeads(fn: LoweredFunction): ReadonlySet<number> {
  const heads = new Set<number>();
  fn.blocks.forEach((block, index) => {
    for (const next of successors(block.terminator)) if (next <= index) heads.add(next);
  });
  return heads;
}

/**
 * Comes by a loop head. On the way back, numbers that the round changed become any value (of the same sign, where that
 * is sure), under a name that belongs to the loop: so the path comes back to a state that it has been in, and the loop
 * ends. False where the bound is reached.
 */
export function passHead(m: Machine, state: State, head: number, isBack: boolean, liveness: Liveness): boolean {
  const before = state.rounds.get(head);
  const world = worldKey(state);
  if (!isBack || before === undefined) {
    remember(state, head, 0, world, false);
    return true;
  }
  const count = before.count + 1;
  if (count > maxRounds) return false;
  state.locals = state.locals.map((term, slot) => {
    const earlier = before.locals[slot];
    if (term === undefined || term === earlier || !liveness.slot(head, slot) || !widens(term, count)) return term;
    const { name, type } = m.fn.slots[slot]!;
    return widen(m, state, m.terms.symbol(`${m.fn.name}/loop/${head}/${slot}`, name, type), term, earlier);
  });
  for (const [location, value] of [...state.memory]) {
    if (before.memory.get(location) === value || !widens(value, count)) continue;
    const symbol = m.terms.symbol(`${m.fn.name}/loop/${head}/m${location.id}`, m.describe(value));
    state.writeMemory().set(location, widen(m, state, symbol, value, before.memory.get(location)));
  }
  if (count > roundsBeforeConstantsWiden) settleReferences(state, before.references);
  remember(state, head, count, world, world !== before.world);
  return true;
}

function remember(state: State, head: number, count: number, world: string, changesWorld: boolean): void {
  state.writeRounds().set(head, { count, locals: state.locals.slice(), memory: new Map(state.memory), references: state.references, world, changesWorld });
}

/** What is computed widens at once; constants and pointers to tracked objects only when they keep changing. */
function widens(term: Term, count: number): boolean {
  if (term.kind === 'int' || term.kind === 'object' || term.kind === 'variable' || term.kind === 'global' || term.kind === 'function') return count > roundsBeforeConstantsWiden;
  return !(term.kind === 'op' && term.op.startsWith('entry '));
}

function widen(m: Machine, state: State, symbol: Term, value: Term, earlier: Term | undefined): Term {
  if (symbol === value) return value;
  const stays = earlier !== undefined && factOf(state, value).signedMin >= 0n && (earlier === symbol || factOf(state, earlier).signedMin >= 0n);
  const nonNegative = stays && (earlier !== symbol || factOf(state, symbol).signedMin >= 0n);
  for (const term of [...state.facts.keys()]) if (term !== symbol && mentions(term, symbol)) state.writeFacts().delete(term);
  if (nonNegative) state.writeFacts().set(symbol, signedBetween(0n, (1n << 63n) - 1n));
  else if (state.facts.has(symbol)) state.writeFacts().delete(symbol);
  const reference = state.references.get(value);
  if (reference?.uncertain === null) state.writeReferences().set(value, { ...reference, uncertain: 'a loop that goes on' });
  void m;
  return symbol;
}

function mentions(term: Term, symbol: Term): boolean {
  if (term === symbol) return true;
  switch (term.kind) {
    case 'op':
      return term.args.some((arg) => mentions(arg, symbol));
    case 'sum':
      return term.parts.some((part) => mentions(part.term, symbol));
    case 'field':
    case 'container':
      return mentions(term.of, symbol);
    case 'element':
      return mentions(term.of, symbol) || mentions(term.index, symbol);
    case 'initial':
      return mentions(term.location, symbol);
    default:
      return false;
  }
}

/** A count that grows with every round has no number: it is said to be uncertain, and the loop can end. */
function settleReferences(state: State, before: State['references']): void {
  for (const [object, reference] of [...state.references]) {
    const earlier = before.get(object);
    if (earlier === undefined || earlier === reference) continue;
    const changed = Object.entries(reference.held).some(([holder, count]) => count !== (earlier.held[holder as keyof typeof earlier.held] ?? 0));
    if (changed) state.writeReferences().set(object, { ...earlier, uncertain: 'a loop that goes on' });
  }
}
