import type { Expr, Stmt } from '../../c/ast.ts';
import { visitNodes } from '../../c/walk.ts';
import { resolveType } from '../../ir/types.ts';
import type { Defect } from '../findings.ts';
import { linearOf, type Atom } from '../ranges/linear.ts';
import type { WrittenFunction } from '../written.ts';
import type { Check } from './check.ts';
import { writtenDefect } from './written-defect.ts';

/**
 * A signed sum is compared with a bound, though one of its parts is not trusted: the function asks whether it is
 * negative, and nothing says how large it may be. The sum of two numbers that are not negative can be.
 */
export const wrappingSums: Check = {
  name: 'wrapping-sums',
  run: ({ written }) => wrappingSumDefects(written),
};

export function wrappingSumDefects(written: WrittenFunction): readonly Defect[] {
  const { distrusted, comparisons } = readComparisons(written);
  if (distrusted.size === 0) return [];
  return comparisons.flatMap(({ sum, whole }) => {
    const { atoms } = linearOf(sum);
    const open = atoms.find(({ key }) => distrusted.has(key));
    const isSigned = atoms.length === 2 && atoms.every((atom) => atom.factor === 1n && isSignedLong(written, atom));
    if (open === undefined || !isSigned || isBounded(comparisons, open, sum)) return [];
    return [tell(written, sum, whole, open)];
  });
}

/** An ordered comparison and the side of it that is a sum. */
interface Comparison {
  readonly sum: Expr;
  /** It asks whether the sum is too large. */
  readonly isUpper: boolean;
  readonly other: Expr;
  readonly whole: Expr;
}

interface Comparisons {
  /** Variables that the function refuses where they are negative. */
  readonly distrusted: ReadonlySet<string>;
  readonly comparisons: readonly Comparison[];
}

function readComparisons(written: WrittenFunction): Comparisons {
  const distrusted = new Set<string>();
  const comparisons: Comparison[] = [];
  const read = (test: Expr): void => {
    if (test.kind !== 'binary') return;
    if (test.op === '||') {
      read(test.left);
      read(test.right);
    }
    if (test.op === '<' && isParameter(written, test.left) && isZero(test.right)) distrusted.add(nameOf(test.left));
    if (test.op === '>' || test.op === '>=')
      comparisons.push({ sum: test.left, isUpper: true, other: test.right, whole: test });
    if (test.op === '<' || test.op === '<=')
      comparisons.push({ sum: test.right, isUpper: true, other: test.left, whole: test });
    if (test.op === '<') comparisons.push({ sum: test.left, isUpper: false, other: test.right, whole: test });
  };
  const statement = (stmt: Stmt): void => {
    if (stmt.kind === 'if' && leaves(stmt.then)) read(stmt.test);
  };
  for (const body of written.nodes) visitNodes(body, { statement });
  return { distrusted, comparisons };
}

/** Something says how large it may be, or that the sum did not wrap. */
function isBounded(comparisons: readonly Comparison[], { key }: Atom, sum: Expr): boolean {
  return comparisons.some(({ sum: one, isUpper, other }) => {
    const { atoms } = linearOf(one);
    if (isUpper && atoms.length === 1 && atoms[0]?.key === key) return true;
    return !isUpper && atoms.length === 2 && atoms.some((atom) => atom.key === key) && other !== sum;
  });
}

/** What the test refuses goes no further. */
function leaves(stmt: Stmt): boolean {
  const last = stmt.kind === 'block' ? stmt.body.at(-1) : stmt;
  return last?.kind === 'return' || last?.kind === 'goto';
}

function isParameter({ fn }: WrittenFunction, expr: Expr): boolean {
  return expr.kind === 'name' && fn.text.parameters.some(({ name }) => name === expr.name);
}

function nameOf(expr: Expr): string {
  return expr.kind === 'name' ? expr.name : '';
}

function isZero(expr: Expr): boolean {
  return expr.kind === 'int' && expr.value === 0n;
}

function isSignedLong({ typeOf, environment }: WrittenFunction, { expr }: Atom): boolean {
  const written = typeOf(expr);
  const type = written === null ? null : resolveType(environment, written);
  return type?.kind === 'int' && type.signed && type.bits === 64;
}

function tell({ fn }: WrittenFunction, sum: Expr, { at, end }: Expr, open: Atom): Defect {
  const { text } = fn.file.source;
  const other = linearOf(sum).atoms.find(({ key }) => key !== open.key)?.key ?? '';
  return writtenDefect({
    code: 'range-overflow',
    message: `${text.slice(sum.at, sum.end)} is a signed sum and can wrap below zero: ${open.key} = 2^63 - 1 and ${other} > 0 pass this test`,
    consequence: 'a range far beyond the bound is taken for one within it',
    subject: text.slice(sum.at, sum.end),
    at,
    end,
  });
}
