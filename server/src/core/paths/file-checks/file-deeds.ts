import type { FileAnalyser } from '../analyse-file.ts';
import type { Deed } from '../lifecycle/file-lifecycle.ts';
import type { ProgramFunction } from '../program.ts';

/** A deed and who does it. */
export interface Done extends Deed {
  readonly fn: ProgramFunction;
}

/** Everything that the functions of a file do, function by function. */
export function fileDeeds(file: FileAnalyser): readonly Done[] {
  return file.functions.flatMap((fn) => file.lifecycle.deeds(fn).map((deed) => ({ ...deed, fn })));
}

/**
 * Whoever calls the function may have handed it anything: what it does to a parameter, or to what comes from where
 * nothing tells, may be done to any object of that type.
 */
export function mayBeAnything({ target, fn }: Done): boolean {
  const isFound = target.loaded.size + target.fresh.size + target.entries.size + target.counted.size > 0;
  return (target.isOpen && !isFound) || (target.parameters.size > 0 && !fn.text.isStatic);
}

/** What a static function does to what it is given is told of those who call it as well. */
export function isPassedOn({ target, fn }: Done): boolean {
  return target.parameters.size > 0 && fn.text.isStatic;
}

/** Does the text of some function that could not be read name this? Then nothing can be said of it. */
export function isUnread(file: FileAnalyser, word: string): boolean {
  return file.functions.some(
    (fn) => !file.isRead(fn) && fn.file.source.text.slice(fn.text.at, fn.text.end).includes(word),
  );
}

/** Does the text of the function name this? */
export function mentions({ text, file }: ProgramFunction, word: string): boolean {
  return new RegExp(`\\b${word}\\b`).test(file.source.text.slice(text.bodyAt, text.bodyEnd));
}

/** The line of a deed, for a reader who is at the place of another: "line 12". */
export function lineOf({ fn, at }: Pick<Done, 'fn' | 'at'>, from: Pick<Done, 'fn' | 'at'>): string {
  return fn.file.source.lineSeenFrom(from.fn.file.source.origin(from.at), at);
}
