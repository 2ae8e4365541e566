import type { Expr } from '../../c/ast.ts';
import type { Value } from '../instructions.ts';
import type { Builder } from './builder.ts';
import { lowerExpression, maxDepth, withArgument } from './expressions.ts';
import { unknown } from './values.ts';

/** Branches on a C condition: short-circuits become blocks, negations swap the targets. */
export function lowerCondition(b: Builder, expr: Expr, yes: number, no: number): void {
  if (b.depth > maxDepth) {
    b.problem(expr, 'nested too deeply');
    branch(b, unknown('nested too deeply'), yes, no, expr);
    return;
  }
  b.depth++;
  condition(b, expr, yes, no);
  b.depth--;
}

function condition(b: Builder, expr: Expr, yes: number, no: number): void {
  if (expr.kind === 'unary' && expr.op === '!') {
    lowerCondition(b, expr.operand, no, yes);
    return;
  }
  if (expr.kind === 'binary' && (expr.op === '&&' || expr.op === '||')) {
    const middle = b.newBlock();
    if (expr.op === '&&') lowerCondition(b, expr.left, middle, no);
    else lowerCondition(b, expr.left, yes, middle);
    b.current = middle;
    lowerCondition(b, expr.right, yes, no);
    return;
  }
  if (expr.kind === 'comma') {
    lowerExpression(b, expr.left);
    lowerCondition(b, expr.right, yes, no);
    return;
  }
  if (expr.kind === 'name') {
    const argument = withArgument(b, expr.name, (arg) => {
      lowerCondition(b, arg, yes, no);
    });
    if (argument !== null) return;
  }
  if (expr.kind === 'call' && expr.callee.kind === 'name') {
    const name = expr.callee.name;
    const first = expr.args[0];
    // likely(), WARN_ON() and their like are the condition itself, so that its short-circuits stay branches.
    if (b.env.form(name) === 'same' && first !== undefined) {
      lowerCondition(b, first, yes, no);
      return;
    }
  }
  branch(b, lowerExpression(b, expr), yes, no, expr);
}

export function branch(b: Builder, test: Value, yes: number, no: number, source: Expr): void {
  const span = b.span(source);
  if (test.kind === 'int') {
    b.jump(test.value !== 0n ? yes : no, source);
    return;
  }
  if (test.kind === 'unary' && test.op === '!') {
    b.terminate({
      op: 'branch',
      test: test.operand,
      then: no,
      otherwise: yes,
      text: b.env.text(span.at, span.end),
      negated: true,
      ...span,
    });
    return;
  }
  b.terminate({
    op: 'branch',
    test,
    then: yes,
    otherwise: no,
    text: b.env.text(span.at, span.end),
    negated: false,
    ...span,
  });
}
