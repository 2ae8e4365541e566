import { HOLE_MARK } from '../text/hole.ts';
import { SourceText, type Segment } from '../text/source.ts';
import { commentStateAfter, NO_COMMENT } from './comments.ts';
import { gapText, isHead, isSameHead, type Gap } from './gaps.ts';
import { layHunks, type KnownLine } from './known-lines.ts';
import { pushLineSegments } from './line-segments.ts';
import type { FilePatch, Hunk, Patch } from './patch.ts';

/** The new side of a file as far as the hunks of a series reach. */
export interface ReconstructedFile {
  readonly path: string;
  readonly source: SourceText;
  readonly gaps: readonly Gap[];
  /** True where a patch adds the whole file, so that nothing is missing. */
  readonly whole: boolean;
  /** 0 for the file itself; further pieces are hunks that contradict it, or whose place in it is not known. */
  readonly piece: number;
  /** Whether a patch of the series added the line at this offset of the text. */
  isAdded(offset: number): boolean;
  /** The patch that added or showed the line at this offset; null on lines that no patch has. */
  patchAt(offset: number): Patch | null;
}

/** Rebuilds all files that a series touches; `patches` stand in the order in which they are applied. */
export function reconstructAll(patches: readonly Patch[]): ReconstructedFile[] {
  const present = new Set(patches.map((patch) => patch.index));
  const states = new Map<string, FileState>();
  for (const patch of patches) for (const file of patch.files) stepFile(states, patch, file, present);
  return [...states].flatMap(([name, state]) => {
    // Hunks whose file header was cut away have no path to be told by.
    const path = name === '' ? `<${state.patch.subject ?? state.patch.mail.input.name}>` : name;
    const all = [state.lines, ...state.pieces].filter((lines) => lines.length > 0);
    return all.map((lines, piece) => render(path, lines, state.whole && piece === 0, piece));
  });
}

/** Rebuilds one file, named as it is called behind the last patch. A file that the series deletes gives nothing. */
export function reconstruct(patches: readonly Patch[], path: string): ReconstructedFile[] {
  return reconstructAll(patches).filter((file) => file.path === path);
}

/** A file behind some of the patches, under the name that it has there. */
interface FileState {
  readonly lines: readonly KnownLine[];
  readonly whole: boolean;
  /** What does not fit into the file. */
  readonly pieces: KnownLine[][];
  /** The last patch that touched the file. */
  readonly patch: Patch;
}

function stepFile(
  states: Map<string, FileState>,
  patch: Patch,
  file: FilePatch,
  present: ReadonlySet<number | null>,
): void {
  const before = file.oldPath === null || file.status === 'copied' ? undefined : states.get(file.oldPath);
  if (file.oldPath !== null && file.status !== 'copied') states.delete(file.oldPath);
  if (file.newPath === null) return;
  const pieces = before?.pieces ?? [];
  const trust = before === undefined || follows(before.patch, patch, present) ? 'numbers' : 'overlap-only';
  const { lines, detached } = layHunks(before?.lines ?? [], patch, file, trust);
  setApart(patch, file, detached, pieces);
  const begins = file.status === 'added' && file.hunks.every((hunk) => hunk.complete);
  states.set(file.newPath, {
    lines,
    whole: begins || (before?.whole === true && detached.length === 0),
    pieces,
    patch,
  });
}

/** Hunks that contradict each other make a piece each; beyond these few the input is garbage. */
const MOST_PIECES = 20;

/** Makes pieces of hunks that do not fit: each lot that can stand in one text stands in one. */
function setApart(patch: Patch, file: FilePatch, hunks: readonly Hunk[], pieces: KnownLine[][]): void {
  let rest = hunks;
  while (rest.length > 0 && pieces.length < MOST_PIECES) {
    const { lines, detached } = layHunks([], patch, { ...file, hunks: rest }, 'numbers');
    if (lines.length === 0) return;
    pieces.push(lines);
    rest = detached;
  }
}

/** Whether no patch is missing between the two, so that line numbers of the second count what the first did. */
function follows(before: Patch, patch: Patch, present: ReadonlySet<number | null>): boolean {
  if (before.mail === patch.mail) return true;
  if (before.index === null || patch.index === null || before.total !== patch.total) return false;
  for (let index = before.index + 1; index < patch.index; index++) if (!present.has(index)) return false;
  return patch.index > before.index;
}

/** A stretch of lines without a gap. */
interface Run {
  readonly lines: readonly KnownLine[];
  readonly missing: number | null;
}

function runs(lines: readonly KnownLine[]): Run[] {
  const found: Run[] = [];
  let from = 0;
  for (let i = 1; i <= lines.length; i++) {
    const line = lines[i];
    const before = lines[i - 1]!;
    if (line !== undefined && line.target === before.target + 1 && !line.behindHole) continue;
    found.push({ lines: lines.slice(from, i), missing: missingBefore(lines, from) });
    from = i;
  }
  return found;
}

/** The head of a function that is in force behind a run, as the file was before the patch: an added line is none. */
function headBehind(run: Run, before: string): string {
  const last = run.lines.findLast((line) => (!line.added && isHead(line.line.text)) || line.section !== null);
  if (last === undefined) return before;
  return !last.added && isHead(last.line.text) ? last.line.text : (last.section ?? '');
}

function missingBefore(lines: readonly KnownLine[], index: number): number | null {
  const line = lines[index]!;
  if (line.behindHole) return line.missing;
  const before = lines[index - 1];
  if (before !== undefined && !before.exact) return null;
  return line.target - (before?.target ?? 0) - 1;
}

function render(path: string, lines: readonly KnownLine[], whole: boolean, piece: number): ReconstructedFile {
  const parts: string[] = [];
  const segments: Segment[] = [];
  const targets: number[] = [];
  const shown: (KnownLine | null)[] = [];
  const gaps: Gap[] = [];
  let length = 0;
  const write = (text: string, line: KnownLine | null): void => {
    parts.push(text, '\n');
    length += text.length + 1;
    targets.push(line === null || !line.exact ? 0 : line.target);
    shown.push(line);
  };
  const writeGap = (gapLines: readonly string[], gap: Omit<Gap, 'at'>): void => {
    for (const text of gapLines) {
      if (text.startsWith(HOLE_MARK)) gaps.push({ at: length, ...gap });
      write(text, null);
    }
  };
  let comment = NO_COMMENT;
  let head = '';
  for (const run of runs(lines)) {
    const texts = run.lines.map((line) => line.line.text);
    if (run.missing !== 0) {
      const section = run.lines[0]?.section ?? null;
      const sameHead = section !== null && isSameHead(section, head);
      const gap = gapText({ comment, after: texts, missing: run.missing, sameHead });
      const sectionHeader = section === '' ? null : section;
      const endsFunction = !gap.insideComment && texts[0]?.startsWith('}') === true;
      writeGap(gap.lines, { missingLines: run.missing, insideComment: gap.insideComment, sectionHeader, endsFunction });
      comment = commentStateAfter(gap.lines, comment);
    }
    for (const line of run.lines) {
      pushLineSegments(segments, line.body, line.line, length);
      write(line.line.text, line);
    }
    comment = commentStateAfter(texts, comment);
    head = headBehind(run, head);
  }
  if (!whole) {
    const end = gapText({ comment, after: [], missing: null, sameHead: false });
    writeGap(end.lines, { missingLines: null, insideComment: false, sectionHeader: null, endsFunction: false });
  }
  const source = new SourceText(path, parts.join(''), segments, targets);
  const lineAt = (offset: number): KnownLine | null => shown[source.lines.at(offset).line - 1] ?? null;
  return {
    path,
    source,
    gaps,
    whole,
    piece,
    isAdded: (offset) => lineAt(offset)?.added ?? false,
    patchAt: (offset) => lineAt(offset)?.patch ?? null,
  };
}
