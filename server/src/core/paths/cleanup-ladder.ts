import { controlFlow, type ControlFlow } from '../ir/control-flow.ts';
import type { Instruction, LoweredFunction, Place, Terminator, Value } from '../ir/instructions.ts';
import type { Type } from '../ir/types.ts';
import { asksForFailure, undoes } from '../kernel/undoing.ts';

/** A call by the name of the function, or of the member that points to it, and where it is. */
export interface Call {
  readonly name: string;
  readonly args: readonly string[];
  /** The variable that gets the result. */
  readonly result: string | null;
  readonly block: number;
  readonly index: number;
  readonly at: number;
  readonly end: number;
}

/** A `goto`: from a way that fails to where it is cleaned up. */
export interface Jump {
  readonly at: number;
  readonly end: number;
  /** The block that the jump ends, and the one that it goes to. */
  readonly from: number;
  readonly to: number;
  /** The block whose branch decided that the jump is made. */
  readonly guard: number;
  /** Calls whose result that branch asked for. */
  readonly failed: readonly Call[];
  /** It is made where a number is 0, as it is where nothing failed. */
  readonly succeeds: boolean;
  /** False where the result stood in a variable that others may have set meanwhile. */
  readonly isSure: boolean;
}

/** Something that a function does, and what undoes it there. */
export interface Pair {
  readonly done: Call;
  readonly undone: readonly Call[];
}

/** What a function does and undoes, where its jumps go, and which of it a jump is sure to do. */
export interface Ladder {
  readonly flow: ControlFlow;
  readonly jumps: readonly Jump[];
  readonly pairs: readonly Pair[];
  /** Does every path from the start of the block undo it? */
  mustUndo(block: number, pair: Pair): boolean;
  /** Does any? */
  mayUndo(block: number, pair: Pair): boolean;
}

/** Null for a function that undoes nothing, or that has no jumps. */
export function ladderOf(fn: LoweredFunction, textAt: (at: number, end: number) => string): Ladder | null {
  if (!fn.blocks.some(({ terminator }) => isGoto(terminator, textAt))) return null;
  const calls = callsOf(fn);
  const paired = pairsOf(calls);
  if (paired.length === 0) return null;
  const flow = controlFlow(fn);
  const pairs = paired.filter(({ done }) => !flow.reaches(done.block, done.block));
  const jumps = jumpsOf(fn, flow, calls, textAt);
  if (pairs.length === 0 || jumps.length === 0) return null;
  const must = new Map<Pair, readonly boolean[]>();
  return {
    flow,
    jumps,
    pairs,
    mustUndo: (block, pair) => {
      const known = must.get(pair) ?? mustCall(fn, flow, pair.undone);
      must.set(pair, known);
      return known[block]!;
    },
    mayUndo: (block, pair) => pair.undone.some((call) => call.block === block || flow.reaches(block, call.block)),
  };
}

export function callsOf(fn: LoweredFunction): Call[] {
  return fn.blocks.flatMap(({ instructions }, block) =>
    instructions.flatMap((instruction, index): Call[] => {
      if (instruction.op !== 'call') return [];
      const { at, end, args, callee } = instruction;
      const name = callee.kind === 'name' ? callee.name : callee.field;
      if (name === null) return [];
      const result = resultOf(fn, instructions, index);
      return [{ name, args: args.map(({ text }) => bare(text)), result, block, index, at, end }];
    }),
  );
}

/** The variable of the function that has the result of a call: at once, or by the assignment behind it. */
function resultOf(fn: LoweredFunction, instructions: readonly Instruction[], index: number): string | null {
  const call = instructions[index];
  if (call?.op !== 'call' || call.result === null) return null;
  const slot = fn.slots[call.result];
  const next = instructions[index + 1];
  if (slot?.temporary === false) return slot.name;
  const isMoved = next?.op === 'set' && namesIn(next.value).includes(slotName(call.result));
  const target = isMoved ? fn.slots[next.slot] : undefined;
  return target?.temporary === false ? target.name : null;
}

/** The text of an argument without what only changes its type or takes its address. */
function bare(text: string): string {
  return text.replace(/^(?:\([^()]*\*\s*\)|[&\s])+/, '').trim();
}

/** Whatever is undone by another name of its own and with the same arguments. */
function pairsOf(calls: readonly Call[]): Pair[] {
  const names = [...new Set(calls.map(({ name }) => name))];
  const undoing = new Map(names.map((name) => [name, new Set(names.filter((other) => undoes(other, name)))]));
  return calls.flatMap((done) => {
    const undone = calls.filter(
      (undo) =>
        undoing.get(done.name)?.has(undo.name) === true &&
        undo.args.every((arg) => arg === done.result || done.args.includes(arg)),
    );
    return undone.length === 0 ? [] : [{ done, undone }];
  });
}

export function jumpsOf(
  fn: LoweredFunction,
  flow: ControlFlow,
  calls: readonly Call[],
  textAt: (at: number, end: number) => string,
): Jump[] {
  return fn.blocks.flatMap(({ terminator }, from): Jump[] => {
    if (terminator.op !== 'jump' || !isGoto(terminator, textAt)) return [];
    const guard = guardOf(fn, flow, from);
    if (guard === null || terminator.to <= from) return [];
    const { at, end, to } = terminator;
    return [{ at, end, from, to, guard, ...askedFor(fn, flow, calls, guard, from) }];
  });
}

export function isGoto({ op, at, end }: Terminator, textAt: (at: number, end: number) => string): boolean {
  return op === 'jump' && textAt(at, end).startsWith('goto');
}

/** The nearest branch that is not passed by every way on. */
export function guardOf(fn: LoweredFunction, flow: ControlFlow, block: number): number | null {
  for (let one = flow.dominator(block); one !== null; one = flow.dominator(one)) {
    const { terminator } = fn.blocks[one]!;
    if (terminator.op === 'branch') return one;
    if (terminator.op !== 'jump') return null;
  }
  return null;
}

/** The calls whose results a branch asks for: directly, through a variable, or through a call that only looks at one. */
export function askedFor(
  fn: LoweredFunction,
  flow: ControlFlow,
  calls: readonly Call[],
  guard: number,
  from: number,
): Pick<Jump, 'failed' | 'isSure' | 'succeeds'> {
  const { terminator } = fn.blocks[guard]!;
  if (terminator.op !== 'branch') return { failed: [], isSure: false, succeeds: false };
  const found = new Set<Call>();
  let isSure = true;
  const isTrue = flow.dominates(terminator.then, from);
  const meaning = isTrue ? 'not zero' : 'zero';
  const succeeds = asked(terminator.test, meaning).some((one) => one.meaning === 'zero' && isNumber(fn, one.name));
  const wanted: Wanted[] = [{ value: terminator.test, block: guard, before: Infinity, meaning }];
  for (let next = wanted.pop(); next !== undefined && found.size < mostAsked; next = wanted.pop()) {
    for (const { name, meaning } of asked(next.value, next.meaning)) {
      const set = lastSet(fn, flow, name, next.block, next.before);
      if (set === null) continue;
      if (isShared(fn, name)) isSure = false;
      if (set.instruction.op === 'call') {
        const { callee, args, result, resultType } = set.instruction;
        const call = calls.find((one) => one.block === set.block && one.index === set.index);
        const isQuestion = callee.kind === 'name' && asksForFailure(callee.name);
        if (call !== undefined) found.add(call);
        const type = result === null ? resultType : fn.slots[result]!.type;
        if (!isQuestion && !isFailure(type, meaning)) isSure = false;
        if (!isQuestion) continue;
        for (const { value } of args) wanted.push({ value, block: set.block, before: set.index, meaning: 'error' });
      } else if (set.instruction.op === 'set' || set.instruction.op === 'store')
        wanted.push({ value: set.instruction.value, block: set.block, before: set.index, meaning });
    }
  }
  return { failed: [...found], isSure, succeeds };
}

interface Wanted {
  readonly value: Value;
  readonly block: number;
  readonly before: number;
  readonly meaning: Meaning;
}

/** What is known of a value where the jump is made. */
type Meaning = 'zero' | 'not zero' | 'error' | 'unclear';

/** Does that mean that a call failed which returns such a value? A number that is zero may mean both. */
function isFailure(type: Type, meaning: Meaning): boolean {
  if (meaning === 'error' || meaning === 'unclear') return meaning === 'error';
  if (type.kind === 'pointer') return meaning === 'zero';
  return type.kind === 'int' && type.bits === 1 ? meaning === 'zero' : meaning === 'not zero';
}

/** The registers and places that a test is about, and what its outcome says of each. */
function asked(test: Value, meaning: Meaning): readonly { readonly name: string; readonly meaning: Meaning }[] {
  switch (test.kind) {
    case 'unary':
      return test.op === '!' ? asked(test.operand, opposite(meaning)) : asked(test.operand, meaning);
    case 'cast':
      return asked(test.operand, meaning);
    case 'compare':
      if (isZero(test.right)) {
        if (test.op === '==') return asked(test.left, opposite(meaning));
        if (test.op === '<' && meaning === 'not zero') return asked(test.left, 'error');
      }
      return [...asked(test.left, 'unclear'), ...asked(test.right, 'unclear')];
    case 'binary':
      return [...asked(test.left, 'unclear'), ...asked(test.right, 'unclear')];
    default:
      return namesIn(test).map((name) => ({ name, meaning }));
  }
}

/** A constant 0, by whatever type. */
export function isZero(value: Value): boolean {
  return value.kind === 'cast' ? isZero(value.operand) : value.kind === 'int' && value.value === 0n;
}

function opposite(meaning: Meaning): Meaning {
  if (meaning === 'error' || meaning === 'unclear') return 'unclear';
  return meaning === 'zero' ? 'not zero' : 'zero';
}

const mostAsked = 4;

/** A register that holds a number, and no pointer or answer to a question. */
function isNumber(fn: LoweredFunction, name: string): boolean {
  const type = fn.slots[Number(/^#(\d+)$/.exec(name)?.[1] ?? -1)]?.type;
  return type?.kind === 'int' && type.bits > 1;
}

/** A local whose address somebody has may be set by others. */
function isShared(fn: LoweredFunction, name: string): boolean {
  return fn.slots[Number(/^#(\d+)$/.exec(name)?.[1] ?? -1)]?.inMemory === true;
}

interface Setting {
  readonly instruction: Instruction;
  readonly block: number;
  readonly index: number;
}

/** Where a register or a place got its value last, on the way that every path comes by. */
function lastSet(fn: LoweredFunction, flow: ControlFlow, name: string, block: number, before: number): Setting | null {
  for (let one: number | null = block; one !== null; one = flow.dominator(one)) {
    const { instructions } = fn.blocks[one]!;
    for (let index = Math.min(before, instructions.length) - 1; index >= 0; index--) {
      const instruction = instructions[index]!;
      if (targetOf(instruction) === name) return { instruction, block: one, index };
    }
    before = Infinity;
  }
  return null;
}

function targetOf(instruction: Instruction): string | null {
  switch (instruction.op) {
    case 'set':
      return slotName(instruction.slot);
    case 'call':
      return instruction.result === null ? null : slotName(instruction.result);
    case 'store':
      return placeName(instruction.place);
    default:
      return null;
  }
}

function slotName(slot: number): string {
  return `#${slot}`;
}

function placeName(place: Place): string {
  switch (place.kind) {
    case 'variable':
      return slotName(place.slot);
    case 'global':
      return place.name;
    case 'deref':
      return `*${[...namesIn(place.pointer)].join()}`;
    case 'field':
      return `${placeName(place.of)}.${place.field}`;
    case 'index':
      return `${placeName(place.of)}[]`;
  }
}

/** Registers and places that a value is made of. */
function namesIn(value: Value): readonly string[] {
  switch (value.kind) {
    case 'local':
      return [slotName(value.slot)];
    case 'load':
      return [placeName(value.place)];
    case 'unary':
    case 'cast':
    case 'containerOf':
      return namesIn(value.operand);
    case 'binary':
    case 'compare':
      return [...namesIn(value.left), ...namesIn(value.right)];
    default:
      return [];
  }
}

/** For each block: does every path from its start make one of the calls? */
function mustCall(fn: LoweredFunction, flow: ControlFlow, calls: readonly Call[]): readonly boolean[] {
  const does = fn.blocks.map((_, block) => calls.some((call) => call.block === block));
  const must = fn.blocks.map(() => true);
  for (let changed = true; changed;) {
    changed = false;
    for (let block = must.length - 1; block >= 0; block--) {
      const next = flow.successors[block]!;
      const ends = fn.blocks[block]!.terminator.op === 'unreachable';
      const now = does[block]! || ends || (next.length > 0 && next.every((target) => must[target]!));
      if (now !== must[block]) {
        must[block] = now;
        changed = true;
      }
    }
  }
  return must;
}
