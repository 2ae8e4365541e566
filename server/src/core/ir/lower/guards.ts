import type { Expr, Span, Stmt } from '../../c/ast.ts';
import type { GuardClass } from '../environment.ts';
import type { Argument, Value } from '../instructions.ts';
import { type Type, pointerTo, resolveType, unknownType, unsignedLongType } from '../types.ts';
import type { Builder } from './builder.ts';
import { bindArguments, implicitCall, lowerArgument } from './calls.ts';
import { expand, lowerExpression } from './expressions.ts';
import { lowerStatement } from './statements.ts';
import { compare, typeOf, unknown } from './values.ts';

/** `guard(class)(args);`: the lock is taken here and released at every exit of the scope around it. */
export function enterGuard(b: Builder, className: Expr | undefined, args: readonly Expr[], span: Span): void {
  const guard = findGuard(b, className, span);
  if (guard === null) return;
  openGuard(b, guard, args, span, b.env.text(b.span(span).at, b.span(span).end));
}

/** `scoped_guard(class, args) body`. A conditional guard may fail, in which case the body is skipped. */
export function lowerScopedGuard(
  b: Builder,
  args: readonly Expr[],
  body: Stmt,
  failure: Expr | null,
  span: Span,
): void {
  // The macro is a loop of one round: break and continue leave it.
  const end = { block: b.newBlock(), scope: b.scope };
  b.breaks.push(end);
  b.continues.push(end);
  b.pushScope();
  const guard = findGuard(b, args[0], span);
  if (guard !== null) {
    const rest = args.slice(failure === null ? 1 : 2);
    openGuard(b, guard, rest, span, 'the scope of the guard ends');
  }
  lowerStatement(b, body);
  b.popScope();
  b.breaks.pop();
  b.continues.pop();
  b.continueAt(end.block, span);
}

/** `CLASS(class, variable)(args);` declares a variable with a constructor and a destructor. */
export function enterClass(
  b: Builder,
  className: Expr | undefined,
  variable: Expr | undefined,
  args: readonly Expr[],
  span: Span,
): void {
  const guard = findGuard(b, className, span);
  if (guard === null || variable?.kind !== 'name') return;
  const slot = b.addSlot(variable.name, guardType(b, guard), b.addressTaken.has(variable.name), false);
  if (guard.kind === 'code') {
    const init = guard.init;
    if (init !== null) {
      const value = expand(b, `class ${variable.name}`, bindArguments(guard.parameters, args), span, () =>
        lowerExpression(b, init),
      );
      assign(b, slot, value, span);
    }
  } else if (guard.enter !== null) {
    const lowered = args.map((arg) => lowerArgument(b, arg));
    const result = b.temporary(b.slots[slot]!.type);
    b.call(guard.enter, lowered, result, span, null);
    assign(b, slot, b.local(result), span);
  }
  b.scope.names.set(variable.name, { kind: 'slot', slot });
  addVariableCleanup(b, guard, slot, span);
}

/** `T *p __free(class) = ...;` */
export function addFreeCleanup(b: Builder, className: string, slot: number, span: Span): void {
  const guard = b.env.guard(className);
  if (guard === null) {
    b.problem(span, `the cleanup class "${className}" is not known`);
    return;
  }
  addVariableCleanup(b, guard, slot, span);
}

function findGuard(b: Builder, className: Expr | undefined, span: Span): GuardClass | null {
  const name = className?.kind === 'name' ? className.name : null;
  const guard = name === null ? null : b.env.guard(name);
  if (guard === null) b.problem(span, `the guard class "${name ?? '?'}" is not known`);
  return guard;
}

function guardType(b: Builder, guard: GuardClass): Type {
  if (guard.kind === 'code') return resolveType(b.env, guard.type);
  const written = guard.enter === null ? null : b.env.returns(guard.enter);
  return written === null ? unknownType : resolveType(b.env, written);
}

function assign(b: Builder, slot: number, value: Value, span: Span): void {
  const { at, end } = b.span(span);
  if (b.slots[slot]!.inMemory) b.emit({ op: 'store', place: b.placeOf(slot), value, at, end });
  else b.set(slot, value, span);
}

function openGuard(b: Builder, guard: GuardClass, args: readonly Expr[], span: Span, why: string): void {
  if (guard.kind === 'calls') {
    // The guard keeps its own copy of the argument: the variable may change before the scope ends.
    const kept = args.map((arg) => keep(b, lowerArgument(b, arg), span));
    if (guard.enter !== null) b.call(guard.enter, kept, null, span, null);
    b.scope.cleanups.push({
      emit: () => {
        implicitCall(b, guard.exit, kept, span, why);
      },
    });
    return;
  }
  const slot = b.addSlot('_T', resolveType(b.env, guard.type), false, false);
  const init = guard.init;
  const value =
    init === null
      ? args[0] === undefined
        ? unknown('no argument')
        : lowerExpression(b, args[0])
      : expand(b, 'guard', bindArguments(guard.parameters, args), span, () => lowerExpression(b, init));
  b.set(slot, value, span);
  addVariableCleanup(b, guard, slot, span);
}

function keep(b: Builder, argument: Argument, span: Span): Argument {
  const slot = b.temporary(typeOf(argument.value));
  b.set(slot, argument.value, span);
  return { value: b.local(slot), place: null, slot: null, text: argument.text };
}

function addVariableCleanup(b: Builder, guard: GuardClass, slot: number, span: Span): void {
  const { at, end } = b.span(span);
  const where: Span = { at, end };
  const emit = (): void => {
    const override = b.spanOverride;
    b.spanOverride = where;
    if (guard.kind === 'code') runCode(b, guard.exit, slot, where);
    else runCall(b, guard, slot, where);
    b.spanOverride = override;
  };
  b.scope.cleanups.push({ emit });
}

function runCode(b: Builder, exit: readonly Stmt[], slot: number, span: Span): void {
  const scope = b.scope;
  b.scope = { parent: b.root, names: new Map([['_T', { kind: 'slot' as const, slot }]]), cleanups: [] };
  expand(b, 'cleanup', new Map(), span, () => {
    for (const statement of exit) lowerStatement(b, statement);
  });
  b.scope = scope;
}

function runCall(b: Builder, guard: GuardClass & { kind: 'calls' }, slot: number, span: Span): void {
  const variable = b.slots[slot]!;
  const value: Value = variable.inMemory
    ? { kind: 'load', place: b.placeOf(slot), type: variable.type }
    : b.local(slot);
  const argument: Argument = { value, place: null, slot: null, text: variable.name };
  const end = b.newBlock();
  if (guard.ignores !== null) {
    const run = b.newBlock();
    const zero: Value = { kind: 'int', value: 0n, type: unsignedLongType };
    const skip: Value =
      guard.ignores === 'negative'
        ? { kind: 'compare', op: '<', left: value, right: zero, signed: true, bits: 32 }
        : compare('==', value, { ...zero, type: pointerTo(unknownType) });
    b.terminate({ op: 'branch', test: skip, then: end, otherwise: run, text: variable.name, negated: false, ...span });
    b.current = run;
    if (guard.ignores === 'null or error') skipErrors(b, value, end, span, variable.name);
  }
  implicitCall(b, guard.exit, [argument], span, `${variable.name} goes out of scope`);
  b.continueAt(end, span);
}

function skipErrors(b: Builder, value: Value, end: number, span: Span, text: string): void {
  const run = b.newBlock();
  const bound: Value = { kind: 'int', value: (1n << 64n) - 4095n, type: unsignedLongType };
  b.terminate({
    op: 'branch',
    test: { kind: 'compare', op: '<=', left: bound, right: value, signed: false, bits: 64 },
    then: end,
    otherwise: run,
    text,
    negated: false,
    ...span,
  });
  b.current = run;
}
