import type { Expr, Stmt } from '../../c/ast.ts';
import type { Value } from '../instructions.ts';
import { isSigned } from '../types.ts';
import type { Builder } from './builder.ts';
import { lowerExpression } from './expressions.ts';
import { lowerStatement } from './statements.ts';
import { typeOf } from './values.ts';

export function lowerSwitch(b: Builder, statement: Stmt & { kind: 'switch' }): void {
  const subject = lowerExpression(b, statement.subject);
  const slot = b.temporary(typeOf(subject));
  b.set(slot, subject, statement.subject);
  const from = b.current;
  const end = b.newBlock();
  b.current = b.newBlock();
  const context = {
    cases: [] as { low: bigint | null; high: bigint | null; name: string; to: number }[],
    otherwise: null as number | null,
  };
  b.switches.push(context);
  b.breaks.push({ block: end, scope: b.scope });
  b.pushScope();
  lowerStatement(b, statement.body);
  b.popScope();
  b.jump(end, statement);
  b.breaks.pop();
  b.switches.pop();
  b.blocks[from]!.terminator = {
    op: 'switch',
    subject: b.local(slot),
    text: b.env.text(statement.subject.at, statement.subject.end),
    cases: context.cases,
    otherwise: context.otherwise ?? end,
    ...b.span(statement.subject),
  };
  b.current = end;
}

export function lowerCase(b: Builder, statement: Stmt & { kind: 'case' }): void {
  const context = b.switches.at(-1);
  const block = b.newBlock();
  b.continueAt(block, statement);
  if (context === undefined) {
    b.problem(statement, 'a case label outside a switch');
    return;
  }
  if (statement.low === null) {
    context.otherwise = block;
    return;
  }
  const low = constantOf(b, statement.low);
  const high = statement.high === null ? low : constantOf(b, statement.high);
  context.cases.push({
    low,
    high,
    name: b.env.text(statement.low.at, (statement.high ?? statement.low).end),
    to: block,
  });
}

/** The value of a case label, or null where the tree at hand does not tell. */
function constantOf(b: Builder, expr: Expr): bigint | null {
  const kept = b.current;
  b.current = b.newBlock();
  const value = fold(lowerExpression(b, expr));
  b.current = kept;
  return value;
}

function fold(value: Value): bigint | null {
  if (value.kind === 'int') return value.value;
  if (value.kind === 'cast') return fold(value.operand);
  if (value.kind === 'unary') {
    const operand = fold(value.operand);
    if (operand === null) return null;
    return value.op === '-' ? -operand : value.op === '~' ? ~operand : operand === 0n ? 1n : 0n;
  }
  if (value.kind !== 'binary') return null;
  const left = fold(value.left);
  const right = fold(value.right);
  if (left === null || right === null) return null;
  const result =
    value.op === '+'
      ? left + right
      : value.op === '-'
        ? left - right
        : value.op === '*'
          ? left * right
          : value.op === '|'
            ? left | right
            : value.op === '&'
              ? left & right
              : value.op === '^'
                ? left ^ right
                : value.op === '<<' && right >= 0n && right < 64n
                  ? left << right
                  : value.op === '>>' && right >= 0n && right < 64n
                    ? left >> right
                    : null;
  if (result === null) return null;
  return isSigned(value.type) ? BigInt.asIntN(64, result) : BigInt.asUintN(64, result);
}
