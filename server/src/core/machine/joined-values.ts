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
