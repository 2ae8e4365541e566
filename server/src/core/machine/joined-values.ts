import { visitTerm, type Term } from './terms.ts';

/** The values of several paths that a term is made of. */
export function joinedValues(term: Term): Set<Term> {
  const values = new Set<Term>();
  visitTerm(term, (part) => {
    if (!part.joined) return false;
    const isValue = part.kind === 'symbol' || part.kind === 'initial';
    if (isValue) values.add(part);
    return !isValue;
  });
  return values;
}

/**
 * Is it kept in mind that paths which became one had decided on the value? Of what stands for several values every
 * decision counts; and what is computed is decided with what it is computed from, but for whether two values are the same.
 */
export function isForgettable(term: Term): boolean {
  return !term.joined && (term.kind !== 'op' || term.op === '==');
}
