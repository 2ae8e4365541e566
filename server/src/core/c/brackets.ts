import type { Tokens } from './tokens.ts';

const HEADS = new Set(['if', 'for', 'while', 'switch']);

/**
 * Matches the brackets of `tokens` into `tokens.match`, and answers where outermost braces that never close must end.
 *
 * The branches of an `#if` count once: each starts with the brackets that were open at the `#if`, and the text after the
 * `#endif` goes on with those of the first branch. A text with a brace too many or too few is brought back into step by
 * the margin: a `}` there closes what was opened on a line that starts there, and a definition that starts there cannot
 * stand inside another one.
 */
export function matchBrackets(tokens: Tokens): Map<number, number> {
  const { text, kinds, starts, ends, match, count } = tokens;
  const brokenEnds = new Map<number, number>();
  const branches: { entry: number[]; first: number[] | null }[] = [];
  let open: number[] = [];
  for (let i = 0; i < count; i++) {
    if (kinds[i] === 6) {
      open = throughDirective(text.slice(starts[i], Math.min(ends[i]!, starts[i]! + 40)), branches, open);
      continue;
    }
    if (kinds[i] !== 5 || ends[i]! - starts[i]! !== 1) continue;
    const c = text.charCodeAt(starts[i]!);
    if (c === 40 || c === 91) open.push(i);
    else if (c === 123) {
      if (open.length > 0 && startsDefinition(tokens, i)) {
        const start = definitionStart(tokens, i);
        const outermost = open.find((index) => tokens.is(index, '{'));
        if (outermost !== undefined) brokenEnds.set(outermost, start);
        open = [];
      }
      open.push(i);
    } else if (c === 41 || c === 93) closeParenthesis(tokens, open, i, c === 41 ? 40 : 91);
    else if (c === 125) closeBrace(tokens, open, i);
  }
  const outermost = open.find((index) => tokens.is(index, '{'));
  if (outermost !== undefined && match[outermost] === -1) brokenEnds.set(outermost, count);
  return brokenEnds;
}

function throughDirective(line: string, branches: { entry: number[]; first: number[] | null }[], open: number[]): number[] {
  const name = /^#\s*([a-z]+)/.exec(line)?.[1] ?? '';
  const innermost = branches.at(-1);
  if (name === 'if' || name === 'ifdef' || name === 'ifndef') branches.push({ entry: [...open], first: null });
  else if (name === 'else' || name.startsWith('elif')) {
    if (innermost === undefined) return open;
    innermost.first ??= open;
    return [...innermost.entry];
  } else if (name === 'endif' && branches.pop() !== undefined) return innermost?.first ?? open;
  return open;
}

function closeParenthesis(tokens: Tokens, open: number[], close: number, opener: number): void {
  // Further down a partner is chance, and a search without an end would make hostile text quadratic.
  const lowest = Math.max(open.length - 32, 0);
  for (let depth = open.length - 1; depth >= lowest; depth--) {
    const index = open[depth]!;
    const c = tokens.text.charCodeAt(tokens.starts[index]!);
    if (c === opener) {
      pair(tokens, index, close);
      open.length = depth;
      return;
    }
    // A brace is the better witness: a parenthesis too many does not close it.
    if (c === 123) return;
  }
}

function closeBrace(tokens: Tokens, open: number[], close: number): void {
  let depth = open.length - 1;
  while (depth >= 0 && !tokens.is(open[depth]!, '{')) depth--;
  if (depth < 0) return;
  if (tokens.isAtMargin(close)) {
    let outer = depth;
    while (outer >= 0 && !(tokens.is(open[outer]!, '{') && lineStartsAtMargin(tokens, open[outer]!))) outer--;
    if (outer >= 0) depth = outer;
  }
  pair(tokens, open[depth]!, close);
  open.length = depth;
}

function pair(tokens: Tokens, open: number, close: number): void {
  tokens.match[open] = close;
  tokens.match[close] = open;
}

function lineStartsAtMargin(tokens: Tokens, index: number): boolean {
  const { text } = tokens;
  const at = tokens.starts[index]!;
  const start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
  const c = text.charCodeAt(start);
  return c !== 32 && c !== 9;
}

/** A brace at the margin behind a parameter list: in the manner of the kernel nothing but a function starts so. */
function startsDefinition(tokens: Tokens, brace: number): boolean {
  if (!tokens.isAtMargin(brace)) return false;
  let before = brace - 1;
  while (before >= 0 && (tokens.kinds[before] === 1 || tokens.kinds[before] === 6)) before--;
  if (!tokens.is(before, ')')) return false;
  const open = tokens.match[before]!;
  const start = definitionStart(tokens, brace);
  return open > 0 && start < open && !HEADS.has(tokens.word(open - 1)) && !HEADS.has(tokens.word(start));
}

function definitionStart(tokens: Tokens, brace: number): number {
  let start = brace;
  for (let i = brace - 1; i >= 0; i--) {
    if (tokens.kinds[i] === 6 || tokens.is(i, ';') || tokens.is(i, '}') || tokens.is(i, '{')) break;
    if (tokens.isAtMargin(i) && tokens.isWord(i)) start = i;
    else if (start !== brace && tokens.startsLine(i)) break;
  }
  return start;
}
