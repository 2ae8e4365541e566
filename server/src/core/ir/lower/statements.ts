import type { Expr, Span, Stmt, TypeName, Variable } from '../../c/ast.ts';
import type { Value } from '../instructions.ts';
import { type Type, resolveType } from '../types.ts';
import { pasted, type Builder, type Scope } from './builder.ts';
import { lowerCall } from './calls.ts';
import { lowerCondition } from './conditions.ts';
import { lowerExpression } from './expressions.ts';
import { addFreeCleanup } from './guards.ts';
import { lowerInitializer } from './initializers.ts';
import { lowerMacroBlock, lowerMacroLoop } from './macro-heads.ts';
import { lowerPlace } from './places.ts';
import { lowerCase, lowerSwitch } from './switches.ts';
import { lowerCast, typeOf } from './values.ts';

const maxStatementDepth = 400;

export function lowerStatement(b: Builder, statement: Stmt): void {
  if (b.depth > maxStatementDepth) {
    b.problem(statement, 'nested too deeply');
    return;
  }
  b.depth++;
  lower(b, statement);
  b.depth--;
}

function lower(b: Builder, statement: Stmt): void {
  switch (statement.kind) {
    case 'block':
      b.pushScope();
      for (const inner of statement.body) lowerStatement(b, inner);
      b.popScope();
      return;
    case 'expression':
      if (statement.expr.kind === 'call') lowerCall(b, statement.expr, 'statement');
      else lowerExpression(b, statement.expr);
      return;
    case 'declaration':
      for (const variable of statement.variables) declare(b, variable);
      return;
    case 'if':
      lowerIf(b, statement);
      return;
    case 'while':
      lowerLoop(b, statement, null, statement.test, null, statement.body);
      return;
    case 'doWhile':
      lowerDoWhile(b, statement);
      return;
    case 'for':
      b.pushScope();
      lowerLoop(b, statement, statement.init, statement.test, statement.update, statement.body);
      b.popScope();
      return;
    case 'switch':
      lowerSwitch(b, statement);
      return;
    case 'case':
      lowerCase(b, statement);
      return;
    case 'label': {
      const block = b.newBlock();
      b.labels.set(statement.name, { block, scope: b.scope });
      b.continueAt(block, statement);
      return;
    }
    case 'goto': {
      const block = b.newBlock();
      b.jump(block, statement);
      b.gotos.push({ block, scope: b.scope, label: statement.label, span: b.span(statement) });
      return;
    }
    case 'computedGoto': {
      lowerExpression(b, statement.target);
      b.problem(statement, 'a computed goto');
      b.terminate({ op: 'hole', ...b.span(statement) });
      return;
    }
    case 'break':
      leaveFor(b, b.breaks.at(-1), statement);
      return;
    case 'continue':
      leaveFor(b, b.continues.at(-1), statement);
      return;
    case 'return': {
      const value = statement.value === null ? null : lowerExpression(b, statement.value);
      lowerReturn(b, value, statement);
      return;
    }
    case 'empty': {
      const user = b.userBodies.at(-1);
      if (user !== undefined && user.frame === b.frame && user.at === statement.at) user.lower();
      return;
    }
    case 'macroLoop':
      lowerMacroLoop(b, statement);
      return;
    case 'macroBlock':
      lowerMacroBlock(b, statement);
      return;
    case 'asm':
      for (const output of statement.outputs) {
        const place = lowerPlace(b, output);
        const span = b.span(statement);
        if (place.register !== undefined)
          b.set(place.register, { kind: 'unknown', why: 'inline assembly', type: place.type }, statement);
        else b.emit({ op: 'forget', place, ...span });
      }
      return;
    case 'config':
      lowerConfig(b, statement);
      return;
    case 'hole':
      // What stands here is not known, so nothing behind it is either: paths end where they reach it. The parse said so.
      b.terminate({ op: 'hole', ...b.span(statement) });
      return;
  }
}

export function lowerReturn(b: Builder, value: Value | null, span: Span): void {
  let result = value;
  if (value !== null && b.returns.kind !== 'void') {
    const slot = b.temporary(b.returns.kind === 'unknown' ? typeOf(value) : b.returns);
    b.set(slot, lowerCast(value, b.slots[slot]!.type), span);
    result = b.local(slot);
  }
  b.leaveTo(null);
  b.terminate({ op: 'return', value: b.returns.kind === 'void' ? null : result, ...b.span(span) });
}

export function declare(b: Builder, variable: Variable): void {
  const name = pasted(variable.name, b.frame);
  const type =
    variable.type.kind === 'typeof' || variable.type.kind === 'unknown'
      ? declaredLike(b, variable.type, variable.init)
      : resolveType(b.env, variable.type);
  if (variable.isStatic) {
    b.scope.names.set(name, { kind: 'global', name: `static ${name}`, type });
    return;
  }
  if (type.kind === 'function') return;
  const aggregate = type.kind === 'struct' || type.kind === 'array';
  const slot = b.addSlot(name, type, aggregate || b.addressTaken.has(name), false);
  // `T x = f(x)` reads an outer x only in macros; the initializer is lowered before the name is bound.
  if (variable.init !== null) {
    const place = b.placeOf(slot);
    if (b.slots[slot]!.inMemory) {
      lowerInitializer(b, place, variable.init);
    } else {
      const init =
        variable.init.kind === 'initializer' ? (variable.init.items[0]?.value ?? zero(variable.init)) : variable.init;
      b.set(slot, lowerCast(lowerExpression(b, init), type), variable);
    }
  } else if (b.slots[slot]!.inMemory) b.emit({ op: 'fill', place: b.placeOf(slot), zero: false, ...b.span(variable) });
  b.scope.names.set(name, { kind: 'slot', slot });
  if (variable.cleanup !== null) addFreeCleanup(b, variable.cleanup, slot, variable);
}

function zero(span: Span): Expr {
  return { kind: 'int', value: 0n, signed: true, bits: 32, at: span.at, end: span.end };
}

/** `typeof(x) y`, `__auto_type y = x`: the type of the expression, which is not evaluated for it. */
function declaredLike(b: Builder, written: TypeName, init: Expr | null): Type {
  const kept = b.current;
  const scratch = b.newBlock();
  b.current = scratch;
  const problems = b.problems.length;
  const of = written.kind === 'typeof' ? written.of : init;
  const type: Type =
    of === null || of.kind === 'initializer'
      ? { kind: 'unknown' }
      : of.kind === 'type'
        ? resolveType(b.env, of.type)
        : typeOf(lowerExpression(b, of));
  b.problems.length = problems;
  b.current = kept;
  return type;
}

function lowerIf(b: Builder, statement: Stmt & { kind: 'if' }): void {
  const yes = b.newBlock();
  const end = b.newBlock();
  const no = statement.otherwise === null ? end : b.newBlock();
  lowerCondition(b, statement.test, yes, no);
  b.current = yes;
  b.pushScope();
  lowerStatement(b, statement.then);
  b.popScope();
  b.jump(end, statement.then);
  if (statement.otherwise !== null) {
    b.current = no;
    b.pushScope();
    lowerStatement(b, statement.otherwise);
    b.popScope();
    b.jump(end, statement.otherwise);
  }
  b.current = end;
}

function lowerLoop(
  b: Builder,
  span: Span,
  init: Stmt | null,
  test: Expr | null,
  update: Expr | null,
  body: Stmt,
): void {
  if (init !== null) lowerStatement(b, init);
  const head = b.newBlock();
  const inside = b.newBlock();
  const next = b.newBlock();
  const end = b.newBlock();
  b.continueAt(head, span);
  if (test === null) b.jump(inside, span);
  else lowerCondition(b, test, inside, end);
  b.current = inside;
  lowerLoopBody(b, body, end, next);
  b.continueAt(next, span);
  if (update !== null) lowerExpression(b, update);
  b.jump(head, span);
  b.current = end;
}

export function lowerLoopBody(b: Builder, body: Stmt, onBreak: number, onContinue: number): void {
  b.breaks.push({ block: onBreak, scope: b.scope });
  b.continues.push({ block: onContinue, scope: b.scope });
  b.pushScope();
  lowerStatement(b, body);
  b.popScope();
  b.breaks.pop();
  b.continues.pop();
}

function lowerDoWhile(b: Builder, statement: Stmt & { kind: 'doWhile' }): void {
  const inside = b.newBlock();
  const next = b.newBlock();
  const end = b.newBlock();
  b.continueAt(inside, statement);
  lowerLoopBody(b, statement.body, end, next);
  b.continueAt(next, statement);
  lowerCondition(b, statement.test, inside, end);
  b.current = end;
}

function leaveFor(b: Builder, target: { block: number; scope: Scope } | undefined, span: Span): void {
  if (target === undefined) {
    b.problem(span, 'a break or continue outside a loop');
    b.terminate({ op: 'unreachable', ...b.span(span) });
    return;
  }
  b.leaveTo(target.scope);
  b.jump(target.block, span);
}

function lowerConfig(b: Builder, statement: Stmt & { kind: 'config' }): void {
  const known = b.env.configuration(statement.condition);
  if (known !== null) {
    for (const inner of known ? statement.then : statement.otherwise) lowerStatement(b, inner);
    return;
  }
  const yes = b.newBlock();
  const no = b.newBlock();
  const end = b.newBlock();
  b.terminate({ op: 'config', condition: statement.condition, then: yes, otherwise: no, ...b.span(statement) });
  b.current = yes;
  for (const inner of statement.then) lowerStatement(b, inner);
  b.jump(end, statement);
  b.current = no;
  for (const inner of statement.otherwise) lowerStatement(b, inner);
  b.jump(end, statement);
  b.current = end;
}
