import type { Expr, Stmt } from '../../c/ast.ts';

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
  walk(body, (expr) => {
    if (expr.kind === 'unary' && expr.op === '&') root(expr.operand);
    if (expr.kind === 'member' && !expr.arrow) root(expr.object);
  });
  return { addressTaken };
}

/** Calls `visit` for every expression of a statement, outermost first. Iterative, so that depth cannot overflow the stack. */
function walk(body: Stmt, visit: (expr: Expr) => void): void {
  const work: (Stmt | Expr)[] = [body];
  const push = (...nodes: (Stmt | Expr | null)[]): void => {
    for (const node of nodes) if (node !== null) work.push(node);
  };
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    switch (node.kind) {
      case 'block':
        push(...node.body);
        break;
      case 'expression':
        push(node.expr);
        break;
      case 'declaration':
        for (const variable of node.variables) push(variable.init);
        break;
      case 'if':
        push(node.test, node.then, node.otherwise);
        break;
      case 'while':
      case 'doWhile':
        push(node.test, node.body);
        break;
      case 'for':
        push(node.init, node.test, node.update, node.body);
        break;
      case 'switch':
        push(node.subject, node.body);
        break;
      case 'macroLoop':
      case 'macroBlock':
        push(...node.args, node.body);
        break;
      case 'return':
        push(node.value);
        break;
      case 'computedGoto':
        push(node.target);
        break;
      case 'config':
        push(...node.then, ...node.otherwise);
        break;
      case 'asm':
        push(...node.outputs);
        break;
      case 'case':
      case 'label':
      case 'goto':
      case 'break':
      case 'continue':
      case 'empty':
      case 'hole':
        break;
      default:
        visit(node);
        pushOperands(node, push);
    }
  }
}

function pushOperands(expr: Expr, push: (...nodes: (Stmt | Expr | null)[]) => void): void {
  switch (expr.kind) {
    case 'call':
      push(expr.callee, ...expr.args);
      return;
    case 'unary':
    case 'update':
    case 'cast':
      push(expr.operand);
      return;
    case 'binary':
    case 'comma':
      push(expr.left, expr.right);
      return;
    case 'assign':
      push(expr.target, expr.value);
      return;
    case 'conditional':
      push(expr.test, expr.then, expr.otherwise);
      return;
    case 'member':
      push(expr.object);
      return;
    case 'index':
      push(expr.object, expr.index);
      return;
    case 'sizeof':
      return;
    case 'compoundLiteral':
      push(expr.value);
      return;
    case 'initializer':
      for (const item of expr.items) push(item.value);
      return;
    case 'statementExpression':
      push(expr.body);
      return;
    case 'generic':
      push(expr.control, ...expr.choices.map((choice) => choice.value));
      return;
    default:
      return;
  }
}
