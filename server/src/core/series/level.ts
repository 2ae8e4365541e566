import { isBlank, levelStart, quoteEnd, type QuoteLevel } from '../mail/quote.ts';
import type { LineSpans } from '../text/line-spans.ts';
import type { MappedText } from '../text/mapped.ts';

/** The lines of a body as they look at one level of quoting. */
export interface LevelLines {
  readonly body: MappedText;
  readonly text: string;
  readonly lines: LineSpans;
  readonly level: QuoteLevel;
  /** Context lines may have lost the space that marks them: text that was put together from one line. */
  readonly strippedContext: boolean;
}

/** Where the text of a line begins at the level, or -1 where the line is of another. */
export function startAt(view: LevelLines, index: number): number {
  return levelStart(view.text, view.lines.start(index), view.lines.end(index), view.level);
}

export function restOf(view: LevelLines, index: number): string | null {
  const start = startAt(view, index);
  return start < 0 ? null : view.text.slice(start, view.lines.end(index));
}

/** Different ways to begin a line with a diff in one mail; more than these few are noise. */
const MOST_LEVELS = 12;

/** The levels at which a body holds diffs, in order of first appearance. */
export function patchLevels(text: string, lines: LineSpans): QuoteLevel[] {
  const found = new Map<string, QuoteLevel>();
  for (let i = 0; i < lines.count && found.size < MOST_LEVELS; i++) {
    const from = lines.start(i);
    const end = lines.end(i);
    const { depth, end: behindMarks } = quoteEnd(text, from, end);
    let at = behindMarks;
    while (at < end && at - behindMarks < 40 && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
    if (!isAnchor(text, at, end)) continue;
    const level = { marks: depth, pad: text.slice(behindMarks, at) };
    const plain = isSingleHeader(text, at) && !followedByNewName(text, lines, i, level);
    if (!plain) found.set(`${level.marks}:${level.pad}`, level);
  }
  return [...found.values()];
}

export const HUNK_HEADER = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@(.*)$/;

function isAnchor(text: string, at: number, end: number): boolean {
  const c = text.charCodeAt(at);
  if (c === 100) return text.startsWith('diff --git ', at);
  if (c === 64) return text.startsWith('@@ -', at) && HUNK_HEADER.test(text.slice(at, Math.min(end, at + 200)));
  return isSingleHeader(text, at);
}

function isSingleHeader(text: string, at: number): boolean {
  return text.startsWith('--- ', at);
}

function followedByNewName(text: string, lines: LineSpans, index: number, level: QuoteLevel): boolean {
  if (index + 1 >= lines.count) return false;
  const start = levelStart(text, lines.start(index + 1), lines.end(index + 1), level);
  return start >= 0 && text.startsWith('+++ ', start);
}

const CUT =
  /^(?:[[<({]\s*(?:\.{2,}|…|snip|cut|skip|trim)[^\])}>]{0,40}[\])}>]|(?:\.{3,}|…)|-{2,}\s*8<\s*-*|8<\s*-*|\.{2,}\s*(?:snip|skip)\s*\.{2,}|snip|<?\/?snip>?)$/i;

/** Whether a line only says that something was left out: "[...]", "<snip>". Marks of quoting before it do not count. */
export function isCutMark(text: string, from: number, end: number): boolean {
  if (end - from > 100) return false;
  const behindMarks = quoteEnd(text, from, end).end;
  return !isBlank(text, behindMarks, end) && CUT.test(text.slice(behindMarks, end).trim());
}
