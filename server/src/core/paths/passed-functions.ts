import { pointee, resolveType, type TypeScope } from '../ir/types.ts';
import type { FunctionInput } from '../machine/machine.ts';
import type { CallSite } from '../tree/call-sites.ts';
import type { ProgramFunction } from './program.ts';

/** The parameters through which a caller passes a function, by their positions. */
export function functionParameters(scope: TypeScope, { text }: ProgramFunction): readonly number[] {
  return text.parameters.flatMap(({ type }, position) => {
    const resolved = resolveType(scope, type);
    const isFunction = resolved.kind === 'function' || pointee(resolved).kind === 'function';
    return isFunction ? [position] : [];
  });
}

/** The functions that a call passes at these positions; `isFunction` says which names are functions where it stands. */
export function passedAt(
  { args }: CallSite,
  positions: readonly number[],
  isFunction: (name: string) => boolean,
): readonly FunctionInput[] {
  return positions.flatMap((position) => {
    const name = /^&?\s*([A-Za-z_]\w*)$/.exec(args[position]?.trim() ?? '')?.[1];
    return name !== undefined && isFunction(name) ? [{ position, field: null, function: name }] : [];
  });
}
