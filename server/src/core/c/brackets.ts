import type { Tokens } from './tokens.ts';

/** An open bracket and the ones around it. A list that shares its tails, so that an `#if` can remember one for nothing. */
interface Open {
  readonly index: number;
  readonly around: Open | null;
  /** The innermost brace, this one or around it. */
  readonly brace: Open | null;
  /** The innermost brace on a line that starts at the margin. */
  readonly marginBrace: Open | null;
  readonly outermostBrace: Open | null;
}

interface Branches {
  readonly entry: Open | null;
  /** What was open at the end of the first branch. */
  first: Open | null;
  isFirst: boolean;
}

const HEADS = new Set(['if', 'for', 'while', 'switch']);

/** Further down a partner of a parenthesis is chance, and hostile text must not make the search long. */
const LONGEST_SEARCH = 32;

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
  const branches: Branches[] = [];
  let open: Open | null = null;
  let lineIsAtMargin = true;
  for (let i = 0; i < count; i++) {
    if (tokens.startsLine(i)) lineIsAtMargin = tokens.isAtMargin(i);
    if (kinds[i] === 6) {
      open = throughDirective(text.slice(starts[i], Math.min(ends[i]!, starts[i]! + 40)), branches, open);
      continue;
    }
    if (kinds[i] !== 5 || ends[i]! - starts[i]! !== 1) continue;
    const c = text.charCodeAt(starts[i]!);
    if (c === 40 || c === 91) open = opened(open, i, false, false);
    else if (c === 123) {
      if (open !== null && startsDefinition(tokens, i)) {
        if (open.outermostBrace !== null) brokenEnds.set(open.outermostBrace.index, definitionStart(tokens, i));
        open = null;
      }
      open = opened(open, i, true, lineIsAtMargin);
    } else if (c === 41 || c === 93) open = closeParenthesis(tokens, open, i, c === 41 ? 40 : 91);
    else if (c === 125) {
      const brace = closedBy(tokens, i, open);
      if (brace === null) continue;
      match[brace.index] = i;
      match[i] = brace.index;
      open = brace.around;
    }
  }
  const outermost = open?.outermostBrace;
  if (outermost && match[outermost.index] === -1) brokenEnds.set(outermost.index, count);
  return brokenEnds;
}

function opened(around: Open | null, index: number, isBrace: boolean, isAtMargin: boolean): Open {
  if (!isBrace) {
    const { brace = null, marginBrace = null, outermostBrace = null } = around ?? {};
    return { index, around, brace, marginBrace, outermostBrace };
  }
  const open: { -readonly [key in keyof Open]: Open[key] } = {
    index,
    around,
    brace: null,
    marginBrace: null,
    outermostBrace: null,
  };
  open.brace = open;
  open.marginBrace = isAtMargin ? open : (around?.marginBrace ?? null);
  open.outermostBrace = around?.outermostBrace ?? open;
  return open;
}

function closedBy(tokens: Tokens, close: number, open: Open | null): Open | null {
  if (open === null) return null;
  // `};` ends an initializer, also where a function has one at the margin.
  if (open.brace !== null && tokens.is(close + 1, ';') && tokens.is(open.brace.index - 1, '=')) return open.brace;
  return (tokens.isAtMargin(close) ? open.marginBrace : null) ?? open.brace;
}

function throughDirective(line: string, branches: Branches[], open: Open | null): Open | null {
  const name = /^#\s*([a-z]+)/.exec(line)?.[1] ?? '';
  const innermost = branches.at(-1);
  if (name === 'if' || name === 'ifdef' || name === 'ifndef')
    branches.push({ entry: open, first: null, isFirst: true });
  else if (innermost === undefined) return open;
  else if (name === 'else' || name.startsWith('elif')) {
    if (innermost.isFirst) innermost.first = open;
    innermost.isFirst = false;
    return innermost.entry;
  } else if (name === 'endif') {
    branches.pop();
    return innermost.isFirst ? open : innermost.first;
  }
  return open;
}

function closeParenthesis(tokens: Tokens, open: Open | null, close: number, opener: number): Open | null {
  let candidate = open;
  for (let steps = 0; candidate !== null && steps < LONGEST_SEARCH; steps++) {
    const c = tokens.text.charCodeAt(tokens.starts[candidate.index]!);
    if (c === opener) {
      tokens.match[candidate.index] = close;
      tokens.match[close] = candidate.index;
      return candidate.around;
    }
    // A brace is the better witness: a parenthesis too many does not close it.
    if (c === 123) return open;
    candidate = candidate.around;
  }
  return open;
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
