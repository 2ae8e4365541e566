import type { LevelLines } from './level.ts';
import type { Hunk, HunkHole, HunkLine } from './patch.ts';

/** A hunk while its lines are gathered. */
export interface Gathered {
  readonly view: LevelLines;
  readonly headerAt: number;
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
  section: string;
  lines: HunkLine[];
  /** Indices of lines before which a reviewer wrote something. */
  readonly interruptions: number[];
  /** Indices of lines before which the quote says that something was cut. */
  readonly cuts: number[];
  /** Indices of context lines that may be such a mark themselves. */
  readonly maybeCuts: Set<number>;
  /** Indices of empty lines that had not even the mark of context. */
  readonly stripped: Set<number>;
  /** Lines of either side so far. */
  old: number;
  new: number;
  readonly notes: { at: number; reason: string }[];
}

/** Compares what was gathered with what the header counts, and places the loss. */
export function finishHunk(gathered: Gathered): Hunk {
  if (gathered.old !== gathered.oldCount || gathered.new !== gathered.newCount) {
    takeOutCutMarks(gathered);
    dropTrailingBlanks(gathered);
  }
  const oldMissing = gathered.oldCount - gathered.old;
  const newMissing = gathered.newCount - gathered.new;
  const complete = oldMissing === 0 && newMissing === 0;
  return {
    oldStart: gathered.oldStart,
    oldCount: gathered.oldCount,
    newStart: gathered.newStart,
    newCount: gathered.newCount,
    section: gathered.section,
    at: gathered.headerAt,
    lines: gathered.lines,
    holes: newMissing > 0 ? holes(gathered, newMissing) : [],
    complete,
    problem: complete ? null : lossInWords(oldMissing, newMissing),
  };
}

/** A context line " [...]" in a hunk that misses lines is the mark of a cut. */
function takeOutCutMarks(gathered: Gathered): void {
  if (gathered.maybeCuts.size === 0 || gathered.new > gathered.newCount) return;
  const kept: HunkLine[] = [];
  const newIndex: number[] = [];
  gathered.lines.forEach((line, index) => {
    newIndex.push(kept.length);
    if (gathered.maybeCuts.has(index)) gathered.cuts.push(kept.length);
    else kept.push(line);
  });
  const taken = gathered.lines.length - kept.length;
  const stripped = [...gathered.stripped].map((index) => newIndex[index] ?? 0);
  gathered.stripped.clear();
  for (const index of stripped) gathered.stripped.add(index);
  gathered.interruptions.forEach((index, i) => (gathered.interruptions[i] = newIndex[index] ?? kept.length));
  gathered.lines = kept;
  gathered.old -= taken;
  gathered.new -= taken;
}

/** Empty lines at the end of what is there stand between the quote and what follows; they are no context. */
function dropTrailingBlanks(gathered: Gathered): void {
  while (gathered.lines.length > 0 && gathered.stripped.has(gathered.lines.length - 1)) {
    if (gathered.old >= gathered.oldCount && gathered.new >= gathered.newCount) return;
    gathered.lines.pop();
    gathered.old--;
    gathered.new--;
  }
}

/** Where lines of the new side may be missing: at every cut, at every remark, and at the end unless it ends in context. */
function holes(gathered: Gathered, missing: number): HunkHole[] {
  const count = gathered.lines.length;
  const places = new Set<number>();
  for (const index of [...gathered.cuts, ...gathered.interruptions]) places.add(Math.min(index, count));
  const endsInContext = count >= 3 && gathered.lines.slice(-3).every((line) => line.kind === ' ');
  if (!endsInContext || places.size === 0) places.add(count);
  return [...places].sort((a, b) => a - b).map((before) => ({ before, missing: places.size === 1 ? missing : null }));
}

function lossInWords(oldMissing: number, newMissing: number): string {
  const missing = Math.max(oldMissing, newMissing);
  if (missing > 0)
    return missing === 1 ? 'one line of this hunk is missing' : `${missing} lines of this hunk are missing`;
  return 'this hunk has more lines than its header counts';
}
