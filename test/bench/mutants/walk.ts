import type { Expr, Stmt } from '../../../server/src/core/c/ast.ts';

/** A statement and the list that it stands in; `siblings[index]` is the statement. Alone under an `if`, it is a list of one. */
export interface Standing {
  readonly stmt: Stmt;
  readonly siblings: readonly Stmt[];
  readonly index: number;
  /** True where the list has braces around it, so that a second statement can be put beside it. */
  readonly inBlock: boolean;
}

/** Every statement below the given ones, outer before inner, in the order of the text. */
export function* statements(siblings: readonly Stmt[], inBlock = true): Generator<Standing> {
  for (const [index, stmt] of siblings.entries()) {
    yield { stmt, siblings, index, inBlock };
    for (const inner of listsIn(stmt)) yield* statements(inner.list, inner.inBlock);
  }
}

function listsIn(stmt: Stmt): readonly { readonly list: readonly Stmt[]; readonly inBlock: boolean }[] {
  const alone = (one: Stmt | null): readonly { list: readonly Stmt[]; inBlock: boolean }[] =>
    one === null ? [] : one.kind === 'block' ? [{ list: one.body, inBlock: true }] : [{ list: [one], inBlock: false }];
  switch (stmt.kind) {
    case 'block':
      return [{ list: stmt.body, inBlock: true }];
    case 'if':
      return [...alone(stmt.then), ...alone(stmt.otherwise)];
    case 'while':
    case 'doWhile':
    case 'for':
    case 'switch':
    case 'macroLoop':
    case 'macroBlock':
      return alone(stmt.body);
    case 'config':
      return [
        { list: stmt.then, inBlock: true },
        { list: stmt.otherwise, inBlock: true },
      ];
    default:
      return [];
  }
}

/** The expressions that a statement evaluates itself; those of statements inside it are theirs. */
export function ownExpressions(stmt: Stmt): readonly Expr[] {
  const present = (...all: readonly (Expr | null)[]): readonly Expr[] => all.filter((one) => one !== null);
  switch (stmt.kind) {
    case 'expression':
      return [stmt.expr];
    case 'declaration':
      return present(...stmt.variables.map((variable) => variable.init));
    case 'if':
    case 'while':
    case 'doWhile':
      return [stmt.test];
    case 'for':
      return [...(stmt.init === null ? [] : ownExpressions(stmt.init)), ...present(stmt.test, stmt.update)];
    case 'switch':
      return [stmt.subject];
    case 'return':
      return present(stmt.value);
    case 'macroLoop':
    case 'macroBlock':
      return stmt.args;
    default:
      return [];
  }
}

/** An expression and all that it is made of, outer before inner. */
export function* expressions(expr: Expr): Generator<Expr> {
  yield expr;
  for (const part of partsOf(expr)) yield* expressions(part);
}

/** Every expression of the statements, in the order of the text. */
export function* allExpressions(list: readonly Stmt[]): Generator<Expr> {
  for (const { stmt } of statements(list)) for (const expr of ownExpressions(stmt)) yield* expressions(expr);
}

function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'call':
      return [expr.callee, ...expr.args];
    case 'unary':
    case 'update':
    case 'cast':
      return [expr.operand];
    case 'binary':
    case 'comma':
      return [expr.left, expr.right];
    case 'assign':
      return [expr.target, expr.value];
    case 'conditional':
      return [expr.test, ...(expr.then === null ? [] : [expr.then]), expr.otherwise];
    case 'member':
      return [expr.object];
    case 'index':
      return [expr.object, expr.index];
    case 'compoundLiteral':
      return [expr.value];
    case 'initializer':
      return expr.items.map((item) => item.value);
    case 'statementExpression':
      return [...allExpressions(expr.body.body)];
    default:
      return [];
  }
}

/** The call that a statement consists of, or null: `f(x);` and `(void)f(x);`. */
export function callOf(stmt: Stmt): (Expr & { readonly kind: 'call' }) | null {
  if (stmt.kind !== 'expression') return null;
  const expr = stmt.expr.kind === 'cast' ? stmt.expr.operand : stmt.expr;
  return expr.kind === 'call' ? expr : null;
}

/** The function that a call names, or null where it is called through a pointer. */
export function calleeName(expr: Expr): string | null {
  return expr.kind === 'call' && expr.callee.kind === 'name' ? expr.callee.name : null;
}

/** The variable that an expression leads from: `folio`, `&gmem->entry`, `folio->mapping` all but the last have one. */
export function rootVariable(expr: Expr): string | null {
  switch (expr.kind) {
    case 'name':
      return expr.name;
    case 'member':
    case 'index':
      return rootVariable(expr.object);
    case 'unary':
    case 'cast':
      return rootVariable(expr.operand);
    default:
      return null;
  }
}
