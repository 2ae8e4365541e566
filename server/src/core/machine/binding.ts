import type { Argument } from '../ir/instructions.ts';
import type { Place } from '../kernel/primitive.ts';
import type { ParsedPrototype } from '../kernel/prototype.ts';
import { accessMemory, type Evaluation } from './evaluate.ts';
import { load } from './store.ts';
import type { Term } from './terms.ts';

/** A call of a primitive: which argument each of its parameters has. */
export interface Binding {
  readonly name: string;
  readonly prototype: ParsedPrototype;
  readonly parameters: ReadonlyMap<string, BoundArgument>;
  result: Term | null;
}

export interface BoundArgument {
  readonly value: Term;
  readonly argument: Argument;
  /** Where the argument is an lvalue in memory. */
  readonly location: Term | null;
}

/** `current` and `cpu` stand for what no argument names. */
const implied = new Set(['current', 'cpu']);

/** The value at a catalogue's place, or null where the call does not tell it. */
export function placeValue(e: Evaluation, binding: Binding, place: Place): Term | null {
  const text = place.trim();
  if (text.startsWith('&')) return placeLocation(e, binding, text.slice(1));
  if (text.startsWith('*')) {
    const pointer = placeValue(e, binding, text.slice(1));
    return pointer === null ? null : read(e, pointer);
  }
  const arrow = lastStep(text);
  if (arrow !== null) {
    const location = placeLocation(e, binding, text);
    return location === null ? null : read(e, location);
  }
  if (text === 'result') return binding.result;
  if (implied.has(text)) return e.machine.terms.global(text);
  return binding.parameters.get(text)?.value ?? null;
}

/** The address of a catalogue's place. */
export function placeLocation(e: Evaluation, binding: Binding, place: Place): Term | null {
  const text = place.trim();
  if (text.startsWith('*')) return placeValue(e, binding, text.slice(1));
  const step = lastStep(text);
  if (step === null) return binding.parameters.get(text)?.location ?? null;
  const of = step.arrow ? placeValue(e, binding, step.of) : placeLocation(e, binding, step.of);
  return of === null ? null : e.machine.terms.field(of, step.field);
}

function lastStep(text: string): { of: string; field: string; arrow: boolean } | null {
  const arrow = text.lastIndexOf('->');
  const dot = text.lastIndexOf('.');
  if (arrow < 0 && dot < 0) return null;
  return arrow > dot ? { of: text.slice(0, arrow), field: text.slice(arrow + 2), arrow: true } : { of: text.slice(0, dot), field: text.slice(dot + 1), arrow: false };
}

function read(e: Evaluation, location: Term): Term {
  accessMemory(e, location);
  return load(e.machine.terms, e.state, location);
}
