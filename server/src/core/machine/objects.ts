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
  const folio = folioAround(value);
  if (folio !== null) return folio;
  return placeType(binding, place).startsWith(pageType) ? m.terms.op(pureName(folioOfPage), [value], 64) : value;
}

/** The folio that a page is sure to be of: it was made from it, or a call gave the folio as its first page. */
export function folioAround(page: Term): Term | null {
  if (page.kind === 'op' && page.op.startsWith('fn:') && pageOfFolio.has(page.op.slice(3))) return page.args[0] ?? null;
  return page.kind === 'object' && page.objectClass === 'folio' ? page : null;
}

/** The C type at a place as far as the signature tells it: of a parameter, or of what it points to. */
function placeType(binding: Binding, place: Place): string {
  const name = place.replace(/^[*&\s]+/, '');
  if (/->|\./.test(name)) return '';
  return name === 'result'
    ? binding.prototype.returns
    : (binding.prototype.parameters.find((parameter) => parameter.name === name)?.type ?? '');
}
