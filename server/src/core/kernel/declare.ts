import type { Condition, Effect, LockName, LockSpec, Place, Primitive, Result, Value } from './primitive.ts';

/**
 * Short forms in which the groups write what recurs. They only build data: nothing here knows a kernel function.
 */

export const VOID: readonly Result[] = [{ value: { is: 'void' } }];
export const ANY: readonly Result[] = [{ value: { is: 'any' } }];

/** The part of a declaration that a short form leaves open. */
export type Extra = Partial<Omit<Primitive, 'signature' | 'summary' | 'source'>>;

/** Changes nothing that is tracked and returns nothing. */
export function quiet(signature: string, source: string, summary: string, extra: Extra = {}): Primitive {
  return { signature, source, summary, sleeps: 'never', results: VOID, ...extra };
}

/** Changes nothing that is tracked and may return anything of its type, another time another thing. */
export function query(signature: string, source: string, summary: string, extra: Extra = {}): Primitive {
  return { signature, source, summary, sleeps: 'never', results: ANY, ...extra };
}

/** The same value for the same arguments, always. */
export function pure(
  signature: string,
  source: string,
  summary: string,
  bounds: Omit<Extract<Value, { is: 'pure' }>, 'is'> = {},
  extra: Extra = {},
): Primitive {
  return { signature, source, summary, sleeps: 'never', results: [{ value: { is: 'pure', ...bounds } }], ...extra };
}

/** Returns what is stored at a place. */
export function getter(signature: string, place: Place, source: string, summary: string, extra: Extra = {}): Primitive {
  return { signature, source, summary, sleeps: 'never', results: [{ value: { is: 'place', place } }], ...extra };
}

/** Returns C arithmetic over its arguments. */
export function computes(signature: string, c: string, source: string, summary: string, extra: Extra = {}): Primitive {
  return { signature, source, summary, sleeps: 'never', results: [{ value: { is: 'expression', c } }], ...extra };
}

/** Takes a lock and returns nothing. */
export function takes(
  signature: string,
  lock: LockSpec,
  source: string,
  summary: string,
  extra: Extra = {},
): Primitive {
  return { signature, source, summary, sleeps: 'never', effects: [{ effect: 'lock', lock }], results: VOID, ...extra };
}

/** Releases a lock and returns nothing. */
export function releases(
  signature: string,
  lock: LockSpec,
  source: string,
  summary: string,
  extra: Extra = {},
): Primitive {
  return {
    signature,
    source,
    summary,
    sleeps: 'never',
    effects: [{ effect: 'unlock', lock }],
    results: VOID,
    ...extra,
  };
}

/** Takes a lock and returns true, or takes nothing and returns false. */
export function tries(
  signature: string,
  lock: LockSpec,
  source: string,
  summary: string,
  extra: Extra = {},
): Primitive {
  const results: readonly Result[] = [
    { value: constant(1), effects: [{ effect: 'lock', lock }], label: 'taken' },
    { value: constant(0), label: 'busy' },
  ];
  return { signature, source, summary, sleeps: 'never', results, ...extra };
}

/** Takes a lock and returns 0, or is interrupted by a signal and returns a negative errno. */
export function takesUnlessSignalled(
  signature: string,
  lock: LockSpec,
  source: string,
  summary: string,
  extra: Extra = {},
): Primitive {
  const results: readonly Result[] = [
    { value: constant(0), effects: [{ effect: 'lock', lock }], label: 'taken' },
    { value: errno('EINTR'), label: 'interrupted' },
  ];
  return { signature, source, summary, sleeps: 'may', results, ...extra };
}

export function exclusive(on: Place, lock: LockName): LockSpec {
  return { on, lock, mode: 'exclusive' };
}

export function shared(on: Place, lock: LockName): LockSpec {
  return { on, lock, mode: 'shared' };
}

export function constant(value: number): Value {
  return { is: 'constant', value };
}

export function errno(...names: readonly string[]): Value {
  return { is: 'errno', names };
}

export function errorPointer(...names: readonly string[]): Value {
  return { is: 'errorPointer', names };
}

export function not(condition: Condition): Condition {
  return { not: condition };
}

/** The flag word has the bits that let an allocation wait. */
export function mayBlock(flags: Place): Condition {
  return { flags, has: '__GFP_DIRECT_RECLAIM' };
}

/** Zero, or one of the errors; the effects belong to success. */
export function zeroOr(errors: readonly string[], effects: readonly Effect[] = []): readonly Result[] {
  return [
    { value: constant(0), effects, label: 'done' },
    { value: errno(...errors), label: 'failed' },
  ];
}

/** True where the condition holds, else false; a branch on it tells the two apart. */
export function whether(condition: Condition): readonly Result[] {
  return [
    { value: constant(1), when: condition },
    { value: constant(0), when: not(condition) },
  ];
}

/** Other names of the same thing, in all versions alike. */
export function named(...names: readonly string[]): Pick<Primitive, 'aliases'> {
  return { aliases: names.map((name) => ({ name })) };
}
