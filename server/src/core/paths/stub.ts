import type { ProgramFunction } from './program.ts';

/** Nothing but braces, and perhaps a constant that is returned: a function that is there to be called, and to do nothing. */
export function isStub({ text, file }: ProgramFunction): boolean {
  const body = file.source.text.slice(text.bodyAt + 1, text.bodyEnd - 1).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  return /^[\s;]*(?:return[\s\w-]*;)?[\s;]*$/.test(body);
}
