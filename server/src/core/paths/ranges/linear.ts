import type { Expr } from '../../c/ast.ts';
import { expressionText } from '../../c/ast-text.ts';

/** A sum of parts with factors and a constant, as it is written. */
export interface Linear {
  readonly atoms: readonly Atom[];
  readonly constant: bigint;
}

/** A part that is no sum itself; `key` is its text, so that the same text is one part. */
export interface Atom {
  readonly key: string;
  readonly expr: Expr;
  readonly factor: bigint;
}

/** Deeper sums than this are one part. */
const deepest = 40;

/** Reads an integer expression as a sum. Casts between integers are looked through. */
export function linearOf(expr: Expr): Linear {
  const atoms = new Map<string, Atom>();
  const constant = collect(expr, 1n, atoms, 0);
  return { atoms: [...atoms.values()].filter(({ factor }) => factor !== 0n), constant };
}

export function difference(a: Linear, b: Linear): Linear {
  const atoms = new Map<string, Atom>(a.atoms.map((atom) => [atom.key, atom]));
  for (const { key, expr, factor } of b.atoms) addAtom(atoms, key, expr, -factor);
  return { atoms: [...atoms.values()].filter(({ factor }) => factor !== 0n), constant: a.constant - b.constant };
}

/** The one part that a sum is, a constant apart: `end` of `end + 1`. */
export function onlyAtom({ atoms }: Linear): Atom | null {
  const [only] = atoms;
  return atoms.length === 1 && only?.factor === 1n ? only : null;
}

function collect(expr: Expr, factor: bigint, atoms: Map<string, Atom>, depth: number): bigint {
  if (depth < deepest) {
    if (expr.kind === 'int') return factor * asSigned(expr.value);
    if (expr.kind === 'cast') return collect(expr.operand, factor, atoms, depth + 1);
    if (expr.kind === 'unary' && expr.op === '-') return collect(expr.operand, -factor, atoms, depth + 1);
    if (expr.kind === 'unary' && expr.op === '~' && expr.operand.kind === 'int')
      return factor * (-1n - asSigned(expr.operand.value));
    if (expr.kind === 'binary' && (expr.op === '+' || expr.op === '-')) {
      const left = collect(expr.left, factor, atoms, depth + 1);
      return left + collect(expr.right, expr.op === '+' ? factor : -factor, atoms, depth + 1);
    }
  }
  addAtom(atoms, expressionText(expr), expr, factor);
  return 0n;
}

function addAtom(atoms: Map<string, Atom>, key: string, expr: Expr, factor: bigint): void {
  const known = atoms.get(key);
  atoms.set(key, { key, expr: known?.expr ?? expr, factor: (known?.factor ?? 0n) + factor });
}

/** -1ul and its like are written as large numbers. */
function asSigned(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}
