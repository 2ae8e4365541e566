import { admits, both, validPointer, type Fact } from '../machine/facts.ts';
import type { State } from '../machine/state.ts';
import { parameterPosition } from '../machine/terms.ts';
import type { CallSite } from '../tree/call-sites.ts';

/** What a path takes of the function's parameters, by their positions. */
export type Inputs = readonly (readonly [number, Fact])[];

/** What is known of the parameters themselves where the path is. */
export function inputsOf(state: State): Inputs {
  const inputs: (readonly [number, Fact])[] = [];
  for (const [term, fact] of state.facts) {
    const position = parameterPosition(term);
    if (position !== null) inputs.push([position, fact]);
  }
  return inputs;
}

/** Can the call be one that takes this path, by what it passes? What is no constant may be anything. */
export function isAdmitted({ args }: CallSite, inputs: Inputs, constant: (name: string) => bigint | null): boolean {
  return inputs.every(([position, fact]) => {
    const argument = args[position]?.trim() ?? '';
    if (/^&\s*[A-Za-z_]\w*$/.test(argument)) return both(fact, validPointer) !== null;
    const value = valueOf(argument, constant);
    return value === null || admits(fact, value);
  });
}

function valueOf(argument: string, constant: (name: string) => bigint | null): bigint | null {
  const number = /^(0[xX][\da-fA-F]+|\d+)(?:[uU]?[lL]{0,2})$/.exec(argument)?.[1];
  if (number !== undefined) return /^0\d/.test(number) ? null : BigInt(number);
  if (argument === 'NULL' || argument === 'false') return 0n;
  if (argument === 'true') return 1n;
  return /^[A-Z]\w*$/.test(argument) ? constant(argument) : null;
}
