import type { Expr, TypeName } from '../../c/ast.ts';
import { visitNodes, type Nodes } from '../../c/walk.ts';
import { rangeEnd } from '../../kernel/range-words.ts';
import type { WrittenFunction } from '../written.ts';
import { linearOf, onlyAtom } from './linear.ts';
import { lastName } from './names.ts';

/** Two numbers that are handed on as the ends of one range: arguments of a call, or members of an initializer. */
export interface GivenRange {
  readonly start: Expr;
  readonly end: Expr;
  /** What they are called where they go to. */
  readonly startName: string;
  readonly endName: string;
  /** The call or the initializer. */
  readonly whole: Expr;
  /** "gup_fast()", "the initializer". */
  readonly to: string;
  /** The function that is called, where one is. */
  readonly callee: string | null;
  /** Where the end must point: 0 one past the last, -1 to the last; null where nobody knows. */
  readonly expects: bigint | null;
}

/** Both ends are handed on under the names that they had: nothing says that what they mean changes on the way. */
export function keepsNames({ start, end, startName, endName }: GivenRange): boolean {
  const last = onlyAtom(linearOf(end));
  return lastName(start) === startName && last !== null && lastName(last.expr) === endName;
}

/** Every range that a function hands on, in the order of the text. */
export function givenRanges(written: WrittenFunction): readonly GivenRange[] {
  return written.nodes.flatMap((body) => rangesIn(written, body));
}

function rangesIn(written: WrittenFunction, body: Nodes): readonly GivenRange[] {
  const found: GivenRange[] = [];
  visitNodes(body, {
    expression: (expr) => {
      if (expr.kind === 'call') found.push(...ofCall(written, expr));
      if (expr.kind === 'initializer') found.push(...ofInitializer(written, expr));
    },
  });
  return found;
}

function ofCall(written: WrittenFunction, call: Expr & { readonly kind: 'call' }): readonly GivenRange[] {
  if (call.callee.kind !== 'name') return [];
  const { name } = call.callee;
  const parameters = written.parameters(name, call.args.length) ?? [];
  return parameters.flatMap((first, i): readonly GivenRange[] => {
    const second = parameters[i + 1];
    if (second === undefined || !isPair(first.name, second.name)) return [];
    if (!isNumber(first.type.kind === 'pointer' ? first.type.to : first.type) || !isNumber(second.type)) return [];
    const [start, end] = [call.args[i], call.args[i + 1]];
    if (start === undefined || end === undefined) return [];
    return [
      {
        ...{ start, end, startName: first.name, endName: second.name, whole: call, to: `${name}()`, callee: name },
        expects: written.parameterEnd(name, call.args.length, i + 1),
      },
    ];
  });
}

/** `.start = a, .end = b`. */
function ofInitializer(written: WrittenFunction, expr: Expr & { readonly kind: 'initializer' }): readonly GivenRange[] {
  const tag = written.structOf(expr);
  const known = tag === null ? null : written.catalogue.rangeMembers(tag);
  const members = expr.items.flatMap(({ designators: [name, ...more], value }) =>
    typeof name === 'string' && more.length === 0 ? [{ name, value }] : [],
  );
  return members.flatMap((first) => {
    const second = members.find(({ name }) => isPair(first.name, name));
    return second === undefined
      ? []
      : [
          {
            ...{ start: first.value, end: second.value, startName: first.name, endName: second.name },
            ...{ whole: expr, to: 'the initializer', callee: null, expects: known?.[1] === second.name ? 0n : null },
          },
        ];
  });
}

function isPair(first: string, second: string): boolean {
  const [start, end] = [rangeEnd(first), rangeEnd(second)];
  return start?.role === 'start' && end?.role === 'end' && start.stem === end.stem;
}

/** A start may be given by its address, so that the function moves it on. */
function isNumber(type: TypeName): boolean {
  return type.kind === 'int' || type.kind === 'named';
}
