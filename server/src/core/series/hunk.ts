import { isBlank } from '../mail/quote.ts';
import { HUNK_HEADER, isCutMark, restOf, startAt, type LevelLines } from './level.ts';
import type { Hunk, HunkLine } from './patch.ts';
import { finishHunk, type Gathered } from './hunk-counts.ts';
import { joinedLine, looksBroken } from './wrapped.ts';

export interface HunkRead {
  readonly hunk: Hunk;
  /** Index of the line behind the hunk. */
  readonly next: number;
  /** What was mended on the way; `at` counts in the body. */
  readonly notes: readonly { readonly at: number; readonly reason: string }[];
}

/**
 * Reads the hunk whose header stands on line `index`. The counts of the header say where it ends; in a quote it goes on
 * behind the reviewer's remarks. A hunk that is not there whole says what it misses and where.
 */
export function readHunk(view: LevelLines, index: number): HunkRead | null {
  const match = HUNK_HEADER.exec(restOf(view, index) ?? '');
  if (match === null) return null;
  const gathered: Gathered = {
    view,
    headerAt: startAt(view, index),
    oldStart: Number(match[1]),
    oldCount: Number(match[2] ?? 1),
    newStart: Number(match[3]),
    newCount: Number(match[4] ?? 1),
    section: (match[5] ?? '').trim(),
    lines: [],
    interruptions: [],
    cuts: [],
    maybeCuts: new Set(),
    stripped: new Set(),
    old: 0,
    new: 0,
    notes: [],
  };
  const next = gather(view, index + 1, gathered);
  return { hunk: finishHunk(gathered), next, notes: gathered.notes };
}

/** Takes lines until the counts are met or something else begins; returns the index of the first line not taken. */
function gather(view: LevelLines, first: number, hunk: Gathered): number {
  let behindLast = first;
  let i = first;
  for (; i < view.lines.count; i++) {
    if (hunk.old >= hunk.oldCount && hunk.new >= hunk.newCount) {
      const mark = markOrExtra(view, i, hunk);
      if (mark === 'end') break;
      if (mark === 'newline') {
        markNoNewline(hunk);
        behindLast = i + 1;
        continue;
      }
    }
    const step = takeLine(view, i, behindLast === i, hunk);
    if (step === 'end') break;
    if (step === 'taken') behindLast = i + 1;
  }
  return Math.max(behindLast, first);
}

/** Behind the last counted line: the mark of a missing newline, a line that the counts forgot, or the end. */
function markOrExtra(view: LevelLines, index: number, hunk: Gathered): 'end' | 'newline' | 'extra' {
  const rest = restOf(view, index);
  if (rest === null || rest === '') return 'end';
  if (rest.startsWith('\\ ')) return 'newline';
  const forgotten = /^\+(?!\+\+ )/.test(rest) || (/^-(?!-)/.test(rest) && hunk.lines.length > 0);
  return forgotten ? 'extra' : 'end';
}

/** `follows` says whether the line stands right behind the last one that was taken. */
function takeLine(view: LevelLines, index: number, follows: boolean, hunk: Gathered): 'taken' | 'skipped' | 'end' {
  const { text, lines } = view;
  const end = lines.end(index);
  const start = startAt(view, index);
  if (start < 0) return takeForeign(view, index, follows, hunk);
  if (isBlank(text, start, end) && end - start < 1) {
    push(view, hunk, ' ', start, end);
    hunk.stripped.add(hunk.lines.length - 1);
    return 'taken';
  }
  const c = text.charCodeAt(start);
  if (c === 43) return push(view, hunk, '+', start + 1, end);
  if (c === 45) return endsHunk(view, index, start) ? 'end' : push(view, hunk, '-', start + 1, end);
  if (c === 32 || c === 160) {
    if (isCutMark(text, start, end)) hunk.maybeCuts.add(hunk.lines.length);
    return push(view, hunk, ' ', start + 1, end);
  }
  if (c === 9) return push(view, hunk, ' ', start, end);
  if (text.startsWith('\\ ', start)) {
    markNoNewline(hunk);
    return 'taken';
  }
  if (text.startsWith('@@ -', start) || text.startsWith('diff --git ', start) || text.startsWith('Index: ', start))
    return 'end';
  if (isCutMark(text, start, end)) {
    hunk.cuts.push(hunk.lines.length);
    return 'skipped';
  }
  if (c === 62) return interrupt(hunk);
  if (view.strippedContext) return push(view, hunk, ' ', start, end);
  if (follows && joinBroken(view, index, start, hunk)) return 'taken';
  return 'end';
}

/** A line of another depth: a remark, a mark that lines were cut, or the rest of a line that a mail program broke. */
function takeForeign(view: LevelLines, index: number, follows: boolean, hunk: Gathered): 'taken' | 'skipped' | 'end' {
  const { text, lines } = view;
  if (view.level.marks === 0) return 'end';
  if (isCutMark(text, lines.start(index), lines.end(index))) {
    hunk.cuts.push(hunk.lines.length);
    return 'skipped';
  }
  const blank = isBlank(text, lines.start(index), lines.end(index));
  if (follows && !blank && index + 1 < lines.count && startAt(view, index + 1) >= 0) {
    const last = hunk.lines.at(-1);
    const rest = text.slice(lines.start(index), lines.end(index));
    if (last !== undefined && looksBroken(last.text, rest)) {
      if (joinBroken(view, index, lines.start(index), hunk)) return 'taken';
    }
  }
  return interrupt(hunk);
}

function interrupt(hunk: Gathered): 'skipped' {
  if (hunk.interruptions.at(-1) !== hunk.lines.length) hunk.interruptions.push(hunk.lines.length);
  return 'skipped';
}

function push(view: LevelLines, hunk: Gathered, kind: HunkLine['kind'], from: number, end: number): 'taken' {
  const at = Math.min(from, end);
  hunk.lines.push({ kind, text: view.text.slice(at, end), at, origin: view.body.origin(at) });
  if (kind !== '+') hunk.old++;
  if (kind !== '-') hunk.new++;
  return 'taken';
}

function markNoNewline(hunk: Gathered): void {
  const last = hunk.lines.pop();
  if (last !== undefined) hunk.lines.push({ ...last, noNewline: true });
}

/** The signature below a patch, or the header of the next file: both begin with a minus. */
function endsHunk(view: LevelLines, index: number, start: number): boolean {
  const rest = view.text.slice(start, view.lines.end(index));
  const next = index + 1 < view.lines.count ? restOf(view, index + 1) : null;
  if (rest === '-- ' || rest === '--') return next === null || /^\d+\.\d+|^\s*$/.test(next);
  return (
    rest.startsWith('--- ') &&
    next !== null &&
    next.startsWith('+++ ') &&
    HUNK_HEADER.test(restOf(view, index + 2) ?? '')
  );
}

/** Joins a line to the one before it, or to the header of the hunk, where a mail program broke it. */
function joinBroken(view: LevelLines, index: number, start: number, hunk: Gathered): boolean {
  const end = view.lines.end(index);
  const last = hunk.lines.pop();
  if (last === undefined) {
    if (hunk.section.length < 20) return false;
    hunk.section += ` ${view.text.slice(start, end).trim()}`;
    return true;
  }
  const joined = last.joined === undefined ? joinedLine(last, view.text, start, end) : null;
  hunk.lines.push(joined ?? last);
  if (joined !== null)
    hunk.notes.push({ at: start, reason: 'this line was broken off the one above by a mail program; they are joined' });
  return joined !== null;
}
