import type { TypeName } from '../c/ast.ts';
import { resultConstants } from '../kernel/result-constants.ts';

/** What naming a result asks of the tree around it, and of the catalogue where the tree does not say. */
export interface ConstantScope {
  typedef(name: string): TypeName | null;
  constant(name: string): bigint | null;
  /** The members of an enum by its tag, in order; none where its declaration is not at hand. */
  enumMembers(tag: string): readonly string[];
  /** Constants whose names begin so. */
  constantsFrom(prefix: string): readonly string[];
}

/** What a number is called where a function of this type returns it: "VM_FAULT_LOCKED", a member of its enum; else null. */
export function resultName(scope: ConstantScope, type: TypeName, value: bigint, depth = 0): string | null {
  if (type.kind === 'tagged')
    return type.keyword === 'enum' && type.tag !== '' ? nameOf(scope, scope.enumMembers(type.tag), value) : null;
  if (type.kind !== 'named' || depth > deepest) return null;
  const known = resultConstants[type.name];
  if (known !== undefined) {
    const names = scope.constantsFrom(known.prefix);
    return nameOf(scope, names, value) ?? (known.flags ? flagNames(scope, names, value) : null);
  }
  const target = scope.typedef(type.name);
  return target === null ? null : resultName(scope, target, value, depth + 1);
}

const deepest = 24;

function nameOf(scope: ConstantScope, names: readonly string[], value: bigint): string | null {
  const wanted = BigInt.asUintN(64, value);
  return names.find((name) => BigInt.asUintN(64, scope.constant(name) ?? ~wanted) === wanted) ?? null;
}

/** "VM_FAULT_NOPAGE | VM_FAULT_MAJOR": every bit has a name, or none is told. */
function flagNames(scope: ConstantScope, names: readonly string[], value: bigint): string | null {
  const found: string[] = [];
  for (let bit = 1n, rest = value; rest > 0n; bit <<= 1n) {
    if ((rest & bit) === 0n) continue;
    const name = nameOf(scope, names, bit);
    if (name === null) return null;
    found.push(name);
    rest &= ~bit;
  }
  return found.length === 0 ? null : found.join(' | ');
}
