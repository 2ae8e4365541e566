import type { Argument, LoweredFunction, Place, Value } from '../../ir/instructions.ts';
import { slotsRead } from './slots-read.ts';
import { identityOf, placeName, pointedStruct, typeOf } from './places.ts';

/** Where a value may come from, by one of its assignments. */
export type Origin =
  | { readonly kind: 'parameter'; readonly index: number }
  /** Read from a member or a variable at file scope. */
  | { readonly kind: 'loaded'; readonly place: string }
  /** The address of one. */
  | { readonly kind: 'address'; readonly place: string }
  /** What a call returned, by its number in `FunctionFacts.calls`. */
  | { readonly kind: 'result'; readonly call: number }
  /** One of a list, by the member that links it; null where the loop does not name one. */
  | { readonly kind: 'entry'; readonly member: string | null }
  | { readonly kind: 'null' }
  | { readonly kind: 'other' };

/** A value by all of its origins, whatever path leads to it. */
export interface Traced {
  readonly origins: readonly Origin[];
  /** "struct share", where it is a pointer to one. */
  readonly tag: string | null;
  /** The same for the same thing within the function; null where nothing tells. */
  readonly same: string | null;
}

export interface TracedArgument extends Traced {
  /** The argument as a place, for what is handed over by name. */
  readonly place: string | null;
}

export interface TracedCall {
  /** Null where it goes through a pointer. */
  readonly name: string | null;
  /** The member that the pointer was read from. */
  readonly field: string | null;
  readonly args: readonly TracedArgument[];
  readonly at: number;
  readonly end: number;
}

export interface TracedStore {
  readonly place: string;
  readonly value: Traced;
  readonly at: number;
  readonly end: number;
}

/** What a function does, in no order and on no path in particular: every call, every store, where values come from. */
export interface FunctionFacts {
  readonly calls: readonly TracedCall[];
  readonly stores: readonly TracedStore[];
  readonly returns: readonly Traced[];
  /** It writes to memory of others that has no name here; not what a caller gave for the result. */
  readonly writesElsewhere: boolean;
  /** Members by which a loop of the function walks a list: what is freed there leaves with its list. */
  readonly walks: readonly string[];
  /** Pointers that it has in a local, and does nothing with. */
  readonly unused: readonly { readonly name: string; readonly origins: readonly Origin[] }[];
  /** Functions that it names without calling them. */
  readonly names: ReadonlySet<string>;
}

/** The parameters of a loop macro: which is bound to an entry, and which names the member that links it. */
export type LoopShape = (
  loop: string,
) => { readonly parameters: readonly string[]; readonly binds: readonly string[] } | null;

type Definition =
  { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'origin'; readonly origin: Origin };

export function factsOf(graphs: readonly LoweredFunction[], loop: LoopShape): FunctionFacts {
  const parts = graphs.map((graph) => factsOfGraph(graph, loop));
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  // The graphs of `#if` choices are one function: results are counted through.
  let offset = 0;
  const shifted = parts.map((part) => {
    const by = offset;
    offset += part.calls.length;
    return shift(part, by);
  });
  return {
    calls: shifted.flatMap((part) => part.calls),
    stores: shifted.flatMap((part) => part.stores),
    returns: shifted.flatMap((part) => part.returns),
    writesElsewhere: shifted.some((part) => part.writesElsewhere),
    walks: shifted.flatMap((part) => part.walks),
    // One that some `#if` uses is used.
    unused:
      parts[0]?.unused.filter(({ name }) => parts.every((part) => part.unused.some((one) => one.name === name))) ?? [],
    names: new Set(shifted.flatMap((part) => [...part.names])),
  };
}

function shift(facts: FunctionFacts, by: number): FunctionFacts {
  const moved = <T extends Traced>(traced: T): T => ({
    ...traced,
    origins: traced.origins.map((origin) =>
      origin.kind === 'result' ? { ...origin, call: origin.call + by } : origin,
    ),
  });
  return {
    ...facts,
    calls: facts.calls.map((call) => ({ ...call, args: call.args.map(moved) })),
    stores: facts.stores.map((store) => ({ ...store, value: moved(store.value) })),
    returns: facts.returns.map(moved),
  };
}

function factsOfGraph(graph: LoweredFunction, loop: LoopShape): FunctionFacts {
  const definitions = new Map<number, Definition[]>();
  const define = (slot: number, definition: Definition): void => {
    const known = definitions.get(slot);
    if (known === undefined) definitions.set(slot, [definition]);
    else known.push(definition);
  };
  const names = new Set<string>();
  const walks: string[] = [];
  graph.parameters.forEach((slot, index) => define(slot, { kind: 'origin', origin: { kind: 'parameter', index } }));
  let calls = 0;
  for (const { instructions, terminator } of graph.blocks) {
    for (const instruction of instructions) {
      switch (instruction.op) {
        case 'set':
          define(instruction.slot, { kind: 'value', value: instruction.value });
          break;
        case 'store':
          if (instruction.place.kind === 'variable')
            define(instruction.place.slot, { kind: 'value', value: instruction.value });
          break;
        case 'call':
          if (instruction.result !== null)
            define(instruction.result, { kind: 'origin', origin: { kind: 'result', call: calls } });
          calls++;
          break;
        default:
          break;
      }
    }
    if (terminator.op !== 'iterate') continue;
    const shape = loop(terminator.loop);
    const member = shape === null ? null : memberOfLoop(shape.parameters, terminator.args);
    for (const [position, argument] of terminator.args.entries()) {
      const parameter = shape?.parameters[position];
      if (argument.slot === null || parameter === undefined || !shape!.binds.includes(parameter)) continue;
      const tag = pointedStruct(graph.slots[argument.slot]!.type);
      const name = tag === null || member === null ? null : `${tag}.${member}`;
      if (name !== null) walks.push(name);
      define(argument.slot, { kind: 'origin', origin: { kind: 'entry', member: name } });
    }
  }

  // A local that is given one value stands for that.
  const canonical = (slot: number, depth = 0): string => {
    const [only, another] = definitions.get(slot) ?? [];
    if (only?.kind !== 'value' || another !== undefined || depth > 8) return `#${slot}`;
    return identityOf(only.value, (other) => canonical(other, depth + 1)) ?? `#${slot}`;
  };

  const originsOf = (value: Value, met: Set<number>): Origin[] => {
    switch (value.kind) {
      case 'local':
        return originsOfSlot(value.slot, met);
      case 'cast':
        return originsOf(value.operand, met);
      case 'load': {
        if (value.place.kind === 'variable') return originsOfSlot(value.place.slot, met);
        const place = placeName(value.place);
        return [place === null ? { kind: 'other' } : { kind: 'loaded', place }];
      }
      case 'addressOf': {
        const place = placeName(value.place);
        if (place !== null) return [{ kind: 'address', place }];
        // `&*p` is p, and `&p[1]` lies in what p leads to.
        const whole = value.place.kind === 'index' ? value.place.of : value.place;
        return whole.kind === 'deref' ? originsOf(whole.pointer, met) : [{ kind: 'other' }];
      }
      case 'binary':
        return value.op === '+' || value.op === '-' || value.op === '&' || value.op === '|'
          ? originsOf(value.left, met)
          : [{ kind: 'other' }];
      case 'int':
        return [value.value === 0n ? { kind: 'null' } : { kind: 'other' }];
      case 'function':
        names.add(value.name);
        return [{ kind: 'other' }];
      default:
        return [{ kind: 'other' }];
    }
  };

  const originsOfSlot = (slot: number, met: Set<number>): Origin[] => {
    if (met.has(slot)) return [];
    met.add(slot);
    const known = definitions.get(slot);
    if (known === undefined) return [{ kind: 'other' }];
    return known.flatMap((definition) =>
      definition.kind === 'origin' ? [definition.origin] : originsOf(definition.value, met),
    );
  };

  const trace = (value: Value): Traced => {
    const type = typeOf(value);
    return {
      origins: each(originsOf(value, new Set())),
      tag: (type === null ? null : pointedStruct(type)) ?? tagBehindCasts(value),
      same: identityOf(value, (slot) => canonical(slot)),
    };
  };

  const unused = (): FunctionFacts['unused'] => {
    const read = slotsRead(graph);
    return graph.slots.flatMap(({ name, type, temporary, inMemory }, slot) => {
      const isPointer = !temporary && !inMemory && type.kind === 'pointer' && !graph.parameters.includes(slot);
      return isPointer && definitions.has(slot) && !read.has(slot)
        ? [{ name, origins: originsOfSlot(slot, new Set()) }]
        : [];
    });
  };

  const tracedCalls: TracedCall[] = [];
  const stores: TracedStore[] = [];
  const returns: Traced[] = [];
  let writesElsewhere = false;
  for (const { instructions, terminator } of graph.blocks) {
    for (const instruction of instructions) {
      const { at, end } = instruction;
      if (instruction.op === 'call') {
        const { callee } = instruction;
        tracedCalls.push({
          name: callee.kind === 'name' ? callee.name : null,
          field: callee.kind === 'pointer' ? callee.field : null,
          args: instruction.args.map((argument) => ({
            ...trace(argument.value),
            place: nameOfArgument(argument.place),
          })),
          at,
          end,
        });
      } else if (instruction.op === 'store') {
        const place = placeName(instruction.place);
        const value = trace(instruction.value);
        if (place !== null) stores.push({ place, value, at, end });
        else if (!isLocalOrResult(instruction.place)) writesElsewhere = true;
      } else if (instruction.op === 'set') {
        if (instruction.value.kind === 'function') names.add(instruction.value.name);
      }
    }
    if (terminator.op === 'return' && terminator.value !== null) returns.push(trace(terminator.value));
  }
  return { calls: tracedCalls, stores, returns, writesElsewhere, walks, unused: unused(), names };
}

/** A variable of the function, or `*result` of a pointer that it has. */
function isLocalOrResult(place: Place): boolean {
  switch (place.kind) {
    case 'variable':
      return true;
    case 'deref':
      return place.pointer.kind === 'local';
    case 'field':
    case 'index':
      return place.of.kind !== 'deref' && isLocalOrResult(place.of);
    case 'global':
      return false;
  }
}

function nameOfArgument(place: Place | null): string | null {
  return place === null ? null : placeName(place);
}

function memberOfLoop(parameters: readonly string[], args: readonly Argument[]): string | null {
  const position = parameters.indexOf('member');
  const text = position < 0 ? undefined : args[position]?.text;
  return /^\w+/.exec(text ?? '')?.[0] ?? null;
}

/** `(unsigned long)p` is still of p's type; so is `kfree((void *)p)`. */
function tagBehindCasts(value: Value): string | null {
  if (value.kind !== 'cast') return null;
  const type = typeOf(value.operand);
  return (type === null ? null : pointedStruct(type)) ?? tagBehindCasts(value.operand);
}

function each(origins: readonly Origin[]): Origin[] {
  return [...new Map(origins.map((origin) => [JSON.stringify(origin), origin] as const)).values()];
}
