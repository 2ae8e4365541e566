import type { Argument } from '../ir/instructions.ts';
import { resolveTypeText } from '../ir/type-text.ts';
import { fieldType, pointee, pointerTo, unknownType, type Type, type TypeScope } from '../ir/types.ts';
import { contentFields } from '../kernel/objects.ts';
import type { Place } from '../kernel/primitive.ts';
import type { ParsedPrototype } from '../kernel/prototype.ts';
import { accessMemory, type Evaluation } from './evaluate.ts';
import { signedBetween } from './facts.ts';
import { load, restrict } from './store.ts';
import type { Term } from './terms.ts';

/** A call of a primitive: which argument each of its parameters has. */
export interface Binding {
  readonly name: string;
  readonly prototype: ParsedPrototype;
  readonly parameters: ReadonlyMap<string, BoundArgument>;
  /** What is passed in the place of `...`. */
  readonly others: readonly Term[];
  /** Can the call come out in more than one way, and say so? */
  readonly mayFail: boolean;
  /** Does the call wait for a lock that it takes? What only tries, or takes one that nobody else can have, does not. */
  waits: boolean;
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
    return pointer === null ? null : read(e, binding, text, pointer);
  }
  const arrow = lastStep(text);
  if (arrow !== null) {
    const location = placeLocation(e, binding, text);
    return location === null ? null : read(e, binding, text, location);
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
  return arrow > dot
    ? { of: text.slice(0, arrow), field: text.slice(arrow + 2), arrow: true }
    : { of: text.slice(0, dot), field: text.slice(dot + 1), arrow: false };
}

function read(e: Evaluation, binding: Binding, place: Place, location: Term): Term {
  accessMemory(e, location);
  const known = e.state.memory.get(location);
  if (known !== undefined) return known;
  const term = load(e.machine.terms, e.state, location, placeType(e.machine.types, binding, place));
  // A counter is presumed to be far from where it would wrap.
  if (location.kind === 'field' && contentFields.has(location.field)) restrict(e.state, term, nearZero);
  return term;
}

const nearZero = signedBetween(-(1n << 30n), 1n << 30n);

/** The C type at a place, as far as the signature and the declarations at hand tell it. */
function placeType(scope: TypeScope, binding: Binding, place: Place): Type {
  const text = place.trim();
  if (text.startsWith('*')) return pointee(placeType(scope, binding, text.slice(1)));
  if (text.startsWith('&')) return pointerTo(placeType(scope, binding, text.slice(1)));
  const step = lastStep(text);
  if (step !== null) {
    const of = placeType(scope, binding, step.of);
    return fieldType(scope, step.arrow ? pointee(of) : of, step.field);
  }
  const written =
    text === 'result'
      ? binding.prototype.returns
      : binding.prototype.parameters.find((parameter) => parameter.name === text)?.type;
  return written === undefined ? unknownType : resolveTypeText(scope, written);
}
