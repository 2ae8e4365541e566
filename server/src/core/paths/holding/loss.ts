import type { ControlFlow } from '../../ir/control-flow.ts';
import type { Instruction, LoweredFunction, Value } from '../../ir/instructions.ts';
import { answersWhetherNone } from '../../kernel/undoing.ts';
import { isZero } from '../cleanup-ladder.ts';
import { isAbout, isGiven, isSubject, leadsTo, redefines, type Subject } from './subject.ts';

export type CallInstruction = Instruction & { readonly op: 'call' };

/** What a function has from an instruction on, and the variable that has it. */
export interface Holding {
  readonly fn: LoweredFunction;
  readonly flow: ControlFlow;
  readonly subject: Subject;
  /** The variable has it before this instruction of this block. */
  readonly block: number;
  readonly index: number;
  /** Does a call that is given the variable give it back, keep it or hand it on, or may it? */
  ends(call: CallInstruction): boolean;
  /** Is it sure to give it back? */
  drops(call: CallInstruction): boolean;
}

/** Where it is lost: every path that comes here still has it, and none that goes on can give it back. */
export interface Loss {
  /** The first block of the way on which it is lost. */
  readonly block: number;
  readonly at: number;
  readonly end: number;
  /** The variable is given another value here. */
  readonly isOverwritten: boolean;
  /** No way at all gives it back. */
  readonly isNever: boolean;
}

/** Whether a path has it, as far as the graph tells without what its branches mean: on all paths, on some, on none. */
export type Held = 'yes' | 'maybe' | 'no';

export function lossesOf(holding: Holding): Loss[] {
  const { fn, flow } = holding;
  const mayEnd = endsBehind(holding);
  if (!mayEndFrom(holding, mayEnd, holding.block, holding.index)) {
    const call = fn.blocks[holding.block]!.instructions[holding.index - 1]!;
    const isLost = waysOut(holding, holding.block).isAny;
    return isLost ? [{ block: holding.block, at: call.at, end: call.end, isOverwritten: false, isNever: true }] : [];
  }
  const losses: Loss[] = [];
  const states = heldAt(holding);
  fn.blocks.forEach(({ instructions, terminator }, block) => {
    let state = states[block]!;
    instructions.forEach((instruction, index) => {
      if (block === holding.block && index === holding.index) state = 'yes';
      const { at, end } = instruction;
      const isTaken = block === holding.block && index < holding.index && index >= holding.index - 2;
      if (state === 'yes' && !isTaken && redefines(holding.subject, instruction) && !isEnd(holding, block, instruction))
        losses.push({ block, at, end, isOverwritten: true, isNever: false });
      state = after(holding, block, instruction, state);
    });
    if (block === holding.block && holding.index === instructions.length) state = 'yes';
    if (state !== 'yes' || terminator.op === 'return') return;
    const next = flow.successors[block]!;
    if (!next.some((one) => mayEnd[one] && outOf(holding, block, one, state) === 'yes')) return;
    for (const one of next)
      if (!mayEnd[one] && outOf(holding, block, one, state) === 'yes' && waysOut(holding, one).isAny) {
        const { at, end } = placeOfWay(holding, one);
        losses.push({ block: one, at, end, isOverwritten: false, isNever: false });
      }
  });
  return losses;
}

/** Where a way that begins with this block loses what the variable has: by what blocks it leaves the function. */
export function waysOut(
  holding: Holding,
  from: number,
): { readonly blocks: readonly number[]; readonly isAny: boolean } {
  const { fn, flow, subject } = holding;
  const met = new Set([from]);
  const blocks: number[] = [];
  let isAny = false;
  for (const block of met) {
    const { instructions, terminator } = fn.blocks[block]!;
    // The take itself gives the variable another value, when a loop comes round to it.
    const behind = block === holding.block && block === from ? instructions.slice(holding.index) : instructions;
    if (behind.some((one) => redefines(subject, one))) isAny = true;
    else if (terminator.op === 'return') blocks.push(block);
    else for (const next of flow.successors[block]!) met.add(next);
  }
  return { blocks, isAny: isAny || blocks.length > 0 };
}

/** What is known at the end of each block. */
export function heldWhere(holding: Holding): readonly Held[] {
  return heldAt(holding).map((state, block) => atEnd(holding, block, state));
}

/** Where a way is decided for good: its `goto` or `return`, as long as nothing branches off. */
function placeOfWay({ fn }: Holding, from: number): { readonly at: number; readonly end: number } {
  const { instructions, terminator } = fn.blocks[from]!;
  const [first] = instructions;
  return terminator.op === 'return' || terminator.op === 'jump' ? terminator : (first ?? terminator);
}

/** What is known at the start of each block. */
function heldAt(holding: Holding): readonly Held[] {
  const { fn, flow } = holding;
  const states: (Held | null)[] = fn.blocks.map(() => null);
  states[fn.entry] = 'no';
  const waiting = [fn.entry];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    const out = atEnd(holding, block, states[block]!);
    for (const next of flow.successors[block]!) {
      const state = outOf(holding, block, next, out);
      const before = states[next] ?? null;
      const now = before === null || before === state ? state : 'maybe';
      if (now === before) continue;
      states[next] = now;
      waiting.push(next);
    }
  }
  return states.map((state) => state ?? 'no');
}

function atEnd(holding: Holding, block: number, at: Held): Held {
  const { instructions } = holding.fn.blocks[block]!;
  let state = at;
  instructions.forEach((instruction, index) => {
    if (block === holding.block && index === holding.index) state = 'yes';
    state = after(holding, block, instruction, state);
  });
  return block === holding.block && holding.index === instructions.length ? 'yes' : state;
}

function after(holding: Holding, block: number, instruction: Instruction, state: Held): Held {
  if (state === 'no') return state;
  return isEnd(holding, block, instruction) || redefines(holding.subject, instruction) ? 'no' : state;
}

/** Is it given back, kept or handed on, or does something else depend on whether it is there? */
function isEnd(holding: Holding, block: number, instruction: Instruction): boolean {
  const { subject, fn } = holding;
  switch (instruction.op) {
    case 'set':
      if (subject.copies.has(instruction.slot)) return false;
      if (leadsTo(subject, instruction.value)) return true;
      return !fn.slots[instruction.slot]!.temporary && isAbout(subject, instruction.value);
    case 'store':
      return leadsTo(subject, instruction.value) || isAbout(subject, instruction.value);
    case 'call':
      return isEndedByCall(holding, block, instruction);
    case 'forget':
      return true;
    default:
      return false;
  }
}

function isEndedByCall(holding: Holding, block: number, call: CallInstruction): boolean {
  const { subject, fn } = holding;
  const isCalledBy = call.callee.kind === 'pointer' && leadsTo(subject, call.callee.value);
  if (!isCalledBy && !call.args.some((argument) => isGiven(subject, argument))) return false;
  if (isQuestion(call)) {
    const { terminator } = fn.blocks[block]!;
    // An answer that is kept is asked later.
    return !(terminator.op === 'branch' && call.result !== null && names(terminator.test, call.result));
  }
  return isCalledBy || holding.ends(call);
}

function isQuestion({ callee }: CallInstruction): boolean {
  return callee.kind === 'name' && answersWhetherNone(callee.name);
}

function names(value: Value, slot: number): boolean {
  switch (value.kind) {
    case 'local':
      return value.slot === slot;
    case 'unary':
    case 'cast':
      return names(value.operand, slot);
    case 'compare':
      return names(value.left, slot) || names(value.right, slot);
    default:
      return false;
  }
}

/** From the start of which blocks can it be given back, before the variable is given another value? */
function endsBehind(holding: Holding): readonly boolean[] {
  const { fn, flow } = holding;
  const may = fn.blocks.map(() => false);
  for (let changed = true; changed;) {
    changed = false;
    for (let block = may.length - 1; block >= 0; block--) {
      if (may[block] || !mayEndFrom(holding, may, block, 0)) continue;
      may[block] = true;
      changed = true;
    }
  }
  return flow.successors.map((_, block) => may[block]!);
}

function mayEndFrom(holding: Holding, may: readonly boolean[], block: number, from: number): boolean {
  const { fn, flow, subject } = holding;
  const { instructions, terminator } = fn.blocks[block]!;
  for (const instruction of instructions.slice(from)) {
    if (isEnd(holding, block, instruction)) return true;
    if (redefines(subject, instruction)) return false;
  }
  switch (terminator.op) {
    case 'return':
      return terminator.value !== null && leadsTo(subject, terminator.value);
    case 'iterate':
      if (terminator.args.some((argument) => isGiven(subject, argument))) return true;
      break;
    case 'hole':
    case 'choose':
      return true;
    default:
      break;
  }
  return flow.successors[block]!.some((next) => may[next]! && answerOf(holding, block, next) !== 'not there');
}

/** What is known on the way from one block to the next, by what the branch between them asks. */
function outOf(holding: Holding, block: number, next: number, state: Held): Held {
  if (state === 'no') return state;
  const answer = answerOf(holding, block, next);
  return answer === 'something else' || answer === 'there' ? state : 'no';
}

/** What the branch at the end of a block says of the variable, on the way to the next. */
function answerOf({ fn, subject }: Holding, block: number, next: number): Answer {
  const { instructions, terminator } = fn.blocks[block]!;
  if (terminator.op !== 'branch' || terminator.then === terminator.otherwise) return 'something else';
  const answer = whenTrue(subject, terminator.test, instructions);
  return next === terminator.then ? answer : opposite(answer);
}

type Answer = 'there' | 'not there' | 'unclear' | 'something else';

/** What a test says of the variable where it is true. */
function whenTrue(subject: Subject, test: Value, before: readonly Instruction[]): Answer {
  if (isSubject(subject, test)) return 'there';
  switch (test.kind) {
    case 'cast':
      return whenTrue(subject, test.operand, before);
    case 'unary':
      return opposite(whenTrue(subject, test.operand, before));
    case 'compare': {
      if (test.op === '==' && isZero(test.right)) return opposite(whenTrue(subject, test.left, before));
      if (test.op === '==' && isZero(test.left)) return opposite(whenTrue(subject, test.right, before));
      return isAbout(subject, test) ? 'unclear' : 'something else';
    }
    case 'local': {
      const set = before.findLast((one) => (one.op === 'set' || one.op === 'call') && resultOf(one) === test.slot);
      if (set?.op === 'set') return whenTrue(subject, set.value, []);
      if (set?.op !== 'call') return 'something else';
      const [only, another] = set.args;
      if (isQuestion(set) && only !== undefined && another === undefined && isSubject(subject, only.value))
        return 'not there';
      return set.args.some(({ value }) => isAbout(subject, value) && !leadsTo(subject, value))
        ? 'unclear'
        : 'something else';
    }
    default:
      return isAbout(subject, test) ? 'unclear' : 'something else';
  }
}

/** The register that an instruction gives a value. */
export function resultOf(instruction: Instruction): number | null {
  return instruction.op === 'set' ? instruction.slot : instruction.op === 'call' ? instruction.result : null;
}

function opposite(answer: Answer): Answer {
  return answer === 'there' ? 'not there' : answer === 'not there' ? 'there' : answer;
}
