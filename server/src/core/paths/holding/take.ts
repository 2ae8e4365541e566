import type { Instruction, LoweredFunction } from '../../ir/instructions.ts';
import type { EffectKind, ObjectClass } from '../../kernel/primitive.ts';
import type { DeedKind, Lifecycle } from '../lifecycle/file-lifecycle.ts';
import type { ProgramFunction } from '../program.ts';

/** A call by which a function comes to have something that it must give back, and the variable that has it from then on. */
export interface Take {
  readonly name: string;
  readonly class: ObjectClass;
  readonly slot: number;
  /** The call returned it; else it is one more reference to what the variable had before. */
  readonly isResult: boolean;
  readonly block: number;
  /** The instruction from which on the variable has it. */
  readonly index: number;
  readonly at: number;
  readonly end: number;
}

export function takesOf(fn: LoweredFunction, lifecycle: Lifecycle): Take[] {
  const isPointer = ({ slot }: Take): boolean => fn.slots[slot]!.type.kind === 'pointer';
  const all = fn.blocks.flatMap(({ instructions }, block) =>
    instructions.flatMap((call, index): Take[] => {
      if (call.op !== 'call' || call.callee.kind !== 'name') return [];
      const { name } = call.callee;
      const found = lifecycle.callee(name, call.args.length);
      if (found === null) return [];
      const { at, end } = call;
      if (!('declaration' in found)) {
        const target = targetOf(fn, instructions, index);
        if (target === null) return [];
        const class_ = classMade(lifecycle, found);
        return class_ === null ? [] : [{ name, class: class_, ...target, isResult: true, block, at, end }];
      }
      const { effects = [], results } = found.declaration;
      const done: readonly EffectKind[] = [...effects, ...results.flatMap((result) => result.effects ?? [])];
      const [class_] = [
        ...results.flatMap(({ value }) => (value.is === 'fresh' ? [value.class] : [])),
        ...done.flatMap((one) => (isTaken(one) && one.of === 'result' ? [one.class] : [])),
      ];
      const target = class_ === undefined ? null : targetOf(fn, instructions, index);
      if (class_ !== undefined)
        return target === null ? [] : [{ name, class: class_, ...target, isResult: true, block, at, end }];
      return effects.flatMap((one): Take[] => {
        if (!isTaken(one) || one.when !== undefined) return [];
        const position = found.prototype.parameters.findIndex((parameter) => parameter.name === one.of);
        const slot = slotOf(call, position);
        if (slot === null) return [];
        return [{ name, class: one.class, slot, index: index + 1, isResult: false, block, at, end }];
      });
    }),
  );
  return all.filter(isPointer);
}

/** Of what class is what a function of the file makes for its caller, and leaves nowhere else; null where it does not. */
function classMade({ returned, reached, deeds }: Lifecycle, fn: ProgramFunction): ObjectClass | null {
  const { fresh, counted, isOpen, loaded, parameters, entries, addresses } = returned(fn);
  const [only, another] = new Set([...fresh, ...counted]);
  if (only === undefined || another !== undefined || isOpen) return null;
  if (loaded.size + parameters.size + entries.size + addresses.size > 0) return null;
  // What it leads to may go out by another way as well.
  const hasWayOut = fn.text.parameters.some(({ type }) => type.kind === 'pointer' && type.to.kind !== 'tagged');
  const isLeft = [...reached(fn)].some((one) =>
    deeds(one).some(
      ({ kind, target }) => kind === 'link' || (leaves.has(kind) && target.fresh.size + target.counted.size > 0),
    ),
  );
  return hasWayOut || isLeft ? null : only;
}

const leaves: ReadonlySet<DeedKind> = new Set(['keep', 'store', 'unknown']);

type TakingEffect = EffectKind & { readonly effect: 'ref'; readonly when?: unknown };

function isTaken(effect: EffectKind): effect is TakingEffect {
  return effect.effect === 'ref' && effect.down !== true && effect.holder === 'caller' && effect.known !== true;
}

function slotOf(call: Instruction & { readonly op: 'call' }, position: number): number | null {
  const value = call.args[position]?.value;
  return value?.kind === 'local' ? value.slot : null;
}

/** The variable that has the result: at once, or by the assignment behind the call. */
function targetOf(
  fn: LoweredFunction,
  instructions: readonly Instruction[],
  index: number,
): Pick<Take, 'slot' | 'index'> | null {
  const call = instructions[index];
  if (call?.op !== 'call' || call.result === null) return null;
  if (!fn.slots[call.result]!.temporary) return { slot: call.result, index: index + 1 };
  const next = instructions[index + 1];
  const given = next?.op === 'set' || next?.op === 'store' ? next.value : null;
  const value = given === null ? null : withoutCasts(given);
  if (value?.kind !== 'local' || value.slot !== call.result) return null;
  if (next?.op === 'set' && !fn.slots[next.slot]!.temporary) return { slot: next.slot, index: index + 2 };
  return next?.op === 'store' && next.place.kind === 'variable' ? { slot: next.place.slot, index: index + 2 } : null;
}

type ValueOf = (Instruction & { readonly op: 'set' })['value'];

function withoutCasts(value: ValueOf): ValueOf {
  return value.kind === 'cast' ? withoutCasts(value.operand) : value;
}
