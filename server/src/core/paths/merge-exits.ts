import { either, singleValue } from '../machine/facts.ts';
import { factOf } from '../machine/store.ts';
import type { Term, TermTable } from '../machine/terms.ts';
import type { Exit } from './explore.ts';
import { mergeInto, worldKey } from './merge.ts';

/** Ways out that a caller is given one by one; of more, those that do the same to the world and return alike become one. */
const maxKept = 16;

/** What is left to tell many ways out apart by: the world, and whether an error, nothing or something comes back. */
export function exitClass({ returns, state }: Exit): string {
  if (returns === null) return `void ${worldKey(state)}`;
  const fact = factOf(state, returns);
  const value = singleValue(fact) ?? (fact.signedMax < 0n ? 'error' : fact.unsignedMin > 0n ? 'something' : 'any');
  return `${value} ${worldKey(state)}`;
}

/** Few enough ways out for a caller to follow each. What they differ in besides is any value that one of them has. */
export function mergeExits(terms: TermTable, name: string, exits: readonly Exit[]): readonly Exit[] {
  if (exits.length <= maxKept) return exits;
  const classes = new Map<string, Exit[]>();
  for (const exit of exits) {
    const key = exitClass(exit);
    classes.set(key, [...(classes.get(key) ?? []), exit]);
  }
  return [...classes.values()].map((alike, index) => mergeAlike(terms, `${name}/exit/${index}`, alike));
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
    for (const location of new Set([...state.memory.keys(), ...other.state.memory.keys()])) {
      if (state.memory.get(location) !== other.state.memory.get(location))
        state.writeMemory().set(location, differs(terms, key, location));
    }
    mergeInto(state, other.state);
  }
  return { ...first, returns, state };
}

function differs(terms: TermTable, key: string, location: Term): Term {
  return terms.symbol(`${key}/${location.id}`, 'a value that differs');
}
