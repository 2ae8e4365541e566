import type { Argument, LoweredFunction, Place, Value } from '../ir/instructions.ts';

/** Names of the fields, constants and functions that a body asks for: what its caller must keep apart. */
export function collectReads(fn: LoweredFunction, into: Set<string>): void {
  const value = (v: Value): void => {
    switch (v.kind) {
      case 'load':
      case 'addressOf':
        place(v.place);
        return;
      case 'constant':
        into.add(v.name);
        return;
      case 'unary':
      case 'cast':
      case 'containerOf':
        value(v.operand);
        return;
      case 'binary':
      case 'compare':
        value(v.left);
        value(v.right);
        return;
      default:
        return;
    }
  };
  const place = (p: Place): void => {
    switch (p.kind) {
      case 'global':
        into.add(p.name);
        return;
      case 'field':
        into.add(p.field);
        place(p.of);
        return;
      case 'index':
        value(p.index);
        place(p.of);
        return;
      case 'deref':
        value(p.pointer);
        return;
      case 'variable':
        return;
    }
  };
  const argument = (a: Argument): void => {
    value(a.value);
    if (a.place !== null) place(a.place);
  };
  for (const block of fn.blocks) {
    for (const instruction of block.instructions) {
      switch (instruction.op) {
        case 'set':
          value(instruction.value);
          break;
        case 'store':
          value(instruction.value);
          place(instruction.place);
          break;
        case 'copy':
          place(instruction.from);
          break;
        case 'call':
          if (instruction.callee.kind === 'name') into.add(instruction.callee.name);
          else value(instruction.callee.value);
          instruction.args.forEach(argument);
          break;
        default:
          break;
      }
    }
    const end = block.terminator;
    if (end.op === 'branch') value(end.test);
    else if (end.op === 'switch') value(end.subject);
    else if (end.op === 'iterate') end.args.forEach(argument);
    else if (end.op === 'return' && end.value !== null) value(end.value);
  }
}
