import type { TypeName } from '../c/ast.ts';
import { firstErrorPointer, singleValue } from '../machine/facts.ts';
import { factOf } from '../machine/store.ts';
import { errnoName } from './describe.ts';
import type { Exit } from './explore.ts';

/** What a caller reads off the result, in a word or two: "0", "-EINVAL", "NULL", "an error"; null where it may be anything. */
export function outcomeOf(
  { returns, state }: Exit,
  type: TypeName,
  errnos: ReadonlyMap<bigint, string>,
): string | null {
  if (returns === null || type.kind === 'void') return null;
  const fact = factOf(state, returns);
  const value = singleValue(fact);
  const isPointer = type.kind === 'pointer';
  if (value === null) {
    if (fact.unsignedMin >= firstErrorPointer) return 'an error';
    if (isPointer) return fact.unsignedMin > 0n && fact.unsignedMax < firstErrorPointer ? 'not NULL' : null;
    return fact.unsignedMin > 0n && fact.signedMin >= 0n ? 'not 0' : null;
  }
  if (value === 0n) return isPointer ? 'NULL' : isTruth(type) ? 'false' : '0';
  if (isTruth(type)) return 'true';
  return errnoName(value, errnos) ?? BigInt.asIntN(64, value).toString();
}

/** A bool, under whichever of its names. */
export function isTruth(type: TypeName): boolean {
  return type.kind === 'int' && type.bits === 1;
}
