import type { Expr, Stmt } from '../../c/ast.ts';
import { callsAmong, walk } from '../../c/walk.ts';
import type { CataloguedPrimitive } from '../../kernel/catalogue.ts';
import type { EffectKind } from '../../kernel/primitive.ts';
import type { Defect } from '../findings.ts';
import { actsOfFunction } from '../invalidation/does.ts';
import type { Call, WrittenFunction } from '../written.ts';
import type { Check } from './check.ts';
import { isReadWhole } from './read-whole.ts';
import { writtenDefect } from './written-defect.ts';

/**
 * A frame number that was looked up is stored where it outlives the function, its reference is given back on the same
 * way, and nobody asks whether it was taken away meanwhile: what keeps it uses a page that may be somebody else's.
 */
export const heldFrames: Check = {
  name: 'held-frames',
  run: (analysis) => (isReadWhole(analysis) ? heldFrameDefects(analysis.written) : []),
};

export function heldFrameDefects(written: WrittenFunction): readonly Defect[] {
  const lookups = written.nodes.flatMap(callsAmong).flatMap((call) => lookupOf(written, call) ?? []);
  if (lookups.length === 0 || actsOfFunction(written).has('asks')) return [];
  return written.bodies.flatMap((body) =>
    blocksOf(body).flatMap((list) => lookups.flatMap((lookup) => heldIn(written, list, lookup))),
  );
}

/** The variables that a lookup gives a frame number and the page with its reference to. */
interface Lookup {
  readonly call: Call;
  readonly frame: string;
  /** What the reference is given back by. */
  readonly counted: ReadonlySet<string>;
}

function lookupOf(written: WrittenFunction, call: Call): Lookup | null {
  const primitive = primitiveOf(written, call);
  const effects = primitive === null ? [] : effectsOf(primitive);
  const handed = effects.find((effect) => effect.effect === 'pfn' && effect.refcounted === true);
  if (primitive === null || handed?.effect !== 'pfn') return null;
  const frame = variableAt(primitive, call, handed.of);
  const counted = effects.flatMap((effect) =>
    effect.effect === 'ref' && effect.down !== true ? (variableAt(primitive, call, effect.of) ?? []) : [],
  );
  return frame === null ? null : { call, frame, counted: new Set([frame, ...counted]) };
}

/** A store of the number and, behind it in the same block, the release: both are on one way. */
function heldIn(written: WrittenFunction, list: readonly Stmt[], lookup: Lookup): readonly Defect[] {
  const given = list.findIndex((stmt) => stmt.at > lookup.call.at && releases(written, stmt, lookup));
  if (given < 0) return [];
  return list.slice(0, given).flatMap((stmt) => {
    const store = stmt.at > lookup.call.at ? storeOf(stmt, lookup.frame) : null;
    return store === null ? [] : [tell(written, store, lookup)];
  });
}

/** `object->member = f(frame);` */
function storeOf(stmt: Stmt, frame: string): (Expr & { readonly kind: 'assign' }) | null {
  if (stmt.kind !== 'expression' || stmt.expr.kind !== 'assign') return null;
  const { target, value } = stmt.expr;
  return isBehindPointer(target) && mentions(value, frame) ? stmt.expr : null;
}

function isBehindPointer(expr: Expr): boolean {
  return expr.kind === 'member' && (expr.arrow || isBehindPointer(expr.object));
}

function mentions(expr: Expr, variable: string): boolean {
  let found = false;
  walk(expr, {
    expression: (part) => {
      if (part.kind === 'name' && part.name === variable) found = true;
    },
  });
  return found;
}

function releases(written: WrittenFunction, stmt: Stmt, { counted }: Lookup): boolean {
  if (stmt.kind !== 'expression' || stmt.expr.kind !== 'call') return false;
  const call = stmt.expr;
  const primitive = primitiveOf(written, call);
  if (primitive === null) return false;
  return effectsOf(primitive).some((effect) => {
    const variable = effect.effect === 'ref' && effect.down === true ? variableAt(primitive, call, effect.of) : null;
    return variable !== null && counted.has(variable);
  });
}

function primitiveOf({ catalogue }: WrittenFunction, { callee, args }: Call): CataloguedPrimitive | null {
  return callee.kind === 'name' ? catalogue.primitive(callee.name, { arguments: args.length }) : null;
}

function effectsOf({ declaration }: CataloguedPrimitive): readonly EffectKind[] {
  return [...(declaration.effects ?? []), ...declaration.results.flatMap((result) => result.effects ?? [])];
}

/** The caller's variable at a place of a primitive: "*pfn" where it passes `&pfn`, "page" where it passes `page`. */
function variableAt({ prototype }: CataloguedPrimitive, call: Call, place: string): string | null {
  const name = place.replace(/^\*/, '');
  const arg = call.args[prototype.parameters.findIndex((parameter) => parameter.name === name)];
  if (arg === undefined) return null;
  const variable = place.startsWith('*') ? (arg.kind === 'unary' && arg.op === '&' ? arg.operand : null) : arg;
  return variable?.kind === 'name' ? variable.name : null;
}

function blocksOf(body: Stmt): readonly (readonly Stmt[])[] {
  const lists: (readonly Stmt[])[] = [];
  walk(body, {
    statement: (stmt) => {
      if (stmt.kind === 'block') lists.push(stmt.body);
    },
  });
  return lists;
}

function tell(
  { fn }: WrittenFunction,
  { at, end, target }: Expr & { readonly kind: 'assign' },
  lookup: Lookup,
): Defect {
  const { text } = fn.file.source;
  return writtenDefect({
    code: 'stale-pfn',
    message: `${text.slice(target.at, target.end)} keeps the frame number ${lookup.frame}, whose reference is given back below, and nobody asks whether it was taken away since it was looked up`,
    consequence: 'the page can be freed at any time, and what keeps its number goes on using it',
    subject: text.slice(at, end),
    at,
    end,
  });
}
