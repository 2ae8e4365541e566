import type { Expr, Span } from '../../c/ast.ts';
import type { Place, Value } from '../instructions.ts';
import {
  type Type,
  boolType,
  commonType,
  intType,
  pointerTo,
  promote,
  resolveType,
  unknownType,
  unsignedLongType,
  voidType,
} from '../types.ts';
import type { Builder } from './builder.ts';
import { lowerCall } from './calls.ts';
import { branch, lowerCondition } from './conditions.ts';
import { lowerInitializer } from './initializers.ts';
import { lowerOperand } from './number-choice.ts';
import { lowerPlace, readPlace, writePlace } from './places.ts';
import { lowerStatement } from './statements.ts';
import { addressOf, arithmetic, compare, lowerCast, not, typeOf, unknown, wrap } from './values.ts';

export const maxDepth = 220;

/** The value of an expression; calls, assignments and branches inside it are emitted on the way. */
export function lowerExpression(b: Builder, expr: Expr): Value {
  if (b.depth > maxDepth) {
    b.problem(expr, 'nested too deeply');
    return unknown('nested too deeply');
  }
  b.depth++;
  const value = lower(b, expr);
  b.depth--;
  return value;
}

function lower(b: Builder, expr: Expr): Value {
  switch (expr.kind) {
    case 'int':
      return { kind: 'int', value: expr.value, type: { kind: 'int', bits: expr.bits, signed: expr.signed } };
    case 'string':
      return { kind: 'string', text: expr.text };
    case 'name':
      return lowerName(b, expr.name, expr);
    case 'call':
      return lowerCall(b, expr, 'value');
    case 'unary':
      return lowerUnary(b, expr);
    case 'update':
      return lowerUpdate(b, expr);
    case 'binary':
      return lowerBinary(b, expr);
    case 'assign':
      return lowerAssign(b, expr);
    case 'conditional':
      return lowerConditional(b, expr);
    case 'member':
    case 'index':
      return readPlace(lowerPlace(b, expr));
    case 'cast':
      return lowerCast(lowerExpression(b, expr.operand), resolveType(b.env, expr.type));
    case 'sizeof':
    case 'offsetof':
      return { kind: 'constant', name: b.env.text(expr.at, expr.end), type: unsignedLongType };
    case 'compoundLiteral': {
      const type = resolveType(b.env, expr.type);
      const slot = b.addSlot('literal', type, true, true);
      lowerInitializer(b, b.placeOf(slot), expr.value);
      return readPlace(b.placeOf(slot));
    }
    case 'initializer':
      return unknown('an initializer list');
    case 'statementExpression':
      return lowerStatementExpression(b, expr);
    case 'comma':
      lowerExpression(b, expr.left);
      return lowerExpression(b, expr.right);
    case 'type':
      return unknown('a type');
    case 'labelAddress':
      return unknown('the address of a label');
    case 'generic':
      return lowerGeneric(b, expr);
    case 'hole':
      return unknown('text that could not be read');
  }
}

/** In a macro's body a parameter stands for the argument, which is read where the call stands. */
export function withArgument<T>(b: Builder, name: string, use: (argument: Expr) => T): { value: T } | null {
  const frame = b.frame;
  const argument = frame?.args.get(name);
  if (frame === null || argument === undefined) return null;
  const scope = b.scope;
  // Names are looked up where the macro was called; what must run at exits stays with the scope that is open here.
  b.frame = frame.callerFrame;
  b.scope =
    scope === frame.callerScope ? scope : { parent: frame.callerScope, names: new Map(), cleanups: scope.cleanups };
  const value = use(argument);
  b.frame = frame;
  b.scope = scope;
  return { value };
}

export function lowerName(b: Builder, name: string, span: Span): Value {
  const argument = withArgument(b, name, (arg) => lowerExpression(b, arg));
  if (argument !== null) return argument.value;
  const binding = b.lookup(name);
  if (binding?.kind === 'slot') {
    const slot = b.slots[binding.slot]!;
    return slot.inMemory ? readPlace(b.placeOf(binding.slot)) : b.local(binding.slot);
  }
  if (binding?.kind === 'global') return readPlace({ kind: 'global', name: binding.name, type: binding.type });
  const constant = b.env.constant(name);
  if (constant !== null)
    return {
      kind: 'int',
      value: constant,
      type: constant > 0x7fffffffn || constant < -0x80000000n ? unsignedLongType : intType,
    };
  const macro = b.env.macro(name);
  if (macro?.kind === 'expression' && macro.parameters.length === 0 && !inExpansion(b, name)) {
    return expand(b, name, new Map(), span, () => lowerExpression(b, macro.expr));
  }
  const global = b.env.global(name);
  if (global !== null) return readPlace({ kind: 'global', name, type: resolveType(b.env, global) });
  if (b.env.isFunction(name)) return { kind: 'function', name };
  if (b.places.has(name)) return readPlace({ kind: 'global', name, type: unknownType });
  return { kind: 'constant', name, type: unknownType };
}

export function inExpansion(b: Builder, name: string): boolean {
  let depth = 0;
  for (let frame = b.frame; frame !== null; frame = frame.callerFrame)
    if (frame.name === name || ++depth > 16) return true;
  return false;
}

/** Lowers a macro's body: its names are the macro's own, its positions those of the call. */
export function expand<T>(b: Builder, name: string, args: ReadonlyMap<string, Expr>, span: Span, body: () => T): T {
  const override = b.spanOverride;
  const frame = b.frame;
  b.spanOverride = override ?? { at: span.at, end: span.end };
  b.frame = { name, args, callerFrame: frame, callerScope: b.scope };
  const value = body();
  b.frame = frame;
  b.spanOverride = override;
  return value;
}

function lowerUnary(b: Builder, expr: Expr & { kind: 'unary' }): Value {
  if (expr.op === '&') {
    const operand = expr.operand;
    if (operand.kind === 'compoundLiteral') {
      const type = resolveType(b.env, operand.type);
      const slot = b.addSlot('literal', type, true, true);
      lowerInitializer(b, b.placeOf(slot), operand.value);
      return { kind: 'addressOf', place: b.placeOf(slot), type: pointerTo(type) };
    }
    if (operand.kind === 'name' && b.lookup(operand.name) === null && b.env.isFunction(operand.name))
      return { kind: 'function', name: operand.name };
    const place = lowerPlace(b, operand);
    return addressOf(place);
  }
  if (expr.op === '*') return readPlace(lowerPlace(b, expr));
  const operand = lowerExpression(b, expr.operand);
  if (expr.op === '+') return operand;
  if (expr.op === '!') return not(operand);
  const type = promote(typeOf(operand));
  if (operand.kind === 'int' && type.kind === 'int') {
    return {
      kind: 'int',
      value: wrap(expr.op === '-' ? -operand.value : ~operand.value, type.bits, type.signed),
      type,
    };
  }
  return { kind: 'unary', op: expr.op, operand, type };
}

function lowerUpdate(b: Builder, expr: Expr & { kind: 'update' }): Value {
  const place = lowerPlace(b, expr.operand);
  const before = b.temporary(place.type);
  b.set(before, readPlace(place), expr);
  const one: Value = { kind: 'int', value: 1n, type: intType };
  const after = arithmetic(expr.op === '++' ? '+' : '-', b.local(before), one);
  const result = b.temporary(place.type);
  b.set(result, after, expr);
  writePlace(b, place, b.local(result), expr);
  return b.local(expr.prefix ? result : before);
}

function lowerBinary(b: Builder, expr: Expr & { kind: 'binary' }): Value {
  switch (expr.op) {
    case '&&':
    case '||':
      return lowerTruth(b, expr);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const left = settle(b, lowerExpression(b, expr.left), expr.right, expr);
      return compare(expr.op, left, lowerExpression(b, expr.right));
    }
    default: {
      const left = settle(b, lowerOperand(b, expr.left), expr.right, expr);
      return arithmetic(expr.op, left, lowerOperand(b, expr.right));
    }
  }
}

/** Keeps the value of a left operand in a register where the right one may change what it was read from. */
function settle(b: Builder, value: Value, later: Expr, span: Span): Value {
  if (
    value.kind === 'int' ||
    value.kind === 'constant' ||
    later.kind === 'int' ||
    later.kind === 'name' ||
    later.kind === 'member' ||
    later.kind === 'string'
  )
    return value;
  if (value.kind === 'local' && b.slots[value.slot]!.temporary) return value;
  const slot = b.temporary(typeOf(value));
  b.set(slot, value, span);
  return b.local(slot);
}

/** `a && b`, `a || b` as a value: one of the constants 0 and 1, by way of branches. */
function lowerTruth(b: Builder, expr: Expr): Value {
  const slot = b.temporary(boolType);
  const yes = b.newBlock();
  const no = b.newBlock();
  const end = b.newBlock();
  lowerCondition(b, expr, yes, no);
  b.current = yes;
  b.set(slot, { kind: 'int', value: 1n, type: intType }, expr);
  b.jump(end, expr);
  b.current = no;
  b.set(slot, { kind: 'int', value: 0n, type: intType }, expr);
  b.jump(end, expr);
  b.current = end;
  return b.local(slot);
}

function lowerAssign(b: Builder, expr: Expr & { kind: 'assign' }): Value {
  const place = lowerPlace(b, expr.target);
  if (expr.op === null) {
    if (expr.value.kind === 'compoundLiteral') {
      lowerInitializer(b, place, expr.value.value);
      return readPlace(place);
    }
    if (place.type.kind === 'struct') {
      copyStruct(b, place, expr.value, expr);
      return readPlace(place);
    }
    const value = lowerExpression(b, expr.value);
    writePlace(b, place, lowerCast(value, place.type), expr);
    return readPlace(place);
  }
  if (
    expr.op === '&&' ||
    expr.op === '||' ||
    expr.op === '==' ||
    expr.op === '!=' ||
    expr.op === '<' ||
    expr.op === '<=' ||
    expr.op === '>' ||
    expr.op === '>='
  ) {
    return unknown('not an assignment');
  }
  const right = lowerExpression(b, expr.value);
  writePlace(b, place, lowerCast(arithmetic(expr.op, readPlace(place), right), place.type), expr);
  return readPlace(place);
}

/** `*to = value` for structs: member by member where the source is an lvalue, else any value. */
export function copyStruct(b: Builder, to: Place, value: Expr, span: Span): void {
  const { at, end } = b.span(span);
  if (
    value.kind === 'name' ||
    value.kind === 'member' ||
    value.kind === 'index' ||
    (value.kind === 'unary' && value.op === '*')
  ) {
    b.emit({ op: 'copy', to, from: lowerPlace(b, value), at, end });
    return;
  }
  lowerExpression(b, value);
  b.emit({ op: 'fill', place: to, zero: false, at, end });
}

function lowerConditional(b: Builder, expr: Expr & { kind: 'conditional' }): Value {
  const yes = b.newBlock();
  const no = b.newBlock();
  const end = b.newBlock();
  const finish = (value: Value, slot: number): void => {
    b.set(slot, lowerCast(value, b.slots[slot]!.type), expr);
    b.jump(end, expr);
  };
  if (expr.then === null) {
    const test = lowerExpression(b, expr.test);
    const slot = b.temporary(typeOf(test));
    b.set(slot, test, expr);
    branch(b, b.local(slot), end, no, expr.test);
    b.current = no;
    finish(lowerExpression(b, expr.otherwise), slot);
    b.current = end;
    return b.local(slot);
  }
  lowerCondition(b, expr.test, yes, no);
  b.current = yes;
  const first = lowerExpression(b, expr.then);
  const afterFirst = b.current;
  b.current = no;
  const second = lowerExpression(b, expr.otherwise);
  const afterSecond = b.current;
  const type = conditionalType(typeOf(first), typeOf(second));
  const slot = b.temporary(type);
  b.current = afterFirst;
  finish(first, slot);
  b.current = afterSecond;
  finish(second, slot);
  b.current = end;
  return type.kind === 'void' ? unknown('void', voidType) : b.local(slot);
}

function conditionalType(first: Type, second: Type): Type {
  if (first.kind === 'pointer') return first;
  if (second.kind === 'pointer') return second;
  if (first.kind === 'int' && second.kind === 'int') return commonType(first, second);
  return first.kind === 'unknown' ? second : first;
}

function lowerStatementExpression(b: Builder, expr: Expr & { kind: 'statementExpression' }): Value {
  const statements = expr.body.body;
  const last = statements.at(-1);
  b.pushScope();
  for (const statement of statements.slice(0, -1)) lowerStatement(b, statement);
  let result: Value = unknown('a statement expression without a value', voidType);
  if (last?.kind === 'expression') {
    const value = lowerExpression(b, last.expr);
    const slot = b.temporary(typeOf(value));
    b.set(slot, value, expr);
    result = b.local(slot);
  } else if (last !== undefined) lowerStatement(b, last);
  b.popScope();
  return result;
}

function lowerGeneric(b: Builder, expr: Expr & { kind: 'generic' }): Value {
  const fallback = expr.choices.find((choice) => choice.type === null) ?? expr.choices[0];
  return expr.choices.length === 1 && fallback !== undefined
    ? lowerExpression(b, fallback.value)
    : unknown('a generic selection');
}
