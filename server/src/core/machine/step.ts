import type { Argument, Callee, Instruction, Place } from '../ir/instructions.ts';
import type { Type } from '../ir/types.ts';
import type { CataloguedPrimitive } from '../kernel/catalogue.ts';
import { applyPrimitive, type CallOutcome } from './apply-primitive.ts';
import { applyActsOf, applySummary } from './apply-summary.ts';
import { applyUnknown } from './apply-unknown.ts';
import { dropErrors } from './dropped-error.ts';
import { accessMemory, castTerm, evaluate, locate, type Evaluation } from './evaluate.ts';
import { noteQuestions } from './frame-release.ts';
import { freshSymbol } from './fresh.ts';
import { callFreeing, loosenLinks } from './linked.ts';
import type { FunctionInput, Machine, Site } from './machine.ts';
import type { State } from './state.ts';
import { copyMembers, factOf, fillZero, forget, isCount, load, store } from './store.ts';
import { isErrno, singleValue } from './facts.ts';
import { rootOf, type Term } from './terms.ts';
import { pageWrittenAt, writePage } from './page-writes.ts';
import { makeUncertain } from './world.ts';

/** Executes one instruction. The states that come out are all the ways on; none where the path ends here. */
export function step(m: Machine, state: State, instruction: Instruction, site: Site): State[] {
  const e: Evaluation = { machine: m, state, site, stopped: false };
  switch (instruction.op) {
    case 'set': {
      const value = castTerm(m, state, evaluate(e, instruction.value), m.fn.slots[instruction.slot]!.type);
      if (e.stopped) return [];
      setLocal(m, state, instruction.slot, value);
      return [state];
    }
    case 'store': {
      const value = evaluate(e, instruction.value);
      const location = locate(e, instruction.place);
      accessMemory(e, location);
      if (e.stopped) return [];
      const page = pageWrittenAt(location);
      if (page !== null) writePage(m, state, site, page, 'this');
      storeValue(m, state, site, location, castTerm(m, state, value, instruction.place.type));
      if (isOneOfMany(instruction.place, location) && value.kind === 'object')
        makeUncertain(state, value, 'one of an array');
      return [state];
    }
    case 'fill': {
      const location = locate(e, instruction.place);
      if (instruction.zero) fillZero(state, location);
      else forget(state, location);
      return e.stopped ? [] : [state];
    }
    case 'copy': {
      const to = locate(e, instruction.to);
      const from = locate(e, instruction.from);
      accessMemory(e, to);
      accessMemory(e, from);
      if (e.stopped) return [];
      copyMembers(m.terms, state, to, from);
      return [state];
    }
    case 'forget':
      forget(state, locate(e, instruction.place));
      return e.stopped ? [] : [state];
    case 'dead':
      state.locals[instruction.slot] = undefined;
      return [state];
    case 'call': {
      const type = instruction.result === null ? instruction.resultType : m.fn.slots[instruction.result]!.type;
      const outcomes = call(m, state, site, instruction.callee, instruction.args, type);
      for (const outcome of outcomes) {
        if (instruction.result === null) {
          dropError(m, site, instruction.callee, outcome);
          continue;
        }
        const value = outcome.result ?? freshSymbol(m, outcome.state, `${site.key}~`, 'no value', type);
        setLocal(
          m,
          outcome.state,
          instruction.result,
          castTerm(m, outcome.state, value, m.fn.slots[instruction.result]!.type),
        );
      }
      return outcomes.map((outcome) => outcome.state);
    }
  }
}

/** The result of a call is not looked at: is it an error that must be? */
function dropError(m: Machine, { at, end }: Site, callee: Callee, { state, result }: CallOutcome): void {
  if (callee.kind !== 'name' || result === null) return;
  if (m.catalogue.primitive(callee.name)?.declaration.mustCheck !== true) return;
  if (isErrno(factOf(state, result))) dropErrors(state, [{ name: callee.name, at, end }]);
}

function setLocal(m: Machine, state: State, slot: number, value: Term): void {
  state.locals[slot] = value;
  const { name, temporary, type } = m.fn.slots[slot]!;
  if (!temporary) m.nameObject(value, name, type.kind === 'pointer');
}

/** Memory that is to be had through what was there before may be freed by whoever finds it there, by any name. */
function publish(m: Machine, state: State, location: Term, object: Term): void {
  m.stored(location, object);
  if (state.references.get(object)?.class === 'slab' && rootOf(location).kind !== 'object')
    makeUncertain(state, object, 'it was stored');
}

/** A store that moves an integer by a known distance is a counter's step and is told; others only change memory. */
function storeValue(m: Machine, state: State, site: Site, location: Term, value: Term): void {
  const root = rootOf(location);
  if (root.kind !== 'variable') {
    const before = load(m.terms, state, location);
    const difference = isCount(location, value) ? m.terms.subtract(value, before, 64) : null;
    if (difference?.kind === 'int' && difference.value !== 0n)
      state.step(site.at, site.end, [
        { kind: 'counter', location, delta: Number(BigInt.asIntN(64, difference.value)) },
      ]);
    if (rootOf(value).kind === 'object') publish(m, state, location, rootOf(value));
    else if (state.blurred && value.kind === 'symbol') m.stored(location, null);
  }
  store(state, location, value);
}

/** An array's elements are told apart only where their index is: who walks it later may free this one, or another. */
function isOneOfMany(place: Place, location: Term): boolean {
  for (let of = place; of.kind === 'index' || of.kind === 'field'; of = of.of) if (of.kind === 'index') return true;
  for (let of = location; of.kind === 'field' || of.kind === 'element'; of = of.of)
    if (of.kind === 'element') return true;
  return false;
}

/** The precedence of ARCHITECTURE: the catalogue, then a body at hand, then unknown. */
function call(
  m: Machine,
  state: State,
  site: Site,
  callee: Callee,
  args: readonly Argument[],
  type: Type,
): CallOutcome[] {
  if (callee.kind === 'name') return callNamed(m, state, site, callee.name, args, type);
  const e: Evaluation = { machine: m, state, site, stopped: false };
  const target = evaluate(e, callee.value);
  if (e.stopped) return [];
  if (target.kind === 'function') return callNamed(m, state, site, target.name, args, type);
  const name = callee.field ?? m.describe(target);
  if (singleValue(factOf(state, target)) === 0n) return [];
  const { tag, field } = callee;
  const through = tag === null || field === null ? null : callThroughMember(m, state, site, tag, field, args);
  if (through !== null) return through;
  callFreeing(
    m,
    state,
    site,
    name,
    args.map((argument) => evaluate(e, argument.value)),
  );
  return applyUnknown(m, state, site, name, args, type);
}

/** What the functions do that stand under a member; null where that is not one thing. */
function callThroughMember(
  m: Machine,
  state: State,
  site: Site,
  tag: string,
  member: string,
  args: readonly Argument[],
): CallOutcome[] | null {
  const found = m.throughMember(tag, member, []);
  if (found === null) return null;
  const [first = '', ...others] = found.names.map((name) => `${name}()`);
  if (others.length > 0 && found.does.kind === 'unknown') {
    m.assumption(`${member}() is one of ${[first, ...others].join(', ')}, not told apart`);
    return null;
  }
  const e: Evaluation = { machine: m, state, site, stopped: false };
  const values = args.map((argument) => evaluate(e, argument.value));
  if (e.stopped) return [];
  if (found.does.kind === 'unknown') {
    if (found.does.acts !== undefined) applyActsOf(m, state, site, first.slice(0, -2), found.does.acts, values);
    m.assumption(`${member}() is ${first}, which alone is stored there`);
    return null;
  }
  const before =
    others.length > 0
      ? `one of ${[first, ...others].join(', ')}, which do alike`
      : `${first}, which alone is stored there`;
  m.assumption(`${member}() is ${before}`);
  const outcomes = applySummary(m, state.fork(), site, found.does.summary, values);
  return outcomes.length > 0 ? outcomes : null;
}

function callNamed(
  m: Machine,
  state: State,
  site: Site,
  name: string,
  args: readonly Argument[],
  type: Type,
): CallOutcome[] {
  const primitive = m.catalogue.primitive(name, { arguments: args.length });
  if (state.pfns.size > 0) noteQuestions(m, state, site, primitive, args);
  const isCatalogued =
    primitive !== null &&
    primitive.declaration.family === undefined &&
    primitive.declaration.preferBody !== true &&
    !m.isOwnFunction(name, primitive.declaration.source);
  if (isCatalogued) return applyDeclared(m, state, site, primitive, args, type);
  const e: Evaluation = { machine: m, state, site, stopped: false };
  const values = args.map((argument) => evaluate(e, argument.value));
  if (e.stopped) return [];
  const known = m.summary(name, functionInputs(state, values));
  if (known.kind === 'known') {
    if (!known.summary.complete) m.assumption(`not every path of ${name}() was followed`);
    const outcomes = applySummary(m, state, site, known.summary, values);
    if (outcomes.length > 0 || known.summary.complete) return outcomes;
    for (const value of values) loosenLinks(state, rootOf(value));
    return applyUnknown(m, state, site, name, args, type);
  }
  if (known.acts !== undefined) applyActsOf(m, state, site, name, known.acts, values);
  if (primitive !== null) return applyDeclared(m, state, site, primitive, args, type);
  for (const value of values) loosenLinks(state, rootOf(value));
  return applyUnknown(m, state, site, name, args, type);
}

/** Functions among the arguments, and in the memory that they point to: what a callee calls through its pointers. */
function functionInputs(state: State, values: readonly Term[]): FunctionInput[] {
  const inputs: FunctionInput[] = [];
  values.forEach((value, position) => {
    if (value.kind === 'function') inputs.push({ position, field: null, function: value.name });
    if (value.kind !== 'variable' && value.kind !== 'object') return;
    for (const [location, stored] of state.memory.of(value)) {
      if (stored.kind === 'function' && location.kind === 'field' && location.of === value)
        inputs.push({ position, field: location.field, function: stored.name });
    }
  });
  return inputs;
}

function applyDeclared(
  m: Machine,
  state: State,
  site: Site,
  primitive: CataloguedPrimitive,
  args: readonly Argument[],
  type: Type,
): CallOutcome[] {
  if (primitive.declaration.presumed === true) m.assumption(`${primitive.name}() does what its name says`);
  return applyPrimitive(m, state, site, primitive, args, type);
}
