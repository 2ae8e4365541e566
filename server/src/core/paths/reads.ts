import type { Argument, LoweredFunction } from '../ir/instructions.ts';
import { visitPlace, visitTerminator, visitValue, type Visitor } from '../ir/visit.ts';

/** Names of the fields, constants and functions that a body asks for: what its caller must keep apart. */
export function collectReads(fn: LoweredFunction, into: Set<string>): void {
  const names: Visitor = {
    value: (value) => {
      if (value.kind === 'constant') into.add(value.name);
    },
    place: (place) => {
      if (place.kind === 'global') into.add(place.name);
      else if (place.kind === 'field') into.add(place.field);
    },
  };
  const argument = (one: Argument): void => {
    visitValue(one.value, names);
    if (one.place !== null) visitPlace(one.place, names);
  };
  for (const { instructions, terminator } of fn.blocks) {
    for (const instruction of instructions) {
      switch (instruction.op) {
        case 'set':
          visitValue(instruction.value, names);
          break;
        case 'store':
          visitValue(instruction.value, names);
          visitPlace(instruction.place, names);
          break;
        case 'copy':
          visitPlace(instruction.from, names);
          break;
        case 'call':
          if (instruction.callee.kind === 'name') into.add(instruction.callee.name);
          else visitValue(instruction.callee.value, names);
          instruction.args.forEach(argument);
          break;
        default:
          break;
      }
    }
    visitTerminator(terminator, names, argument);
  }
}
