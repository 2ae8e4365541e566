import type { Type } from '../ir/types.ts';
import type { Term } from './terms.ts';

/**
 * What is known of a 64-bit value: bounds read as signed and as unsigned, values that it is not, bits that are set or
 * clear. Both readings are kept because C compares the same value both ways: IS_ERR() unsigned, `r < 0` signed.
 */
export interface Fact {
  readonly signedMin: bigint;
  readonly signedMax: bigint;
  readonly unsignedMin: bigint;
  readonly unsignedMax: bigint;
  /** Unsigned, ascending, few. */
  readonly not: readonly bigint[];
  readonly set: bigint;
  readonly clear: bigint;
}

const signedLow = -(1n << 63n);
const signedHigh = (1n << 63n) - 1n;
const unsignedHigh = (1n << 64n) - 1n;
const maxExcluded = 12;
/** MAX_ERRNO of include/linux/err.h. */
export const maxErrno = 4095n;
export const firstErrorPointer = (1n << 64n) - maxErrno;

export const anything: Fact = {
  signedMin: signedLow,
  signedMax: signedHigh,
  unsignedMin: 0n,
  unsignedMax: unsignedHigh,
  not: [],
  set: 0n,
  clear: 0n,
};
/** A pointer to something: not NULL and no error. */
export const validPointer: Fact = settle({ ...anything, unsignedMin: 1n, unsignedMax: firstErrorPointer - 1n })!;
/** What an allocator hands out is aligned to a word at least: its low bits are free for a mark, and a marked value is no such pointer. */
export const alignedPointer: Fact = settle({ ...validPointer, clear: 3n })!;
const booleanFact: Fact = settle({ ...anything, unsignedMin: 0n, unsignedMax: 1n })!;
const isZero = single(0n);
const isOne = single(1n);

export function exactly(value: bigint): Fact {
  return value === 0n ? isZero : value === 1n ? isOne : single(value);
}

function single(value: bigint): Fact {
  const unsigned = BigInt.asUintN(64, value);
  const signed = BigInt.asIntN(64, value);
  return {
    signedMin: signed,
    signedMax: signed,
    unsignedMin: unsigned,
    unsignedMax: unsigned,
    not: [],
    set: unsigned,
    clear: ~unsigned & unsignedHigh,
  };
}

export function signedBetween(min: bigint, max: bigint): Fact {
  return settle({ ...anything, signedMin: min, signedMax: max }) ?? anything;
}

export function unsignedBetween(min: bigint, max: bigint): Fact {
  return settle({ ...anything, unsignedMin: min, unsignedMax: max }) ?? anything;
}

/** The only value that fits, or null. */
export function singleValue(fact: Fact): bigint | null {
  return fact.unsignedMin === fact.unsignedMax ? fact.unsignedMin : null;
}

/** What a C type alone says of a value. */
export function factOfType(type: Type): Fact {
  if (type.kind !== 'int') return anything;
  return (type.signed ? ofSignedWidth : ofUnsignedWidth)[type.bits] ?? anything;
}

/** What the width of an integer says of it, by the number of its bits: 64 bits say nothing. */
const widths = Array.from({ length: 64 }, (_, bits) => BigInt(bits));
const ofSignedWidth = widths.map((bits) =>
  bits === 0n ? anything : signedBetween(-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n),
);
const ofUnsignedWidth = widths.map((bits) => unsignedBetween(0n, (1n << bits) - 1n));

/** Both at once; null where they contradict each other. */
export function both(a: Fact, b: Fact): Fact | null {
  if (a === b || b === anything) return a;
  if (a === anything) return b;
  return settle({
    signedMin: max(a.signedMin, b.signedMin),
    signedMax: min(a.signedMax, b.signedMax),
    unsignedMin: max(a.unsignedMin, b.unsignedMin),
    unsignedMax: min(a.unsignedMax, b.unsignedMax),
    not: mergeExcluded(a.not, b.not),
    set: a.set | b.set,
    clear: a.clear | b.clear,
  });
}

/** What holds of a value that is one or the other. */
export function either(a: Fact, b: Fact): Fact {
  if (a === b) return a;
  const excluded = a.not
    .filter((value) => b.not.includes(value) || !admits(b, value))
    .concat(b.not.filter((value) => !a.not.includes(value) && !admits(a, value)));
  return (
    settle({
      signedMin: min(a.signedMin, b.signedMin),
      signedMax: max(a.signedMax, b.signedMax),
      unsignedMin: min(a.unsignedMin, b.unsignedMin),
      unsignedMax: max(a.unsignedMax, b.unsignedMax),
      not: [...new Set(excluded)].sort((x, y) => (x < y ? -1 : x > y ? 1 : 0)).slice(0, maxExcluded),
      set: a.set & b.set,
      clear: a.clear & b.clear,
    }) ?? anything
  );
}

export function excluding(fact: Fact, value: bigint): Fact | null {
  return both(fact, { ...anything, not: [BigInt.asUintN(64, value)] });
}

export function admits(fact: Fact, value: bigint): boolean {
  const unsigned = BigInt.asUintN(64, value);
  const signed = BigInt.asIntN(64, value);
  return (
    unsigned >= fact.unsignedMin &&
    unsigned <= fact.unsignedMax &&
    signed >= fact.signedMin &&
    signed <= fact.signedMax &&
    (unsigned & fact.set) === fact.set &&
    (unsigned & fact.clear) === 0n &&
    !fact.not.includes(unsigned)
  );
}

/** What an operation says of its result, whatever it is done to; null where that makes a difference. */
export function factOfOperation(op: string, bits: number, type: Type): Fact | null {
  switch (op) {
    case '==':
    case '<u':
    case '<s':
    case '<=u':
    case '<=s':
      return booleanFact;
    case 'zext':
    case 'trunc-u':
      return ofUnsignedWidth[bits] ?? anything;
    case 'trunc-s':
      return ofSignedWidth[bits] ?? anything;
    case '&':
    case '|':
    case '%':
    case '>>':
      return null;
    default:
      return factOfType(type);
  }
}

/** What a term is by what its parts are, where its shape alone does not say it. */
export function factOfParts(term: Term, of: (part: Term) => Fact): Fact {
  switch (term.kind) {
    case 'field':
    case 'element': {
      // The address of a member of something that is there is there itself; of NULL it is a small number.
      const base = of(term.of);
      return both(base, validPointer) === base ? validPointer : anything;
    }
    case 'sum':
      return factOfSum(term, of);
    case 'op':
      return factOfOp(term, of);
    default:
      return anything;
  }
}

function factOfSum(term: Term & { kind: 'sum' }, of: (part: Term) => Fact): Fact {
  let low = term.constant;
  let high = term.constant;
  for (const part of term.parts) {
    const fact = of(part.term);
    const a = fact.signedMin * part.factor;
    const b = fact.signedMax * part.factor;
    low += a < b ? a : b;
    high += a < b ? b : a;
  }
  // A sum that may wrap is any value of its width.
  const edge = 1n << BigInt(term.bits - 1);
  return low < -edge || high >= edge ? anything : signedBetween(low, high);
}

function factOfOp(term: Term & { kind: 'op' }, of: (part: Term) => Fact): Fact {
  // One by one, here and where else it is hot: a pattern goes through an iterator as long as nothing is optimised.
  const left = term.args[0];
  const right = term.args[1];
  switch (term.op) {
    case '&': {
      const a = left === undefined ? anything : of(left);
      const b = right === undefined ? anything : of(right);
      // Nothing is left of a number that is smaller than the lowest bit of the mask, which may stand on either side.
      if (right?.kind === 'int' && a.unsignedMax < (right.value & -right.value)) return exactly(0n);
      if (left?.kind === 'int' && b.unsignedMax < (left.value & -left.value)) return exactly(0n);
      const known = settle({
        ...anything,
        unsignedMax: a.unsignedMax < b.unsignedMax ? a.unsignedMax : b.unsignedMax,
        clear: a.clear | b.clear,
        set: a.set & b.set,
      });
      return known ?? anything;
    }
    case '|': {
      const a = left === undefined ? anything : of(left);
      const b = right === undefined ? anything : of(right);
      return settle({ ...anything, set: a.set | b.set, clear: a.clear & b.clear }) ?? anything;
    }
    case '%': {
      const b = right === undefined ? anything : of(right);
      return b.unsignedMax > 0n && b.unsignedMax < 1n << 63n ? unsignedBetween(0n, b.unsignedMax) : anything;
    }
    case '>>': {
      const a = left === undefined ? anything : of(left);
      const shift = right?.kind === 'int' && right.value < 64n ? right.value : 0n;
      return unsignedBetween(a.unsignedMin >> shift, a.unsignedMax >> shift);
    }
    default:
      return anything;
  }
}

/** Makes the two readings agree; null where nothing is left. */
function settle(fact: Fact): Fact | null {
  let { signedMin, signedMax, unsignedMin, unsignedMax } = fact;
  const { set, clear } = fact;
  if ((set & clear) !== 0n) return null;
  if (set !== 0n && unsignedMin < set) unsignedMin = set;
  const possible = ~clear & unsignedHigh;
  if (unsignedMax > possible) unsignedMax = possible;
  if (unsignedMin > unsignedMax || signedMin > signedMax) return null;
  const half = 1n << 63n;
  if (unsignedMax < half) {
    signedMin = max(signedMin, unsignedMin);
    signedMax = min(signedMax, unsignedMax);
  } else if (unsignedMin >= half) {
    signedMin = max(signedMin, unsignedMin - (1n << 64n));
    signedMax = min(signedMax, unsignedMax - (1n << 64n));
  }
  if (signedMin >= 0n) {
    unsignedMin = max(unsignedMin, signedMin);
    unsignedMax = min(unsignedMax, signedMax);
  } else if (signedMax < 0n) {
    unsignedMin = max(unsignedMin, BigInt.asUintN(64, signedMin));
    unsignedMax = min(unsignedMax, BigInt.asUintN(64, signedMax));
  }
  if (unsignedMin > unsignedMax || signedMin > signedMax) return null;
  let not = fact.not;
  if (not.length > 0) {
    while (not.includes(unsignedMin) && unsignedMin < unsignedMax) unsignedMin += 1n;
    while (not.includes(unsignedMax) && unsignedMin < unsignedMax) unsignedMax -= 1n;
    if (unsignedMin === unsignedMax && not.includes(unsignedMin)) return null;
    not = not.filter((value) => value > unsignedMin && value < unsignedMax);
    if (unsignedMax < half) {
      signedMin = max(signedMin, unsignedMin);
      signedMax = min(signedMax, unsignedMax);
    }
    if (signedMin > signedMax) return null;
  }
  if (signedMin === signedMax) {
    const value = BigInt.asUintN(64, signedMin);
    if (value < unsignedMin || value > unsignedMax) return null;
    unsignedMin = value;
    unsignedMax = value;
  }
  if (unsignedMin === unsignedMax) {
    if ((unsignedMin & set) !== set || (unsignedMin & clear) !== 0n) return null;
    const value = BigInt.asIntN(64, unsignedMin);
    if (value < signedMin || value > signedMax) return null;
    return exactly(unsignedMin);
  }
  return { signedMin, signedMax, unsignedMin, unsignedMax, not, set, clear };
}

function mergeExcluded(a: readonly bigint[], b: readonly bigint[]): readonly bigint[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return [...new Set([...a, ...b])].sort((x, y) => (x < y ? -1 : x > y ? 1 : 0)).slice(0, maxExcluded);
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** Is it sure to be a negative errno? */
export function isErrno(fact: Fact): boolean {
  return fact.signedMax < 0n && fact.signedMin >= -maxErrno;
}

/** Do two facts say the same? */
export function isSameFact(a: Fact, b: Fact): boolean {
  return (
    a === b ||
    (a.signedMin === b.signedMin &&
      a.signedMax === b.signedMax &&
      a.unsignedMin === b.unsignedMin &&
      a.unsignedMax === b.unsignedMax &&
      a.set === b.set &&
      a.clear === b.clear &&
      a.not.length === b.not.length &&
      a.not.every((value, index) => value === b.not[index]))
  );
}

/** One line that tells two facts apart; equal facts have equal keys. What says nothing is left out: a number is long in text. */
export function factKey(fact: Fact): string {
  const { signedMin, signedMax, unsignedMin, unsignedMax, not, set, clear } = fact;
  if (unsignedMin === unsignedMax) return `=${unsignedMin}`;
  const signed = `${signedMin === signedLow ? '' : signedMin}:${signedMax === signedHigh ? '' : signedMax}`;
  const unsigned = `${unsignedMin === 0n ? '' : unsignedMin}:${unsignedMax === unsignedHigh ? '' : unsignedMax}`;
  const bits = set === 0n && clear === 0n ? '' : `${set}:${clear}`;
  return `${signed}:${unsigned}:${not.length === 0 ? '' : not.join()}:${bits}`;
}

/** More than a mask of some bits: a range, or the value itself. */
export const everyBit = (1n << 64n) - 1n;

/** The bits of which the second fact says something and the first did not. */
export function bitsLearnt(before: Fact | undefined, after: Fact): bigint {
  return (after.set | after.clear) & ~(before === undefined ? 0n : before.set | before.clear);
}
