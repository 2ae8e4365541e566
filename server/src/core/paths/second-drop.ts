import { hasDropped } from '../machine/amounts.ts';
import type { EffectWord } from '../machine/effects.ts';
import type { References, TraceNode } from '../machine/state.ts';
import type { Term } from '../machine/terms.ts';

type Change = EffectWord & { readonly kind: 'ref' | 'pin' };

/**
 * The later of two drops of as many, of which the path had one at most: the caller handed it over, or it came with the
 * object as what a call returned. Null where the path took one itself, unless it fails: with that it may drop its
 * caller's, too; and where a loop comes by the same drop twice, which may be another object's each time.
 */
export function secondDrop(trace: TraceNode | null, references: References, hasFailed: boolean): TraceNode | null {
  const { object, uncertain } = references;
  // What is there as long as the kernel is has references that nobody counts.
  if (object.kind === 'object' || object.kind === 'global' || uncertain !== null) return null;
  for (const holder of ['caller', 'pin'] as const) {
    if (!hasDropped(references, holder)) continue;
    const number = references.held[holder] ?? 0;
    const open = references.open?.[holder];
    if (number !== 0 && open !== undefined) continue;
    const second = findSecond(trace, object, holder, open ?? number, hasFailed);
    if (second !== null) return second;
  }
  return null;
}

/** Looks back until what the words say adds up to what is left. */
function findSecond(
  trace: TraceNode | null,
  object: Term,
  holder: 'caller' | 'pin',
  left: number | Term,
  hasFailed: boolean,
): TraceNode | null {
  const drops: { readonly word: Change; readonly node: TraceNode }[] = [];
  let takes = 0;
  for (let node = trace; node !== null; node = node.previous)
    for (const word of node.effects.toReversed()) {
      if (!isChange(word, object, holder)) continue;
      const [latest] = drops;
      if (latest !== undefined && !isAlike(latest.word, word)) return null;
      if (word.delta < 0) drops.push({ word, node });
      else if (word.kind === 'ref' && (hasFailed || word.handedOut === true)) takes++;
      else return null;
      const [last, first] = drops;
      if (drops.length > 2 || takes > 1 || last === undefined) return null;
      if (first === undefined || (takes - drops.length) * sizeOf(word) !== multipleOf(left, word)) continue;
      return last.node.at === first.node.at ? null : last.node;
    }
  return null;
}

function isChange(word: EffectWord, object: Term, holder: 'caller' | 'pin'): word is Change {
  if (word.kind === 'pin') return holder === 'pin' && word.object === object;
  return word.kind === 'ref' && word.object === object && word.holder === holder && word.known !== true;
}

function isAlike(a: Change, b: Change): boolean {
  return Math.abs(a.delta) === Math.abs(b.delta) && a.by === b.by;
}

function sizeOf({ delta, by }: Change): number {
  return by === undefined ? Math.abs(delta) : 1;
}

/** How many times what a word says; not a number where it is of something else. */
function multipleOf(left: number | Term, { by }: Change): number {
  if (typeof left === 'number') return by === undefined ? left : NaN;
  if (by === undefined) return NaN;
  const [whole, one] = [factorsOf(left), factorsOf(by)];
  const [first] = one;
  if (first === undefined || whole.length !== one.length) return NaN;
  const times = (whole[0]?.factor ?? 0n) / first.factor;
  return whole.every(({ term, factor }, i) => term === one[i]?.term && factor === one[i].factor * times)
    ? Number(times)
    : NaN;
}

function factorsOf(sum: Term): readonly { readonly term: Term; readonly factor: bigint }[] {
  return sum.kind === 'sum' ? sum.parts : [{ term: sum, factor: 1n }];
}
