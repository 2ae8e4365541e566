import type { Argument, Place, Value } from '../ir/instructions.ts';
import { bitsOf, isSigned, type Type } from '../ir/types.ts';
import { firstPage } from '../kernel/objects.ts';
import { askOf } from './failed-allocation.ts';
import { firstErrorPointer } from './facts.ts';
import { freshSymbol } from './fresh.ts';
import type { Machine, Site } from './machine.ts';
import type { State } from './state.ts';
import { compareTerms, factOf, load } from './store.ts';
import { parameterPosition, rootOf, type Term } from './terms.ts';
import { touchMemory } from './memory.ts';

/** Thrown never: a path that cannot go on is marked here, and whoever stepped it looks. */
export interface Evaluation {
  readonly machine: Machine;
  readonly state: State;
  readonly site: Site;
  /** Set where an access shows that the path ends here. */
  stopped: boolean;
}

export function evaluate(e: Evaluation, value: Value): Term {
  const { machine: m, state } = e;
  switch (value.kind) {
    case 'int':
      return m.terms.typed(value.value, bitsOf(value.type) === 1 ? 64 : bitsOf(value.type), isSigned(value.type));
    case 'string':
      return m.terms.string(value.text);
    case 'local':
      return readLocal(e, value.slot);
    case 'load': {
      const location = locate(e, value.place);
      accessMemory(e, location);
      const term = load(m.terms, state, location, value.type);
      return term.kind === 'initial' && term.epoch === 0 ? (m.initialized(location) ?? term) : term;
    }
    case 'addressOf':
      return locate(e, value.place);
    case 'unary': {
      const operand = evaluate(e, value.operand);
      if (state.unasked.length > 0) askOf(state, operand);
      if (value.op === '!') return compareTerms(m.terms, state, '==', operand, m.terms.zero, false);
      const bits = bitsOf(value.type);
      if (value.op === '-') return m.terms.subtract(m.terms.zero, operand, bits);
      // ~x is -x - 1.
      return m.terms.subtract(m.terms.int(-1n, bits), operand, bits);
    }
    case 'binary': {
      const left = evaluate(e, value.left);
      const right = evaluate(e, value.right);
      return m.terms.arithmetic(value.op, left, right, bitsOf(value.type), isSigned(value.type));
    }
    case 'compare': {
      const left = asUnsigned(e, evaluate(e, value.left), value.signed, value.bits);
      const right = asUnsigned(e, evaluate(e, value.right), value.signed, value.bits);
      if (state.unasked.length > 0) for (const term of [left, right]) askOf(state, term);
      return compareTerms(m.terms, state, value.op, left, right, value.signed);
    }
    case 'cast':
      return castTerm(m, state, evaluate(e, value.operand), value.type);
    case 'containerOf':
      return m.terms.container(evaluate(e, value.operand), value.member);
    case 'constant':
      return m.terms.constant(value.name);
    case 'function':
      return m.terms.function(value.name);
    case 'unknown':
      return freshSymbol(m, state, `${e.site.key}?${value.why}`, value.why, value.type);
  }
}

function readLocal(e: Evaluation, slot: number): Term {
  const known = e.state.locals[slot];
  if (known !== undefined) return known;
  const { name, type } = e.machine.fn.slots[slot]!;
  // Read before it was set: any value, and the same one until it is set.
  const term = e.machine.terms.symbol(`${e.machine.fn.name}/uninitialised/${slot}`, name, type);
  e.state.locals[slot] = term;
  return term;
}

/** A comparison of 32-bit unsigned values sees a negative one as a large one. */
function asUnsigned(e: Evaluation, term: Term, signed: boolean, bits: number): Term {
  if (signed || bits >= 64) return term;
  return castTerm(e.machine, e.state, term, { kind: 'int', bits, signed: false });
}

/** Conversion to a C type; where the value fits, it is the same term, so that what is known of it stays known. */
export function castTerm(m: Machine, state: State, term: Term, type: Type): Term {
  if (type.kind !== 'int' || type.bits >= 64) return term;
  if (type.bits === 1) {
    const isZero = compareTerms(m.terms, state, '==', term, m.terms.zero, false);
    return compareTerms(m.terms, state, '==', isZero, m.terms.zero, false);
  }
  const fact = factOf(state, term);
  const edge = 1n << BigInt(type.bits - 1);
  if (type.signed ? fact.signedMin >= -edge && fact.signedMax < edge : fact.unsignedMax < edge * 2n) return term;
  if (term.kind === 'int') return m.terms.typed(term.value, type.bits, type.signed);
  return m.terms.op(type.signed ? 'trunc-s' : 'trunc-u', [term], type.bits, type);
}

/** The address of an lvalue. */
export function locate(e: Evaluation, place: Place): Term {
  const { terms, fn } = e.machine;
  switch (place.kind) {
    case 'variable':
      return terms.variable(place.slot, fn.slots[place.slot]!.name);
    case 'global':
      return terms.global(place.name);
    case 'deref':
      return evaluate(e, place.pointer);
    case 'field':
      // A folio begins with its first page: their addresses are one.
      return place.field === firstPage.field && place.of.type.kind === 'struct' && place.of.type.tag === firstPage.of
        ? locate(e, place.of)
        : terms.field(locate(e, place.of), place.field);
    case 'index':
      return terms.element(locate(e, place.of), evaluate(e, place.index));
  }
}

/** Says what is wrong with a load or store at this address, and whether the path can go on. */
export function accessMemory(e: Evaluation, location: Term): void {
  const { machine: m, state, site } = e;
  const root = rootOf(location);
  if (root.kind === 'variable' || root.kind === 'global' || e.stopped) return;
  if (touchMemory(m, state, site, location)) requireObject(e, root, { ignoresNull: false, by: null });
  else e.stopped = true;
}

/** Who goes through a pointer: a callee by its name, null for the function itself; and does it look for NULL first? */
export interface Dereference {
  readonly by: string | null;
  readonly ignoresNull: boolean;
}

/** A pointer is gone through: says what is wrong where it leads to nothing, and whether the path can go on. */
export function requireObject(e: Evaluation, pointer: Term, { by, ignoresNull }: Dereference): void {
  const { machine: m, state, site } = e;
  const root = baseOf(pointer);
  if (root.kind === 'variable' || root.kind === 'global' || root.kind === 'object' || e.stopped) return;
  const fact = factOf(state, root);
  const isNull = fact.unsignedMax === 0n;
  if ((isNull && ignoresNull) || (!isNull && fact.unsignedMin < firstErrorPointer)) {
    if (!ignoresNull) touchParameter(state, root);
    return;
  }
  e.stopped = true;
  // Only the result of a call is proof: what the function knows of its callers' pointers, it may know for good reason.
  if (state.blurred || !isResult(root)) return;
  const verb = by === null ? 'is dereferenced' : `${by}() dereferences it`;
  m.report(state, {
    code: isNull ? 'null-deref' : 'err-ptr-misuse',
    at: site.at,
    end: site.end,
    message: isNull
      ? `${m.describe(root)} is NULL here and ${verb}`
      : `${m.describe(root)} is an error pointer here and ${verb}`,
    subject: m.describe(root),
    consequence: null,
    certainty: 'witnessed',
  });
}

/** What an address is reckoned from. */
function baseOf(pointer: Term): Term {
  const root = rootOf(pointer);
  if (root.kind !== 'sum') return root;
  const base = root.parts.find(({ factor, term }) => factor === 1n && isResult(term));
  return base === undefined ? root : base.term;
}

function touchParameter(state: State, root: Term): void {
  const position = parameterPosition(root);
  if (position !== null && position < mostParameters) state.touched |= 1 << position;
}

const mostParameters = 31;

/** The value that a call returned on this path: its failure is a way in which the call can come out. */
function isResult(term: Term): boolean {
  return term.kind === 'symbol' && term.key.includes('=');
}

export function argumentTerm(e: Evaluation, argument: Argument): Term {
  return evaluate(e, argument.value);
}
