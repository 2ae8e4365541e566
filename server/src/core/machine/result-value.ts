import { resolveTypeText } from '../ir/type-text.ts';
import { voidType, type Type } from '../ir/types.ts';
import { folioOfPage } from '../kernel/objects.ts';
import type { Value } from '../kernel/primitive.ts';
import { placeValue, type Binding } from './binding.ts';
import { castTerm, type Evaluation } from './evaluate.ts';
import { evaluateText } from './expression.ts';
import { anything, exactly, firstErrorPointer, signedBetween, validPointer } from './facts.ts';
import { freshObject, freshSymbol, repeatable } from './fresh.ts';
import { folioAround, objectOf, pureName } from './objects.ts';
import { restrict } from './store.ts';
import type { Term } from './terms.ts';
import { ownMemory } from './memory.ts';
import { flagTerm } from './world.ts';

const errorNumbers = signedBetween(-4095n, -1n);
const errorPointers = { ...anything, unsignedMin: firstErrorPointer, signedMin: -4095n, signedMax: -1n };

/**
 * The value of a catalogued result. `key` tells the call site, `name` is what a reader sees ("kmalloc()").
 * Null for void. A value that cannot be is left to the caller's own checks: it comes back unrestricted.
 */
export function resultValue(
  e: Evaluation,
  binding: Binding,
  value: Value,
  type: Type,
  key: string,
  name: string,
): Term | null {
  const { machine: m, state } = e;
  switch (value.is) {
    case 'void':
      return null;
    case 'constant':
      return m.terms.int(BigInt(value.value), 64);
    case 'null': {
      // A NULL that a call returned is told from one that the function wrote itself: it is a way in which the call fails.
      const term = freshSymbol(m, state, `${key}=null`, name, type);
      restrict(state, term, exactly(0n));
      return term;
    }
    case 'errno': {
      const only = value.names.length === 1 ? m.constant(value.names[0]!) : null;
      if (only !== null) return m.terms.int(-only, 32);
      const term = freshSymbol(m, state, `${key}=errno`, name, { kind: 'int', bits: 32, signed: true });
      restrict(state, term, errorNumbers);
      return term;
    }
    case 'errorPointer': {
      const term = freshSymbol(m, state, `${key}=error`, name, type);
      restrict(state, term, errorPointers);
      return term;
    }
    case 'any': {
      const term = freshSymbol(m, state, `${key}=any`, name, type);
      if (value.min !== undefined || value.max !== undefined)
        restrict(state, term, signedBetween(BigInt(value.min ?? -(2 ** 62)), BigInt(value.max ?? 2 ** 62)));
      return term;
    }
    case 'nonNull': {
      const term = freshSymbol(m, state, `${key}=some`, name, type);
      restrict(state, term, validPointer);
      return term;
    }
    case 'fresh': {
      const object = freshObject(m, state, key, value.class, value.zeroed === true, type);
      // What a loop allocates in every round goes into arrays and lists: who has it is not followed.
      if (value.class === 'slab' && !key.includes(repeatable)) ownMemory(state, e.site, object);
      return object;
    }
    case 'place':
      return placeValue(e, binding, value.place);
    case 'pure': {
      const named = (value.arguments ?? binding.prototype.parameters.map((parameter) => parameter.name)).map(
        (place) => placeValue(e, binding, place) ?? m.terms.zero,
      );
      const args = value.arguments === undefined ? [...named, ...binding.others] : named;
      const first = args[0];
      if (value.inverse !== undefined && first?.kind === 'op' && first.op === pureName(value.inverse))
        return first.args[0] ?? null;
      const folio = binding.name === folioOfPage && first !== undefined ? folioAround(first) : null;
      if (folio !== null) return folio;
      const term = m.terms.op(pureName(binding.name), args, 64, type);
      if (value.min !== undefined || value.max !== undefined)
        restrict(state, term, signedBetween(BigInt(value.min ?? -(2 ** 62)), BigInt(value.max ?? 2 ** 62)));
      if (value.nonNull === true) restrict(state, term, validPointer);
      return term;
    }
    case 'state': {
      const object = placeValue(e, binding, value.of);
      return object === null ? null : flagTerm(m, state, objectOf(m, binding, value.of, object), value.flag);
    }
    case 'count': {
      const term = freshSymbol(m, state, `${key}=count`, name, { kind: 'int', bits: 32, signed: true });
      restrict(state, term, signedBetween(0n, 1n << 30n));
      return term;
    }
    case 'expression': {
      const computed = evaluateText(e, binding, value.c, type);
      return computed === null ? freshSymbol(m, state, `${key}=value`, name, type) : castTerm(m, state, computed, type);
    }
  }
}

/** The type that a primitive returns, as its signature says. */
export function returnType(e: Evaluation, binding: Binding): Type {
  const text = binding.prototype.returns;
  return text === 'void' ? voidType : resolveTypeText(e.machine.types, text);
}
