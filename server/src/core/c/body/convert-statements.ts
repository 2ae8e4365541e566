import type { Block, Expr, Stmt, Variable } from '../ast.ts';
import type { FunctionText } from '../file.ts';
import type { SyntaxNode, SyntaxTree } from '../syntax.ts';
import { argumentsOf, convertExpression, type Conversion, holeAt } from './convert-expressions.ts';
import type { Masking, StatementMark } from './masking.ts';

/** Statements deeper inside one another than this are holes. */
const DEEPEST_STATEMENT = 300;

/** The body as an AST. Offsets are the file's. */
export function convertBody(masking: Masking, tree: SyntaxTree, fn: FunctionText): Block {
  const conversion: Conversion = { masking, depth: 0, block: convertBlock };
  const first = tree.root.children.find((child) => child.type === 'compound_statement');
  if (first === undefined || first.startIndex !== 0) {
    masking.problems.push({ at: fn.bodyAt, reason: 'this body could not be read' });
    const text = masking.text.slice(fn.bodyAt, fn.bodyEnd);
    return {
      kind: 'block',
      body: [{ kind: 'hole', text, at: fn.bodyAt, end: fn.bodyEnd }],
      at: fn.bodyAt,
      end: fn.bodyEnd,
    };
  }
  const rest = tree.root.children.slice(tree.root.children.indexOf(first) + 1);
  const block = convertBlock(conversion, first);
  const body = rest.length === 0 ? block.body : [...block.body, ...convertItems(conversion, rest)];
  return { kind: 'block', body, at: fn.bodyAt, end: fn.bodyEnd };
}

/** A `{ ... }` and what is in it. */
export function convertBlock(conversion: Conversion, node: SyntaxNode): Block {
  const { base } = conversion.masking;
  const body = convertItems(conversion, node.children);
  return { kind: 'block', body, at: base + node.startIndex, end: base + node.endIndex };
}

/** Labels and cases have the statements behind them inside themselves in the grammar, and beside them in the AST. */
function flatten(nodes: readonly SyntaxNode[], flat: SyntaxNode[], depth: number): void {
  for (const node of nodes) {
    if (depth < DEEPEST_STATEMENT && (node.type === 'labeled_statement' || node.type === 'case_statement')) {
      flat.push(node);
      const colon = node.children.findIndex((child) => child.type === ':');
      flatten(node.children.slice(colon + 1), flat, depth + 1);
    } else flat.push(node);
  }
}

function convertItems(conversion: Conversion, nodes: readonly SyntaxNode[]): Stmt[] {
  const { masking } = conversion;
  const flat: SyntaxNode[] = [];
  flatten(nodes, flat, 0);
  const statements: Stmt[] = [];
  for (let i = 0; i < flat.length; i++) {
    const node = flat[i]!;
    if (!node.isNamed && !node.isMissing && node.type !== ';') continue;
    const mark =
      node.type === 'compound_statement' ? masking.marks.statements.get(masking.base + node.startIndex) : undefined;
    if (mark?.kind !== 'config') {
      if (node.type === ';') continue;
      const statement = convertStatement(conversion, node);
      const isInvented =
        statement?.kind === 'empty' && statements.at(-1)?.kind === 'label' && masking.text[statement.at] !== ';';
      if (statement !== null && !isInvented) statements.push(statement);
      continue;
    }
    const branches = [{ node, mark }];
    for (let next = flat[i + 1]; next !== undefined; next = flat[i + 1]) {
      const following =
        next.type === 'compound_statement' ? masking.marks.statements.get(masking.base + next.startIndex) : undefined;
      if (following?.kind !== 'config' || following.isFirst) break;
      branches.push({ node: next, mark: following });
      i++;
    }
    statements.push(convertConfig(conversion, branches));
  }
  return statements;
}

function convertConfig(
  conversion: Conversion,
  branches: readonly { node: SyntaxNode; mark: StatementMark & { kind: 'config' } }[],
): Stmt {
  const [first, ...others] = branches;
  const then = convertItems(conversion, first!.node.children);
  // The condition of a later branch says itself that the ones before it do not hold.
  const last = others.length === 1 && isElseOf(first!.mark, others[0]!.mark);
  const otherwise = last
    ? convertItems(conversion, others[0]!.node.children)
    : others.length > 0
      ? [convertConfig(conversion, others)]
      : [];
  const at = conversion.masking.base + first!.node.startIndex;
  return { kind: 'config', condition: first!.mark.condition, then, otherwise, at, end: branches.at(-1)!.mark.end };
}

function isElseOf(first: StatementMark & { kind: 'config' }, other: StatementMark & { kind: 'config' }): boolean {
  const { condition } = other;
  if (condition.kind === 'not') return condition.of === first.condition;
  return first.condition.kind === 'not' && first.condition.of === condition;
}

/** Null for what says nothing to the machine: an empty declaration. */
function convertStatement(conversion: Conversion, node: SyntaxNode): Stmt | null {
  if (conversion.depth > DEEPEST_STATEMENT)
    return holeStatement(conversion, node, 'statements are too deep inside one another');
  conversion.depth++;
  const statement = convertKind(conversion, node);
  conversion.depth--;
  return statement;
}

function convertKind(conversion: Conversion, node: SyntaxNode): Stmt | null {
  const { masking } = conversion;
  const span = { at: masking.base + node.startIndex, end: masking.base + node.endIndex };
  const { children } = node;
  const mark = masking.marks.statements.get(span.at);
  if (mark?.kind === 'head') {
    const head =
      node.type === 'while_statement' || node.type === 'if_statement' ? convertHead(conversion, node, mark) : null;
    if (head !== null) return head;
  }
  switch (node.type) {
    case 'compound_statement':
      return convertBlock(conversion, node);
    case 'expression_statement':
      return convertExpressionStatement(conversion, node);
    case 'declaration':
      return mark?.kind === 'declaration'
        ? { kind: 'declaration', variables: variablesOf(conversion, node, mark), ...span }
        : holeStatement(conversion, node);
    case 'if_statement': {
      const otherwise = children.find((child) => child.type === 'else_clause');
      const elseBody = otherwise === undefined ? null : bodyOf(conversion, otherwise);
      return {
        kind: 'if',
        test: convertChild(conversion, node, 1),
        then: substatement(conversion, node, children[2]),
        otherwise: elseBody,
        ...span,
      };
    }
    case 'while_statement':
      return {
        kind: 'while',
        test: convertChild(conversion, node, 1),
        body: substatement(conversion, node, children[2]),
        ...span,
      };
    case 'do_statement':
      return {
        kind: 'doWhile',
        body: substatement(conversion, node, children[1]),
        test: convertChild(conversion, node, 3),
        ...span,
      };
    case 'for_statement':
      return convertFor(conversion, node);
    case 'switch_statement':
      return {
        kind: 'switch',
        subject: convertChild(conversion, node, 1),
        body: substatement(conversion, node, children[2]),
        ...span,
      };
    case 'return_statement': {
      const value = children[1];
      return {
        kind: 'return',
        value: value === undefined || value.type === ';' ? null : convertExpression(conversion, value),
        ...span,
      };
    }
    case 'break_statement':
      return { kind: 'break', ...span };
    case 'continue_statement':
      return { kind: 'continue', ...span };
    case 'goto_statement':
      return { kind: 'goto', label: textOf(conversion, children[1]), ...span };
    case 'labeled_statement':
      return {
        kind: 'label',
        name: textOf(conversion, children[0]),
        at: span.at,
        end: masking.base + (children[1]?.endIndex ?? node.endIndex),
      };
    case 'case_statement':
      return convertCase(conversion, node);
    case 'type_definition':
    case 'struct_specifier':
    case 'union_specifier':
    case 'enum_specifier':
    case 'type_identifier':
      return null;
  }
  return holeStatement(conversion, node);
}

function convertHead(conversion: Conversion, node: SyntaxNode, mark: StatementMark & { kind: 'head' }): Stmt | null {
  const { masking } = conversion;
  const condition = node.children[1];
  const args = mark.hasArguments && condition !== undefined ? argumentsOf(conversion, condition.children[1]) : [];
  const body = substatement(conversion, node, node.children[2]);
  if (node.type === 'if_statement' && node.children.length > 3) {
    masking.problems.push({
      at: masking.base + node.children[3]!.startIndex,
      reason: 'this else could not be given its if',
    });
  }
  const at = masking.base + node.startIndex;
  return {
    kind: mark.isLoop ? 'macroLoop' : 'macroBlock',
    name: mark.name,
    args,
    body,
    at,
    end: masking.base + node.endIndex,
  };
}

function convertExpressionStatement(conversion: Conversion, node: SyntaxNode): Stmt {
  const { masking } = conversion;
  const span = { at: masking.base + node.startIndex, end: masking.base + node.endIndex };
  const mark = masking.marks.statements.get(span.at);
  if (mark?.kind === 'hole')
    return { kind: 'hole', text: masking.text.slice(span.at, mark.end), at: span.at, end: mark.end };
  const inner = node.children[0];
  if (inner === undefined || inner.type === ';') return { kind: 'empty', ...span };
  if (mark?.kind === 'asm') return convertAssembly(conversion, inner, mark, span);
  if (mark?.kind === 'computedGoto') {
    const target = inner.children[1]?.children[1];
    return {
      kind: 'computedGoto',
      target: target === undefined ? holeAt(conversion, inner) : convertExpression(conversion, target),
      ...span,
    };
  }
  return { kind: 'expression', expr: convertExpression(conversion, inner), ...span };
}

/** `asm goto` may go to each of its labels, and nothing tells which. */
function convertAssembly(
  conversion: Conversion,
  call: SyntaxNode,
  mark: StatementMark & { kind: 'asm' },
  span: { at: number; end: number },
): Stmt {
  const list = call.children.find((child) => child.type === 'argument_list');
  const outputs = (list?.children ?? [])
    .filter((child) => child.isNamed)
    .map((child) => convertExpression(conversion, child));
  const assembly: Stmt = { kind: 'asm', outputs, ...span };
  if (mark.labels.length === 0) return assembly;
  const jumps = mark.labels.map(({ name, at, end }): Stmt => {
    const test: Expr = { kind: 'hole', text: name, at, end };
    return { kind: 'if', test, then: { kind: 'goto', label: name, at, end }, otherwise: null, at, end };
  });
  return { kind: 'block', body: [assembly, ...jumps], ...span };
}

function variablesOf(
  conversion: Conversion,
  node: SyntaxNode,
  mark: StatementMark & { kind: 'declaration' },
): Variable[] {
  const { masking } = conversion;
  const values = new Map<number, SyntaxNode>();
  for (const child of node.children) {
    const value = child.type === 'init_declarator' ? child.children.at(-1) : undefined;
    if (value !== undefined) values.set(masking.base + value.startIndex, value);
  }
  return mark.variables.flatMap(({ name, nameAt, type, isStatic, cleanup, initAt, end }) => {
    if (type.kind === 'function') return [];
    const value = values.get(initAt);
    const init =
      initAt < 0 ? null : value === undefined ? holeAt(conversion, node) : convertExpression(conversion, value);
    return [{ name, type, init, isStatic, cleanup, at: nameAt, end }];
  });
}

function convertFor(conversion: Conversion, node: SyntaxNode): Stmt {
  const { masking } = conversion;
  const span = { at: masking.base + node.startIndex, end: masking.base + node.endIndex };
  const open = node.children.findIndex((child) => child.type === '(');
  const close = node.children.findIndex((child) => child.type === ')');
  const inner = node.children.slice(open + 1, close);
  let init: Stmt | null = null;
  const first = inner[0];
  let rest = inner.slice(1);
  if (first?.type === 'declaration') init = convertStatement(conversion, first);
  else if (first !== undefined && first.type !== ';') {
    const expr = convertExpression(conversion, first);
    init = { kind: 'expression', expr, at: expr.at, end: expr.end };
    rest = inner.slice(2);
  }
  const semicolon = rest.findIndex((child) => child.type === ';');
  const test = semicolon > 0 ? rest[0] : undefined;
  const update = rest[semicolon + 1];
  return {
    kind: 'for',
    init,
    test: test === undefined ? null : convertExpression(conversion, test),
    update: update === undefined ? null : convertExpression(conversion, update),
    body: substatement(conversion, node, node.children[close + 1]),
    ...span,
  };
}

function convertCase(conversion: Conversion, node: SyntaxNode): Stmt {
  const { masking } = conversion;
  const colon = node.children.findIndex((child) => child.type === ':');
  const at = masking.base + node.startIndex;
  const end = masking.base + (node.children[colon]?.endIndex ?? node.endIndex);
  const value = node.children[1];
  if (colon < 2 || value === undefined) return { kind: 'case', low: null, high: null, at, end };
  const operator = value.type === 'binary_expression' ? value.children[1] : undefined;
  if (operator !== undefined && masking.marks.caseRanges.has(masking.base + operator.startIndex)) {
    return { kind: 'case', low: convertChild(conversion, value, 0), high: convertChild(conversion, value, 2), at, end };
  }
  return { kind: 'case', low: convertExpression(conversion, value), high: null, at, end };
}

function convertChild(conversion: Conversion, node: SyntaxNode, index: number): Expr {
  const child = node.children[index];
  return child === undefined ? holeAt(conversion, node) : convertExpression(conversion, child);
}

function bodyOf(conversion: Conversion, clause: SyntaxNode): Stmt {
  return substatement(conversion, clause, clause.children[1]);
}

/** The one statement under a head. One with a label is a block. */
function substatement(conversion: Conversion, parent: SyntaxNode, node: SyntaxNode | undefined): Stmt {
  const { base } = conversion.masking;
  if (node === undefined) return { kind: 'empty', at: base + parent.endIndex, end: base + parent.endIndex };
  const span = { at: base + node.startIndex, end: base + node.endIndex };
  if (node.type !== 'labeled_statement' && node.type !== 'case_statement') {
    return convertStatement(conversion, node) ?? { kind: 'empty', ...span };
  }
  return { kind: 'block', body: convertItems(conversion, [node]), ...span };
}

function holeStatement(
  conversion: Conversion,
  node: SyntaxNode,
  reason = 'this could not be read as a statement',
): Stmt {
  const { masking } = conversion;
  const at = masking.base + node.startIndex;
  const end = masking.base + node.endIndex;
  masking.problems.push({ at, reason });
  return { kind: 'hole', text: masking.text.slice(at, end), at, end };
}

function textOf(conversion: Conversion, node: SyntaxNode | undefined): string {
  const { masking } = conversion;
  return node === undefined ? '' : masking.text.slice(masking.base + node.startIndex, masking.base + node.endIndex);
}
