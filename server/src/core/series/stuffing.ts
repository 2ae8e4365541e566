import type { MappedText } from '../text/mapped.ts';
import type { FilePatch, Hunk, HunkLine } from './patch.ts';

/**
 * Some mail programs put one more space before quoted lines that begin with one (the "stuffing" of format=flowed, done
 * twice). In a diff those are the context lines. It shows in that every one of them begins with two spaces, also those
 * whose code begins at the first column or with a tab; then the second space is taken away.
 */
export function withoutStuffing(body: MappedText, files: readonly FilePatch[]): readonly FilePatch[] {
  let plain = files;
  for (let times = 0; times < MOST_TIMES && isStuffed(plain); times++) {
    plain = plain.map((file) => ({ ...file, hunks: file.hunks.map((hunk) => unstuffed(body, hunk)) }));
  }
  return plain;
}

/** Every mail program on the way may have done it. */
const MOST_TIMES = 4;

function isStuffed(files: readonly FilePatch[]): boolean {
  const context = files.flatMap((file) => file.hunks.flatMap((hunk) => hunk.lines.filter(isFilledContext)));
  const everyOne = context.length > 1 && context.every((line) => line.text.startsWith(' '));
  return everyOne && context.some((line) => /^ +\t|^ [^\s*]/.test(line.text));
}

function isFilledContext(line: HunkLine): boolean {
  return line.kind === ' ' && line.text.trim() !== '';
}

function unstuffed(body: MappedText, hunk: Hunk): Hunk {
  return {
    ...hunk,
    lines: hunk.lines.map((line) => (line.kind === ' ' && line.text.startsWith(' ') ? shorter(body, line) : line)),
  };
}

function shorter(body: MappedText, line: HunkLine): HunkLine {
  const at = line.at + 1;
  const joined = line.joined === undefined ? {} : { joined: { from: line.joined.from - 1, at: line.joined.at } };
  return { ...line, ...joined, text: line.text.slice(1), at, origin: body.origin(at) };
}
