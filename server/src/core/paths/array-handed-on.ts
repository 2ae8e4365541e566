import type { Type } from '../ir/types.ts';
import type { Machine } from '../machine/machine.ts';
import type { State } from '../machine/state.ts';
import { rootOf, visitTerm, type Term } from '../machine/terms.ts';

/**
 * Is something that may have stood in an array of the function, or is reckoned from that, left where others find it? Which
 * entry it was is not known once a call has filled the array: a pointer of the same type is taken for one.
 */
export function isArrayHandedOn(m: Machine, state: State, array: Term): boolean {
  const type = array.kind === 'variable' ? m.fn.slots[array.slot]?.type : undefined;
  const tag = type?.kind === 'array' ? pointedTag(type.of) : null;
  if (tag === null) return false;
  for (const [location, value] of state.memory) {
    if (rootOf(location).kind === 'variable') continue;
    let leads = false;
    visitTerm(value, (part) => {
      if ((part.kind === 'symbol' || part.kind === 'initial') && pointedTag(part.type) === tag) leads = true;
      return !leads;
    });
    if (leads) return true;
  }
  return false;
}

function pointedTag(type: Type): string | null {
  return type.kind === 'pointer' && type.to.kind === 'struct' ? type.to.tag : null;
}
