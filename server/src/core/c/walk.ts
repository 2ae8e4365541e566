import type { Expr, Stmt } from './ast.ts';

/** Is told of every statement and expression below one, outer before inner, in the order of the text. */
export interface Visitor {
  readonly expression?: (expr: Expr) => void;
  readonly statement?: (stmt: Stmt) => void;
}

/** Walks a body once. */
export function walk(body: Stmt | Expr, visitor: Visitor): void {
  visitNodes(nodesOf(body), visitor);
}

/** A body taken apart: each statement and expression below it, and itself, in the order in which `walk` tells of them. */
export interface Nodes {
  readonly nodes: readonly (Stmt | Expr)[];
  /** For each of them whether it is a statement. */
  readonly areStatements: readonly boolean[];
}

/** Takes a body apart, for those who walk it more than once. Iterative, so that depth cannot overflow the stack. */
export function nodesOf(body: Stmt | Expr): Nodes {
  const nodes: (Stmt | Expr)[] = [];
  const areStatements: boolean[] = [];
  const work: (Stmt | Expr)[] = [body];
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    const parts = isStatement(node) ? partsOfStatement(node) : operandsOf(node);
    nodes.push(node);
    areStatements.push(isStatement(node));
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = parts[i];
      if (part !== null && part !== undefined) work.push(part);
    }
  }
  return { nodes, areStatements };
}

/** Tells of everything that a body was taken apart into. */
export function visitNodes({ nodes, areStatements }: Nodes, { expression, statement }: Visitor): void {
  for (let i = 0; i < nodes.length; i++) {
    if (areStatements[i] === true) statement?.(nodes[i] as Stmt);
    else expression?.(nodes[i] as Expr);
  }
}

/** Every call below a node, in the order of the text. */
export function callsIn(body: Stmt | Expr): readonly (Expr & { readonly kind: 'call' })[] {
  return callsAmong(nodesOf(body));
}

/** The calls of a body that was taken apart, in the order of the text. */
export function callsAmong({ nodes }: Nodes): readonly (Expr & { readonly kind: 'call' })[] {
  return nodes.filter((node) => node.kind === 'call');
}

type Parts = readonly (Stmt | Expr | null)[];

const statementKinds: ReadonlySet<string> = new Set<Stmt['kind']>([
  ...(['block', 'expression', 'declaration', 'if', 'while', 'doWhile', 'for', 'switch', 'case', 'label'] as const),
  ...(['goto', 'computedGoto', 'break', 'continue', 'return', 'empty', 'macroLoop', 'macroBlock', 'asm'] as const),
  'config',
]);

/** What could not be read counts as an expression: it may be either. */
function isStatement(node: Stmt | Expr): node is Exclude<Stmt, { kind: 'hole' }> {
  return statementKinds.has(node.kind);
}

function partsOfStatement(stmt: Exclude<Stmt, { kind: 'hole' }>): Parts {
  switch (stmt.kind) {
    case 'block':
      return stmt.body;
    case 'expression':
      return [stmt.expr];
    case 'declaration':
      return stmt.variables.map((variable) => variable.init);
    case 'if':
      return [stmt.test, stmt.then, stmt.otherwise];
    case 'while':
      return [stmt.test, stmt.body];
    case 'doWhile':
      return [stmt.body, stmt.test];
    case 'for':
      return [stmt.init, stmt.test, stmt.update, stmt.body];
    case 'switch':
      return [stmt.subject, stmt.body];
    case 'macroLoop':
    case 'macroBlock':
      return [...stmt.args, stmt.body];
    case 'return':
      return [stmt.value];
    case 'computedGoto':
      return [stmt.target];
    case 'config':
      return [...stmt.then, ...stmt.otherwise];
    case 'asm':
      return stmt.outputs;
    default:
      return [];
  }
}

/** What an expression evaluates; the operand of sizeof is not. */
export function operandsOf(expr: Expr | Stmt): Parts {
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
      return [expr.test, expr.then, expr.otherwise];
    case 'member':
      return [expr.object];
    case 'index':
      return [expr.object, expr.index];
    case 'compoundLiteral':
      return [expr.value];
    case 'initializer':
      return expr.items.map((item) => item.value);
    case 'statementExpression':
      return [expr.body];
    case 'generic':
      return [expr.control, ...expr.choices.map((choice) => choice.value)];
    default:
      return [];
  }
}
