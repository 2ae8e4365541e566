import type { Argument } from '../ir/instructions.ts';
import type { Type } from '../ir/types.ts';
import type { CataloguedPrimitive } from '../kernel/catalogue.ts';
import type { Effect, Result } from '../kernel/primitive.ts';
import { applyEffect } from './apply-effect.ts';
import { placeLocation, placeValue, type Binding, type BoundArgument } from './binding.ts';
import { assumeCondition, conditionTruth } from './conditions.ts';
import type { EffectWord } from './effects.ts';
import { accessMemory, evaluate, locate, requireObject, type Evaluation } from './evaluate.ts';
import { failAllocation } from './failed-allocation.ts';
import { needLocks } from './needed-locks.ts';
import { resultValue, returnType } from './result-value.ts';
import type { Machine, Site } from './machine.ts';
import type { State } from './state.ts';
import { forget } from './store.ts';
import { rootOf, type Term } from './terms.ts';
import { pageWrittenAt, writePage } from './page-writes.ts';
import { sleep } from './world.ts';

/** One way on from a call. */
export interface CallOutcome {
  readonly state: State;
  readonly result: Term | null;
}

/** Executes a call of a catalogued primitive: one outcome for each result that the path admits. */
export function applyPrimitive(
  m: Machine,
  state: State,
  site: Site,
  primitive: CataloguedPrimitive,
  args: readonly Argument[],
  type: Type,
): CallOutcome[] {
  const outcomes: CallOutcome[] = [];
  const { results, needs } = primitive.declaration;
  if (needs !== undefined) {
    const e: Evaluation = { machine: m, state, site, stopped: false };
    needLocks(e, bindCall(e, primitive, args), primitive);
    if (e.stopped) return [];
  }
  results.forEach((result, index) => {
    const own = index === results.length - 1 ? state : state.fork();
    outcomes.push(...applyResult(m, own, site, primitive, args, result, type));
  });
  return outcomes;
}

function applyResult(
  m: Machine,
  state: State,
  site: Site,
  primitive: CataloguedPrimitive,
  args: readonly Argument[],
  result: Result,
  type: Type,
): CallOutcome[] {
  const e: Evaluation = { machine: m, state, site, stopped: false };
  const binding = bindCall(e, primitive, args);
  if (e.stopped) return [];
  if (result.when !== undefined) {
    const truth = conditionTruth(e, binding, result.when);
    if (truth === false || (truth === null && !assumeCondition(e, binding, result.when, true))) return [];
  }
  const { sleeps } = primitive.declaration;
  const maySleep = sleeps === 'may' || (sleeps !== 'never' && conditionTruth(e, binding, sleeps.when) === true);
  // That a call may sleep is no presumption to blame anybody on.
  if (maySleep && primitive.declaration.presumed !== true) sleep(m, state, site, `${primitive.name}()`);
  binding.waits = maySleep;
  const valueType = type.kind === 'unknown' ? returnType(e, binding) : type;
  binding.result = resultValue(e, binding, result.value, valueType, site.key, `${primitive.name}()`);
  const { results } = primitive.declaration;
  if (binding.result !== null && isFailure(result) && results.some(({ value }) => value.is === 'fresh'))
    failAllocation(state, { value: binding.result, name: primitive.name, at: site.at, end: site.end });
  // What a condition says of the result can be taken only once there is one.
  if (result.when !== undefined && !assumeCondition(e, binding, result.when, true)) return [];
  if (!touches(e, binding, primitive)) return [];
  for (const location of writtenPlaces(e, binding, primitive)) {
    const page = pageWrittenAt(location);
    if (page !== null) writePage(m, state, site, page, `${primitive.name}()`);
    forget(state, location);
  }
  // The first result is what one expects; that another came out is a condition of the path.
  if (result.label !== undefined && results.length > 1 && (result !== results[0] || result.when !== undefined)) {
    state.comeOutAs(`${primitive.name}(): ${result.label}`, site.at);
  }
  const effects = [...(primitive.declaration.effects ?? []), ...(result.effects ?? [])];
  return applyEffects(e, binding, effects, result.label ?? null, primitive.declaration.results.length > 1);
}

/** What the call writes to. Who passes NULL, written so, asks for no result there. */
function writtenPlaces(e: Evaluation, binding: Binding, { declaration }: CataloguedPrimitive): readonly Term[] {
  return (declaration.writes ?? []).flatMap((place) => {
    const location = placeLocation(e, binding, place);
    return location === null || rootOf(location).kind === 'int' ? [] : [location];
  });
}

/** Nothing came of the call. */
function isFailure({ value }: Result): boolean {
  return value.is === 'null' || value.is === 'errorPointer';
}

/** What a call goes through, writes to, unlinks, locks or releases has to be there; false where the path cannot go on behind that. */
function touches(e: Evaluation, binding: Binding, primitive: CataloguedPrimitive): boolean {
  const { name, declaration, objects } = primitive;
  const touched = [
    ...writtenPlaces(e, binding, primitive),
    ...(declaration.effects ?? []).map((effect) => {
      if (effect.effect === 'unlink') return placeValue(e, binding, effect.of);
      return effect.effect === 'lock' || effect.effect === 'unlock' ? placeValue(e, binding, effect.lock.on) : null;
    }),
  ];
  for (const location of touched) if (location !== null) accessMemory(e, location);
  for (const { parameter, ignoresNull } of objects) {
    const bound = binding.parameters.get(parameter);
    if (bound !== undefined) requireObject(e, bound.value, { by: name, ignoresNull });
  }
  return !e.stopped;
}

/** Does the effects in order; one whose condition is open forks the path. */
function applyEffects(
  e: Evaluation,
  binding: Binding,
  effects: readonly Effect[],
  label: string | null,
  isChoice: boolean,
): CallOutcome[] {
  const said: EffectWord[] = [];
  const forks: CallOutcome[] = [];
  for (const [index, effect] of effects.entries()) {
    if (effect.when !== undefined) {
      const truth = conditionTruth(e, binding, effect.when);
      if (truth === false) continue;
      if (truth === null) {
        const without: Evaluation = { ...e, state: e.state.fork() };
        if (assumeCondition(without, binding, effect.when, false)) {
          forks.push(...applyEffects(without, { ...binding }, effects.slice(index + 1), label, isChoice));
        }
        if (!assumeCondition(e, binding, effect.when, true)) return forks;
      }
    }
    said.push(...applyEffect(e, binding, effect));
    if (e.stopped) return forks;
  }
  if (isChoice && label !== null) said.push({ kind: 'result', text: label });
  if (said.length > 0) e.state.step(e.site.at, e.site.end, said);
  return [{ state: e.state, result: binding.result }, ...forks];
}

export function bindCall(e: Evaluation, primitive: CataloguedPrimitive, args: readonly Argument[]): Binding {
  const parameters = new Map<string, BoundArgument>();
  primitive.prototype.parameters.forEach((parameter, index) => {
    const argument = args[index];
    if (argument === undefined) return;
    parameters.set(parameter.name, {
      value: evaluate(e, argument.value),
      argument,
      location: argument.place === null ? null : locate(e, argument.place),
    });
  });
  return {
    name: primitive.prototype.name,
    prototype: primitive.prototype,
    parameters,
    others: primitive.prototype.variadic
      ? args.slice(primitive.prototype.parameters.length).map((argument) => evaluate(e, argument.value))
      : [],
    mayFail: primitive.declaration.results.length > 1,
    waits: false,
    result: null,
  };
}
