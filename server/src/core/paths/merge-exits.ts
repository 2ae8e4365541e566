import { either, singleValue } from '../machine/facts.ts';
import { factOf } from '../machine/store.ts';
import type { TermTable } from '../machine/term-table.ts';
import type { Exit } from './explore.ts';
import { mergeInto } from './merge.ts';
import { heldKey, worldKey } from './state-key.ts';

/** What is left to tell many ways out apart by: the world, and whether an error, nothing or something comes back. */
export function exitClass(exit: Exit): string {
  return `${returnClass(exit)} ${worldKey(exit.state)}`;
}

function returnClass({ returns, state }: Exit): string {
  if (returns === null) return 'void';
  const fact = factOf(state, returns);
  const value = singleValue(fact) ?? (fact.signedMax < 0n ? 'error' : fact.unsignedMin > 0n ? 'something' : 'any');
  return value.toString();
}

/**
 * Few enough ways out for a caller to follow each. What they differ in besides is any value that one of them has; where
 * they are still many, counters are among that.
 */
export function mergeExits(terms: TermTable, name: string, exits: readonly Exit[], most: number): readonly Exit[] {
  if (exits.length <= most) return exits;
  const classes = classesOf(exits, exitClass);
  const few =
    classes.length <= most ? classes : classesOf(exits, (exit) => `${returnClass(exit)} ${heldKey(exit.state)}`);
  return few.map((alike, index) => mergeAlike(terms, `${name}/exit/${index}`, alike));
}

function classesOf(exits: readonly Exit[], classOf: (exit: Exit) => string): readonly (readonly Exit[])[] {
  const classes = new Map<string, Exit[]>();
  for (const exit of exits) {
    const key = classOf(exit);
    const known = classes.get(key);
    if (known === undefined) classes.set(key, [exit]);
    else known.push(exit);
  }
  return [...classes.values()];
}

function mergeAlike(terms: TermTable, key: string, alike: readonly Exit[]): Exit {
  const [first, ...others] = alike;
  if (first === undefined) throw new Error('a class is made for an exit that is in it');
  if (others.length === 0) return first;
  const state = first.state.fork();
  let returns = first.returns;
  for (const other of others) {
    if (returns !== null && other.returns !== null && returns !== other.returns) {
      const fact = either(factOf(state, returns), factOf(other.state, other.returns));
      returns = terms.symbol(`${key}=`, 'the result');
      state.writeFacts().set(returns, fact);
      other.state.writeFacts().set(returns, fact);
    }
    mergeInto(terms, state, other.state, key);
  }
  return { ...first, returns, state };
}
