import type { PatternPrimitive, Primitive } from './primitive.ts';

/** The declaration that a family makes for one of its names. */
export function instantiate(family: PatternPrimitive, name: string, group: string): Primitive {
  const form = mapped(family.form, (text) => text.replaceAll('$name', name).replaceAll('$1', group.toLowerCase()));
  return { ...form, family: family.pattern };
}

/** A copy in which every string is replaced, at any depth. */
function mapped<T>(value: T, replace: (text: string) => string): T;
function mapped(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mapped(item, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapped<unknown>(item, replace)]));
}
