import type { HunkLine } from './patch.ts';

/** Mail programs break lines that would reach beyond about this column. */
const WRAP_COLUMN = 64;

/**
 * Joins the rest of a broken line to it; null where the first half is too short to have been broken there.
 * The break replaced one space.
 */
export function joinedLine(line: HunkLine, text: string, start: number, end: number): HunkLine | null {
  let at = start;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  const rest = text.slice(at, end);
  const word = /^\S*/.exec(rest)?.[0] ?? '';
  if (rest === '' || line.text.length < WRAP_COLUMN / 2 || line.text.length + 1 + word.length < WRAP_COLUMN)
    return null;
  const first = line.text.endsWith(' ') ? line.text : `${line.text} `;
  return { ...line, text: first + rest, joined: { from: first.length, at } };
}

/**
 * Whether C goes on from one line to the next, so that the second is no remark of a reviewer: the first leaves a string or
 * a bracket open and the second closes it, or ends as C does and not as a sentence.
 */
export function looksBroken(first: string, second: string): boolean {
  if (first.length < WRAP_COLUMN / 2) return false;
  if (/^[>|]/.test(second.trim())) return false;
  const open = openAtEnd(first);
  if (open.string) return (second.match(/"/g) ?? []).length % 2 === 1;
  if (open.brackets <= 0) return false;
  return /^[^)]*\).*[;,{)]\s*$/.test(second) || /[,(&|]\s*$/.test(second);
}

function openAtEnd(text: string): { string: boolean; brackets: number } {
  let string = false;
  let brackets = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (c === '"') string = !string;
    else if (!string && c === '(') brackets++;
    else if (!string && c === ')') brackets--;
  }
  return { string, brackets };
}
