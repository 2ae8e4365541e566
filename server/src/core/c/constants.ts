import type { BinaryOp, Expr, TypeName } from './ast.ts';

/** A value with the type that C computes it in. */
interface Constant {
  readonly value: bigint;
  readonly bits: number;
  readonly signed: boolean;
}

/**
 * What a name stands for: the value of an enum constant or a macro, and with `args` the value of a macro's call.
 * Null for a name that is not known or no constant.
 */
export type ConstantLookup = (name: string, args: readonly bigint[] | null) => bigint | null;

/** The value of a constant expression by the rules of C for a machine with 64-bit long; null where it is none. */
export function evaluateConstant(expr: Expr, lookup: ConstantLookup): bigint | null {
  return evaluate(expr, lookup)?.value ?? null;
}

function evaluate(expr: Expr, lookup: ConstantLookup): Constant | null {
  switch (expr.kind) {
    case 'int':
      return { value: expr.value, bits: expr.bits, signed: expr.signed };
    case 'name':
      return fitted(lookup(expr.name, null));
    case 'unary':
      return evaluateUnary(expr.op, evaluate(expr.operand, lookup));
    case 'binary':
      return evaluateBinary(expr.op, expr.left, expr.right, lookup);
    case 'conditional': {
      const test = evaluate(expr.test, lookup);
      if (test === null) return null;
      if (test.value === 0n) return evaluate(expr.otherwise, lookup);
      return expr.then === null ? test : evaluate(expr.then, lookup);
    }
    case 'cast': {
      const shape = numberShape(expr.type);
      const operand = evaluate(expr.operand, lookup);
      return shape === null || operand === null ? null : wrapped(operand.value, shape.bits, shape.signed);
    }
    case 'sizeof': {
      const bits =
        expr.type === null ? null : expr.type.kind === 'pointer' ? 64 : (numberShape(expr.type)?.bits ?? null);
      return bits === null ? null : { value: BigInt(Math.max(bits, 8) / 8), bits: 64, signed: false };
    }
    case 'call': {
      if (expr.callee.kind !== 'name') return null;
      const args: bigint[] = [];
      for (const arg of expr.args) {
        const value = evaluate(arg, lookup);
        if (value === null) return null;
        args.push(value.value);
      }
      return fitted(lookup(expr.callee.name, args));
    }
  }
  return null;
}

function evaluateUnary(op: string, operand: Constant | null): Constant | null {
  if (operand === null) return null;
  const { value, bits, signed } = promoted(operand);
  switch (op) {
    case '-':
      return wrapped(-value, bits, signed);
    case '+':
      return { value, bits, signed };
    case '~':
      return wrapped(~value, bits, signed);
    case '!':
      return truth(value === 0n);
  }
  return null;
}

function evaluateBinary(op: BinaryOp, leftExpr: Expr, rightExpr: Expr, lookup: ConstantLookup): Constant | null {
  const left = evaluate(leftExpr, lookup);
  if (left === null) return null;
  if (op === '&&' && left.value === 0n) return truth(false);
  if (op === '||' && left.value !== 0n) return truth(true);
  const right = evaluate(rightExpr, lookup);
  if (right === null) return null;
  if (op === '&&' || op === '||') return truth(right.value !== 0n);
  if (op === '<<' || op === '>>') return shift(op, promoted(left), right.value);
  const { bits, signed } = common(promoted(left), promoted(right));
  const a = wrapped(left.value, bits, signed).value;
  const b = wrapped(right.value, bits, signed).value;
  switch (op) {
    case '+':
      return wrapped(a + b, bits, signed);
    case '-':
      return wrapped(a - b, bits, signed);
    case '*':
      return wrapped(a * b, bits, signed);
    case '/':
      return b === 0n ? null : wrapped(a / b, bits, signed);
    case '%':
      return b === 0n ? null : wrapped(a % b, bits, signed);
    case '&':
      return wrapped(a & b, bits, signed);
    case '|':
      return wrapped(a | b, bits, signed);
    case '^':
      return wrapped(a ^ b, bits, signed);
    case '==':
      return truth(a === b);
    case '!=':
      return truth(a !== b);
    case '<':
      return truth(a < b);
    case '<=':
      return truth(a <= b);
    case '>':
      return truth(a > b);
    case '>=':
      return truth(a >= b);
  }
}

/** A shift by more than the width has no meaning in C. */
function shift(op: '<<' | '>>', left: Constant, count: bigint): Constant | null {
  if (count < 0n || count >= BigInt(left.bits)) return null;
  return wrapped(op === '<<' ? left.value << count : left.value >> count, left.bits, left.signed);
}

function promoted(constant: Constant): Constant {
  return constant.bits < 32 ? { value: constant.value, bits: 32, signed: true } : constant;
}

function common(a: Constant, b: Constant): { bits: number; signed: boolean } {
  if (a.bits !== b.bits) return a.bits > b.bits ? a : b;
  return { bits: a.bits, signed: a.signed && b.signed };
}

function wrapped(value: bigint, bits: number, signed: boolean): Constant {
  return { value: signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value), bits, signed };
}

function truth(value: boolean): Constant {
  return { value: value ? 1n : 0n, bits: 32, signed: true };
}

/** The smallest type of C that a value without one fits. */
function fitted(value: bigint | null): Constant | null {
  if (value === null) return null;
  if (BigInt.asIntN(32, value) === value) return { value, bits: 32, signed: true };
  if (BigInt.asIntN(64, value) === value) return { value, bits: 64, signed: true };
  return { value: BigInt.asUintN(64, value), bits: 64, signed: false };
}

function numberShape(type: TypeName): { bits: number; signed: boolean } | null {
  if (type.kind === 'int') return type;
  if (type.kind === 'tagged' && type.keyword === 'enum') return { bits: 32, signed: true };
  if (type.kind !== 'named') return null;
  const parts = /^(?:__)?(?:([us])|u?int)(8|16|32|64)(?:_t)?$/.exec(type.name);
  if (parts !== null) return { bits: Number(parts[2]), signed: !/^(?:__)?u/.test(type.name) };
  const long = /^(?:(size_t|uintptr_t)|ssize_t|intptr_t|ptrdiff_t|loff_t)$/.exec(type.name);
  return long === null ? null : { bits: 64, signed: long[1] === undefined };
}
