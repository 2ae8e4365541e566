import type { Argument, Instruction, LoweredFunction, Place, Value } from '../../ir/instructions.ts';

/** A variable of a function, in a register or in memory, and the registers that only pass its value on. */
export interface Subject {
  readonly slot: number;
  readonly copies: ReadonlySet<number>;
}

/** The temporary registers that are given the variable's value and nothing else. */
export function subjectOf(fn: LoweredFunction, slot: number): Subject {
  const given = new Map<number, boolean>();
  const alone: Subject = { slot, copies: new Set() };
  for (const { instructions } of fn.blocks)
    for (const one of instructions) {
      const target = one.op === 'set' ? one.slot : one.op === 'call' ? one.result : null;
      if (target === null || !fn.slots[target]!.temporary) continue;
      const isCopy = one.op === 'set' && isSubject(alone, one.value);
      given.set(target, isCopy && given.get(target) !== false);
    }
  return { slot, copies: new Set([...given].filter(([, isCopy]) => isCopy).map(([target]) => target)) };
}

/** Is it the variable's own value? */
export function isSubject(subject: Subject, value: Value): boolean {
  switch (value.kind) {
    case 'local':
      return value.slot === subject.slot || subject.copies.has(value.slot);
    case 'cast':
      return isSubject(subject, value.operand);
    case 'load':
      return value.place.kind === 'variable' && value.place.slot === subject.slot;
    default:
      return false;
  }
}

/** Can who has the value get at what the variable leads to? What is read from there is another thing. */
export function leadsTo(subject: Subject, value: Value): boolean {
  if (isSubject(subject, value)) return true;
  switch (value.kind) {
    case 'cast':
    case 'containerOf':
      return leadsTo(subject, value.operand);
    case 'unary':
      return value.op !== '!' && leadsTo(subject, value.operand);
    case 'binary':
      return leadsTo(subject, value.left) || leadsTo(subject, value.right);
    case 'addressOf':
      return isWithin(subject, value.place);
    default:
      return false;
  }
}

/** Is the place the variable itself, or a part of what it leads to? */
function isWithin(subject: Subject, place: Place): boolean {
  switch (place.kind) {
    case 'variable':
      return place.slot === subject.slot;
    case 'field':
    case 'index':
      return isWithin(subject, place.of);
    case 'deref':
      return leadsTo(subject, place.pointer);
    case 'global':
      return false;
  }
}

/** Does a comparison with it stand in the value? */
export function isAbout(subject: Subject, value: Value): boolean {
  switch (value.kind) {
    case 'compare':
      return [value.left, value.right].some((side) => leadsTo(subject, side) || isAbout(subject, side));
    case 'unary':
    case 'cast':
      return leadsTo(subject, value.operand) || isAbout(subject, value.operand);
    default:
      return leadsTo(subject, value);
  }
}

export function isGiven(subject: Subject, { value, slot }: Argument): boolean {
  return leadsTo(subject, value) || slot === subject.slot;
}

/** Does the instruction give the variable another value? */
export function redefines(subject: Subject, instruction: Instruction): boolean {
  switch (instruction.op) {
    case 'set':
      return instruction.slot === subject.slot;
    case 'store':
      return instruction.place.kind === 'variable' && instruction.place.slot === subject.slot;
    case 'call':
      return instruction.result === subject.slot;
    default:
      return false;
  }
}
