import type { Argument, Instruction, LoweredFunction } from '../../ir/instructions.ts';
import { visitPlace, visitTerminator, visitValue, type Visitor } from '../../ir/visit.ts';

/** The registers that a function reads anywhere. */
export function slotsRead({ blocks }: Pick<LoweredFunction, 'blocks'>): ReadonlySet<number> {
  const read = new Set<number>();
  const registers: Visitor = {
    value: (value) => {
      if (value.kind === 'local') read.add(value.slot);
    },
    place: () => undefined,
  };
  const argument = ({ value, slot }: Argument): void => {
    visitValue(value, registers);
    // A macro may ask the variable again by its name.
    if (slot !== null) read.add(slot);
  };
  for (const { instructions, terminator } of blocks) {
    for (const instruction of instructions) readInstruction(instruction, registers, argument);
    visitTerminator(terminator, registers, argument);
  }
  return read;
}

function readInstruction(instruction: Instruction, registers: Visitor, argument: (argument: Argument) => void): void {
  switch (instruction.op) {
    case 'set':
      visitValue(instruction.value, registers);
      break;
    case 'store':
      visitValue(instruction.value, registers);
      visitPlace(instruction.place, registers);
      break;
    case 'copy':
      visitPlace(instruction.to, registers);
      visitPlace(instruction.from, registers);
      break;
    case 'fill':
    case 'forget':
      visitPlace(instruction.place, registers);
      break;
    case 'call':
      if (instruction.callee.kind === 'pointer') visitValue(instruction.callee.value, registers);
      instruction.args.forEach(argument);
      break;
    case 'dead':
      break;
  }
}
