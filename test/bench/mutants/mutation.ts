import type { Block } from '../../../server/src/core/c/ast.ts';
import type { CFile, FunctionText } from '../../../server/src/core/c/file.ts';
import type { CallKnowledge } from './calls.ts';

/** One stretch of a file's text that is replaced; offsets are the file's. */
export interface Edit {
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

/** One defect put into one function: its edits, which do not overlap, and what they do, in a few words. */
export interface Mutation {
  readonly edits: readonly Edit[];
  readonly what: string;
}

/** A function that is looked at for places: its text, its parsed body, and what the calls in it do. */
export interface Place {
  readonly file: CFile;
  readonly fn: FunctionText;
  readonly body: Block;
  readonly calls: CallKnowledge;
}

/** A way to put one defect into a function. Finds every place for it, in the order of the text. */
export interface Kind {
  /** "drop-put": what `--kind` takes. */
  readonly name: string;
  /** What is wrong afterwards, for the table. */
  readonly title: string;
  mutations(place: Place): readonly Mutation[];
}

/** The text with all edits made. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { at, end, text: by } of [...edits].sort((a, b) => b.at - a.at || b.end - a.end))
    result = result.slice(0, at) + by + result.slice(end);
  return result;
}

/** The text of a node as the file has it. */
export function textOf(place: Place, node: { readonly at: number; readonly end: number }): string {
  return place.file.source.text.slice(node.at, node.end);
}
