import type { Expr } from './ast.ts';
export function evaluateConstant(expr: Expr, lookup: (name: string) => bigint | null): bigint | null { return expr.kind === 'int' ? expr.value : expr.kind === 'name' ? lookup(expr.name) : null; }
