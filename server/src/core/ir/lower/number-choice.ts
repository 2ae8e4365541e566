import type { Expr } from '../../c/ast.ts';
import { evaluateConstant } from '../../c/constants.ts';
import type { Value } from '../instructions.ts';
import { intType } from '../types.ts';
import type { Builder } from './builder.ts';
import { lowerExpression } from './expressions.ts';
import { arithmetic, not } from './values.ts';

/**
 * An operand of arithmetic. A choice between two numbers is arithmetic itself: `test ? 4 : 1` is `!!test * 3 + 1`. Masks
 * are put together out of dozens of these, and no path parts over one of them.
 */
export function lowerOperand(b: Builder, expr: Expr): Value {
  const whereTrue = expr.kind === 'conditional' && expr.then !== null ? numberOf(expr.then) : null;
  const whereFalse = expr.kind === 'conditional' ? numberOf(expr.otherwise) : null;
  if (expr.kind !== 'conditional' || whereTrue === null || whereFalse === null) return lowerExpression(b, expr);
  const isTrue = not(not(lowerExpression(b, expr.test)));
  const more: Value = { kind: 'int', value: whereTrue - whereFalse, type: intType };
  const chosen = arithmetic('*', isTrue, more);
  return whereFalse === 0n ? chosen : arithmetic('+', chosen, { kind: 'int', value: whereFalse, type: intType });
}

/** What is written in numbers alone: `1 << 3`. */
function numberOf(expr: Expr): bigint | null {
  return evaluateConstant(expr, () => null);
}
