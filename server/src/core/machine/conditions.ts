import type { Condition, SimpleCondition } from '../kernel/primitive.ts';
import { placeValue, type Binding } from './binding.ts';
import type { Evaluation } from './evaluate.ts';
import { askOf } from './failed-allocation.ts';
import { anything, firstErrorPointer, type Fact } from './facts.ts';
import { collectionOf, presentTerm } from './collections.ts';
import { assume, compareTerms, factOf, restrict, truthOf } from './store.ts';
import type { Term } from './terms.ts';
import { objectOf } from './objects.ts';
import { flagTerm } from './world.ts';

const errorPointer: Fact = { ...anything, unsignedMin: firstErrorPointer, signedMin: -4095n, signedMax: -1n };
const noErrorPointer: Fact = { ...anything, unsignedMax: firstErrorPointer - 1n };

/** Is a catalogue's condition true, false or open (null) on this path? */
export function conditionTruth(e: Evaluation, binding: Binding, condition: Condition): boolean | null {
  if ('known' in condition) return conditionTruth(e, binding, condition.known) === true;
  if ('not' in condition) {
    const inner = conditionTruth(e, binding, condition.not);
    return inner === null ? null : !inner;
  }
  if ('all' in condition) {
    let open = false;
    for (const part of condition.all) {
      const truth = conditionTruth(e, binding, part);
      if (truth === false) return false;
      if (truth === null) open = true;
    }
    return open ? null : true;
  }
  if ('any' in condition) {
    let open = false;
    for (const part of condition.any) {
      const truth = conditionTruth(e, binding, part);
      if (truth === true) return true;
      if (truth === null) open = true;
    }
    return open ? null : false;
  }
  if ('error' in condition) {
    const value = placeValue(e, binding, condition.error);
    if (value === null) return null;
    askOf(e.state, value);
    const fact = factOf(e.state, value);
    if (fact.unsignedMin >= firstErrorPointer) return true;
    return fact.unsignedMax < firstErrorPointer ? false : null;
  }
  const term = conditionTerm(e, binding, condition);
  return term === null ? null : truthOf(e.state, term);
}

/** Takes a condition to hold, or not to; false where the path contradicts it. */
export function assumeCondition(e: Evaluation, binding: Binding, condition: Condition, truth: boolean): boolean {
  if ('known' in condition) return conditionTruth(e, binding, condition) === truth;
  if ('not' in condition) return assumeCondition(e, binding, condition.not, !truth);
  if ('all' in condition && truth) return condition.all.every((part) => assumeCondition(e, binding, part, true));
  if ('any' in condition && !truth) return condition.any.every((part) => assumeCondition(e, binding, part, false));
  if ('all' in condition || 'any' in condition) {
    // "Not all of" and "one of" name no single part: only a contradiction can be seen.
    const known = conditionTruth(e, binding, condition);
    return known === null || known === truth;
  }
  if ('error' in condition) {
    const value = placeValue(e, binding, condition.error);
    return value === null || restrict(e.state, value, truth ? errorPointer : noErrorPointer);
  }
  const term = conditionTerm(e, binding, condition);
  return term === null || assume(e.state, term, truth);
}

/** What decides a condition: 1 where it holds, 0 where it does not; null where the call does not tell. */
export function conditionTerm(e: Evaluation, binding: Binding, condition: SimpleCondition): Term | null {
  const { terms } = e.machine;
  if ('flags' in condition) return flagsTerm(e, binding, condition.flags, condition.has);
  if ('null' in condition) {
    const value = placeValue(e, binding, condition.null);
    if (value === null) return null;
    askOf(e.state, value);
    return compareTerms(terms, e.state, '==', value, terms.zero, false);
  }
  if ('equal' in condition) {
    const value = placeValue(e, binding, condition.equal[0]);
    return value === null
      ? null
      : compareTerms(terms, e.state, '==', value, terms.int(BigInt(condition.equal[1]), 64), false);
  }
  if ('less' in condition) {
    const value = placeValue(e, binding, condition.less[0]);
    return value === null
      ? null
      : compareTerms(terms, e.state, '<', value, terms.int(BigInt(condition.less[1]), 64), true);
  }
  if ('same' in condition) {
    const [left, right] = condition.same.map((place) => placeValue(e, binding, place));
    return left === undefined || right === undefined || left === null || right === null
      ? null
      : compareTerms(terms, e.state, '==', left, right, false);
  }
  if ('state' in condition) {
    const object = placeValue(e, binding, condition.state);
    return object === null
      ? null
      : flagTerm(e.machine, e.state, objectOf(e.machine, binding, condition.state, object), condition.flag);
  }
  if ('present' in condition) {
    const bounds: Term[] = [];
    for (const place of condition.present) {
      const value = placeValue(e, binding, place);
      if (value === null) return null;
      bounds.push(value);
    }
    return presentTerm(e.machine, collectionOf(e.machine, e.state, bounds), 0);
  }
  return placeValue(e, binding, condition.holds);
}

/** `(word & mask) == mask`; where the tree does not tell the bits, a word that names the flag has it. */
function flagsTerm(e: Evaluation, binding: Binding, place: string, has: string): Term | null {
  const { terms } = e.machine;
  const word = placeValue(e, binding, place);
  if (word === null) return null;
  const names = has.split('|').map((name) => name.trim());
  let mask = 0n;
  for (const name of names) {
    const value = e.machine.constant(name);
    if (value === null) return names.every((wanted) => namesFlag(word, wanted)) ? terms.one : null;
    mask |= value;
  }
  const bits = terms.arithmetic('&', word, terms.int(mask, 64), 64, false);
  const isOneBit = mask !== 0n && (mask & (mask - 1n)) === 0n;
  if (isOneBit)
    return compareTerms(
      terms,
      e.state,
      '==',
      compareTerms(terms, e.state, '==', bits, terms.zero, false),
      terms.zero,
      false,
    );
  return compareTerms(terms, e.state, '==', bits, terms.int(mask, 64), false);
}

function namesFlag(word: Term, name: string): boolean {
  if (word.kind === 'constant') return word.name === name;
  return word.kind === 'op' && word.op === '|' && word.args.some((arg) => namesFlag(arg, name));
}
