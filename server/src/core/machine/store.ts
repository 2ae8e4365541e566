import { loosenReached } from './loosen-reference.ts';
import { unknownType, type Type } from '../ir/types.ts';
import { anything, both, exactly, excluding, factOfParts, singleValue, type Fact } from './facts.ts';
import type { State } from './state.ts';
import type { TermTable } from './term-table.ts';
import { isWithin, rootOf, type Term } from './terms.ts';

/** Memory whose every member reads as zero until it is written. */
const zeroed = -1;

/** What is known of a value on this path: by its shape, and by the branches taken. */
export function factOf(state: State, term: Term): Fact {
  // Nothing is ever learnt of a number.
  if (term.kind === 'int') return term.fact;
  const known = state.facts.get(term);
  // What can only be one value is that, whatever its shape says.
  if (known !== undefined && known.unsignedMin === known.unsignedMax) return known;
  const shape = term.fact ?? factOfParts(term, (part) => factOf(state, part));
  if (known === undefined) return shape;
  return both(shape, known) ?? known;
}

/** Adds what is known of a value; false where that contradicts what was known, so that the path is impossible. */
export function restrict(state: State, term: Term, fact: Fact): boolean {
  const before = factOf(state, term);
  const after = both(before, fact);
  if (after === null) return false;
  if (after === before || term.kind === 'int') return true;
  state.learn(term, after);
  return refine(state, term, after);
}

/** What a value's new bounds say of the values that it was made of. */
function refine(state: State, term: Term, fact: Fact): boolean {
  if (term.kind !== 'op') return true;
  const left = term.args[0];
  const right = term.args[1];
  if (left === undefined || right === undefined) return true;
  const value = singleValue(fact);
  switch (term.op) {
    case '==':
    case '<u':
    case '<s':
    case '<=u':
    case '<=s':
      return value === null || order(state, term.op, left, right, value !== 0n);
    case '&': {
      if (right.kind !== 'int' && left.kind !== 'int') return true;
      const [other, mask] =
        right.kind === 'int' ? [left, right.value] : [right, (left as Term & { kind: 'int' }).value];
      if (value === 0n) return restrict(state, other, { ...anything, clear: mask }) && lastBits(state, other);
      if (value !== null) return restrict(state, other, { ...anything, set: value & mask, clear: mask & ~value });
      return !isNonZero(fact) || hasLastBit(state, other, mask);
    }
    default:
      return true;
  }
}

function isNonZero(fact: Fact): boolean {
  return fact.not.includes(0n) || fact.unsignedMin > 0n;
}

/** One bit of the mask is set: where all others are known not to be, it is the one that is left. */
function hasLastBit(state: State, word: Term, mask: bigint): boolean {
  const left = mask & ~factOf(state, word).clear;
  return left === 0n || (left & (left - 1n)) !== 0n || restrict(state, word, { ...anything, set: left });
}

/** Bits of a word were found not to be set: some other may have to be, by a mask of which one was. */
function lastBits(state: State, word: Term): boolean {
  for (const [term, fact] of state.facts) {
    if (term.kind !== 'op' || term.op !== '&' || !isNonZero(fact)) continue;
    const left = term.args[0];
    const right = term.args[1];
    const mask = left === word ? right : right === word ? left : undefined;
    if (mask?.kind === 'int' && !hasLastBit(state, word, mask.value)) return false;
  }
  return true;
}

/** Takes a comparison to be true or false. */
function order(state: State, op: string, left: Term, right: Term, truth: boolean): boolean {
  const a = factOf(state, left);
  const b = factOf(state, right);
  switch (op) {
    case '==': {
      if (truth) return restrict(state, left, b) && restrict(state, right, a);
      const onlyRight = singleValue(b);
      const onlyLeft = singleValue(a);
      if (onlyRight !== null) {
        const rest = excluding(a, onlyRight);
        return rest !== null && restrict(state, left, rest);
      }
      if (onlyLeft !== null) {
        const rest = excluding(b, onlyLeft);
        return rest !== null && restrict(state, right, rest);
      }
      return true;
    }
    case '<u':
      return truth ? below(state, left, right, 'unsigned', 1n) : below(state, right, left, 'unsigned', 0n);
    case '<=u':
      return truth ? below(state, left, right, 'unsigned', 0n) : below(state, right, left, 'unsigned', 1n);
    case '<s':
      return truth ? below(state, left, right, 'signed', 1n) : below(state, right, left, 'signed', 0n);
    case '<=s':
      return truth ? below(state, left, right, 'signed', 0n) : below(state, right, left, 'signed', 1n);
    default:
      return true;
  }
}

function below(state: State, small: Term, large: Term, reading: 'signed' | 'unsigned', gap: bigint): boolean {
  const a = factOf(state, small);
  const b = factOf(state, large);
  if (reading === 'unsigned') {
    if (b.unsignedMax < gap) return false;
    return (
      restrict(state, small, { ...anything, unsignedMax: b.unsignedMax - gap }) &&
      restrict(state, large, {
        ...anything,
        unsignedMin: a.unsignedMin + gap > (1n << 64n) - 1n ? (1n << 64n) - 1n : a.unsignedMin + gap,
      })
    );
  }
  return (
    restrict(state, small, { ...anything, signedMax: b.signedMax - gap }) &&
    restrict(state, large, { ...anything, signedMin: a.signedMin + gap })
  );
}

/** Takes a condition to be true or false; false where it cannot be. */
export function assume(state: State, term: Term, truth: boolean): boolean {
  if (term.kind === 'int') return (term.value !== 0n) === truth;
  if (truth) {
    const rest = excluding(factOf(state, term), 0n);
    return rest !== null && restrict(state, term, rest);
  }
  return restrict(state, term, exactly(0n));
}

/** Is a condition true, false, or open (null)? */
export function truthOf(state: State, term: Term): boolean | null {
  const fact = factOf(state, term);
  const value = singleValue(fact);
  if (value !== null) return value !== 0n;
  return fact.unsignedMin > 0n || fact.not.includes(0n) ? true : null;
}

export type Comparison = '==' | '<' | '<=';

/** A comparison as a term: 0 or 1 where the path decides it. */
export function compareTerms(
  terms: TermTable,
  state: State,
  op: Comparison,
  left: Term,
  right: Term,
  signed: boolean,
): Term {
  if (op === '==') return equality(terms, state, left, right);
  if (left === right) return op === '<=' ? terms.one : terms.zero;
  const a = factOf(state, left);
  const b = factOf(state, right);
  const [aMin, aMax, bMin, bMax] = signed
    ? [a.signedMin, a.signedMax, b.signedMin, b.signedMax]
    : [a.unsignedMin, a.unsignedMax, b.unsignedMin, b.unsignedMax];
  if (op === '<') {
    if (aMax < bMin) return terms.one;
    if (aMin >= bMax) return terms.zero;
    return decided(terms, state, terms.op(signed ? '<s' : '<u', [left, right], 1));
  }
  if (aMax <= bMin) return terms.one;
  if (aMin > bMax) return terms.zero;
  // a <= b is kept as !(b < a), so that both spellings are one condition.
  return equality(terms, state, decided(terms, state, terms.op(signed ? '<s' : '<u', [right, left], 1)), terms.zero);
}

function decided(terms: TermTable, state: State, term: Term): Term {
  const truth = truthOf(state, term);
  return truth === null ? term : truth ? terms.one : terms.zero;
}

function equality(terms: TermTable, state: State, left: Term, right: Term): Term {
  if (left === right) return terms.one;
  if (left.kind === 'int' && right.kind === 'int') return left.value === right.value ? terms.one : terms.zero;
  if (distinct(left, right)) return terms.zero;
  const difference = terms.subtract(left, right, 64);
  if (difference.kind === 'int') return difference.value === 0n ? terms.one : terms.zero;
  let a = left;
  let b = right;
  if (difference.kind === 'sum' && difference.parts.length === 1 && difference.parts[0]!.factor === 1n) {
    a = difference.parts[0]!.term;
    b = terms.int(-difference.constant, 64);
  } else if (difference.kind !== 'sum') {
    a = difference;
    b = terms.zero;
  }
  const fa = factOf(state, a);
  const fb = factOf(state, b);
  if (both(fa, fb) === null) return terms.zero;
  const va = singleValue(fa);
  const vb = singleValue(fb);
  if (va !== null && va === vb) return terms.one;
  // !!x and !x of a condition are the condition and its negation.
  if (a.kind === 'op' && a.bits === 1 && vb === 1n) return a;
  if (a.kind === 'op' && a.op === '==' && vb === 0n && a.args[1] === terms.zero && isCondition(a.args[0]!))
    return a.args[0]!;
  const isInOrder = b.kind === 'int' || (a.kind !== 'int' && a.id < b.id);
  return decided(terms, state, terms.op('==', isInOrder ? [a, b] : [b, a], 1));
}

function isCondition(term: Term): boolean {
  return term.kind === 'op' && term.bits === 1;
}

/** Two addresses that cannot be the same: objects that came to life on the path are met through one name alone. */
function distinct(left: Term, right: Term): boolean {
  const a = rootOf(left);
  const b = rootOf(right);
  if (a === b) return false;
  if (a.kind === 'object' || b.kind === 'object') {
    const other = a.kind === 'object' ? b : a;
    return other.kind !== 'op' && other.kind !== 'sum' && other.kind !== 'container';
  }
  return isOwnStorage(a) && isOwnStorage(b);
}

function isOwnStorage(term: Term): boolean {
  return term.kind === 'variable' || term.kind === 'global' || term.kind === 'function' || term.kind === 'string';
}

/** The value at a location. What nobody wrote on this path is what was there at entry, always the same term. */
export function load(terms: TermTable, state: State, location: Term, type: Type = unknownType): Term {
  const known = state.memory.get(location);
  if (known !== undefined) return known;
  const epoch = epochOf(state, location);
  if (epoch === zeroed) return terms.zero;
  return terms.initial(location, epoch, type);
}

function epochOf(state: State, location: Term): number {
  let term = location;
  for (;;) {
    const epoch = state.epochs.get(term);
    if (epoch !== undefined) return epoch;
    if (term.kind === 'field' || term.kind === 'element') term = term.of;
    else return term.kind === 'object' && term.zeroed ? zeroed : 0;
  }
}

export function store(state: State, location: Term, value: Term): void {
  dropInside(state, location);
  state.writeMemory().set(location, value);
  // Another index of the same array may be the same element.
  if (location.kind === 'element') forgetSiblings(state, location);
}

/** A number that is reckoned from what was there: more or less than that, or that again. */
export function isCount(location: Term, value: Term): boolean {
  return value.kind === 'sum' || (value.kind === 'initial' && value.location === location);
}

/** Any value may be at and below a location; a fresh epoch keeps what is read next apart from what was there. */
export function forget(state: State, location: Term): void {
  if (state.references.size > 0) loosenHeld(state, location);
  dropInside(state, location);
  if (state.memory.has(location)) state.writeMemory().delete(location);
  state.writeEpochs().set(location, Math.max(epochOf(state, location), 0) + 1);
}

/** Memory that anybody may have changed no longer tells who has the objects that it led to. */
function loosenHeld(state: State, location: Term): void {
  state.memory.of(rootOf(location)).forEach((value, place) => {
    if (isWithin(place, location)) loosenReached(state, value, 'memory that led to it changed');
  });
}

export function fillZero(state: State, location: Term): void {
  dropInside(state, location);
  if (state.memory.has(location)) state.writeMemory().delete(location);
  state.writeEpochs().set(location, zeroed);
}

/** Struct assignment: what is known of the members of `from` holds of those of `to`. */
export function copyMembers(terms: TermTable, state: State, to: Term, from: Term): void {
  if (to === from) return;
  const moved: [Term, Term][] = [];
  for (const [location, value] of state.memory.of(rootOf(from))) {
    const place = rebase(terms, location, from, to);
    if (place !== null) moved.push([place, value]);
  }
  if (epochOf(state, from) === zeroed) fillZero(state, to);
  else forget(state, to);
  for (const [location, value] of moved) state.writeMemory().set(location, value);
}

function rebase(terms: TermTable, location: Term, from: Term, to: Term): Term | null {
  if (location === from) return to;
  if (location.kind === 'field') {
    const of = rebase(terms, location.of, from, to);
    return of === null ? null : terms.field(of, location.field);
  }
  if (location.kind === 'element') {
    const of = rebase(terms, location.of, from, to);
    return of === null ? null : terms.element(of, location.index);
  }
  return null;
}

function dropInside(state: State, location: Term): void {
  if (!location.hasPlaces) return;
  for (const place of state.memory.inside(location)) state.writeMemory().delete(place);
  for (const place of state.epochs.inside(location)) state.writeEpochs().delete(place);
}

function forgetSiblings(state: State, location: Term & { kind: 'element' }): void {
  const doomed: Term[] = [];
  for (const place of state.memory.of(rootOf(location)).keys()) {
    if (place === location || place.kind !== 'element' || place.of !== location.of) continue;
    if (place.index.kind === 'int' && location.index.kind === 'int') continue;
    doomed.push(place);
  }
  for (const place of doomed) {
    // The element may well be another one, and what it leads to still be had.
    loosenReached(state, state.memory.get(place)!, 'an element of an array may lead to it');
    state.writeMemory().delete(place);
  }
}
