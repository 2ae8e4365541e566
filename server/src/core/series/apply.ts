import { appendAll } from '../text/append.ts';
import type { SourceText } from '../text/source.ts';
import { emptyImage, imageOf, writeImage, type Image, type ImageLine } from './image.ts';
import type { FilePatch, Hunk, Patch } from './patch.ts';
import { placeHunk, type Placement, type SearchBudget } from './place-hunk.ts';

/** How a patch took to one file: whole, with context overlooked, in some hunks only, or not at all. */
export type Applies = true | 'fuzz' | 'partial' | false;

export interface AppliedStep {
  readonly patch: Patch;
  readonly file: FilePatch;
  readonly applies: Applies;
  /** Why it is not simply true; also that hunks stood elsewhere than they say. */
  readonly reasons: readonly string[];
  /** The hunks that did not apply. */
  readonly unplaced: readonly Hunk[];
}

/** A file that a series touches, behind its last patch. */
export interface AppliedFile {
  readonly path: string;
  /** Null where the series deletes the file, or where the base lacks it. */
  readonly source: SourceText | null;
  /** The file of the base, under the name that it has there; null where there is none. */
  readonly before: SourceText | null;
  readonly steps: readonly AppliedStep[];
  isAdded(offset: number): boolean;
  /** Was something taken away right before the line, counted from 1? */
  isCutBefore(line: number): boolean;
  patchAt(offset: number): Patch | null;
}

/**
 * Applies patches in the order given to the files of a base, as `git apply` does. What does not apply is left out and said;
 * the rest is done. `readBase` gives the text of a file of the base, null where it has none.
 */
export function applySeries(patches: readonly Patch[], readBase: (path: string) => string | null): AppliedFile[] {
  const files = new Map<string, FileState>();
  const stateOf = (path: string): FileState => {
    const known = files.get(path);
    if (known !== undefined) return known;
    const text = path === '' ? null : readBase(path);
    const state: FileState = {
      image: text === null ? null : imageOf(path, text),
      before: text,
      beforePath: path,
      steps: [],
      touched: false,
    };
    files.set(path, state);
    return state;
  };
  for (const patch of patches) for (const file of patch.files) applyFile(patch, file, files, stateOf);
  return [...files].filter(([, state]) => state.touched).map(([path, state]) => appliedFile(path, state));
}

interface FileState {
  image: Image | null;
  readonly before: string | null;
  readonly beforePath: string;
  steps: AppliedStep[];
  touched: boolean;
}

function applyFile(
  patch: Patch,
  file: FilePatch,
  files: Map<string, FileState>,
  stateOf: (path: string) => FileState,
): void {
  const oldPath = file.oldPath ?? file.newPath ?? '';
  const newPath = file.newPath ?? oldPath;
  const state = stateOf(oldPath);
  const say = (
    to: FileState,
    applies: Applies,
    reasons: readonly string[],
    unplaced: readonly Hunk[] = file.hunks,
  ): void => {
    to.steps.push({ patch, file, applies, reasons, unplaced });
    to.touched = true;
  };
  if (file.status === 'binary') {
    say(state, false, ['the patch of a binary file is not applied']);
    return;
  }
  if (file.status === 'added') {
    if (state.image !== null) {
      say(state, false, ['the patch adds a file that is there already']);
      return;
    }
    const { image, applies, reasons, unplaced } = applyHunks(emptyImage(newPath), patch, file.hunks);
    state.image = image;
    say(state, applies, reasons, unplaced);
    return;
  }
  if (state.image === null) {
    const gone = state.before !== null || state.steps.length > 0;
    say(state, false, [
      gone
        ? 'an earlier patch took this file away'
        : oldPath === ''
          ? 'the patch does not name the file'
          : 'the base lacks this file',
    ]);
    return;
  }
  const { image, applies, reasons, unplaced } = applyHunks(state.image, patch, file.hunks);
  if (file.status === 'deleted') {
    if (applies === true || applies === 'fuzz') state.image = null;
    say(state, applies, reasons, unplaced);
    return;
  }
  if (newPath === oldPath) {
    state.image = image;
    say(state, applies, reasons, unplaced);
    return;
  }
  const moved: FileState = {
    image: { ...image, path: newPath },
    before: state.before,
    beforePath: state.beforePath,
    steps: [],
    touched: true,
  };
  if (file.status !== 'copied') {
    moved.steps = state.steps;
    files.set(oldPath, { ...state, image: null, steps: [], touched: false });
  }
  files.set(newPath, moved);
  say(moved, applies, reasons, unplaced);
}

/** Comparing more lines than this for one file and patch means that the patch is not for this base. */
const MOST_COMPARISONS = 20_000_000;

function applyHunks(
  image: Image,
  patch: Patch,
  hunks: readonly Hunk[],
): { image: Image; applies: Applies; reasons: string[]; unplaced: Hunk[] } {
  let lines: ImageLine[] = [...image.lines];
  const written = new Set<ImageLine>();
  const budget: SearchBudget = { left: MOST_COMPARISONS };
  const reasons: string[] = [];
  const unplaced: Hunk[] = [];
  let endsInNewline = image.endsInNewline;
  let applied = 0;
  let fuzzy = false;
  for (const hunk of hunks) {
    if (hunk.lines.length === 0 && hunk.complete) continue;
    const current = lines;
    const where = `the hunk at line ${hunk.oldStart}`;
    const placement = hunk.complete
      ? placeHunk({ lines, taken: (index) => written.has(current[index]!) }, hunk, budget)
      : null;
    if (placement === null) {
      unplaced.push(hunk);
      reasons.push(hunk.complete ? `${where} does not apply` : `${where} is not whole (${hunk.problem ?? ''})`);
      continue;
    }
    applied++;
    fuzzy ||= placement.fuzz > 0 || placement.whiteSpace || placement.unanchored;
    appendAll(reasons, remarks(where, placement));
    const before = lines.length;
    const { replaced, fresh } = replacement(lines, placement, patch);
    lines = spliced(lines, placement.at, replaced, fresh);
    for (const line of fresh) written.add(line);
    if (placement.at + replaced === before) endsInNewline = newSideEndsInNewline(placement, endsInNewline);
  }
  const whole = applied === hunks.filter((hunk) => hunk.lines.length > 0 || !hunk.complete).length;
  const applies: Applies = whole ? (fuzzy ? 'fuzz' : true) : applied > 0 ? 'partial' : false;
  return { image: { ...image, lines, endsInNewline }, applies, reasons, unplaced };
}

/** Few lines are put in where the array stands; many would be more arguments than a call can take. */
function spliced(lines: ImageLine[], at: number, replaced: number, fresh: readonly ImageLine[]): ImageLine[] {
  if (fresh.length > 10_000) return lines.slice(0, at).concat(fresh, lines.slice(at + replaced));
  lines.splice(at, replaced, ...fresh);
  return lines;
}

/** Context keeps the lines of the file, so that they keep their place there (and their tabs, where a mail lost them). */
function replacement(
  lines: readonly ImageLine[],
  placement: Placement,
  patch: Patch,
): { replaced: number; fresh: ImageLine[] } {
  const fresh: ImageLine[] = [];
  let old = placement.at;
  for (const [index, line] of placement.lines.entries()) {
    if (line.kind === '+') fresh.push({ text: line.text, from: 'patch', line, body: patch.body, patch });
    else {
      const isCut = placement.lines[index - 1]?.kind === '-';
      if (line.kind === ' ') fresh.push(isCut ? { ...lines[old]!, cutBefore: true } : lines[old]!);
      old++;
    }
  }
  return { replaced: old - placement.at, fresh };
}

function newSideEndsInNewline(placement: Placement, before: boolean): boolean {
  const last = placement.lines.findLast((line) => line.kind !== '-');
  if (last === undefined) return true;
  return last.kind === ' ' ? before && last.noNewline !== true : last.noNewline !== true;
}

function remarks(where: string, placement: Placement): string[] {
  const said: string[] = [];
  if (placement.fuzz > 0)
    said.push(
      `${where} applies with ${placement.fuzz} ${placement.fuzz === 1 ? 'line' : 'lines'} of context overlooked`,
    );
  if (placement.unanchored) said.push(`${where} is not at the beginning or end of the file, where the patch has it`);
  if (placement.whiteSpace) said.push(`${where} applies with white space overlooked`);
  if (placement.offset !== 0)
    said.push(
      `${where} stands ${Math.abs(placement.offset)} ${Math.abs(placement.offset) === 1 ? 'line' : 'lines'} ${placement.offset > 0 ? 'further down' : 'further up'}`,
    );
  return said;
}

function appliedFile(path: string, state: FileState): AppliedFile {
  const written = state.image === null ? null : writeImage(state.image);
  const patchAt = (offset: number): Patch | null =>
    written === null ? null : (written.patches[written.source.lines.at(offset).line - 1] ?? null);
  const before = state.before === null ? null : writeImage(imageOf(state.beforePath, state.before)).source;
  return {
    path,
    source: written?.source ?? null,
    before,
    steps: state.steps,
    isAdded: (offset) => patchAt(offset) !== null,
    isCutBefore: (line) => written?.cuts.has(line) === true,
    patchAt,
  };
}
