import type { Fact } from './facts.ts';
import type { Term } from './terms.ts';

/** Are all bits of one among those of the other? */
export function hasAllBits(all: ReadonlyMap<Term, bigint>, more: ReadonlyMap<Term, bigint>): boolean {
  for (const [term, bits] of more) if ((bits & ~(all.get(term) ?? 0n)) !== 0n) return false;
  return true;
}

/** More than a mask of some bits: a range, or the value itself. */
export const everyBit = (1n << 64n) - 1n;

/** The bits of which the second fact says something and the first did not. */
export function bitsLearnt(before: Fact | undefined, after: Fact): bigint {
  return (after.set | after.clear) & ~(before === undefined ? 0n : before.set | before.clear);
}
