import type { ProgramFunction } from './program.ts';

/** Nothing but braces, and perhaps a constant that is returned: a function that is there to be called, and to do nothing. */
export function isStub({ text, file }: ProgramFunction): boolean {
  const body = file.source.text.slice(text.bodyAt + 1, text.bodyEnd - 1).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  return /^[\s;]*(?:return[\s\w-]*;)?[\s;]*$/.test(body);
}

/**
 * The one function that a name stands for, among its definitions under different `#if`s: what is built without a feature
 * has stubs for it, and whoever looks at the callers wants to know what they do with it. Null where two do something.
 */
export function oneOf(definitions: readonly ProgramFunction[]): ProgramFunction | null {
  const [only, ...others] = definitions;
  if (only === undefined || others.length === 0) return only ?? null;
  if (definitions.some(({ text }) => text.conditions.length === 0)) return null;
  const [real, ...more] = definitions.filter((fn) => !isStub(fn));
  return real === undefined || more.length > 0 ? null : real;
}
