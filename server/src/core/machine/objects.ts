import { folioOfPage, pageOfFolio, pageType } from '../kernel/objects.ts';
import type { Place } from '../kernel/primitive.ts';
import type { Binding } from './binding.ts';
import type { Machine } from './machine.ts';
import type { Term } from './terms.ts';

/** A pure function of the catalogue is a term of this name. */
export function pureName(name: string): string {
  return `fn:${name}`;
}

/** A folio is counted and locked as a whole: the page at a place stands for the folio that it is a page of. */
export function objectOf(m: Machine, binding: Binding, place: Place, value: Term): Term {
  if (value.kind === 'op' && value.op.startsWith('fn:') && pageOfFolio.has(value.op.slice(3)))
    return value.args[0] ?? value;
  return placeType(binding, place).startsWith(pageType) ? m.terms.op(pureName(folioOfPage), [value], 64) : value;
}

/** The C type at a place as far as the signature tells it: of a parameter, or of what it points to. */
function placeType(binding: Binding, place: Place): string {
  const name = place.replace(/^[*&\s]+/, '');
  if (/->|\./.test(name)) return '';
  return name === 'result'
    ? binding.prototype.returns
    : (binding.prototype.parameters.find((parameter) => parameter.name === name)?.type ?? '');
}
