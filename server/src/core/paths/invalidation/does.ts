import type { Expr, Stmt } from '../../c/ast.ts';
import { nodesOf, visitNodes, type Nodes } from '../../c/walk.ts';
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

/** What the code below a node does itself, and which functions with a body it calls. */
export interface OwnActs {
  readonly acts: ReadonlySet<Act>;
  readonly callees: ReadonlySet<WrittenFunction>;
}

/** What the statements and calls below a node do, with all that they call. */
export function actsOf(written: WrittenFunction, node: Stmt | Expr): ReadonlySet<Act> {
  return withCallees(readActs(written, [nodesOf(node)]));
}

/** The same of a whole function. */
export function actsOfFunction(written: WrittenFunction): ReadonlySet<Act> {
  return withCallees(written.acts());
}

function withCallees({ acts, callees }: OwnActs): ReadonlySet<Act> {
  const all = new Set(acts);
  const met = new Set(callees);
  // A set that grows while it is walked: each function is met once, whoever calls it.
  for (const callee of met) {
    const own = callee.acts();
    for (const act of own.acts) all.add(act);
    for (const next of own.callees) met.add(next);
  }
  return all;
}

export function readActs(written: WrittenFunction, nodes: readonly Nodes[]): OwnActs {
  const acts = new Set<Act>();
  const callees = new Set<WrittenFunction>();
  const locked = (args: readonly Expr[]): void => {
    if (args.some((arg) => isMmuLock(written, arg))) acts.add('locks');
  };
  const readCall = (call: Call, name: string): void => {
    const primitive = written.catalogue.primitive(name, { arguments: call.args.length });
    const yields = primitive?.declaration.preferBody === true || primitive?.declaration.family !== undefined;
    const body = primitive === null || yields ? written.callee(name) : null;
    if (body !== null) {
      callees.add(body);
      // The body at hand may be the one that stands in where the configuration has none.
      if (primitive !== null && declaredActs(primitive).acts.has('looks up')) acts.add('looks up');
    } else if (primitive !== null) {
      const declared = declaredActs(primitive);
      for (const act of declared.acts) acts.add(act);
      if (declared.locks) locked(call.args);
    }
  };
  for (const node of nodes) {
    visitNodes(node, {
      statement: (stmt) => {
        if (stmt.kind === 'macroBlock') locked(stmt.args);
      },
      expression: (expr) => {
        if (expr.kind === 'binary' && [expr.left, expr.right].some((side) => readsSequence(written.catalogue, side)))
          acts.add('asks');
        if (expr.kind !== 'call') return;
        // guard(lock)(&object->lock)
        if (expr.callee.kind === 'call') locked(expr.args);
        if (expr.callee.kind === 'name') readCall(expr, expr.callee.name);
      },
    });
    if (samplesIn(written, node).some(({ into }) => into.kind === 'member')) acts.add('samples');
  }
  return { acts, callees };
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
