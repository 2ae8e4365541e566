import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TermTable } from './term-table.ts';
import { isStable, rootOf, type Term } from './terms.ts';

const terms = new TermTable();
const a = terms.symbol('a', 'a');
const b = terms.symbol('b', 'b');

function intOf(term: Term): bigint | null {
  return term.kind === 'int' ? BigInt.asIntN(64, term.value) : null;
}

describe('the same value is the same term', () => {
  test('sums in any order', () => {
    const sum = terms.add(terms.add(a, terms.int(3n, 64), 64), b, 64);
    expect(terms.add(b, terms.add(terms.int(3n, 64), a, 64), 64)).toBe(sum);
  });

  test('what is added and taken away again is gone', () => {
    expect(terms.subtract(terms.add(a, b, 64), b, 64)).toBe(a);
    expect(terms.subtract(a, a, 64)).toBe(terms.zero);
  });

  test('-1 at any width', () => {
    expect(terms.typed(-1n, 32, true)).toBe(terms.int(-1n, 64));
    expect(terms.typed(-1n, 32, false)).not.toBe(terms.int(-1n, 64));
  });

  test('a shift is a product', () => {
    expect(terms.arithmetic('<<', a, terms.int(4n, 64), 64, false)).toBe(terms.multiply(terms.int(16n, 64), a, 64));
  });

  test('bits in any order', () => {
    expect(terms.arithmetic('|', a, b, 64, false)).toBe(terms.arithmetic('|', b, a, 64, false));
  });

  test('two tables share nothing', () => {
    expect(new TermTable().symbol('a', 'a')).not.toBe(a);
  });
});

describe('sums wrap', () => {
  test('at 64 bits', () => {
    const most = terms.int((1n << 64n) - 1n, 64);
    expect(intOf(terms.add(most, terms.one, 64))).toBe(0n);
    expect(terms.add(terms.add(a, most, 64), terms.one, 64)).toBe(a);
  });

  test('as C does it, at every width', () => {
    fc.assert(
      fc.property(fc.bigInt(-(1n << 70n), 1n << 70n), fc.bigInt(-(1n << 70n), 1n << 70n), (x, y) => {
        const [left, right] = [terms.int(x, 64), terms.int(y, 64)];
        expect(intOf(terms.add(left, right, 64))).toBe(BigInt.asIntN(64, x + y));
        expect(intOf(terms.subtract(left, right, 64))).toBe(BigInt.asIntN(64, x - y));
        expect(intOf(terms.multiply(left, right, 64))).toBe(
          BigInt.asIntN(64, BigInt.asIntN(64, x) * BigInt.asIntN(64, y)),
        );
      }),
    );
  });
});

describe('places', () => {
  const member = terms.field(a, 'entry');

  test('the container of a member is what it is a member of, and back', () => {
    expect(terms.container(member, 'entry')).toBe(a);
    expect(terms.field(terms.container(b, 'entry'), 'entry')).toBe(b);
  });

  test('another member has another container', () => {
    expect(terms.container(member, 'list')).not.toBe(a);
  });

  test('element zero is the array, and steps add up', () => {
    expect(terms.element(a, terms.zero)).toBe(a);
    const two = terms.element(terms.element(a, terms.one), terms.one);
    expect(two).toBe(terms.element(a, terms.int(2n, 64)));
  });

  test('everything inside an object leads to it', () => {
    expect(rootOf(terms.element(terms.field(member, 'next'), b))).toBe(a);
  });

  test('what two functions keep in the same slot has two names', () => {
    expect(terms.variable(3, 'sspte')).not.toBe(terms.variable(3, 'nr_zapped'));
    expect(terms.variable(3, 'sspte')).toBe(terms.variable(3, 'sspte'));
  });

  test('one of many is not the same thing each time', () => {
    const parameter = terms.parameter(0, 'kvm', 'f');
    expect(isStable(terms.field(parameter, 'lock'))).toBe(true);
    expect(isStable(terms.element(parameter, b))).toBe(false);
    expect(isStable(terms.initial(terms.field(parameter, 'slot'), 1))).toBe(false);
  });
});

describe('division', () => {
  test('by zero has no value, and is the same each time', () => {
    const quotient = terms.arithmetic('/', terms.one, terms.zero, 64, true);
    expect(intOf(quotient)).toBeNull();
    expect(terms.arithmetic('/', terms.one, terms.zero, 64, true)).toBe(quotient);
  });

  test('goes towards zero', () => {
    expect(intOf(terms.arithmetic('/', terms.int(-7n, 64), terms.int(2n, 64), 64, true))).toBe(-3n);
    expect(intOf(terms.arithmetic('%', terms.int(-7n, 64), terms.int(2n, 64), 64, true))).toBe(-1n);
  });
});
