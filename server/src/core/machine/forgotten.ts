import type { Term } from './terms.ts';

/** Are all bits of one among those of the other? */
export function hasAllBits(all: ReadonlyMap<Term, bigint>, more: ReadonlyMap<Term, bigint>): boolean {
  for (const [term, bits] of more) if ((bits & ~(all.get(term) ?? 0n)) !== 0n) return false;
  return true;
}
