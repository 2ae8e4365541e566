import type { Type } from '../ir/types.ts';
import type { Machine } from '../machine/machine.ts';
import type { State } from '../machine/state.ts';
import { rootOf, somePart, type Term } from '../machine/terms.ts';

/**
 * Is something that may have stood in an array of the function, or is reckoned from that, left where others find it? Which
 * entry it was is not known once a call has filled the array: a pointer of the same type is taken for one.
 */
export function isArrayHandedOn(m: Machine, state: State, array: Term): boolean {
  const type = array.kind === 'variable' ? m.fn.slots[array.slot]?.type : undefined;
  const tag = type?.kind === 'array' ? pointedTag(type.of) : null;
  if (tag === null) return false;
  for (const [location, value] of state.memory)
    if (rootOf(location).kind !== 'variable' && isEntry(value, tag)) return true;
  return false;
}

function isEntry(part: Term, tag: string): boolean {
  if ((part.kind === 'symbol' || part.kind === 'initial') && pointedTag(part.type) === tag) return true;
  return part.kind !== 'initial' && somePart(part, (inner) => isEntry(inner, tag));
}

function pointedTag(type: Type): string | null {
  return type.kind === 'pointer' && type.to.kind === 'struct' ? type.to.tag : null;
}
