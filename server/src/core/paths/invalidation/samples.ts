import type { Expr } from '../../c/ast.ts';
import { visitNodes, type Nodes } from '../../c/walk.ts';
import type { Catalogue } from '../../kernel/catalogue.ts';
import type { WrittenFunction } from '../written.ts';

/** A place where a sequence number is sampled, to be compared later. */
export interface Sample {
  /** Where it is kept: a variable or a member. */
  readonly into: Expr & { readonly kind: 'name' | 'member' };
  readonly at: number;
  readonly end: number;
}

/** Every sample that the code below a node takes, in the order of the text. */
export function samplesIn({ catalogue }: WrittenFunction, node: Nodes): readonly Sample[] {
  const found: Sample[] = [];
  visitNodes(node, {
    statement: (stmt) => {
      if (stmt.kind !== 'declaration') return;
      for (const { name, init, at, end } of stmt.variables)
        if (init !== null && readsSequence(catalogue, init))
          found.push({ into: { kind: 'name', name, at, end }, at, end });
    },
    expression: (expr) => {
      if (expr.kind !== 'assign' || expr.op !== null || !readsSequence(catalogue, expr.value)) return;
      const { target, at, end } = expr;
      if (target.kind === 'name' || target.kind === 'member') found.push({ into: target, at, end });
    },
  });
  return found;
}

/** `kvm->mmu_invalidate_seq`, also inside what only reads it: a cast, a call that is given nothing else. */
export function readsSequence(catalogue: Catalogue, expr: Expr): boolean {
  if (expr.kind === 'cast') return readsSequence(catalogue, expr.operand);
  const [only, ...more] = expr.kind === 'call' ? expr.args : [];
  if (only !== undefined && more.length === 0) return readsSequence(catalogue, only);
  return expr.kind === 'member' && catalogue.isSequence(expr.field);
}
