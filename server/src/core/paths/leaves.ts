import type { ControlFlow } from '../ir/control-flow.ts';
import type { Instruction, LoweredFunction, Value } from '../ir/instructions.ts';
import { askedFor, guardOf, isGoto, type Call } from './cleanup-ladder.ts';

/** A way that leaves in blocks of its own, one after the other: by a `goto` further down, or by a `return`. */
export interface Leave {
  readonly blocks: readonly number[];
  readonly at: number;
  readonly end: number;
  /** The block that it goes to; null for a return. */
  readonly to: number | null;
  /** The same for ways that go to the same place, or that return alike; null where nobody knows what comes back. */
  readonly destination: string | null;
  /** The block whose branch decided it, and those that lead to it directly. */
  readonly guard: number;
  readonly deciding: readonly number[];
  /** Calls whose results these branches asked for. */
  readonly failed: readonly Call[];
}

/** Every way out of the function that is decided by a branch; not the end of its text, where all others come. */
export function leavesOf(
  fn: LoweredFunction,
  flow: ControlFlow,
  calls: readonly Call[],
  textAt: (at: number, end: number) => string,
): Leave[] {
  const lastReturn = Math.max(...fn.blocks.map(({ terminator }) => (terminator.op === 'return' ? terminator.at : -1)));
  const isLeaving = (block: number): boolean => {
    const { terminator } = fn.blocks[block]!;
    return (
      (isGoto(terminator, textAt) && terminator.op === 'jump' && terminator.to > block) ||
      (terminator.op === 'return' && terminator.at < lastReturn)
    );
  };
  return fn.blocks.flatMap(({ terminator }, block): Leave[] => {
    const { at, end } = terminator;
    const isJump = terminator.op === 'jump';
    // What a `goto` goes out of is left in the blocks behind it.
    if (!isLeaving(block) || (isJump && flow.predecessors[terminator.to]!.length === 1 && isLeaving(terminator.to)))
      return [];
    const blocks = [block];
    for (let first = block; ; blocks.unshift(first)) {
      const [before, another] = flow.predecessors[first]!;
      if (before === undefined || another !== undefined || fn.blocks[before]!.terminator.op !== 'jump') break;
      first = before;
    }
    const guard = guardOf(fn, flow, blocks[0]!);
    if (guard === null) return [];
    const to = isJump ? endOf(fn, terminator.to) : null;
    const destination =
      terminator.op === 'return'
        ? returned(
            terminator.value,
            blocks.flatMap((one) => fn.blocks[one]!.instructions),
          )
        : `block ${to?.toString() ?? ''}`;
    const deciding = [...new Set([guard, ...flow.predecessors[blocks[0]!]!])];
    const failed = [...new Set(deciding.flatMap((one) => askedFor(fn, flow, calls, one, blocks[0]!).failed))];
    return [{ blocks, at, end, to, destination, guard, deciding, failed }];
  });
}

/** Where a jump comes to in the end: what only goes out of scope on the way does nothing. */
function endOf(fn: LoweredFunction, from: number): number {
  const met = new Set<number>();
  for (let block = from; ;) {
    const { instructions, terminator } = fn.blocks[block]!;
    if (terminator.op !== 'jump' || instructions.some(({ op }) => op !== 'dead') || met.has(block)) return block;
    met.add(block);
    block = terminator.to;
  }
}

/** What a caller learns from a result: the number, or that it is an error. */
function returned(value: Value | null, before: readonly Instruction[]): string | null {
  switch (value?.kind) {
    case undefined:
      return 'returns';
    case 'cast':
      return returned(value.operand, before);
    case 'int':
      return BigInt.asIntN(64, value.value) < 0n ? 'returns an error' : `returns ${value.value}`;
    case 'local': {
      const at = before.findLastIndex((one) => one.op === 'set' && one.slot === value.slot);
      const set = before[at];
      return set?.op === 'set' ? returned(set.value, before.slice(0, at)) : null;
    }
    default:
      return null;
  }
}
