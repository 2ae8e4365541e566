/**
 * Quote marks. A mark is `>`, `|` or `:` with at most one space before it; `:` and `|` count only behind a space or at the
 * start of the line and only where a space or the end of the line follows, because C and prose use both.
 */

/** How deep a line is quoted, and where its marks end (the space behind the last mark not counted). */
export function quoteEnd(text: string, from: number, end: number): { depth: number; end: number } {
  let depth = 0;
  let position = from;
  for (;;) {
    const mark = markEnd(text, position, end);
    if (mark < 0) return { depth, end: position };
    depth++;
    position = mark;
  }
}

/** Where the first `marks` marks of a line end, or -1 where it has fewer. */
export function marksEnd(text: string, from: number, end: number, marks: number): number {
  let position = from;
  for (let i = 0; i < marks; i++) {
    position = markEnd(text, position, end);
    if (position < 0) return -1;
  }
  return position;
}

function markEnd(text: string, from: number, end: number): number {
  const spaced = text.charCodeAt(from) === 32;
  const at = spaced ? from + 1 : from;
  if (at >= end) return -1;
  const c = text.charCodeAt(at);
  if (c === 62) return at + 1;
  const blankBehind = at + 1 === end || text.charCodeAt(at + 1) === 32;
  return (c === 124 || (c === 58 && spaced)) && blankBehind ? at + 1 : -1;
}

/**
 * How the lines of one quoted text begin: so many marks, then `pad` (a space as a rule; an indentation where the text is
 * set in without marks).
 */
export interface QuoteLevel {
  readonly marks: number;
  readonly pad: string;
}

export const UNQUOTED: QuoteLevel = { marks: 0, pad: '' };

/**
 * Where the text of a line begins at this level, or -1 where the line is not of it.
 * Mail programs strip white space at line ends, so marks with nothing behind them are an empty line.
 */
export function levelStart(text: string, from: number, end: number, level: QuoteLevel): number {
  const marks = marksEnd(text, from, end, level.marks);
  if (marks < 0) return -1;
  if (text.startsWith(level.pad, marks) && marks + level.pad.length <= end) return marks + level.pad.length;
  if (isBlank(text, marks, end)) return end;
  return level.marks > 0 ? marks : -1;
}

export function isBlank(text: string, from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c !== 32 && c !== 9 && c !== 160 && c !== 13 && c !== 10) return false;
  }
  return true;
}
