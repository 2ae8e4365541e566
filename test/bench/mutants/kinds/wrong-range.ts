import type { Expr } from '../../../../server/src/core/c/ast.ts';
import { textOf, type Kind, type Mutation, type Place } from '../mutation.ts';
import { allExpressions, statements } from '../walk.ts';
import { squeeze } from './drop-call.ts';

/** The two ends of a range change places, its end is off by one, or a frame number of the guest stands for an index. */
export const wrongRange: Kind = {
  name: 'wrong-range',
  title: 'wrong range arithmetic',
  mutations: (place) => [...rangeArguments(place), ...rangeFields(place), ...gfnForIndex(place)],
};

function rangeArguments(place: Place): Mutation[] {
  return [...allExpressions(place.body.body)].flatMap((call) =>
    call.kind !== 'call'
      ? []
      : (place.calls.effects(call)?.ranges ?? []).flatMap(({ from, to }) => {
          const [start, end] = [call.args[from], call.args[to]];
          return start === undefined || end === undefined ? [] : spoil(place, start, end, call);
        }),
  );
}

/** `.start = a, .end = b` of a compound initializer. */
function rangeFields(place: Place): Mutation[] {
  return [...allExpressions(place.body.body)].flatMap((expr) => {
    if (expr.kind !== 'initializer') return [];
    const named = (name: string): Expr | undefined =>
      expr.items.find((item) => item.designators.length === 1 && item.designators[0] === name)?.value;
    const [start, end] = [named('start'), named('end')];
    return start === undefined || end === undefined ? [] : spoil(place, start, end, expr);
  });
}

function spoil(place: Place, start: Expr, end: Expr, whole: Expr): Mutation[] {
  const [a, b] = [textOf(place, start), textOf(place, end)];
  if (a === b) return [];
  const where = squeeze(textOf(place, whole)).slice(0, 60);
  return [
    {
      edits: [
        { at: start.at, end: start.end, text: b },
        { at: end.at, end: end.end, text: a },
      ],
      what: `start and end swapped in ${where}`,
    },
    { edits: [{ at: end.at, end: end.end, text: `${b} + 1` }], what: `end + 1 in ${where}` },
    { edits: [{ at: end.at, end: end.end, text: `${b} - 1` }], what: `end - 1 in ${where}` },
  ];
}

/** A guest frame number that is turned into an index, by arithmetic or by a function of the file, stands there as it is. */
function gfnForIndex(place: Place): Mutation[] {
  const typeOf = typesOf(place);
  const given: { readonly type: string | null; readonly value: Expr | null }[] = [];
  for (const { stmt } of statements(place.body.body)) {
    if (stmt.kind === 'declaration')
      for (const { name, init } of stmt.variables) given.push({ type: typeOf.get(name) ?? null, value: init });
    if (stmt.kind === 'expression' && stmt.expr.kind === 'assign' && stmt.expr.target.kind === 'name')
      given.push({ type: typeOf.get(stmt.expr.target.name) ?? null, value: stmt.expr.value });
    if (stmt.kind === 'return' && place.fn.returns.kind === 'named')
      given.push({ type: place.fn.returns.name, value: stmt.value });
  }
  return given.flatMap(({ type, value }): Mutation[] => {
    if (type !== indexType || value === null || (value.kind !== 'call' && value.kind !== 'binary')) return [];
    const gfn = [...partsOf(value)].find((part) => part.kind === 'name' && typeOf.get(part.name) === gfnType);
    return gfn?.kind === 'name'
      ? [
          {
            edits: [{ at: value.at, end: value.end, text: gfn.name }],
            what: `${gfn.name} for ${squeeze(textOf(place, value))}`,
          },
        ]
      : [];
  });
}

/** The kernel's own words for an index into a file and a frame number of a guest. */
const indexType = 'pgoff_t';
const gfnType = 'gfn_t';

function* partsOf(expr: Expr): Generator<Expr> {
  yield expr;
  if (expr.kind === 'binary') {
    yield* partsOf(expr.left);
    yield* partsOf(expr.right);
  }
  if (expr.kind === 'call') for (const arg of expr.args) yield* partsOf(arg);
}

function typesOf({ fn, body }: Place): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  const put = (name: string, type: { readonly kind: string; readonly name?: string }): void => {
    if (type.kind === 'named' && type.name !== undefined) types.set(name, type.name);
  };
  for (const { name, type } of fn.parameters) put(name, type);
  for (const { stmt } of statements(body.body))
    if (stmt.kind === 'declaration') for (const { name, type } of stmt.variables) put(name, type);
  return types;
}
