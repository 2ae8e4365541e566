import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  admits,
  anything,
  both,
  either,
  exactly,
  excluding,
  factKey,
  firstErrorPointer,
  signedBetween,
  singleValue,
  unsignedBetween,
  validPointer,
  type Fact,
} from './facts.ts';

/** Where facts can go wrong: around zero, where the sign turns, and where a number wraps. */
const edges = [0n, 1n << 31n, 1n << 32n, 1n << 63n, 1n << 64n, firstErrorPointer];
const samples = edges.flatMap((edge) => [-8n, -3n, -1n, 0n, 1n, 2n, 5n, 12n].map((n) => BigInt.asUintN(64, edge + n)));

const value = fc.constantFrom(...samples);
const bits = fc.integer({ min: 0, max: 15 }).map((n) => BigInt(n));

/** A fact made as paths make them: out of bounds, excluded values and bits, one restriction after the other. */
const fact: fc.Arbitrary<Fact> = fc
  .array(
    fc.oneof(
      fc.tuple(value, value).map(([a, b]) => unsignedBetween(a < b ? a : b, a < b ? b : a)),
      fc.tuple(value, value).map(([a, b]) => {
        const [x, y] = [BigInt.asIntN(64, a), BigInt.asIntN(64, b)];
        return signedBetween(x < y ? x : y, x < y ? y : x);
      }),
      value.map((n): Fact => excluding(anything, n) ?? anything),
      bits.map((n): Fact => ({ ...anything, set: n })),
      bits.map((n): Fact => ({ ...anything, clear: n })),
      value.map(exactly),
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.reduce<Fact>((all, one) => both(all, one) ?? all, anything));

function of(one: Fact): readonly bigint[] {
  return samples.filter((n) => admits(one, n));
}

describe('both', () => {
  test('admits exactly what each admits', () => {
    fc.assert(
      fc.property(fact, fact, (a, b) => {
        const joined = both(a, b);
        const common = of(a).filter((n) => admits(b, n));
        // One that keeps too few excluded values may admit more, never less.
        expect(joined === null ? [] : of(joined)).toEqual(expect.arrayContaining(common));
        if (joined !== null) for (const n of of(joined)) expect(admits(a, n) && admits(b, n)).toBe(true);
      }),
    );
  });

  test('is the same either way round', () => {
    fc.assert(
      fc.property(fact, fact, (a, b) => {
        const [one, other] = [both(a, b), both(b, a)];
        expect(one === null ? null : factKey(one)).toBe(other === null ? null : factKey(other));
      }),
    );
  });

  test('says no where nothing is left', () => {
    expect(both(exactly(1n), exactly(2n))).toBeNull();
    expect(both(validPointer, exactly(0n))).toBeNull();
    expect(both(signedBetween(-4095n, -1n), validPointer)).toBeNull();
  });
});

describe('either', () => {
  test('admits all that one of the two admits', () => {
    fc.assert(
      fc.property(fact, fact, (a, b) => {
        const joined = either(a, b);
        for (const n of [...of(a), ...of(b)]) expect(admits(joined, n)).toBe(true);
      }),
    );
  });

  test('keeps that neither is zero', () => {
    expect(admits(either(validPointer, signedBetween(-4095n, -1n)), 0n)).toBe(false);
  });
});

describe('excluding', () => {
  test('takes one value away and no other', () => {
    fc.assert(
      fc.property(fact, value, (a, n) => {
        const rest = excluding(a, n);
        expect(rest === null ? [] : of(rest)).toEqual(of(a).filter((one) => one !== n));
      }),
    );
  });

  test('comes to one value when all others are gone', () => {
    expect(excluding(unsignedBetween(0n, 1n), 0n)).toEqual(exactly(1n));
    expect(excluding(exactly(7n), 7n)).toBeNull();
  });
});

test('a fact that names one value admits it and no other', () => {
  fc.assert(
    fc.property(fact, (a) => {
      const only = singleValue(a);
      if (only !== null) expect(of(a).filter((n) => n !== only)).toEqual([]);
    }),
  );
});

test('a signed bound is an unsigned one where the sign is known', () => {
  expect(both(signedBetween(0n, 10n), anything)?.unsignedMax).toBe(10n);
  expect(both(unsignedBetween(firstErrorPointer, (1n << 64n) - 1n), anything)?.signedMax).toBe(-1n);
});
