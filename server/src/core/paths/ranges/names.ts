import type { Expr } from '../../c/ast.ts';
import { choosesOne, rangeEnd, saysHowMany, type RangeEnd } from '../../kernel/range-words.ts';
import { linearOf, type Atom } from './linear.ts';

/** The word that an expression ends in: the member of `slot->npages`, the function of `folio_nr_pages(folio)`. */
export function lastName(expr: Expr): string | null {
  switch (expr.kind) {
    case 'name':
      return expr.name;
    case 'member':
      return expr.field;
    case 'call':
      return lastName(expr.callee);
    case 'index':
      return lastName(expr.object);
    case 'cast':
      return lastName(expr.operand);
    case 'unary':
      return expr.op === '*' ? lastName(expr.operand) : null;
    default:
      return null;
  }
}

/** Does it say how many there are in a range, by name? `nr << shift` and `nr * size` do where `nr` does. */
export function isCount(expr: Expr): boolean {
  if (expr.kind === 'cast') return isCount(expr.operand);
  if (expr.kind === 'binary') {
    if (expr.op === '<<' && expr.left.kind === 'int') return expr.left.value === 1n;
    if (expr.op === '<<' || expr.op === '>>') return isCount(expr.left);
    return expr.op === '*' && (isCount(expr.left) || isCount(expr.right));
  }
  const name = lastName(expr);
  return name !== null && saysHowMany(name);
}

/** The variable or member that one end of a range is kept in, with what its name says. */
export interface NamedEnd extends RangeEnd {
  /** What it is a member of, as written; empty for a variable. */
  readonly of: string;
}

export function namedEnd(expr: Expr): NamedEnd | null {
  if (expr.kind !== 'name' && expr.kind !== 'member') return null;
  const end = rangeEnd(expr.kind === 'name' ? expr.name : expr.field);
  return end === null ? null : { ...end, of: expr.kind === 'name' ? '' : ownerText(expr.object) };
}

function ownerText(expr: Expr): string {
  if (expr.kind === 'name') return expr.name;
  return expr.kind === 'member' ? `${ownerText(expr.object)}.${expr.field}` : `?${expr.at}`;
}

/** The ends of ranges that a sum is made of; where a function chooses one of several, those of all of them. */
export function endsIn(expr: Expr): readonly NamedEnd[] {
  return linearOf(expr).atoms.flatMap((atom) => (atom.factor > 0n ? endsInAtom(atom) : []));
}

function endsInAtom({ expr }: Atom): readonly NamedEnd[] {
  if (expr.kind === 'call' && expr.callee.kind === 'name' && choosesOne(expr.callee.name))
    return expr.args.flatMap((arg) => linearOf(arg).atoms.flatMap(({ expr: part }) => namedEnd(part) ?? []));
  const end = namedEnd(expr);
  return end === null ? [] : [end];
}
