import type { BinaryOp } from '../../c/ast.ts';
import type { ArithmeticOp, Place, Value } from '../instructions.ts';
import {
  type Type,
  bitsOf,
  commonType,
  intType,
  isSigned,
  pointee,
  pointerTo,
  promote,
  unknownType,
  unsignedLongType,
} from '../types.ts';

export function unknown(why: string, type: Type = unknownType): Value {
  return { kind: 'unknown', why, type };
}

export function typeOf(value: Value): Type {
  switch (value.kind) {
    case 'compare':
      return intType;
    case 'string':
      return pointerTo({ kind: 'int', bits: 8, signed: true });
    case 'function':
      return pointerTo({ kind: 'function', returns: unknownType });
    default:
      return value.type;
  }
}

export function addressOf(place: Place): Value {
  // &*p is p.
  if (place.kind === 'deref') return place.pointer;
  return { kind: 'addressOf', place, type: pointerTo(place.type) };
}

export function not(value: Value): Value {
  if (value.kind === 'int') return { kind: 'int', value: value.value === 0n ? 1n : 0n, type: intType };
  return { kind: 'unary', op: '!', operand: value, type: intType };
}

export function wrap(value: bigint, bits: number, signed: boolean): bigint {
  return signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

export function arithmetic(op: ArithmeticOp, left: Value, right: Value): Value {
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  if (
    (op === '+' || op === '-') &&
    (leftType.kind === 'pointer' || leftType.kind === 'array') &&
    rightType.kind !== 'pointer'
  ) {
    const of: Place = { kind: 'deref', pointer: left, type: pointee(leftType) };
    const index = op === '-' ? arithmetic('-', { kind: 'int', value: 0n, type: unsignedLongType }, right) : right;
    return { kind: 'addressOf', place: { kind: 'index', of, index, type: of.type }, type: leftType };
  }
  if (op === '+' && rightType.kind === 'pointer' && leftType.kind !== 'pointer' && leftType.kind !== 'array')
    return arithmetic('+', right, left);
  const type = op === '<<' || op === '>>' ? promote(leftType) : commonType(leftType, rightType);
  return { kind: 'binary', op, left, right, type };
}

export function compare(op: BinaryOp, left: Value, right: Value): Value {
  const type = commonType(typeOf(left), typeOf(right));
  const bits = bitsOf(type);
  const signed = isSigned(type);
  const make = (o: '==' | '<' | '<=', l: Value, r: Value): Value => ({
    kind: 'compare',
    op: o,
    left: l,
    right: r,
    signed,
    bits,
  });
  switch (op) {
    case '==':
      return make('==', left, right);
    case '!=':
      return not(make('==', left, right));
    case '<':
      return make('<', left, right);
    case '<=':
      return make('<=', left, right);
    case '>':
      return make('<', right, left);
    default:
      return make('<=', right, left);
  }
}

export function lowerCast(value: Value, type: Type): Value {
  const from = typeOf(value);
  if (type.kind === 'void' || type.kind === 'struct' || type.kind === 'array' || type.kind === 'function') return value;
  if (type.kind === 'unknown') return value;
  if (from.kind === 'int' && type.kind === 'int') {
    if (from.bits === type.bits && from.signed === type.signed) return value;
    if (value.kind === 'int')
      return {
        kind: 'int',
        value: type.bits === 1 ? (value.value === 0n ? 0n : 1n) : wrap(value.value, type.bits, type.signed),
        type,
      };
  }
  if (value.kind === 'int' && type.kind === 'pointer')
    return { kind: 'int', value: BigInt.asUintN(64, value.value), type };
  return { kind: 'cast', operand: value, type };
}
