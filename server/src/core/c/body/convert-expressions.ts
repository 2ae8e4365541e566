import type { BinaryOp, Block, Expr, InitializerItem, TypeName } from '../ast.ts';
import { cursorOf } from '../cursor.ts';
import { isOffsetof } from '../expressions.ts';
import { characterLiteral, integerLiteral, stringContent } from '../literals.ts';
import type { SyntaxNode } from '../syntax.ts';
import { readTypeName } from '../types.ts';
import type { Masking, TokenRange } from './masking.ts';

/** The state of turning one tree into an AST. */
export interface Conversion {
  readonly masking: Masking;
  depth: number;
  readonly block: (conversion: Conversion, node: SyntaxNode) => Block;
}

/** Expressions deeper inside one another than this are holes. */
const DEEPEST_EXPRESSION = 400;

export function convertExpression(conversion: Conversion, node: SyntaxNode): Expr {
  if (conversion.depth > DEEPEST_EXPRESSION)
    return holeAt(conversion, node, 'operators are too deep inside one another');
  conversion.depth++;
  const expr = convertKind(conversion, node);
  conversion.depth--;
  return expr;
}

/** A hole over a node, reported. */
export function holeAt(
  conversion: Conversion,
  node: SyntaxNode,
  reason = 'this could not be read as an expression',
): Expr {
  const { masking } = conversion;
  const at = masking.base + node.startIndex;
  const end = masking.base + node.endIndex;
  masking.problems.push({ at, reason });
  return { kind: 'hole', text: masking.text.slice(at, end), at, end };
}

/** The expressions between commas of a macro's arguments that the grammar took for one comma expression. */
export function argumentsOf(conversion: Conversion, node: SyntaxNode | undefined): Expr[] {
  const args: Expr[] = [];
  let rest = node;
  while (rest?.type === 'comma_expression') {
    const [left, , right] = rest.children;
    if (left !== undefined) args.push(convertArgument(conversion, left));
    rest = right;
  }
  if (rest !== undefined) args.push(convertArgument(conversion, rest));
  return args;
}

function convertArgument(conversion: Conversion, node: SyntaxNode): Expr {
  const at = conversion.masking.base + node.startIndex;
  const designator = conversion.masking.marks.designated.get(at);
  if (designator !== undefined) {
    const value = convertExpression(conversion, node);
    const { end } = value;
    return { kind: 'initializer', items: [{ designators: [designator], value, at, end }], at, end };
  }
  if (node.type !== 'compound_statement') return convertExpression(conversion, node);
  const { base } = conversion.masking;
  return {
    kind: 'statementExpression',
    body: conversion.block(conversion, node),
    at: base + node.startIndex,
    end: base + node.endIndex,
  };
}

function convertKind(conversion: Conversion, node: SyntaxNode): Expr {
  const { masking } = conversion;
  const span = { at: masking.base + node.startIndex, end: masking.base + node.endIndex };
  const { children } = node;
  const text = (): string => masking.text.slice(span.at, span.end);
  const child = (index: number): Expr => {
    const inner = children[index];
    return inner === undefined ? holeAt(conversion, node) : convertExpression(conversion, inner);
  };
  switch (node.type) {
    case 'identifier':
    case 'primitive_type':
    case 'type_identifier':
    case 'null':
      return node.isMissing ? holeAt(conversion, node) : convertName(conversion, span);
    case 'true':
    case 'false':
      return { kind: 'int', value: node.type === 'true' ? 1n : 0n, signed: true, bits: 32, ...span };
    case 'number_literal':
      return convertNumber(conversion, node, text(), span);
    case 'char_literal':
      return characterLiteral(text(), span.at, span.end) ?? holeAt(conversion, node);
    case 'string_literal':
      return { kind: 'string', text: stringContent(text()), ...span };
    case 'concatenated_string': {
      const pieces = children.filter((piece) => piece.type === 'string_literal');
      const joined = pieces.map((piece) =>
        stringContent(masking.text.slice(masking.base + piece.startIndex, masking.base + piece.endIndex)),
      );
      return { kind: 'string', text: joined.join(''), ...span };
    }
    case 'parenthesized_expression': {
      const inner = children[1];
      if (inner?.type === 'compound_statement')
        return { kind: 'statementExpression', body: conversion.block(conversion, inner), ...span };
      return child(1);
    }
    case 'call_expression':
      return convertCall(conversion, node, span);
    case 'field_expression': {
      const field = children[2];
      const name =
        field === undefined ? '' : masking.text.slice(masking.base + field.startIndex, masking.base + field.endIndex);
      return { kind: 'member', object: child(0), field: name, arrow: children[1]?.type === '->', ...span };
    }
    case 'subscript_expression':
      return { kind: 'index', object: child(0), index: child(2), ...span };
    case 'pointer_expression':
      if (masking.marks.labelAddresses.has(span.at))
        return { kind: 'labelAddress', label: text().replace(/^&&\s*/, ''), ...span };
      return { kind: 'unary', op: children[0]?.type === '*' ? '*' : '&', operand: child(1), ...span };
    case 'unary_expression':
      return prefixed(conversion, node, child(1));
    case 'update_expression': {
      const prefix = children[0]?.type === '++' || children[0]?.type === '--';
      const op = children[prefix ? 0 : 1]?.type === '++' ? '++' : '--';
      if (prefix) return { kind: 'update', op, prefix, operand: child(1), ...span };
      return children[0] === undefined ? holeAt(conversion, node) : postfixed(conversion, children[0], op, span.end);
    }
    case 'binary_expression':
      return { kind: 'binary', op: (children[1]?.type ?? '+') as BinaryOp, left: child(0), right: child(2), ...span };
    case 'assignment_expression': {
      const op = children[1]?.type ?? '=';
      return {
        kind: 'assign',
        op: op === '=' ? null : (op.slice(0, -1) as BinaryOp),
        target: child(0),
        value: child(2),
        ...span,
      };
    }
    case 'conditional_expression': {
      const isShort = children[2]?.type === ':';
      return {
        kind: 'conditional',
        test: child(0),
        then: isShort ? null : child(2),
        otherwise: child(isShort ? 3 : 4),
        ...span,
      };
    }
    case 'comma_expression':
      // The grammar nests them to the right, and C to the left.
      return argumentsOf(conversion, node).reduce((left, right) => ({
        kind: 'comma',
        left,
        right,
        at: left.at,
        end: right.end,
      }));
    case 'sizeof_expression':
      return convertSizeof(conversion, node, span);
    case 'compound_literal_expression':
      return convertCompoundLiteral(conversion, node, span);
    case 'initializer_list':
      return { kind: 'initializer', items: itemsOf(conversion, node), ...span };
    case 'cast_expression':
      return { kind: 'cast', type: typeAt(conversion, children[1]), operand: child(3), ...span };
    case 'extension_expression':
      return child(1);
  }
  return holeAt(conversion, node);
}

/** What a prefix operator makes of its operand. A `~` may stand for a cast. */
function prefixed(conversion: Conversion, node: SyntaxNode, operand: Expr): Expr {
  const span = { at: conversion.masking.base + node.startIndex, end: operand.end };
  const cast = conversion.masking.marks.casts.get(span.at);
  if (cast !== undefined) return { kind: 'cast', type: typeOf(conversion, cast), operand, ...span };
  return { kind: 'unary', op: (node.children[0]?.type ?? '!') as '-' | '+' | '!' | '~', operand, ...span };
}

/** In C `!x++` is `!(x++)`. The grammar has it the other way round, so the operator is handed inwards. */
function postfixed(conversion: Conversion, node: SyntaxNode, op: '++' | '--', end: number): Expr {
  const inner = node.children[1];
  if (node.type === 'unary_expression' && inner !== undefined && conversion.depth <= DEEPEST_EXPRESSION) {
    conversion.depth++;
    const expr = prefixed(conversion, node, postfixed(conversion, inner, op, end));
    conversion.depth--;
    return expr;
  }
  return {
    kind: 'update',
    op,
    prefix: false,
    operand: convertExpression(conversion, node),
    at: conversion.masking.base + node.startIndex,
    end,
  };
}

function convertName(conversion: Conversion, span: { at: number; end: number }): Expr {
  const { marks, text } = conversion.masking;
  const type = marks.types.get(span.at);
  if (type !== undefined) return { kind: 'type', type: typeOf(conversion, type), ...span };
  const holeEnd = marks.holes.get(span.at);
  // The problem was reported when the hole was made.
  if (holeEnd !== undefined) return { kind: 'hole', text: text.slice(span.at, holeEnd), at: span.at, end: holeEnd };
  return { kind: 'name', name: text.slice(span.at, span.end).replace(/\s+/g, ''), ...span };
}

function typeOf(conversion: Conversion, range: TokenRange): TypeName {
  const { tokens, knowledge } = conversion.masking;
  return readTypeName(cursorOf(tokens, knowledge, range.from, range.to));
}

/** The type whose identifier is somewhere at the start of the node. */
function typeAt(conversion: Conversion, node: SyntaxNode | undefined): TypeName {
  const { masking } = conversion;
  if (node === undefined) return { kind: 'unknown' };
  const at = masking.base + node.startIndex;
  const range = masking.marks.types.get(at);
  if (range !== undefined) return typeOf(conversion, range);
  const from = masking.tokens.indexAt(at);
  return typeOf(conversion, { from, to: masking.tokens.indexAt(masking.base + node.endIndex) });
}

function convertNumber(
  conversion: Conversion,
  node: SyntaxNode,
  text: string,
  span: { at: number; end: number },
): Expr {
  const sign = /^[-+]/.exec(text)?.[0];
  const value = integerLiteral(
    sign === undefined ? text : text.slice(1),
    sign === undefined ? span.at : span.at + 1,
    span.end,
  );
  if (value === null) return holeAt(conversion, node, 'this is no integer');
  return sign === undefined ? value : { kind: 'unary', op: sign as '-' | '+', operand: value, ...span };
}

function convertCall(conversion: Conversion, node: SyntaxNode, span: { at: number; end: number }): Expr {
  const [callee, list] = node.children;
  if (callee === undefined || list === undefined) return holeAt(conversion, node);
  const args = list.children.filter((child) => child.isNamed).map((child) => convertArgument(conversion, child));
  const called = convertExpression(conversion, callee);
  const open = conversion.masking.base + list.startIndex;
  for (const position of conversion.masking.marks.emptyArguments.get(open) ?? []) {
    args.splice(position, 0, { kind: 'hole', text: '', at: open + 1, end: open + 1 });
  }
  const generic = conversion.masking.marks.generics.get(span.at);
  if (generic !== undefined && called.kind === 'name' && args[0] !== undefined) {
    const choices = args.slice(1).map((value, k) => {
      const range = generic[k] ?? null;
      return { type: range === null ? null : typeOf(conversion, range), value };
    });
    return { kind: 'generic', control: args[0], choices, ...span };
  }
  if (called.kind === 'name' && isOffsetof(called.name) && args[0]?.kind === 'type' && args[1] !== undefined) {
    return {
      kind: 'offsetof',
      type: args[0].type,
      member: conversion.masking.text.slice(args[1].at, args[1].end),
      ...span,
    };
  }
  return { kind: 'call', callee: called, args, ...span };
}

function convertSizeof(conversion: Conversion, node: SyntaxNode, span: { at: number; end: number }): Expr {
  const named = node.children.filter((child) => child.isNamed);
  const inner = named[0];
  if (inner === undefined) return holeAt(conversion, node);
  if (inner.type === 'type_descriptor')
    return { kind: 'sizeof', type: typeAt(conversion, inner), operand: null, ...span };
  const operand = convertExpression(conversion, inner);
  if (operand.kind === 'type') return { kind: 'sizeof', type: operand.type, operand: null, ...span };
  return { kind: 'sizeof', type: null, operand, ...span };
}

function convertCompoundLiteral(conversion: Conversion, node: SyntaxNode, span: { at: number; end: number }): Expr {
  const value = node.children.at(-1);
  if (value?.type !== 'initializer_list') return holeAt(conversion, node);
  return {
    kind: 'compoundLiteral',
    type: typeAt(conversion, node.children[1]),
    value: convertExpression(conversion, value),
    ...span,
  };
}

function itemsOf(conversion: Conversion, node: SyntaxNode): InitializerItem[] {
  const { masking } = conversion;
  const items: InitializerItem[] = [];
  for (const child of node.children) {
    if (!child.isNamed) continue;
    const span = { at: masking.base + child.startIndex, end: masking.base + child.endIndex };
    if (child.type !== 'initializer_pair') {
      items.push({ designators: [], value: convertExpression(conversion, child), ...span });
      continue;
    }
    const designators: (string | Expr)[] = [];
    for (const part of child.children.slice(0, -1)) {
      const inner = part.children[1];
      if (part.type === 'field_designator' && inner !== undefined) {
        designators.push(masking.text.slice(masking.base + inner.startIndex, masking.base + inner.endIndex));
      } else if (part.type === 'field_identifier')
        designators.push(masking.text.slice(masking.base + part.startIndex, masking.base + part.endIndex));
      else if (part.type.startsWith('subscript') && inner !== undefined)
        designators.push(convertExpression(conversion, inner));
    }
    items.push({ designators, value: convertExpression(conversion, child.children.at(-1)!), ...span });
  }
  return items;
}
