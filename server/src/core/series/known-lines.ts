import { appendAll } from '../text/append.ts';
import type { MappedText } from '../text/mapped.ts';
import type { FilePatch, Hunk, HunkLine, Patch } from './patch.ts';

/** A line of a patched file that some hunk shows. */
export interface KnownLine {
  readonly line: HunkLine;
  readonly body: MappedText;
  /** The patch whose hunk shows the line, or adds it. */
  readonly patch: Patch;
  readonly added: boolean;
  /** 1-based line in the file; a guess that only keeps the order where `exact` is false. */
  readonly target: number;
  readonly exact: boolean;
  /** Lines are missing right before this one, even if the numbers follow each other. */
  readonly behindHole: boolean;
  /** How many, where a hunk has this one hole alone. */
  readonly missing: number | null;
  /** The head of the enclosing function as the hunk that begins here names it. */
  readonly section: string | null;
}

/**
 * Lays the hunks of one patch over what earlier patches of the series showed of the file. Lines that are known already
 * stay, so that a line keeps the patch that added it. A hunk whose old lines contradict the known ones, or whose place
 * cannot be trusted, comes back in `detached`.
 */
export function layHunks(
  known: readonly KnownLine[],
  patch: Patch,
  file: FilePatch,
  trust: 'numbers' | 'overlap-only',
): { lines: KnownLine[]; detached: Hunk[] } {
  const lines: KnownLine[] = [];
  const detached: Hunk[] = [];
  let next = 0;
  let delta = 0;
  const copyBefore = (oldLine: number): void => {
    for (; next < known.length && known[next]!.target < oldLine; next++) lines.push(shifted(known[next]!, delta));
  };
  for (const hunk of [...file.hunks].sort((a, b) => a.oldStart - b.oldStart)) {
    const first = firstOldLine(hunk);
    copyBefore(first);
    let end = next;
    while (end < known.length && known[end]!.target < first + hunk.oldCount) end++;
    const overlap = known.slice(next, end);
    const behindLast = (lines.at(-1)?.target ?? 0) < firstNewLine(hunk);
    const placed = trust === 'numbers' || overlap.length > 0;
    if (!behindLast || !placed || !fits(hunk, first, overlap)) {
      detached.push(hunk);
      continue;
    }
    appendAll(lines, newSide(patch, hunk, first, overlap));
    next = end;
    // The hunk's own numbers count what hunks that are not here did before it.
    delta = firstNewLine(hunk) + hunk.newCount - (first + hunk.oldCount);
  }
  copyBefore(Infinity);
  return { lines, detached };
}

/** A hunk that takes no old line stands behind the line that it names. */
function firstOldLine(hunk: Hunk): number {
  return hunk.oldCount === 0 ? hunk.oldStart + 1 : hunk.oldStart;
}

function firstNewLine(hunk: Hunk): number {
  return hunk.newCount === 0 ? hunk.newStart + 1 : hunk.newStart;
}

function shifted(line: KnownLine, delta: number): KnownLine {
  return delta === 0 ? line : { ...line, target: line.target + delta };
}

/** Whether the known lines say the same as the old side of the hunk where both speak of one line. */
function fits(hunk: Hunk, first: number, overlap: readonly KnownLine[]): boolean {
  if (overlap.length === 0) return true;
  if (hunk.holes.length > 0 || !hunk.complete || overlap.some((line) => !line.exact)) return false;
  const old = hunk.lines.filter((line) => line.kind !== '+');
  return overlap.every((line) => sameText(line.line.text, old[line.target - first]?.text));
}

/** Mail programs turn tabs to spaces and cut spaces at line ends; two mails of one series may differ in that. */
export function sameText(a: string, b: string | undefined): boolean {
  if (b === undefined) return false;
  return a === b || squeezed(a) === squeezed(b);
}

export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trimEnd();
}

function newSide(patch: Patch, hunk: Hunk, first: number, overlap: readonly KnownLine[]): KnownLine[] {
  const byTarget = new Map(overlap.map((line) => [line.target, line]));
  const lines: KnownLine[] = [];
  let oldLine = first;
  let target = firstNewLine(hunk);
  let exact = true;
  let sawFirst = false;
  let pending: { missing: number | null } | null = null;
  hunk.lines.forEach((line, index) => {
    const hole = hunk.holes.find((candidate) => candidate.before === index);
    if (hole !== undefined) {
      if (hole.missing === null) exact = false;
      target += hole.missing ?? 0;
      pending = { missing: hole.missing };
    }
    const existing = line.kind === ' ' ? byTarget.get(oldLine) : undefined;
    if (line.kind !== '+') oldLine++;
    if (line.kind === '-') return;
    lines.push({
      line: existing?.line ?? line,
      body: existing?.body ?? patch.body,
      patch: existing?.patch ?? patch,
      added: existing?.added ?? line.kind === '+',
      target,
      exact,
      behindHole: pending !== null,
      missing: pending?.missing ?? null,
      section: sawFirst ? null : hunk.section,
    });
    sawFirst = true;
    pending = null;
    target++;
  });
  return lines;
}
