import type { CFile } from '../c/file.ts';
import type { FileAnalyser } from './analyse-file.ts';
import type { ProgramFunction } from './program.ts';

/** A file after an edit, with all that is still known of it. */
export interface Edited {
  readonly analyser: FileAnalyser;
  /** Functions of the file that are to be looked at again: those that were edited, and those that call them. */
  readonly again: readonly ProgramFunction[];
}

/**
 * The analyser of a file after an edit that stays inside functions. A function that was not edited keeps its paths, and
 * the text that it was read from: its positions are those of that text. Null where something else changed, or where so
 * many texts would be kept that it is better to begin anew.
 */
export function withText(analyser: FileAnalyser, file: CFile): Edited | null {
  const changed = changedFunctions(analyser.functions, file);
  if (changed === null) return null;
  let now = analyser;
  const again = new Set<number>();
  for (const index of changed) {
    const before = now.functions[index]!;
    for (const asker of now.askers(before)) again.add(now.functions.indexOf(asker));
    now = now.withFunction(before, { file, text: file.functions[index]! });
  }
  if (new Set(now.functions.map((fn) => fn.file)).size > mostTexts) return null;
  const inOrder = [...again].filter((index) => index >= 0).sort((a, b) => a - b);
  return { analyser: now, again: inOrder.map((index) => now.functions[index]!) };
}

/** Texts of one file that are kept for functions that were not edited since. */
const mostTexts = 24;

/** The positions of functions whose text is another; null where what stands between the functions is. */
function changedFunctions(functions: readonly ProgramFunction[], file: CFile): readonly number[] | null {
  if (functions.length !== file.functions.length) return null;
  const changed: number[] = [];
  for (const [index, { file: old, text }] of functions.entries()) {
    const now = file.functions[index]!;
    if (text.name !== now.name || text.whole !== now.whole) return null;
    const from = old.functions.indexOf(text);
    if (gapBefore(old, from) !== gapBefore(file, index)) return null;
    if (old.source.text.slice(text.at, text.end) !== file.source.text.slice(now.at, now.end)) changed.push(index);
  }
  const last = functions.at(-1);
  const isSameEnd = last === undefined || gapBefore(last.file, functions.length) === gapBefore(file, functions.length);
  return isSameEnd ? changed : null;
}

/** What stands between a function and the one before it, or the beginning or the end of the file. */
function gapBefore({ source, functions }: CFile, index: number): string {
  return source.text.slice(functions[index - 1]?.end ?? 0, functions[index]?.at ?? source.text.length);
}
