import type { Expr, Span, TypeName, Variable } from '../../c/ast.ts';
import type { CallForm, DeclaringMacro } from '../environment.ts';
import type { Argument, Callee, Value } from '../instructions.ts';
import {
  type Type,
  boolType,
  pointee,
  pointerTo,
  resolveType,
  unknownType,
  unsignedLongType,
  voidType,
} from '../types.ts';
import { expressionText } from '../../c/ast-text.ts';
import { pasted, type Builder, type MacroFrame } from './builder.ts';
import { expand, inExpansion, lowerExpression, withArgument } from './expressions.ts';
import { enterClass, enterGuard } from './guards.ts';
import { lowerPlace, readPlace, writePlace } from './places.ts';
import { declare, lowerReturn, lowerStatement } from './statements.ts';
import { lowerCast, typeOf, unknown } from './values.ts';

type Call = Expr & { kind: 'call' };

/** A call: C's own forms first, then macros of the tree, then functions and primitives. */
export function lowerCall(b: Builder, call: Call, use: 'value' | 'statement'): Value {
  const callee = call.callee;
  if (callee.kind === 'call' && callee.callee.kind === 'name') {
    const form = b.env.form(callee.callee.name);
    if (form === 'guard') {
      enterGuard(b, callee.args[0], call.args, call);
      return unknown('a guard', voidType);
    }
    if (form === 'class') {
      enterClass(b, callee.args[0], callee.args[1], call.args, call);
      return unknown('a class variable', voidType);
    }
  }
  if (callee.kind === 'name') {
    const name = callee.name;
    const argument = withArgument(b, name, (arg) => lowerCall(b, { ...call, callee: arg }, use));
    if (argument !== null) return argument.value;
    if (b.lookup(name) === null) return lowerNamed(b, name, call, use);
  }
  return emitCall(b, pointerCallee(b, callee), call, use, null);
}

function lowerNamed(b: Builder, name: string, call: Call, use: 'value' | 'statement'): Value {
  const form = b.env.form(name);
  if (form !== null) {
    const value = lowerForm(b, form, call);
    if (value !== null) return value;
  }
  const declaring = use === 'statement' ? b.env.declaring(name) : null;
  if (declaring !== null && declareByMacro(b, declaring, call)) return unknown('a declaration', voidType);
  const macro = b.env.macro(name);
  if (macro !== null && macro.kind !== 'loop' && !inExpansion(b, name)) {
    const args = bindArguments(macro.parameters, call.args);
    if (macro.kind === 'expression') return expand(b, name, args, call, () => lowerExpression(b, macro.expr));
    // What is named by an argument is declared for the code around the call.
    const isDeclaring = macro.stmts.some((one) => one.kind === 'declaration' && one.variables.some(isNamedBy(args)));
    if (!isDeclaring) b.pushScope();
    expand(b, name, args, call, () => {
      for (const statement of macro.stmts) lowerStatement(b, statement);
    });
    if (!isDeclaring) b.popScope();
    return unknown('a macro without a value', voidType);
  }
  return emitCall(b, { kind: 'name', name }, call, use, b.env.returns(name));
}

function isNamedBy(args: ReadonlyMap<string, Expr>): (variable: Variable) => boolean {
  return ({ name }) => name.split('##').some((part) => args.get(part)?.kind === 'name');
}

/** Declares what the macro declares, with the members that its arguments set; false where no argument is a name. */
function declareByMacro(b: Builder, macro: DeclaringMacro, call: Call): boolean {
  const bound = bindArguments(macro.parameters, call.args);
  const variable = bound.get(macro.declares);
  if (variable?.kind !== 'name') return false;
  const span = { at: call.at, end: call.end };
  const items = macro.sets.flatMap(({ field, parameter }) => {
    const value = bound.get(parameter);
    return value === undefined ? [] : [{ designators: [field], value, ...span }];
  });
  declare(b, {
    name: variable.name,
    type: macro.type,
    init: items.length === 0 ? null : { kind: 'initializer', items, ...span },
    isStatic: false,
    cleanup: null,
    ...span,
  });
  return true;
}

/** Call by name: each parameter stands for the C of its argument; what is missing stands for nothing. */
export function bindArguments(parameters: readonly string[], args: readonly Expr[]): Map<string, Expr> {
  const bound = new Map<string, Expr>();
  parameters.forEach((parameter, index) => {
    const argument = args[index];
    if (argument !== undefined) bound.set(parameter, argument);
  });
  return bound;
}

function pointerCallee(b: Builder, callee: Expr): Callee {
  const inner = callee.kind === 'unary' && callee.op === '*' ? callee.operand : callee;
  const value = lowerExpression(b, inner);
  if (value.kind === 'function') return { kind: 'name', name: value.name };
  if (value.kind === 'load' && value.place.kind === 'field') {
    const of = value.place.of.type;
    return { kind: 'pointer', value, field: value.place.field, tag: of.kind === 'struct' ? of.tag : null };
  }
  return { kind: 'pointer', value, field: null, tag: null };
}

function emitCall(b: Builder, callee: Callee, call: Call, use: 'value' | 'statement', returns: TypeName | null): Value {
  const args = call.args.map((arg) => lowerArgument(b, arg));
  const declared =
    returns !== null
      ? resolveType(b.env, returns)
      : callee.kind === 'pointer'
        ? returnOf(typeOf(callee.value))
        : unknownType;
  // Where its value is used, a function that is declared without one is declared elsewhere otherwise.
  const type = use === 'value' && declared.kind === 'void' ? unknownType : declared;
  const wanted = use === 'value';
  const result = wanted ? b.temporary(type) : null;
  const { at, end } = b.span(call);
  b.emit({ op: 'call', result, resultType: type, callee, args, implicit: null, at, end });
  return result === null ? unknown('no value', voidType) : b.local(result);
}

function returnOf(type: Type): Type {
  const to = pointee(type);
  if (type.kind === 'function') return type.returns;
  return to.kind === 'function' ? to.returns : unknownType;
}

export function lowerArgument(b: Builder, arg: Expr): Argument {
  const text = writtenText(b, arg, b.frame);
  if (arg.kind === 'type') return { value: unknown('a type'), place: null, slot: null, text };
  if (
    arg.kind === 'name' ||
    arg.kind === 'member' ||
    arg.kind === 'index' ||
    (arg.kind === 'unary' && arg.op === '*')
  ) {
    if (arg.kind === 'name' && b.lookup(arg.name) === null && !(b.frame?.args.has(arg.name) ?? false)) {
      return { value: lowerExpression(b, arg), place: null, slot: null, text };
    }
    const place = lowerPlace(b, arg);
    // The value is fixed now: a later argument or the callee may change the place.
    const value = readPlace(place);
    if (place.register !== undefined) return { value, place: null, slot: place.register, text };
    if (value.kind !== 'load') return { value, place, slot: null, text };
    const slot = b.temporary(typeOf(value));
    b.set(slot, value, arg);
    return { value: b.local(slot), place, slot: null, text };
  }
  return { value: lowerExpression(b, arg), place: null, slot: null, text };
}

/** An argument as the user would write it: inside a macro, with what the user passed in the place of its parameters. */
function writtenText(b: Builder, expr: Expr, frame: MacroFrame | null): string {
  if (frame === null) return b.env.text(expr.at, expr.end).trim();
  switch (expr.kind) {
    case 'name': {
      const passed = frame.args.get(expr.name);
      return passed === undefined ? expr.name : writtenText(b, passed, frame.callerFrame);
    }
    case 'member':
      return `${writtenText(b, expr.object, frame)}${expr.arrow ? '->' : '.'}${expr.field}`;
    case 'unary':
      return `${expr.op}${writtenText(b, expr.operand, frame)}`;
    case 'call': {
      const args = expr.args.map((arg) => writtenText(b, arg, frame)).join(', ');
      return `${writtenText(b, expr.callee, frame)}(${args})`;
    }
    default:
      return expressionText(expr);
  }
}

/** Null where the call has not the shape that the form needs; it is then an ordinary call. */
function lowerForm(b: Builder, form: CallForm, call: Call): Value | null {
  const [first, second, third] = call.args;
  switch (form) {
    case 'same':
      return first === undefined ? null : lowerExpression(b, first);
    case 'nothing':
      return unknown('no value', voidType);
    case 'containerOf': {
      if (first === undefined || second === undefined || third?.kind !== 'name') return null;
      const type =
        second.kind === 'type'
          ? resolveType(b.env, second.type)
          : second.kind === 'name'
            ? resolveType(b.env, { kind: 'named', name: second.name })
            : typeOfUnevaluated(b, second);
      return { kind: 'containerOf', operand: lowerExpression(b, first), member: third.name, type: pointerTo(type) };
    }
    case 'assign': {
      if (first === undefined || second === undefined) return null;
      const value = lowerExpression(b, second);
      const place = lowerPlace(b, first);
      writePlace(b, place, lowerCast(value, place.type), call);
      return unknown('no value', voidType);
    }
    case 'assignThrough': {
      if (first === undefined || second === undefined) return null;
      const pointer = lowerExpression(b, first);
      const value = lowerExpression(b, second);
      const type = pointee(typeOf(pointer));
      const place = pointer.kind === 'addressOf' ? pointer.place : ({ kind: 'deref', pointer, type } as const);
      writePlace(b, place, lowerCast(value, type), call);
      return unknown('no value', voidType);
    }
    case 'loadThrough': {
      if (first === undefined) return null;
      const pointer = lowerExpression(b, first);
      return readPlace(
        pointer.kind === 'addressOf' ? pointer.place : { kind: 'deref', pointer, type: pointee(typeOf(pointer)) },
      );
    }
    case 'ofProcessor': {
      if (first === undefined || second === undefined || call.callee.kind !== 'name') return null;
      const { at, end } = call;
      const address: Expr = { kind: 'unary', op: '&', operand: first, at, end };
      const pointer = emitCall(b, call.callee, { ...call, args: [address, second] }, 'value', null);
      return readPlace({ kind: 'deref', pointer, type: lowerPlace(b, first).type });
    }
    case 'takePointer':
    case 'returnPointer': {
      if (first === undefined) return null;
      const place = lowerPlace(b, first);
      const kept = b.temporary(place.type);
      b.set(kept, readPlace(place), call);
      writePlace(
        b,
        place,
        { kind: 'int', value: 0n, type: place.type.kind === 'pointer' ? place.type : unsignedLongType },
        call,
      );
      if (form === 'takePointer') return b.local(kept);
      lowerReturn(b, b.local(kept), call);
      return unknown('no value', voidType);
    }
    case 'swap': {
      if (first === undefined || second === undefined) return null;
      const left = lowerPlace(b, first);
      const right = lowerPlace(b, second);
      const kept = b.temporary(left.type);
      b.set(kept, readPlace(left), call);
      writePlace(b, left, readPlace(right), call);
      writePlace(b, right, b.local(kept), call);
      return unknown('no value', voidType);
    }
    case 'staticCall': {
      if (first?.kind !== 'name') return null;
      const of = { kind: 'global', name: form, type: { kind: 'struct', tag: form } } as const;
      const place = { kind: 'field', of, field: pasted(first.name, b.frame), type: unknownType } as const;
      return { kind: 'load', place, type: unknownType };
    }
    case 'configured': {
      if (first?.kind !== 'name') return null;
      const known = b.env.configuration({ kind: 'enabled', name: first.name });
      if (known !== null) return { kind: 'int', value: known ? 1n : 0n, type: boolType };
      return { kind: 'constant', name: first.name, type: boolType };
    }
    default:
      return null;
  }
}

/** `typeof(*x)` and plain `*x` as the type argument of a macro: only the type of the expression counts. */
function typeOfUnevaluated(b: Builder, expr: Expr): Type {
  if (expr.kind === 'unary' && expr.op === '*' && expr.operand.kind === 'name') {
    const binding = b.lookup(expr.operand.name);
    if (binding?.kind === 'slot') return pointee(b.slots[binding.slot]!.type);
  }
  return unknownType;
}

/** A call that no C of the user spells out: the end of a guard. */
export function implicitCall(b: Builder, name: string, args: readonly Argument[], span: Span, why: string): void {
  b.call(name, args, null, span, why);
}
