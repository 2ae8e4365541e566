import { both, isErrno, singleValue } from '../../machine/facts.ts';
import { factOf } from '../../machine/store.ts';
import { isInput } from '../../machine/terms.ts';
import type { Exit } from '../explore.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';

/** Ways out that show what the function does: no combination of several paths, and nothing broken before. */
export function soundExits({ exits }: FunctionAnalysis): readonly Exit[] {
  return exits.filter(({ state }) => !state.blurred && !state.broken);
}

/** Those of them that are one path each: what each did and left undone is known. */
export function singleExits(analysis: FunctionAnalysis): readonly Exit[] {
  return soundExits(analysis).filter(({ state }) => !state.merged);
}

/** What a caller learns from the result: all paths of one class look the same to it. */
export interface ReturnClass {
  readonly key: string;
  /** The call failed: a negative number, NULL where a pointer is expected, an error pointer. */
  readonly isError: boolean;
  readonly exits: readonly Exit[];
}

/** Ways out by what comes back: a constant is its own class; of other values only "an error" or "something" is known. */
export function returnClasses(exits: readonly Exit[]): ReturnClass[] {
  const classes = new Map<string, { isError: boolean; exits: Exit[] }>();
  for (const exit of exits) {
    const { key, isError } = classOf(exit);
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { isError, exits: [exit] });
    else known.exits.push(exit);
  }
  return [...classes].map(([key, one]) => ({ key, ...one }));
}

function classOf(exit: Exit): { key: string; isError: boolean } {
  if (exit.returns === null) return { key: 'void', isError: false };
  const fact = factOf(exit.state, exit.returns);
  const value = singleValue(fact);
  if (value !== null) {
    const signed = BigInt.asIntN(64, value);
    return { key: signed.toString(), isError: isErrno(fact) };
  }
  if (isErrno(fact)) return { key: `error ${exit.returns.id}`, isError: true };
  // Nobody knows its sign, and it was asked for: by the custom of the kernel it is an error, and no count or descriptor.
  if (fact.unsignedMin > 0n && fact.signedMin < 0n && fact.signedMax > 0n) return { key: 'not 0', isError: false };
  return { key: 'value', isError: false };
}

/** Can the caller tell the two apart by what it passed in? */
export function areDistinguished(a: Exit, b: Exit): boolean {
  for (const [term, fact] of a.state.facts) {
    if (!isInput(term)) continue;
    const other = b.state.facts.get(term);
    if (other !== undefined && both(fact, other) === null) return true;
  }
  return false;
}
