import { describe, expect, test } from 'vitest';
import { both, exactly, validPointer } from './facts.ts';
import { State } from './state.ts';
import {
  assume,
  compareTerms,
  copyMembers,
  factOf,
  fillZero,
  forget,
  load,
  restrict,
  store,
  truthOf,
} from './store.ts';
import { TermTable } from './term-table.ts';
import type { Term } from './terms.ts';

const terms = new TermTable();
const p = terms.parameter(0, 'p', 'f');
const q = terms.parameter(1, 'q', 'f');
const n = terms.parameter(2, 'n', 'f');
const at = (of: Term, ...fields: readonly string[]): Term =>
  fields.reduce((term, field) => terms.field(term, field), of);
const int = (value: bigint): Term => terms.int(value, 64);
const less = (state: State, left: Term, right: Term): Term => compareTerms(terms, state, '<', left, right, true);
const equal = (state: State, left: Term, right: Term): Term => compareTerms(terms, state, '==', left, right, false);

describe('memory', () => {
  test('that nobody wrote is the same each time', () => {
    const state = new State(0);
    expect(load(terms, state, at(p, 'x'))).toBe(load(terms, state, at(p, 'x')));
    expect(load(terms, state, at(p, 'x'))).not.toBe(load(terms, state, at(q, 'x')));
  });

  test('has what was stored, and the fork has it too', () => {
    const state = new State(0);
    store(state, at(p, 'x'), int(1n));
    const fork = state.fork();
    store(fork, at(p, 'x'), int(2n));
    expect([load(terms, state, at(p, 'x')), load(terms, fork, at(p, 'x'))]).toEqual([int(1n), int(2n)]);
  });

  test('that is forgotten is neither what it was nor what it is after the next time', () => {
    const state = new State(0);
    const before = load(terms, state, at(p, 'x'));
    forget(state, p);
    const after = load(terms, state, at(p, 'x'));
    forget(state, p);
    expect(new Set([before, after, load(terms, state, at(p, 'x'))]).size).toBe(3);
  });

  test('of which a member was forgotten keeps the others', () => {
    const state = new State(0);
    store(state, at(p, 'x'), int(1n));
    store(state, at(p, 'y'), int(2n));
    forget(state, at(p, 'x'));
    expect(load(terms, state, at(p, 'y'))).toBe(int(2n));
  });

  test('that is cleared reads as zero to its last member, until it is written', () => {
    const state = new State(0);
    fillZero(state, p);
    expect(load(terms, state, at(p, 'x', 'y'))).toBe(terms.zero);
    store(state, at(p, 'x', 'y'), int(5n));
    expect([load(terms, state, at(p, 'x', 'y')), load(terms, state, at(p, 'x', 'z'))]).toEqual([int(5n), terms.zero]);
  });

  test('that is copied has what was known of its members', () => {
    const state = new State(0);
    store(state, at(p, 'x'), int(1n));
    store(state, at(q, 'z'), int(9n));
    copyMembers(terms, state, q, p);
    expect(load(terms, state, at(q, 'x'))).toBe(int(1n));
    expect(load(terms, state, at(q, 'z'))).not.toBe(int(9n));
  });

  test('of an array may be at any index that is not known', () => {
    const state = new State(0);
    const [one, two] = [terms.element(p, int(1n)), terms.element(p, int(2n))];
    store(state, one, int(1n));
    store(state, two, int(2n));
    expect(load(terms, state, one)).toBe(int(1n));
    store(state, terms.element(p, n), int(3n));
    expect(load(terms, state, one)).not.toBe(int(1n));
  });
});

describe('a condition', () => {
  test('that was taken is not open any more, in either spelling', () => {
    const state = new State(0);
    expect(truthOf(state, less(state, n, q))).toBeNull();
    expect(assume(state, less(state, n, q), true)).toBe(true);
    expect(truthOf(state, less(state, n, q))).toBe(true);
    expect(truthOf(state, compareTerms(terms, state, '<=', q, n, true))).toBe(false);
  });

  test('and its opposite cannot both be', () => {
    const state = new State(0);
    assume(state, less(state, n, int(10n)), true);
    expect(assume(state, less(state, int(20n), n), true)).toBe(false);
  });

  test('that the bounds decide is decided', () => {
    const state = new State(0);
    assume(state, less(state, n, int(10n)), true);
    assume(state, less(state, n, int(0n)), false);
    expect(truthOf(state, compareTerms(terms, state, '<', n, int(10n), false))).toBe(true);
    expect(truthOf(state, equal(state, n, int(10n)))).toBe(false);
  });

  test('on a pointer tells NULL from the rest', () => {
    const state = new State(0);
    assume(state, equal(state, p, terms.zero), false);
    expect(truthOf(state, equal(state, p, terms.zero))).toBe(false);
    expect(restrict(state, p, exactly(0n))).toBe(false);
  });

  test('on a bit says nothing of another', () => {
    const state = new State(0);
    const bit = (mask: bigint): Term => terms.arithmetic('&', n, int(mask), 64, false);
    assume(state, bit(4n), true);
    expect([truthOf(state, bit(4n)), truthOf(state, bit(6n)), truthOf(state, bit(2n))]).toEqual([true, true, null]);
  });

  test('on bits above what a number can be is decided, whichever side the mask stands on', () => {
    const state = new State(0);
    assume(state, less(state, n, int(16n)), true);
    assume(state, less(state, n, int(0n)), false);
    for (const args of [
      [n, int(0xf0n)],
      [int(0xf0n), n],
    ])
      expect(factOf(state, terms.op('&', args, 64))).toEqual(exactly(0n));
    expect(truthOf(state, terms.op('&', [n, int(0x18n)], 64))).toBe(null);
  });

  test('of two sums is that of what differs', () => {
    const state = new State(0);
    expect(equal(state, terms.add(n, int(4n), 64), terms.add(n, int(5n), 64))).toBe(terms.zero);
    assume(state, equal(state, terms.add(n, int(4n), 64), int(10n)), true);
    expect(truthOf(state, equal(state, n, int(6n)))).toBe(true);
  });
});

test('an object that came to life on the path is nothing else', () => {
  const state = new State(0);
  const object = terms.object('site', 0, 'slab', false);
  expect(equal(state, object, terms.zero)).toBe(terms.zero);
  expect(equal(state, object, p)).toBe(terms.zero);
  expect(both(factOf(state, object), validPointer)).toEqual(factOf(state, object));
});

test('a sum that may wrap has any value', () => {
  const state = new State(0);
  assume(state, less(state, int(0n), n), true);
  const next = terms.add(n, int(1n), 64);
  expect(truthOf(state, less(state, int(0n), next))).toBeNull();
  assume(state, less(state, n, int(100n)), true);
  expect(truthOf(state, less(state, int(0n), next))).toBe(true);
});
