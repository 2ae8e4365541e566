import type { EnumDeclaration, StructDeclaration } from './file.ts';
import type { Knowledge } from './knowledge.ts';
import type { Tokens } from './tokens.ts';

/**
 * A place in tokens that hold no preprocessor lines, and the bound that reading may not pass. Readers move `index`.
 */
export interface Cursor {
  readonly tokens: Tokens;
  index: number;
  /** The token at which reading must end. */
  readonly end: number;
  /** How deep readers are inside one another. */
  depth: number;
  /** Where declarations of structs and enums go that stand inside a declaration. */
  readonly found: FoundTypes | null;
  readonly knowledge: Knowledge;
}

export interface FoundTypes {
  readonly structs: StructDeclaration[];
  readonly enums: EnumDeclaration[];
}

/** Readers that are deeper inside one another than this give a hole: hostile text must not exhaust the stack. */
export const DEEPEST_NESTING = 200;

export function cursorOf(tokens: Tokens, knowledge: Knowledge = {}, index = 0, end = tokens.count): Cursor {
  return { tokens, index, end, depth: 0, found: null, knowledge };
}

/** A cursor on a part of what this one reads. */
export function within(cursor: Cursor, index: number, end: number): Cursor {
  return { ...cursor, index, end: Math.max(Math.min(end, cursor.end), index), depth: cursor.depth + 1 };
}

export function peek(cursor: Cursor, word: string): boolean {
  return cursor.index < cursor.end && cursor.tokens.is(cursor.index, word);
}

/** Steps over the word if it is next. */
export function take(cursor: Cursor, word: string): boolean {
  if (!peek(cursor, word)) return false;
  cursor.index++;
  return true;
}

/** The partner of the bracket at `index`, never beyond the cursor's end. */
export function partner(cursor: Cursor, index: number): number {
  const match = cursor.tokens.match[index] ?? -1;
  return match < index || match >= cursor.end ? cursor.end : match;
}

/** The ranges between the commas of a bracketed list whose opening bracket is at `open`: pairs [from, to). */
export function splitArguments(tokens: Tokens, open: number): { readonly from: number; readonly to: number }[] {
  const close = tokens.match[open] ?? -1;
  const end = close < 0 ? tokens.count : close;
  const parts: { from: number; to: number }[] = [];
  let from = open + 1;
  if (from >= end) return parts;
  for (let i = from; i < end; i++) {
    if (tokens.match[i]! > i) i = tokens.match[i]!;
    else if (tokens.is(i, ',')) {
      parts.push({ from, to: i });
      from = i + 1;
    }
  }
  parts.push({ from, to: end });
  return parts;
}
