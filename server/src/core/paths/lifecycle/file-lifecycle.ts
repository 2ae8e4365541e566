import type { CataloguedPrimitive } from '../../kernel/catalogue.ts';
import type { EffectKind, ObjectClass, Place, Value } from '../../kernel/primitive.ts';
import { makesErrorPointer } from '../../kernel/objects.ts';
import { saysItEnds } from '../../kernel/names.ts';
import type { ProgramFunction } from '../program.ts';
import { isStub } from '../stub.ts';
import type { FunctionFacts, Origin, Traced, TracedCall } from './function-facts.ts';
import { anyOf, nothing, open, type Resolved } from './resolved.ts';

export type DeedKind = 'free' | 'drop' | 'take' | 'link' | 'unlink' | 'keep' | 'store' | 'unknown';

/** Something that a function does to a value, itself or through a callee that it hands the value to. */
export interface Deed {
  readonly kind: DeedKind;
  /** Of what class, where it is a matter of references. */
  readonly class: ObjectClass | null;
  readonly target: Resolved;
  /** Where a store goes. */
  readonly place: string | null;
  /** The call, by its name. */
  readonly name: string;
  /** The call is given nothing else. */
  readonly isAlone: boolean;
  /** A callee does it, which does it of itself as well. */
  readonly isThrough?: true;
  readonly at: number;
  readonly end: number;
}

/** What asks for the facts of functions, and what is known of names. */
export interface LifecycleContext {
  facts(fn: ProgramFunction): FunctionFacts;
  /** What a call of this name means: the catalogue's word, a body, or nothing. */
  callee(name: string, args: number): CataloguedPrimitive | ProgramFunction | null;
  /** What the catalogue says of the name, body or not. */
  promised(name: string, args: number): CataloguedPrimitive | null;
}

/** What the functions of a file do over the life of objects, in no order: what may happen, on whatever path. */
export interface Lifecycle {
  deeds(fn: ProgramFunction): readonly Deed[];
  /** Pointers that it has in a local, and does nothing with. */
  unused(fn: ProgramFunction): FunctionFacts['unused'];
  /** Does it do nothing at all, nor what it calls? */
  isIdle(fn: ProgramFunction): boolean;
  /** Does it, or what it calls, take from a counter? */
  counts(fn: ProgramFunction): boolean;
  /** What the catalogue promises of a function of this name. */
  promised(name: string, args: number): CataloguedPrimitive | null;
  /** The functions with a body that it calls or has called back, directly and through others, and itself. */
  reached(fn: ProgramFunction): ReadonlySet<ProgramFunction>;
}

const deepest = 24;

export function createLifecycle(context: LifecycleContext): Lifecycle {
  const deeds = new Map<ProgramFunction, readonly Deed[]>();
  const results = new Map<ProgramFunction, Resolved>();
  const ofCalls = new Map<TracedCall, Resolved>();
  const reached = new Map<ProgramFunction, ReadonlySet<ProgramFunction>>();
  const active = new Set<ProgramFunction>();

  function resolve(fn: ProgramFunction, traced: Traced, depth = 0): Resolved {
    return anyOf(
      traced.origins.map((origin) => resolveOrigin(fn, origin, depth)),
      traced,
    );
  }

  function resolveOrigin(fn: ProgramFunction, origin: Origin, depth: number): Resolved {
    switch (origin.kind) {
      case 'parameter':
        return { ...nothing, parameters: new Set([origin.index]) };
      case 'loaded':
        return { ...nothing, loaded: new Set([origin.place]) };
      case 'address':
        return { ...nothing, addresses: new Set([origin.place]) };
      case 'entry':
        return origin.member === null ? open : { ...nothing, entries: new Set([origin.member]) };
      case 'null':
        return { ...nothing, isNull: true };
      case 'other':
        return open;
      case 'result': {
        const call = context.facts(fn).calls[origin.call];
        return call === undefined || depth > deepest ? open : resultOf(fn, call, depth + 1);
      }
    }
  }

  function resultOf(fn: ProgramFunction, call: TracedCall, depth: number): Resolved {
    const known = ofCalls.get(call);
    if (known !== undefined) return known;
    // A value that a loop computes from itself comes from what it began with.
    ofCalls.set(call, nothing);
    const found = findResult(fn, call, depth);
    ofCalls.set(call, found);
    return found;
  }

  function findResult(fn: ProgramFunction, call: TracedCall, depth: number): Resolved {
    if (call.name === null) return open;
    if (makesErrorPointer.has(call.name)) return nothing;
    const callee = context.callee(call.name, call.args.length);
    if (callee === null) return open;
    if (!('declaration' in callee)) return given(fn, call, resultOfFunction(callee, depth), depth);
    const ways = callee.declaration.results.map((result) => valueOf(fn, call, callee, result.value, depth));
    const counted = [
      ...(callee.declaration.effects ?? []),
      ...callee.declaration.results.flatMap((one) => one.effects ?? []),
    ].flatMap((effect) =>
      effect.effect === 'ref' && effect.of === 'result' && effect.down !== true ? [effect.class] : [],
    );
    const all = anyOf(ways, { tag: null, same: null });
    return counted.length === 0 ? all : { ...all, isOpen: false, counted: new Set([...all.counted, ...counted]) };
  }

  function resultOfFunction(fn: ProgramFunction, depth: number): Resolved {
    const known = results.get(fn);
    if (known !== undefined) return known;
    results.set(fn, open);
    const found = anyOf(
      context.facts(fn).returns.map((value) => resolve(fn, value, depth)),
      { tag: null, same: null },
    );
    results.set(fn, found);
    return found;
  }

  /** What a callee says in terms of its parameters, in terms of the call's arguments. */
  function given(fn: ProgramFunction, call: TracedCall, value: Resolved, depth: number): Resolved {
    if (value.parameters.size === 0) return { ...value, same: null };
    const args = [...value.parameters].map((position) => {
      const argument = call.args[position];
      return argument === undefined ? open : resolve(fn, argument, depth);
    });
    const only = value.parameters.size === 1 ? call.args[[...value.parameters][0]!] : undefined;
    return anyOf([{ ...value, parameters: new Set() }, ...args], { tag: value.tag, same: only?.same ?? null });
  }

  function valueOf(
    fn: ProgramFunction,
    call: TracedCall,
    primitive: CataloguedPrimitive,
    value: Value,
    depth: number,
  ): Resolved {
    switch (value.is) {
      case 'fresh':
        return { ...nothing, fresh: new Set([value.class]) };
      case 'place':
        return placed(fn, call, primitive, value.place, depth);
      case 'null':
        return { ...nothing, isNull: true };
      case 'pure': {
        // Another view of the first argument: the page of an address, the folio of a page.
        const [first] = call.args;
        if (first === undefined || primitive.declaration.presumed === true) return open;
        return { ...resolve(fn, first, depth), tag: null };
      }
      case 'errno':
      case 'errorPointer':
      case 'constant':
      case 'void':
        return nothing;
      default:
        return open;
    }
  }

  /** The value at a place of the catalogue, as far as one step from an argument leads. */
  function placed(
    fn: ProgramFunction,
    call: TracedCall,
    primitive: CataloguedPrimitive,
    place: Place,
    depth: number,
  ): Resolved {
    const match = /^([&*]?)(\w+)(?:->([\w.]+))?$/.exec(place.trim());
    if (match === null) return open;
    const [, sign, name, member] = match;
    const position = primitive.prototype.parameters.findIndex((parameter) => parameter.name === name);
    const argument = call.args[position];
    if (argument === undefined) return open;
    const value = resolve(fn, argument, depth);
    if (member !== undefined) {
      const holder = value.tag ?? structOf(primitive.prototype.parameters[position]!.type);
      return holder === null ? open : { ...nothing, loaded: new Set([`${holder}.${member}`]) };
    }
    if (sign === '*') return value.addresses.size > 0 ? { ...nothing, loaded: value.addresses } : open;
    if (sign === '&') return argument.place === null ? open : { ...nothing, addresses: new Set([argument.place]) };
    return value;
  }

  function deedsOf(fn: ProgramFunction): readonly Deed[] {
    const known = deeds.get(fn);
    if (known !== undefined) return known;
    // One that calls itself does what it does without.
    if (active.has(fn) || active.size > deepest) return [];
    active.add(fn);
    const facts = context.facts(fn);
    const found: Deed[] = [];
    for (const call of facts.calls) found.push(...deedsOfCall(fn, call));
    for (const { place, value, at, end } of facts.stores)
      found.push({ kind: 'store', class: null, target: resolve(fn, value), place, name: '', isAlone: true, at, end });
    active.delete(fn);
    deeds.set(fn, found);
    return found;
  }

  function deedsOfCall(fn: ProgramFunction, call: TracedCall): Deed[] {
    const { at, end } = call;
    const name = call.name ?? call.field ?? '';
    const isAlone = call.args.length === 1;
    const callee = call.name === null ? null : context.callee(call.name, call.args.length);
    if (callee === null) return call.args.map((argument) => unknown(fn, argument, { name, isAlone, at, end }));
    if ('declaration' in callee) {
      const { effects = [], results: ways } = callee.declaration;
      // By its name it ends what it is given, and what is declared of it does not say so.
      if (effects.length === 0 && ways.every((way) => way.value.is === 'void') && mayEnd(name))
        return call.args.slice(0, 1).map((argument) => unknown(fn, argument, { name, isAlone, at, end }));
      return [...effects, ...ways.flatMap((way) => way.effects ?? [])].flatMap((effect) => {
        const deed = deedOfEffect(effect);
        if (deed === null) return [];
        const target = deed.of === 'result' ? resultOf(fn, call, 1) : placed(fn, call, callee, deed.of, 0);
        const place = deed.to === null ? null : placeOf(fn, call, callee, deed.to);
        return [{ kind: deed.kind, class: deed.class, target, place, name, isAlone, at, end }];
      });
    }
    return deedsOf(callee).flatMap((deed) =>
      deed.target.parameters.size === 0 || deed.kind === 'store'
        ? []
        : [{ ...deed, target: given(fn, call, deed.target, 0), isThrough: true, at, end }],
    );
  }

  function unknown(fn: ProgramFunction, argument: Traced, of: Pick<Deed, 'name' | 'isAlone' | 'at' | 'end'>): Deed {
    return { kind: 'unknown', class: null, place: null, target: resolve(fn, argument), ...of };
  }

  /** Where a store of a primitive goes. */
  function placeOf(fn: ProgramFunction, call: TracedCall, primitive: CataloguedPrimitive, place: Place): string | null {
    const match = /^([&*]?)(\w+)$/.exec(place.trim());
    const position = primitive.prototype.parameters.findIndex((parameter) => parameter.name === match?.[2]);
    const argument = call.args[position];
    if (match === null || argument === undefined) return null;
    if (match[1] !== '*') return argument.place;
    const [only, another] = [...resolve(fn, argument).addresses];
    return another === undefined ? (only ?? null) : null;
  }

  function reachedFrom(fn: ProgramFunction): ReadonlySet<ProgramFunction> {
    const known = reached.get(fn);
    if (known !== undefined) return known;
    const met = new Set([fn]);
    for (const one of met) {
      const { calls, names } = context.facts(one);
      const called = calls.flatMap(({ name, args }) => (name === null ? [] : [context.callee(name, args.length)]));
      // What it names without calling it is called back.
      for (const callee of [...called, ...[...names].map((name) => context.callee(name, 0))])
        if (callee !== null && !('declaration' in callee)) met.add(callee);
    }
    reached.set(fn, met);
    return met;
  }

  function isIdle(fn: ProgramFunction): boolean {
    return [...reachedFrom(fn)].every((one) => {
      const { calls, stores, writesElsewhere } = context.facts(one);
      return stores.length === 0 && !writesElsewhere && calls.every(isIdleCall);
    });
  }

  function counts(fn: ProgramFunction): boolean {
    return [...reachedFrom(fn)].some((one) =>
      context.facts(one).calls.some(({ name, args }) => {
        const callee = name === null ? null : context.callee(name, args.length);
        if (callee === null || !('declaration' in callee)) return false;
        const { effects = [], results: ways } = callee.declaration;
        return [...effects, ...ways.flatMap((way) => way.effects ?? [])].some(
          (effect) => effect.effect === 'add' && effect.down === true,
        );
      }),
    );
  }

  function isIdleCall({ name, args }: TracedCall): boolean {
    const callee = name === null ? null : context.callee(name, args.length);
    if (callee === null) return false;
    // What stands in under an `#if` says nothing of what stands there otherwise.
    if (!('declaration' in callee)) return !isStub(callee) || callee.text.conditions.length === 0;
    const { effects = [], results: ways, writes = [], sleeps } = callee.declaration;
    // What waits for something is called for that.
    if (sleeps === 'may') return false;
    const isSaid = effects.length > 0 || writes.length > 0 || ways.some((way) => (way.effects ?? []).length > 0);
    // What returns nothing is called for what it does, said or not.
    return !isSaid && !saysItEnds(callee.name) && ways.every((way) => way.value.is !== 'void');
  }

  return {
    deeds: deedsOf,
    unused: (fn) => context.facts(fn).unused,
    isIdle,
    counts,
    promised: context.promised,
    reached: reachedFrom,
  };
}

/** At once, or when nobody reads it any more. */
function mayEnd(name: string): boolean {
  return saysItEnds(name) || /(?:^|_)rcu(?:_|$)/.test(name);
}

/** What an effect of the catalogue is over the life of an object; null where it is nothing of the kind. */
function deedOfEffect(
  effect: EffectKind,
): { kind: DeedKind; class: ObjectClass | null; of: Place; to: Place | null } | null {
  switch (effect.effect) {
    case 'free':
      return { kind: 'free', class: null, of: effect.of, to: null };
    case 'ref':
      if (effect.holder !== 'caller' || effect.known === true) return null;
      return { kind: effect.down === true ? 'drop' : 'take', class: effect.class, of: effect.of, to: null };
    case 'pin':
      return { kind: effect.down === true ? 'drop' : 'take', class: 'folio', of: effect.of, to: null };
    case 'link':
    case 'unlink':
    case 'keep':
      return { kind: effect.effect, class: null, of: effect.of, to: null };
    case 'store':
      return effect.value.is === 'place' ? { kind: 'store', class: null, of: effect.value.place, to: effect.at } : null;
    default:
      return null;
  }
}

function structOf(type: string): string | null {
  return /^(?:const )?((?:struct|union) \w+) \*$/.exec(type.trim())?.[1] ?? null;
}
