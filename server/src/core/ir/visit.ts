import type { Argument, Place, Terminator, Value } from './instructions.ts';

/** What is told of each value and each place, before what it is made of. */
export interface Visitor {
  value(value: Value): void;
  place(place: Place): void;
}

/** Visits a value and all that it is made of. */
export function visitValue(value: Value, visitor: Visitor): void {
  visitor.value(value);
  switch (value.kind) {
    case 'load':
    case 'addressOf':
      visitPlace(value.place, visitor);
      return;
    case 'unary':
    case 'cast':
    case 'containerOf':
      visitValue(value.operand, visitor);
      return;
    case 'binary':
    case 'compare':
      visitValue(value.left, visitor);
      visitValue(value.right, visitor);
      return;
    default:
      return;
  }
}

/** Visits a place and all that leads to it. */
export function visitPlace(place: Place, visitor: Visitor): void {
  visitor.place(place);
  switch (place.kind) {
    case 'deref':
      visitValue(place.pointer, visitor);
      return;
    case 'field':
      visitPlace(place.of, visitor);
      return;
    case 'index':
      visitPlace(place.of, visitor);
      visitValue(place.index, visitor);
      return;
    default:
      return;
  }
}

/** Visits what the end of a block asks for; arguments of a loop macro are left to `argument`. */
export function visitTerminator(
  terminator: Terminator,
  visitor: Visitor,
  argument: (argument: Argument) => void,
): void {
  if (terminator.op === 'branch') visitValue(terminator.test, visitor);
  else if (terminator.op === 'switch') visitValue(terminator.subject, visitor);
  else if (terminator.op === 'iterate') terminator.args.forEach(argument);
  else if (terminator.op === 'return' && terminator.value !== null) visitValue(terminator.value, visitor);
}
