import type { ConfigCondition } from '../c/ast.ts';
import type { Argument, Instruction, LoweredFunction, Place, Terminator, Value } from './instructions.ts';
import { successors } from './lower/lower.ts';

/**
 * What a block and all that follows it may still ask for: registers and variables by slot, memory by the name of the
 * last field, results of calls by the callee's name. What is not live no longer tells two paths apart.
 */
export interface Liveness {
  /** Is the slot read at the start of a block or later? */
  slot(block: number, slot: number): boolean;
  /** May a field of this name (or a function's pure result) be read at the start of a block or later? */
  name(block: number, name: string): boolean;
  /** All live slots of a block, ascending. */
  slots(block: number): readonly number[];
}

/** Names that a call reads besides its arguments: the fields that the callee's body reads. */
export type CalleeReads = (callee: string) => Iterable<string>;

export function computeLiveness(fn: LoweredFunction, reads: CalleeReads): Liveness {
  const names = new Map<string, number>();
  const slotCount = fn.slots.length;
  const uses: Uses[] = fn.blocks.map((block) => {
    const use: Uses = { reads: new Set(), writes: new Set() };
    const idOf = (name: string): number => {
      const known = names.get(name);
      if (known !== undefined) return known;
      const id = slotCount + names.size;
      names.set(name, id);
      return id;
    };
    const collector = new Collector(use, idOf, reads);
    for (const instruction of block.instructions) collector.instruction(instruction);
    collector.terminator(block.terminator);
    return use;
  });
  const width = (slotCount + names.size + 31) >> 5;
  const liveIn = fn.blocks.map(() => new Uint32Array(width));
  const gens = uses.map((use) => bits(use.reads, width));
  // What cannot be read may ask for anything that has a name.
  const asked = [...fn.slots.keys()].filter((slot) => !fn.slots[slot]!.temporary);
  const anything = bits(new Set([...asked, ...names.values()]), width);
  fn.blocks.forEach((block, index) => {
    if (block.terminator.op === 'hole') anything.forEach((word, i) => (gens[index]![i]! |= word));
  });
  const kills = uses.map((use) => bits(use.writes, width));
  let changed = true;
  while (changed) {
    changed = false;
    for (let block = fn.blocks.length - 1; block >= 0; block--) {
      const live = liveIn[block]!;
      const gen = gens[block]!;
      const kill = kills[block]!;
      for (let word = 0; word < width; word++) {
        let out = 0;
        for (const next of successors(fn.blocks[block]!.terminator)) out |= liveIn[next]![word]!;
        const value = (gen[word]! | (out & ~kill[word]!)) >>> 0;
        if (value !== live[word]!) {
          live[word] = value;
          changed = true;
        }
      }
    }
  }
  const has = (block: number, id: number): boolean => (liveIn[block]![id >> 5]! & (1 << (id & 31))) !== 0;
  const lists = new Map<number, readonly number[]>();
  return {
    slot: (block, slot) => has(block, slot),
    name: (block, name) => {
      const id = names.get(name);
      return id !== undefined && has(block, id);
    },
    slots: (block) => {
      const known = lists.get(block);
      if (known !== undefined) return known;
      const list: number[] = [];
      for (let slot = 0; slot < slotCount; slot++) if (has(block, slot)) list.push(slot);
      lists.set(block, list);
      return list;
    },
  };
}

interface Uses {
  /** Read before any write in the block. */
  readonly reads: Set<number>;
  readonly writes: Set<number>;
}

function conditionNames(condition: ConfigCondition): string[] {
  switch (condition.kind) {
    case 'defined':
    case 'enabled':
      return [condition.name];
    case 'not':
      return conditionNames(condition.of);
    case 'and':
    case 'or':
      return [...conditionNames(condition.left), ...conditionNames(condition.right)];
    case 'constant':
      return [];
    case 'other':
      return [condition.text];
  }
}

function bits(ids: Set<number>, width: number): Uint32Array {
  const set = new Uint32Array(width);
  for (const id of ids) set[id >> 5] = set[id >> 5]! | (1 << (id & 31));
  return set;
}

class Collector {
  readonly #uses: Uses;
  readonly #id: (name: string) => number;
  readonly #reads: CalleeReads;

  constructor(uses: Uses, id: (name: string) => number, reads: CalleeReads) {
    this.#uses = uses;
    this.#id = id;
    this.#reads = reads;
  }

  instruction(instruction: Instruction): void {
    switch (instruction.op) {
      case 'set':
        this.value(instruction.value);
        this.#uses.writes.add(instruction.slot);
        return;
      case 'store':
        this.value(instruction.value);
        this.place(instruction.place, 'written');
        return;
      case 'fill':
      case 'forget':
        this.place(instruction.place, 'written');
        return;
      case 'copy':
        this.place(instruction.from, 'read');
        this.place(instruction.to, 'written');
        return;
      case 'call':
        if (instruction.callee.kind === 'pointer') this.value(instruction.callee.value);
        else {
          this.#name(instruction.callee.name);
          for (const name of this.#reads(instruction.callee.name)) this.#name(name);
        }
        this.arguments(instruction.args);
        if (instruction.result !== null) this.#uses.writes.add(instruction.result);
        return;
      case 'dead':
        this.#uses.writes.add(instruction.slot);
        return;
    }
  }

  terminator(terminator: Terminator): void {
    switch (terminator.op) {
      case 'branch':
        this.value(terminator.test);
        return;
      case 'switch':
        this.value(terminator.subject);
        return;
      case 'iterate':
        this.arguments(terminator.args);
        return;
      case 'return':
        if (terminator.value !== null) this.value(terminator.value);
        return;
      case 'config':
        for (const name of conditionNames(terminator.condition)) this.#name(name);
        return;
      default:
        return;
    }
  }

  arguments(args: readonly Argument[]): void {
    for (const argument of args) {
      this.value(argument.value);
      if (argument.place !== null) this.place(argument.place, 'read');
    }
  }

  value(value: Value): void {
    switch (value.kind) {
      case 'local':
        this.#slot(value.slot);
        return;
      case 'load':
        this.place(value.place, 'read');
        return;
      case 'addressOf':
        this.place(value.place, 'read');
        return;
      case 'constant':
        this.#name(value.name);
        return;
      case 'unary':
      case 'cast':
      case 'containerOf':
        this.value(value.operand);
        return;
      case 'binary':
      case 'compare':
        this.value(value.left);
        this.value(value.right);
        return;
      default:
        return;
    }
  }

  place(place: Place, use: 'read' | 'written'): void {
    switch (place.kind) {
      case 'variable':
        if (use === 'read') this.#slot(place.slot);
        return;
      case 'global':
        if (use === 'read') this.#name(place.name);
        return;
      case 'deref':
        this.value(place.pointer);
        return;
      case 'field':
        if (use === 'read') this.#name(place.field);
        this.place(place.of, use);
        return;
      case 'index':
        this.value(place.index);
        this.place(place.of, use);
        return;
    }
  }

  #slot(slot: number): void {
    if (!this.#uses.writes.has(slot)) this.#uses.reads.add(slot);
  }

  #name(name: string): void {
    this.#uses.reads.add(this.#id(name));
  }
}
