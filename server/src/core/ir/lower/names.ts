import type { Expr, Stmt } from '../../c/ast.ts';
import { walk } from '../../c/walk.ts';

/** What the names of a body are used for, read before lowering it. */
export interface NameUse {
  /** `&x`, `&x.f`, `&x[i]`: the variable must live in memory. */
  readonly addressTaken: ReadonlySet<string>;
}

/** Walks a body once. Shadowed names are not told apart: taking one for in-memory costs precision, never truth. */
export function readNameUse(body: Stmt): NameUse {
  const addressTaken = new Set<string>();
  const root = (expr: Expr): void => {
    if (expr.kind === 'name') addressTaken.add(expr.name);
    else if (expr.kind === 'member' && !expr.arrow) root(expr.object);
    else if (expr.kind === 'index') root(expr.object);
  };
  walk(body, {
    expression: (expr) => {
      if (expr.kind === 'unary' && expr.op === '&') root(expr.operand);
      if (expr.kind === 'member' && !expr.arrow) root(expr.object);
    },
  });
  return { addressTaken };
}
