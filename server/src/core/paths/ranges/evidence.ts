import type { Expr, Stmt } from '../../c/ast.ts';
import { expressionText } from '../../c/ast-text.ts';
import { visitNodes, walk, type Nodes } from '../../c/walk.ts';
import { addsInto, choosesOne, roundsUp } from '../../kernel/range-words.ts';
import { difference, linearOf, onlyAtom, type Linear } from './linear.ts';
import { isCount, namedEnd } from './names.ts';

/** Where a number that ends a range points: 0, one past the last that belongs to it; -1, the last itself. */
export type EndOffset = bigint;

/** What says so, and where. */
export interface Evidence {
  readonly offset: EndOffset;
  readonly at: number;
  /** The call that it was read off, which cannot speak for itself. */
  readonly call: Expr | Stmt | null;
}

/** What is known of the ends of ranges outside the body. */
export interface RangeKnowledge {
  /** How the parameter at a position of a function or a loop macro ends its range; null where nobody knows. */
  parameterEnd(callee: string, args: number, position: number): EndOffset | null;
  /** The same of a member of a struct. */
  memberEnd(expr: Expr): EndOffset | null;
  /** Initializers whose struct is known, with how their members end a range. */
  initializerEnd(initializer: Expr, member: string): EndOffset | null;
}

/** What a body says of each variable and member that ends a range, by its text. */
export interface RangeUse {
  /** What all say with one voice, `except` a call; null where they say nothing, or do not agree. */
  offsetOf(variable: string, except: Expr | Stmt | null): Evidence | null;
  /** Does the body elsewhere take one for the start of a range that the other ends: by a loop, by a sum, by what it hands on? */
  endsAt(start: string, end: string, except: Expr): boolean;
  /** Where an expression points, likewise. */
  offset(expr: Expr, except: Expr | Stmt | null): Evidence | null;
}

interface Definition {
  readonly value: Expr;
  readonly at: number;
}

const deepest = 12;

/** Reads a body's ranges: how their ends are made, what they are compared with, and who is given them. */
export function readRanges(bodies: readonly Nodes[], knowledge: RangeKnowledge): RangeUse {
  const definitions = new Map<string, Definition[]>();
  const direct = new Map<string, Evidence[]>();
  /** Variables that are stepped by one: what they point at changes on the way. */
  const stepped = new Set<string>();
  /** Variables that start a range, by those that end it, with the place that shows it. */
  const pairs = new Map<string, { readonly start: string; readonly shownBy: Expr | Stmt | null }[]>();
  /** Sums that are part of a larger one, which was read whole. */
  const inner = new Set<Expr>();
  for (const body of bodies) visitNodes(body, { statement: readStatement, expression: readExpression });

  function add(variable: string, offset: EndOffset, at: number, call: Expr | Stmt | null): void {
    push(direct, variable, { offset, at, call });
  }

  function readStatement(stmt: Stmt): void {
    if (stmt.kind === 'declaration')
      for (const { name, init, at } of stmt.variables)
        if (init !== null && init.kind !== 'initializer') push(definitions, name, { value: init, at });
    if (stmt.kind === 'for' && stmt.test !== null) readLoopTest(stmt.test);
    if (stmt.kind === 'while' || stmt.kind === 'doWhile') readLoopTest(stmt.test);
    if (stmt.kind === 'macroLoop') readCall(stmt.name, stmt.args, stmt);
  }

  function readExpression(expr: Expr): void {
    if (expr.kind === 'assign' && isVariable(expr.target)) {
      const name = expressionText(expr.target);
      if (expr.op === null) push(definitions, name, { value: expr.value, at: expr.at });
      else if (expr.value.kind === 'int') stepped.add(name);
    }
    if (expr.kind === 'update' && isVariable(expr.operand)) stepped.add(expressionText(expr.operand));
    if (expr.kind === 'assign' && expr.op === null && expr.target.kind === 'member')
      give(expr.value, knowledge.memberEnd(expr.target), expr);
    if (expr.kind === 'initializer')
      for (const { designators, value } of expr.items)
        if (typeof designators[0] === 'string') give(value, knowledge.initializerEnd(expr, designators[0]), expr);
    if (expr.kind === 'binary') readEmptiness(expr);
    if (isSum(expr) && !inner.has(expr)) readLength(expr);
    if (expr.kind === 'call' && expr.callee.kind === 'name') readCall(expr.callee.name, expr.args, expr);
  }

  /** `i < end` goes on up to the end without it, `i <= last` with it. */
  function readLoopTest(test: Expr): void {
    if (test.kind === 'binary' && test.op === '&&') {
      readLoopTest(test.left);
      readLoopTest(test.right);
    }
    if (test.kind === 'comma') readLoopTest(test.right);
    if (test.kind !== 'binary') return;
    const [low, high] = test.op === '>' || test.op === '>=' ? [test.right, test.left] : [test.left, test.right];
    const end = onlyAtom(linearOf(high));
    if (end === null || !isVariable(end.expr) || !isVariable(low)) return;
    const { constant } = linearOf(high);
    push(pairs, end.key, { start: expressionText(low), shownBy: null });
    if (test.op === '<' || test.op === '>' || test.op === '!=') add(end.key, -constant, test.at, null);
    if (test.op === '<=' || test.op === '>=') add(end.key, -1n - constant, test.at, null);
  }

  /** `start >= end` asks whether a range without its end is empty. */
  function readEmptiness(expr: Expr & { readonly kind: 'binary' }): void {
    if (expr.op !== '>=' && expr.op !== '<=') return;
    const [low, high] = expr.op === '>=' ? [expr.left, expr.right] : [expr.right, expr.left];
    if (namedEnd(low)?.role === 'start' && namedEnd(high)?.role === 'end') add(expressionText(high), 0n, expr.at, null);
  }

  /** `end - start` is how many there are where the end does not belong to it, `last - first + 1` where it does. */
  function readLength(expr: Expr & { readonly kind: 'binary' }): void {
    for (const part of [expr.left, expr.right]) markInner(part);
    const { atoms, constant } = linearOf(expr);
    const high = atoms.find(({ factor }) => factor === 1n);
    const low = atoms.find(({ factor }) => factor === -1n);
    if (atoms.length !== 2 || high === undefined || low === undefined) return;
    const end = namedEnd(high.expr);
    if (end?.role !== 'end' || namedEnd(low.expr)?.role !== 'start') return;
    if (constant === 1n) add(high.key, -1n, expr.at, null);
    // How far the last one is from the first is of use as well.
    if (constant === 0n && !end.isLast) add(high.key, 0n, expr.at, null);
  }

  function markInner(expr: Expr): void {
    walk(expr, {
      expression: (part) => {
        if (isSum(part)) inner.add(part);
      },
    });
  }

  function readCall(callee: string, args: readonly Expr[], call: Expr | Stmt): void {
    const [a, b, into] = args;
    if (addsInto(callee) && a !== undefined && b !== undefined && into?.kind === 'unary' && isVariable(into.operand)) {
      const sum: Expr = { kind: 'binary', op: '+', left: a, right: b, at: call.at, end: call.end };
      push(definitions, expressionText(into.operand), { value: sum, at: call.at });
    }
    args.forEach((arg, position) => {
      const next = args[position + 1];
      if (next !== undefined && isVariable(arg) && isVariable(next))
        push(pairs, expressionText(next), { start: expressionText(arg), shownBy: call });
      give(arg, knowledge.parameterEnd(callee, args.length, position), call);
    });
  }

  /** What is handed on as the end of a range is one. */
  function give(value: Expr, offset: EndOffset | null, to: Expr | Stmt): void {
    if (offset === null) return;
    const linear = linearOf(value);
    const variable = onlyAtom(linear);
    if (variable !== null && isVariable(variable.expr)) add(variable.key, offset - linear.constant, to.at, to);
  }

  function offsetOf(
    variable: string,
    except: Expr | Stmt | null,
    open: ReadonlySet<string> = new Set(),
  ): Evidence | null {
    if (stepped.has(variable) || open.has(variable) || open.size > deepest) return null;
    const inside = new Set([...open, variable]);
    const told: Evidence[] = (direct.get(variable) ?? []).filter(({ call }) => call === null || call !== except);
    for (const { value, at } of definitions.get(variable) ?? []) {
      const found = offsetIn(value, except, inside);
      if (found !== null) told.push({ ...found, at });
    }
    const [first] = told;
    return first !== undefined && told.every(({ offset }) => offset === first.offset) ? first : null;
  }

  function offsetIn(expr: Expr, except: Expr | Stmt | null, open: ReadonlySet<string>): Evidence | null {
    if (open.size > deepest) return null;
    const linear = linearOf(expr);
    const only = onlyAtom(linear);
    if (only !== null) return moved(offsetOfAtom(only.expr, except, open), linear.constant);
    return isStartAndCount(linear) ? { offset: linear.constant, at: expr.at, call: null } : null;
  }

  function offsetOfAtom(expr: Expr, except: Expr | Stmt | null, open: ReadonlySet<string>): Evidence | null {
    if (isVariable(expr)) {
      const known = expr.kind === 'member' ? knowledge.memberEnd(expr) : null;
      if (known !== null) return { offset: known, at: expr.at, call: null };
      return offsetOf(expressionText(expr), except, open);
    }
    if (expr.kind === 'conditional') return agreed([expr.then ?? expr.test, expr.otherwise], except, open);
    if (expr.kind === 'binary' && (expr.op === '>>' || expr.op === '<<' || expr.op === '/')) {
      const whole = offsetIn(expr.left, except, open);
      return whole?.offset === 0n ? whole : null;
    }
    if (expr.kind === 'call' && expr.callee.kind === 'name') {
      const [first] = expr.args;
      if (choosesOne(expr.callee.name)) return agreed(expr.args, except, open);
      if (first !== undefined && roundsUp(expr.callee.name)) {
        const whole = offsetIn(first, except, open);
        return whole?.offset === 0n ? whole : null;
      }
    }
    return null;
  }

  function agreed(all: readonly Expr[], except: Expr | Stmt | null, open: ReadonlySet<string>): Evidence | null {
    const told = all.flatMap((one) => offsetIn(one, except, open) ?? []);
    const [first] = told;
    return first !== undefined && told.every(({ offset }) => offset === first.offset) ? first : null;
  }

  return {
    offsetOf: (variable, except) => offsetOf(variable, except),
    endsAt: (start, end, except) =>
      (pairs.get(end) ?? []).some((pair) => pair.start === start && pair.shownBy !== except) ||
      (definitions.get(end) ?? []).some(({ value }) => {
        const linear = linearOf(value);
        return isStartAndCount(linear) && linear.atoms.some(({ key }) => key === start);
      }),
    offset: (expr, except) => offsetIn(expr, except, new Set()),
  };
}

/** Where something begins, and how many there are: `base + npages`. */
export function isStartAndCount({ atoms }: Linear): boolean {
  const counts = atoms.filter(({ expr }) => isCount(expr));
  return atoms.length >= 2 && atoms.every(({ factor }) => factor === 1n) && counts.length === 1;
}

/** How far the end of a range lies behind its start, where that is a count and a constant; null where it is not. */
export function lengthBeyondCount(start: Expr, end: Expr): bigint | null {
  const first = linearOf(start);
  // Behind a number, a count is what is counted from 0: the last of them and not how many there are.
  if (first.atoms.length === 0 && first.constant !== 0n) return null;
  const { atoms, constant } = difference(linearOf(end), first);
  return atoms.length === 1 && atoms[0]?.factor === 1n && isCount(atoms[0].expr) ? constant : null;
}

function isSum(expr: Expr): expr is Expr & { readonly kind: 'binary' } {
  return expr.kind === 'binary' && (expr.op === '+' || expr.op === '-');
}

function isVariable(expr: Expr): boolean {
  return expr.kind === 'name' || (expr.kind === 'member' && isVariable(expr.object));
}

function moved(found: Evidence | null, by: bigint): Evidence | null {
  return found === null ? null : { ...found, offset: found.offset + by };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
