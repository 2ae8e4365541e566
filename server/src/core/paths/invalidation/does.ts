import type { Expr, Stmt } from '../../c/ast.ts';
import { walk } from '../../c/walk.ts';
import type { CataloguedPrimitive } from '../../kernel/catalogue.ts';
import { structTag } from '../ranges/typing.ts';
import type { Call, WrittenFunction } from '../written.ts';
import { readsSequence, samplesIn } from './samples.ts';

/** What code does to invalidation, itself or through the functions that it calls, on whatever path. */
export type Act =
  /** A window is opened or closed; the range of the open one grows. */
  | 'opens'
  | 'closes'
  | 'covers'
  /** Folios leave the page cache; pages leave page tables. */
  | 'truncates'
  | 'unmaps'
  /** A frame is looked up; the sequence is sampled into memory, asked with the lock held; that lock is taken. */
  | 'looks up'
  | 'samples'
  | 'asks'
  | 'locks';

const none: ReadonlySet<Act> = new Set();

/** What the statements and calls below a node do; `known` keeps what was found of functions. */
export function actsOf(
  written: WrittenFunction,
  node: Stmt | Expr,
  known = new Map<WrittenFunction, ReadonlySet<Act>>(),
): ReadonlySet<Act> {
  const acts = new Set<Act>();
  const locked = (args: readonly Expr[]): void => {
    if (args.some((arg) => isMmuLock(written, arg))) acts.add('locks');
  };
  walk(node, {
    statement: (stmt) => {
      if (stmt.kind === 'macroBlock') locked(stmt.args);
    },
    expression: (expr) => {
      if (expr.kind === 'binary' && [expr.left, expr.right].some((side) => readsSequence(written.catalogue, side)))
        acts.add('asks');
      if (expr.kind !== 'call') return;
      // guard(lock)(&object->lock)
      if (expr.callee.kind === 'call') locked(expr.args);
      if (expr.callee.kind === 'name')
        for (const act of ofCall(written, expr, expr.callee.name, locked, known)) acts.add(act);
    },
  });
  if (samplesIn(written, node).some(({ into }) => into.kind === 'member')) acts.add('samples');
  return acts;
}

/** The same of a whole function. */
export function actsOfFunction(
  written: WrittenFunction,
  known: Map<WrittenFunction, ReadonlySet<Act>>,
): ReadonlySet<Act> {
  const before = known.get(written);
  if (before !== undefined) return before;
  // One that calls itself does through itself what it does anyway.
  known.set(written, none);
  const acts = new Set(written.bodies.flatMap((body) => [...actsOf(written, body, known)]));
  known.set(written, acts);
  return acts;
}

function ofCall(
  written: WrittenFunction,
  call: Call,
  name: string,
  locked: (args: readonly Expr[]) => void,
  known: Map<WrittenFunction, ReadonlySet<Act>>,
): ReadonlySet<Act> {
  const primitive = written.catalogue.primitive(name, { arguments: call.args.length });
  const yields = primitive?.declaration.preferBody === true || primitive?.declaration.family !== undefined;
  const body = primitive === null || yields ? written.callee(name) : null;
  if (body !== null) return actsOfFunction(body, known);
  if (primitive === null) return none;
  const { acts, locks } = declaredActs(primitive);
  if (locks) locked(call.args);
  return acts;
}

function declaredActs({ declaration }: CataloguedPrimitive): {
  readonly acts: ReadonlySet<Act>;
  readonly locks: boolean;
} {
  const acts = new Set<Act>();
  let locks = false;
  const effects = [...(declaration.effects ?? []), ...declaration.results.flatMap((result) => result.effects ?? [])];
  for (const effect of effects) {
    if (effect.effect === 'window') acts.add(effect.change);
    if (effect.effect === 'windowRange') acts.add('covers');
    if (effect.effect === 'truncate') acts.add('truncates');
    if (effect.effect === 'unmap') acts.add('unmaps');
    if (effect.effect === 'pfn') acts.add('looks up');
    if (effect.effect === 'current') acts.add('asks');
    if (effect.effect === 'lock' && effect.lock.lock === 'mmu_lock') acts.add('locks');
    if (effect.effect === 'lock') locks = true;
  }
  return { acts, locks };
}

/** `&kvm->mmu_lock` */
function isMmuLock({ catalogue, environment, typeOf }: WrittenFunction, expr: Expr): boolean {
  if (expr.kind !== 'unary' || expr.op !== '&' || expr.operand.kind !== 'member') return false;
  const { object, arrow, field } = expr.operand;
  const type = typeOf(object);
  const tag = structTag(environment, arrow && type?.kind === 'pointer' ? type.to : type);
  return tag !== null && catalogue.lockField(tag, field) === 'mmu_lock';
}
