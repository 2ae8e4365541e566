import type { Instruction, LoweredFunction, Place, Terminator, Value } from '../../ir/instructions.ts';

/** The registers that a function reads anywhere. */
export function slotsRead({ blocks }: Pick<LoweredFunction, 'blocks'>): ReadonlySet<number> {
  const read = new Set<number>();
  const value = (one: Value): void => {
    switch (one.kind) {
      case 'local':
        read.add(one.slot);
        break;
      case 'load':
      case 'addressOf':
        place(one.place);
        break;
      case 'unary':
      case 'cast':
      case 'containerOf':
        value(one.operand);
        break;
      case 'binary':
      case 'compare':
        value(one.left);
        value(one.right);
        break;
      default:
        break;
    }
  };
  const place = (one: Place): void => {
    if (one.kind === 'deref') value(one.pointer);
    else if (one.kind === 'field') place(one.of);
    else if (one.kind === 'index') {
      place(one.of);
      value(one.index);
    }
  };
  for (const { instructions, terminator } of blocks) {
    for (const instruction of instructions) readInstruction(instruction, value, place, read);
    readTerminator(terminator, value, read);
  }
  return read;
}

function readInstruction(
  instruction: Instruction,
  value: (one: Value) => void,
  place: (one: Place) => void,
  read: Set<number>,
): void {
  switch (instruction.op) {
    case 'set':
      value(instruction.value);
      break;
    case 'store':
      value(instruction.value);
      place(instruction.place);
      break;
    case 'copy':
      place(instruction.to);
      place(instruction.from);
      break;
    case 'fill':
    case 'forget':
      place(instruction.place);
      break;
    case 'call':
      if (instruction.callee.kind === 'pointer') value(instruction.callee.value);
      for (const argument of instruction.args) {
        value(argument.value);
        // A macro may ask the variable again by its name.
        if (argument.slot !== null) read.add(argument.slot);
      }
      break;
    case 'dead':
      break;
  }
}

function readTerminator(terminator: Terminator, value: (one: Value) => void, read: Set<number>): void {
  switch (terminator.op) {
    case 'branch':
      value(terminator.test);
      break;
    case 'switch':
      value(terminator.subject);
      break;
    case 'iterate':
      for (const argument of terminator.args) {
        value(argument.value);
        if (argument.slot !== null) read.add(argument.slot);
      }
      break;
    case 'return':
      if (terminator.value !== null) value(terminator.value);
      break;
    default:
      break;
  }
}
