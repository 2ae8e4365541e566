import type { SumPart, Term } from './terms.ts';

/** Tells sums apart. The numbers that most of them have are not spelt: that takes longer than all the rest. */
export function keyOfSum(parts: readonly SumPart[], rest: bigint, bits: number): string {
  let key = bits === 64 ? '+' : `+${bits}:`;
  for (const { term, factor } of parts)
    key += factor === 1n ? `+${term.id}` : factor === -1n ? `-${term.id}` : `,${factor}*${term.id}`;
  return rest === 0n ? key : `${key}#${rest}`;
}

/** Both together, in the order of their terms; each is in that order already. */
export function addParts(left: readonly SumPart[], right: readonly SumPart[]): readonly SumPart[] {
  const sum: SumPart[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const a = left[i];
    const b = right[j];
    if (a === undefined || (b !== undefined && b.term.id < a.term.id)) {
      append(sum, b!.term, b!.factor);
      j++;
    } else if (b === undefined || a.term.id < b.term.id) {
      append(sum, a.term, a.factor);
      i++;
    } else {
      append(sum, a.term, a.factor + b.factor);
      i++;
      j++;
    }
  }
  return sum;
}

function append(sum: SumPart[], term: Term, factor: bigint): void {
  const wrapped = BigInt.asIntN(64, factor);
  if (wrapped !== 0n) sum.push({ term, factor: wrapped });
}

/** The parts of a term as a sum, each with its factor times this one. */
export function partsOf(term: Term, factor: bigint): readonly SumPart[] {
  if (term.kind === 'int') return [];
  if (term.kind === 'sum') return term.parts.map((part) => ({ term: part.term, factor: part.factor * factor }));
  return [{ term, factor }];
}

/** What is left of a term as a sum beside its parts. */
export function constantOf(term: Term): bigint {
  if (term.kind === 'int') return term.value;
  return term.kind === 'sum' ? term.constant : 0n;
}
