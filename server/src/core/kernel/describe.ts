import { describeCondition } from './describe-condition.ts';
import { describeEffect } from './describe-effect.ts';
import type { LockSpec, Primitive, Result, Sleeps, Value, Versions } from './primitive.ts';

/** "0", "NULL", "an error pointer: -ENOMEM, -EINTR". Empty for a result that is nothing. */
export function describeValue(value: Value): string {
  switch (value.is) {
    case 'void':
      return '';
    case 'constant':
      return String(value.value);
    case 'null':
      return 'NULL';
    case 'errno':
      return value.names.length === 0 ? 'a negative errno' : value.names.map((name) => `-${name}`).join(', ');
    case 'errorPointer':
      return value.names.length === 0
        ? 'an error pointer'
        : `an error pointer: ${value.names.map((name) => `-${name}`).join(', ')}`;
    case 'any':
      return describeBounds(value.min, value.max);
    case 'nonNull':
      return 'a pointer, never NULL';
    case 'fresh':
      return value.zeroed ? `a new ${value.class} object that reads as zero` : `a ${value.class} object`;
    case 'place':
      return value.place;
    case 'pure':
      return 'always the same for the same arguments';
    case 'state':
      return `whether ${value.of} is ${value.flag}`;
    case 'count':
      return `the number of ${value.what} of ${value.of} now`;
    case 'expression':
      return value.c;
  }
}

function describeBounds(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && min === max) return String(min);
  if (min === 0 && max === 1) return 'true or false';
  if (min === 0 && max === undefined) return 'zero or more';
  if (min === 1 && max === undefined) return 'above zero';
  if (min !== undefined && max === undefined) return `${min} or more`;
  if (max !== undefined && min === undefined) return `${max} or less`;
  return min === undefined ? 'any value' : `${min} to ${max}`;
}

/** "returns -EINTR (interrupted)", "returns 0 (taken): takes mutex of lock". */
export function describeResult(result: Result): string {
  const value = describeValue(result.value);
  const head = value === '' ? 'returns' : `returns ${value}`;
  const label = result.label === undefined ? '' : ` (${result.label})`;
  const when = result.when === undefined ? '' : ` where ${describeCondition(result.when)}`;
  const effects = (result.effects ?? []).map(describeEffect);
  return `${head}${label}${when}${effects.length > 0 ? `: ${effects.join('; ')}` : ''}`;
}

export function describeSleeps(sleeps: Sleeps): string {
  if (sleeps === 'never') return 'never sleeps';
  return sleeps === 'may' ? 'may sleep' : `may sleep where ${describeCondition(sleeps.when)}`;
}

/** "since 6.4, until 6.12": empty where nothing is known to differ. */
export function describeVersions(versions: Versions | undefined): string {
  if (versions === undefined) return '';
  const span = [
    versions.since === undefined ? null : `since ${versions.since}`,
    versions.until === undefined ? null : `until ${versions.until}`,
  ].filter((part) => part !== null);
  const note = versions.note ?? '';
  return [span.join(', '), note].filter((part) => part !== '').join('. ');
}

/** "mmu_lock of kvm, held for itself". */
export function describeNeed(lock: LockSpec): string {
  const name = lock.lock === 'any lock' ? lock.on : `${lock.lock} of ${lock.on}`;
  return lock.mode === 'exclusive' ? `${name}, exclusive` : name;
}

/** What a primitive does, a line each: what every call does, then each way in which it can come out. */
export function describePrimitive(primitive: Primitive): readonly string[] {
  const always = (primitive.effects ?? []).map(describeEffect);
  const results = primitive.results.filter((result) => result.value.is !== 'void' || (result.effects ?? []).length > 0);
  return [
    ...(primitive.needs ?? []).map((lock) => `needs ${describeNeed(lock)}`),
    ...always,
    ...results.map(describeResult),
  ];
}
