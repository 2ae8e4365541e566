import type { Hunk, HunkLine } from './patch.ts';
import { squeezed } from './known-lines.ts';

/** Where a hunk fits into a file, and what had to be overlooked. */
export interface Placement {
  /** 0-based index of the first line that the hunk replaces. */
  readonly at: number;
  /** The lines of the hunk without those that were overlooked at its start and end. */
  readonly lines: readonly HunkLine[];
  /** How far from the place that the hunk names, in lines. */
  readonly offset: number;
  /** Lines of context that do not match. */
  readonly fuzz: number;
  /** The hunk stands at the beginning or end of its own file, and elsewhere in this one. */
  readonly unanchored: boolean;
  /** Context that differs in white space alone. */
  readonly whiteSpace: boolean;
}

/** What a search may cost, in compared lines; shared by all hunks of a file so that a hopeless patch ends in time. */
export interface SearchBudget {
  left: number;
}

/** The lines of a file as the search sees them. `taken` tells lines that an earlier hunk of the same patch has written. */
export interface Target {
  readonly lines: readonly { readonly text: string }[];
  taken(index: number): boolean;
}

/** Context below this is not given up, as with `git apply -C1`. */
const LEAST_CONTEXT = 1;

/**
 * Finds the place of a hunk as `git apply` does: all context must match, at the line that the hunk names or the nearest
 * other one. Where that fails the outer context is given up line by line, and at last white space is overlooked.
 */
export function placeHunk(target: Target, hunk: Hunk, budget: SearchBudget): Placement | null {
  return (
    search(target, hunk, Infinity, 'exact', budget) ??
    search(target, hunk, LEAST_CONTEXT, 'exact', budget) ??
    search(target, hunk, Infinity, 'white-space', budget)
  );
}

function search(
  target: Target,
  hunk: Hunk,
  least: number,
  how: 'exact' | 'white-space',
  budget: SearchBudget,
): Placement | null {
  let lines = hunk.lines;
  let leading = lines.findIndex((line) => line.kind !== ' ');
  if (leading < 0) leading = lines.length;
  let trailing = lines.length - 1 - lines.findLastIndex((line) => line.kind !== ' ');
  const named = hunk.newStart > 0 ? hunk.newStart - 1 : 0;
  let start = named;
  let atBeginning = hunk.oldStart <= 1;
  let atEnd = trailing === 0;
  let unanchored = false;
  let firstKept = 0;
  for (let fuzz = 0; ;) {
    const at = nearest(target, lines, start, { atBeginning, atEnd, how }, budget);
    const offset = at - named - firstKept;
    if (at >= 0) return { at, lines, offset, fuzz, unanchored, whiteSpace: how === 'white-space' };
    if (leading <= least && trailing <= least) return null;
    if (atBeginning || atEnd) {
      atBeginning = false;
      atEnd = false;
      unanchored = true;
      continue;
    }
    if (leading >= trailing) {
      lines = lines.slice(1);
      firstKept++;
      fuzz++;
      leading--;
      // Up and not down, as git has it: which of two equal places is nearest hangs on it.
      start--;
    }
    if (trailing > leading) {
      lines = lines.slice(0, -1);
      trailing--;
      fuzz++;
    }
  }
}

interface Demands {
  /** A hunk that names the first line stands at the beginning, one without context behind it at the end. */
  readonly atBeginning: boolean;
  readonly atEnd: boolean;
  readonly how: 'exact' | 'white-space';
}

/** Tries the named line, then one line further and one line nearer in turn. */
function nearest(
  target: Target,
  lines: readonly HunkLine[],
  named: number,
  demands: Demands,
  budget: SearchBudget,
): number {
  const old = lines
    .filter((line) => line.kind !== '+')
    .map((line) => (demands.how === 'exact' ? line.text : squeezed(line.text)));
  const count = target.lines.length;
  const highest = count - old.length;
  if (highest < 0) return -1;
  let start = Math.min(named, count);
  if (demands.atBeginning) start = 0;
  else if (demands.atEnd) start = highest;
  const fits = (at: number): boolean =>
    at >= 0 &&
    at <= highest &&
    (!demands.atBeginning || at === 0) &&
    (!demands.atEnd || at === highest) &&
    matches(target, old, at, demands.how, budget);
  if (fits(start)) return start;
  if (demands.atBeginning || demands.atEnd) return -1;
  for (let away = 1; away <= count && budget.left > 0; away++) {
    if (fits(start + away)) return start + away;
    if (fits(start - away)) return start - away;
  }
  return -1;
}

function matches(
  target: Target,
  old: readonly string[],
  at: number,
  how: 'exact' | 'white-space',
  budget: SearchBudget,
): boolean {
  for (let i = 0; i < old.length; i++) {
    budget.left--;
    if (target.taken(at + i)) return false;
    const text = target.lines[at + i]!.text;
    if (how === 'exact' ? text !== old[i] : !looksAlike(text, old[i]!)) return false;
  }
  return true;
}

/** Whether a line is the same but for white space; the first character that is none tells most of the others apart. */
function looksAlike(text: string, old: string): boolean {
  let i = 0;
  while (text.charCodeAt(i) <= 32) i++;
  const first = old.charCodeAt(0) === 32 ? 1 : 0;
  if (text.charCodeAt(i) !== old.charCodeAt(first) && i < text.length && first < old.length) return false;
  return squeezed(text) === old;
}
