import {
  addressOfPage,
  firstPage,
  folioOfPage,
  frameOfFolio,
  frameOfPage,
  pageOfFolio,
  pageOfFrame,
  pageType,
} from '../kernel/objects.ts';
import type { Place } from '../kernel/primitive.ts';
import type { Binding } from './binding.ts';
import type { Machine } from './machine.ts';
import { structOf, type Term } from './terms.ts';

/** A pure function of the catalogue is a term of this name. */
export function pureName(name: string): string {
  return `${prefix}${name}`;
}

const prefix = 'fn:';

/** The pure function of the catalogue that a term is a result of, or null where it is none. */
export function pureFunction(term: Term): string | null {
  return term.kind === 'op' && term.op.startsWith(prefix) ? term.op.slice(prefix.length) : null;
}

/** What a pure function gives where its argument came of the function that it undoes; null for any other call. */
export function undone(m: Machine, op: string, args: readonly Term[]): Term | null {
  const first = args[0];
  if (first?.kind !== 'op' || !first.op.startsWith(prefix) || !op.startsWith(prefix)) return null;
  const value = m.catalogue.primitive(op.slice(prefix.length))?.declaration.results[0]?.value;
  const inverse = value?.is === 'pure' ? value.inverse : undefined;
  return inverse !== undefined && first.op === pureName(inverse) ? (first.args[0] ?? null) : null;
}

/** A folio is counted and locked as a whole: the page at a place stands for the folio that it is a page of. */
export function objectOf(m: Machine, binding: Binding, place: Place, value: Term): Term {
  const folio = folioAround(value);
  if (folio !== null) return folio;
  return isPage(placeType(binding, place), place) ? folioOf(m, value) : value;
}

/** Is it a pointer to one page? An array of them counts for itself. */
function isPage(type: string, place: Place): boolean {
  return type.startsWith(pageType) && starsIn(type) - starsIn(place) <= 1;
}

function starsIn(text: string): number {
  return text.split('*').length - 1;
}

/** The folio of a page of which nothing else is known. */
export function folioOf(m: Machine, page: Term): Term {
  return m.terms.op(pureName(folioOfPage), [page], 64);
}

/**
 * The folio that a page, a frame number or an address is sure to be of: it was made from it, or a call gave the folio as
 * its first page. A frame number that was looked up stands for its folio itself.
 */
export function folioAround(value: Term): Term | null {
  if (value.kind === 'object') return value.objectClass === 'folio' ? value : null;
  if (structOf(value) === firstPage.of) return value;
  const name = pureFunction(value);
  const [inner] = value.kind === 'op' ? value.args : [];
  if (name === null || inner === undefined) return null;
  if (pageOfFolio.has(name) || frameOfFolio.has(name)) return inner;
  if (pageOfFrame.has(name)) return folioAround(inner) ?? inner;
  return frameOfPage.has(name) || addressOfPage.has(name) || name === folioOfPage ? folioAround(inner) : null;
}

/** The page or folio whose address in the direct map this is. */
export function pageAtAddress(address: Term): Term | null {
  return address.kind === 'op' && addressOfPage.has(pureFunction(address) ?? '') ? (address.args[0] ?? null) : null;
}

/** The C type at a place as far as the signature tells it: of a parameter, or of what it points to. */
function placeType(binding: Binding, place: Place): string {
  const name = place.replace(/^[*&\s]+/, '');
  if (/->|\./.test(name)) return '';
  return name === 'result'
    ? binding.prototype.returns
    : (binding.prototype.parameters.find((parameter) => parameter.name === name)?.type ?? '');
}
