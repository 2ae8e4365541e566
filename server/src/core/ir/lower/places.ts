import type { Expr, Span } from '../../c/ast.ts';
import type { Place, Value } from '../instructions.ts';
import { fieldType, pointee, resolveType, unknownType } from '../types.ts';
import type { Builder } from './builder.ts';
import { expand, inExpansion, lowerExpression, withArgument } from './expressions.ts';
import { lowerCast, typeOf, unknown } from './values.ts';

/** A scalar local is a register and no place in memory; it is written by `set`. */
export type Target = Place & { readonly register?: number };

/** The lvalue of an expression; one that is none becomes a place that nothing else names. */
export function lowerPlace(b: Builder, expr: Expr): Target {
  switch (expr.kind) {
    case 'name':
      return lowerNamePlace(b, expr);
    case 'unary':
      if (expr.op === '*') {
        const pointer = lowerExpression(b, expr.operand);
        return { kind: 'deref', pointer, type: pointee(typeOf(pointer)) };
      }
      break;
    case 'member': {
      if (expr.arrow) {
        const pointer = lowerExpression(b, expr.object);
        const of: Place = { kind: 'deref', pointer, type: pointee(typeOf(pointer)) };
        return { kind: 'field', of, field: expr.field, type: fieldType(b.env, of.type, expr.field) };
      }
      const of = lowerPlace(b, expr.object);
      return { kind: 'field', of: toMemory(b, of), field: expr.field, type: fieldType(b.env, of.type, expr.field) };
    }
    case 'index': {
      const of = lowerPlace(b, expr.object);
      const index = lowerExpression(b, expr.index);
      if (of.type.kind === 'array') return { kind: 'index', of: toMemory(b, of), index, type: of.type.of };
      const pointer = readPlace(of);
      const base: Place = { kind: 'deref', pointer, type: pointee(typeOf(pointer)) };
      return { kind: 'index', of: base, index, type: base.type };
    }
    case 'cast': {
      const place = lowerPlace(b, expr.operand);
      return { ...place, type: resolveType(b.env, expr.type) };
    }
    case 'compoundLiteral':
    case 'statementExpression':
    case 'call':
    case 'conditional':
    case 'comma':
    case 'assign':
    case 'generic': {
      // An rvalue of struct type: keep it in memory of its own so that a member can be read from it.
      const value = lowerExpression(b, expr);
      if (value.kind === 'load') return value.place;
      const slot = b.addSlot('value', typeOf(value), false, true);
      b.set(slot, value, expr);
      return { ...b.placeOf(slot), register: slot };
    }
    default:
      break;
  }
  const value = lowerExpression(b, expr);
  return { kind: 'deref', pointer: unknown('not an lvalue'), type: typeOf(value) };
}

function lowerNamePlace(b: Builder, expr: Expr & { kind: 'name' }): Target {
  const argument = withArgument(b, expr.name, (arg) => lowerPlace(b, arg));
  if (argument !== null) return argument.value;
  const binding = b.lookup(expr.name);
  if (binding?.kind === 'slot') {
    const place = b.placeOf(binding.slot);
    return b.slots[binding.slot]!.inMemory ? place : { ...place, register: binding.slot };
  }
  if (binding?.kind === 'global') return { kind: 'global', name: binding.name, type: binding.type };
  const macro = b.env.macro(expr.name);
  if (macro?.kind === 'expression' && macro.parameters.length === 0 && !inExpansion(b, expr.name)) {
    return expand(b, expr.name, new Map(), expr, () => lowerPlace(b, macro.expr));
  }
  const global = b.env.global(expr.name);
  if (global === null) b.places.add(expr.name);
  return { kind: 'global', name: expr.name, type: global === null ? unknownType : resolveType(b.env, global) };
}

/** A register that is used as memory after all (a member of a value): its pointer-sized content stands for the object. */
function toMemory(b: Builder, target: Target): Place {
  if (target.register === undefined) return target;
  const slot = b.slots[target.register]!;
  return { kind: 'deref', pointer: { kind: 'local', slot: target.register, type: slot.type }, type: target.type };
}

export function readPlace(target: Target): Value {
  if (target.register !== undefined) return { kind: 'local', slot: target.register, type: target.type };
  if (target.type.kind === 'array')
    return { kind: 'addressOf', place: target, type: { kind: 'pointer', to: target.type.of } };
  return { kind: 'load', place: target, type: target.type };
}

export function writePlace(b: Builder, target: Target, value: Value, span: Span): void {
  const { at, end } = b.span(span);
  if (target.register !== undefined)
    b.emit({ op: 'set', slot: target.register, value: lowerCast(value, b.slots[target.register]!.type), at, end });
  else b.emit({ op: 'store', place: target, value, at, end });
}
