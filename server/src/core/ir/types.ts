import type { TypeName } from '../c/ast.ts';

/** A type as the machine needs it: widths and signs of integers, and which struct a pointer leads to. */
export type Type =
  | { readonly kind: 'void' }
  | { readonly kind: 'int'; readonly bits: number; readonly signed: boolean }
  | { readonly kind: 'pointer'; readonly to: Type }
  /** `tag` as C writes it: "struct folio". */
  | { readonly kind: 'struct'; readonly tag: string }
  | { readonly kind: 'array'; readonly of: Type }
  | { readonly kind: 'function'; readonly returns: Type }
  | { readonly kind: 'unknown' };

export const voidType: Type = { kind: 'void' };
export const unknownType: Type = { kind: 'unknown' };
export const boolType: Type = { kind: 'int', bits: 1, signed: false };
export const intType: Type = { kind: 'int', bits: 32, signed: true };
export const longType: Type = { kind: 'int', bits: 64, signed: true };
export const unsignedLongType: Type = { kind: 'int', bits: 64, signed: false };

export function pointerTo(to: Type): Type {
  return { kind: 'pointer', to };
}

/** What the resolution of a written type asks of the tree around it. */
export interface TypeScope {
  typedef(name: string): TypeName | null;
  /** Members of "struct x"; null where the declaration is not at hand. */
  field(tag: string, name: string): TypeName | null;
}

/**
 * The type that a written type stands for. Typedefs are followed to a fixed depth, so that a cycle (which broken C can
 * hold) ends; what cannot be resolved is unknown, never a guess.
 */
export function resolveType(scope: TypeScope, written: TypeName, depth = 0): Type {
  if (depth > 24) return unknownType;
  switch (written.kind) {
    case 'void':
      return voidType;
    case 'int':
      return { kind: 'int', bits: written.bits, signed: written.signed };
    case 'float':
    case 'unknown':
    case 'typeof':
      return unknownType;
    case 'tagged':
      if (written.keyword === 'enum') return intType;
      return written.tag === '' ? unknownType : { kind: 'struct', tag: `${written.keyword} ${written.tag}` };
    case 'named': {
      const target = scope.typedef(written.name);
      return target === null ? unknownType : resolveType(scope, target, depth + 1);
    }
    case 'pointer':
      return pointerTo(resolveType(scope, written.to, depth + 1));
    case 'array':
      return { kind: 'array', of: resolveType(scope, written.of, depth + 1) };
    case 'function':
      return { kind: 'function', returns: resolveType(scope, written.returns, depth + 1) };
  }
}

/** The type of `object.name`, given the type of the object (for `->` the pointed-to type). */
export function fieldType(scope: TypeScope, object: Type, name: string): Type {
  if (object.kind !== 'struct') return unknownType;
  const written = scope.field(object.tag, name);
  return written === null ? unknownType : resolveType(scope, written);
}

/** What `*p` or `p[i]` has for a type. */
export function pointee(type: Type): Type {
  if (type.kind === 'pointer') return type.to;
  if (type.kind === 'array') return type.of;
  return unknownType;
}

/** C's integer promotion: what is narrower than int becomes int. */
export function promote(type: Type): Type {
  if (type.kind === 'int') return type.bits < 32 ? intType : type;
  return type;
}

/** The type in which a binary operator computes (C11 6.3.1.8); pointers win, unknown is 64-bit signed. */
export function commonType(left: Type, right: Type): Type {
  const a = promote(left);
  const b = promote(right);
  if (a.kind === 'pointer' || a.kind === 'array') return a;
  if (b.kind === 'pointer' || b.kind === 'array') return b;
  if (a.kind !== 'int' || b.kind !== 'int') return unknownType;
  if (a.bits !== b.bits) return a.bits > b.bits ? a : b;
  return a.signed ? b : a;
}

/** Width of a value of this type in the machine; pointers and unknown values are 64 bits. */
export function bitsOf(type: Type): number {
  return type.kind === 'int' ? type.bits : 64;
}

export function isSigned(type: Type): boolean {
  return type.kind === 'int' ? type.signed : type.kind === 'unknown';
}
