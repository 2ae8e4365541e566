import type { Holder } from '../kernel/primitive.ts';
import type { References } from './held.ts';
import type { State } from './state.ts';
import { factOf } from './store.ts';
import type { TermTable } from './term-table.ts';
import type { Term } from './terms.ts';

/**
 * How many references are held, where that is no number here: `get(folio, refs)` holds `refs`, and `put(folio, refs)`
 * gives them back. Multiples of one value cancel, and what is left without any is a number again.
 */

type Counts = Pick<References, 'held' | 'open'>;

/** The counts after a change of one holder's: by a number, or by as many as a value says. */
export function addAmount(terms: TermTable, before: Counts, holder: Holder, change: number | Term): Counts {
  const number = before.held[holder] ?? 0;
  if (typeof change === 'number') return { ...before, held: { ...before.held, [holder]: number + change } };
  const sum = terms.add(before.open?.[holder] ?? terms.zero, change, 64);
  const constant = constantOf(sum);
  const rest = terms.subtract(sum, terms.int(constant, 64), 64);
  const held = { ...before.held, [holder]: number + Number(constant) };
  const others = withoutOpen(before, holder).open ?? {};
  const open = rest.kind === 'int' ? others : { ...others, [holder]: rest };
  return Object.keys(open).length === 0 ? { held } : { held, open };
}

/** Nobody has as many references as an int cannot count: a conversion leaves the number as it is. */
export function uncut(amount: Term): Term {
  const [inner] = amount.kind === 'op' && isConversion(amount.op) ? amount.args : [];
  return inner === undefined ? amount : uncut(inner);
}

function isConversion(op: string): boolean {
  return op === 'trunc-s' || op === 'trunc-u' || op === 'zext';
}

/** The counts without what of one holder's is no number. */
export function withoutOpen({ held, open = {} }: Counts, holder: Holder): Counts {
  const { [holder]: _, ...others } = open;
  return Object.keys(others).length === 0 ? { held } : { held, open: others };
}

/** What the path itself owed of an object is over. */
export function withoutCaller(references: References): References {
  const { open: _, ...rest } = references;
  const { held, open } = withoutOpen(references, 'caller');
  return { ...rest, held: { ...held, caller: 0 }, ...(open === undefined ? {} : { open }) };
}

function constantOf(sum: Term): bigint {
  if (sum.kind === 'int') return BigInt.asIntN(64, sum.value);
  return sum.kind === 'sum' ? sum.constant : 0n;
}

/** Is anything known to be held, or dropped, whose number is not? */
export function isOpen({ open }: Counts): boolean {
  return open !== undefined;
}

/** What a holder has lies between these: the number, and what is known of the values that count besides. */
export function boundsOf(state: State, counts: Counts, holder: Holder): { readonly min: bigint; readonly max: bigint } {
  const number = BigInt(counts.held[holder] ?? 0);
  const open = counts.open?.[holder];
  if (open === undefined) return { min: number, max: number };
  const fact = factOf(state, open);
  return { min: number + fact.signedMin, max: number + fact.signedMax };
}

/**
 * Does a holder have more than before, of whatever it took? Where it took by one value and gave back by another, that is
 * not certain: the two may be the same.
 */
export function hasKept(state: State, counts: Counts, holder: Holder): boolean {
  const number = counts.held[holder] ?? 0;
  const open = counts.open?.[holder];
  if (open === undefined) return number > 0;
  return number >= 0 && signOf(open) > 0 && boundsOf(state, counts, holder).max > 0n;
}

/** Does a holder have less than before, whatever the values are that it dropped by? */
export function hasDropped(counts: Counts, holder: Holder): boolean {
  const number = counts.held[holder] ?? 0;
  const open = counts.open?.[holder];
  return open === undefined ? number < 0 : number <= 0 && signOf(open) < 0;
}

/** Has everything that was taken been given back, and nothing more? */
export function isEven({ held, open }: Counts, holder: Holder): boolean {
  return (held[holder] ?? 0) === 0 && open?.[holder] === undefined;
}

/** 1 for a sum of values that are added, -1 where they are taken away, 0 where it has both. */
export function signOf(sum: Term): -1 | 0 | 1 {
  if (sum.kind !== 'sum') return 1;
  if (sum.parts.every(({ factor }) => factor > 0n)) return 1;
  return sum.parts.every(({ factor }) => factor < 0n) ? -1 : 0;
}

/** Do both hold by the same values? */
export function hasSameOpen(a: Counts, b: Counts): boolean {
  const holders = new Set([...Object.keys(a.open ?? {}), ...Object.keys(b.open ?? {})] as Holder[]);
  return [...holders].every((holder) => a.open?.[holder] === b.open?.[holder]);
}
