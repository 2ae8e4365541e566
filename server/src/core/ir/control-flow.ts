import type { LoweredFunction } from './instructions.ts';
import { successors } from './lower/lower.ts';

/** How the blocks of one function lie to each other. */
export interface ControlFlow {
  readonly successors: readonly (readonly number[])[];
  readonly predecessors: readonly (readonly number[])[];
  /** Does every path to `block` come by `by`? A block dominates itself. */
  dominates(by: number, block: number): boolean;
  /** Can a path go from the end of `from` to the start of `to`? */
  reaches(from: number, to: number): boolean;
  /** The last block before this one that every path to it comes by; null for the entry. */
  dominator(block: number): number | null;
}

/** Asked once for a function: answers are reckoned for all blocks together. */
export function controlFlow(fn: LoweredFunction): ControlFlow {
  const next = fn.blocks.map((block) => [...new Set(successors(block.terminator))]);
  const before = fn.blocks.map((): number[] => []);
  next.forEach((targets, block) => {
    for (const target of targets) before[target]!.push(block);
  });
  const width = (fn.blocks.length + 31) >> 5;
  const dominators = dominatorsOf(fn, before, width);
  const reached = reachOf(next, width);
  return {
    successors: next,
    predecessors: before,
    dominates: (by, block) => has(dominators[block]!, by),
    reaches: (from, to) => has(reached[from]!, to),
    dominator: (block) => {
      for (let one = block - 1; one >= 0; one--) if (has(dominators[block]!, one)) return one;
      return null;
    },
  };
}

/** Blocks stand in reverse postorder, so that a few rounds settle it. */
function dominatorsOf(fn: LoweredFunction, before: readonly (readonly number[])[], width: number): Uint32Array[] {
  const all = new Uint32Array(width).fill(0xffffffff);
  const dominators = fn.blocks.map((_, block) => (block === fn.entry ? only(block, width) : all.slice()));
  for (let changed = true; changed;) {
    changed = false;
    for (let block = 0; block < fn.blocks.length; block++) {
      if (block === fn.entry) continue;
      const meet = all.slice();
      for (const from of before[block]!)
        for (let word = 0; word < width; word++) meet[word]! &= dominators[from]![word]!;
      meet[block >> 5]! |= 1 << (block & 31);
      if (meet.some((word, index) => word !== dominators[block]![index])) {
        dominators[block] = meet;
        changed = true;
      }
    }
  }
  return dominators;
}

function reachOf(next: readonly (readonly number[])[], width: number): Uint32Array[] {
  const reached = next.map(() => new Uint32Array(width));
  for (let changed = true; changed;) {
    changed = false;
    for (let block = next.length - 1; block >= 0; block--) {
      const own = reached[block]!;
      for (const target of next[block]!)
        for (let word = 0; word < width; word++) {
          const bit = target >> 5 === word ? 1 << (target & 31) : 0;
          const more = (own[word]! | reached[target]![word]! | bit) >>> 0;
          if (more !== own[word]) {
            own[word] = more;
            changed = true;
          }
        }
    }
  }
  return reached;
}

function only(block: number, width: number): Uint32Array {
  const set = new Uint32Array(width);
  set[block >> 5] = (1 << (block & 31)) >>> 0;
  return set;
}

function has(set: Uint32Array, block: number): boolean {
  return (set[block >> 5]! & (1 << (block & 31))) !== 0;
}
