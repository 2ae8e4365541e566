import { isAnnotation, takesArgument } from '../attributes.ts';
import { cursorOf, splitArguments } from '../cursor.ts';
import { isCast, isTypeArgument } from '../expressions.ts';
import type { Tokens } from '../tokens.ts';
import { blank, maskHole, type Masking, maskType, put, type TokenRange } from './masking.ts';
import { maskBlock } from './mask-statements.ts';

/** Brackets deeper inside one another than this are holes. */
const DEEPEST_BRACKET = 120;

/** Words that the grammar takes for something else than the plain name or call that they are here. */
const GRAMMAR_WORDS = new Set([
  'offsetof',
  '__builtin_offsetof',
  '_Alignof',
  '__alignof__',
  '__alignof',
  'alignof',
  '_alignof',
  '__try',
  '__except',
  '__finally',
  '__leave',
  '__based',
  'defined',
  'constexpr',
  'noreturn',
  'thread_local',
  'alignas',
  '_Nonnull',
  '__uptr',
  '__sptr',
  '_unaligned',
  '__unaligned',
  '__declspec',
  '__thread',
  '__forceinline',
  '_Generic',
  'TRUE',
  'FALSE',
  'nullptr',
  'size_t',
  'ssize_t',
  'asm',
  '__asm__',
  '__asm',
]);

const STATEMENT_WORDS = new Set([
  'if',
  'for',
  'while',
  'do',
  'switch',
  'return',
  'break',
  'continue',
  'goto',
  'case',
  'default',
  'else',
]);

/** Masks the expression, the list of expressions or of initializers in tokens [from, to). */
export function maskExpression(masking: Masking, from: number, to: number, depth: number): void {
  const { tokens } = masking;
  let isOperandNext = true;
  for (let index = from; index < to;) {
    const next = maskToken(masking, index, to, depth, isOperandNext);
    isOperandNext = next < 0 || !endsOperand(tokens, index, next);
    index = Math.abs(next);
  }
}

/** Whether an operand ends with what was read; a cast, an annotation and an operator do not end one. */
function endsOperand(tokens: Tokens, index: number, next: number): boolean {
  const kind = tokens.kind(next - 1);
  if (kind === 5) return /^[)\]}]$/.test(tokens.word(next - 1));
  return !STATEMENT_WORDS.has(tokens.word(index));
}

/** Masks one token or bracket and answers the token after it, negative where an operand must follow. */
function maskToken(masking: Masking, index: number, to: number, depth: number, isOperandNext: boolean): number {
  const { tokens } = masking;
  if (tokens.isWord(index)) return maskWord(masking, index, to, depth);
  const word = tokens.word(index);
  const close = tokens.match[index]!;
  if (word === '&&' && isOperandNext && tokens.isWord(index + 1)) {
    masking.marks.labelAddresses.add(tokens.at(index));
    put(masking, tokens.at(index), tokens.end(index), '&');
    return -(index + 1);
  }
  if ((word === '##' || word === '#') && tokens.isWord(index + 1)) {
    // In the text of a macro `#x` and `##x` are names.
    for (let at = tokens.at(index); at < tokens.at(index + 1); at++) masking.units[at - masking.base] = 95;
    return index + 2;
  }
  if (close < index || close > to) return index + 1;
  if (depth > DEEPEST_BRACKET) {
    if (close > index + 1)
      maskHole(masking, tokens.at(index + 1), tokens.end(close - 1), 'brackets are too deep inside one another');
    return close + 1;
  }
  if (word === '{' && tokens.is(index - 1, '(')) {
    maskBlock(masking, index + 1, close, depth + 1);
    return close + 1;
  }
  if (word === '(' && isOperandNext && isCast(cursorOf(tokens, masking.knowledge, index, to))) {
    return maskCast(masking, index, close);
  }
  maskExpression(masking, index + 1, close, depth + 1);
  return close + 1;
}

/** A cast binds as a prefix operator does, and as one it cannot be taken for a call or for a product. */
function maskCast(masking: Masking, open: number, close: number): number {
  const { tokens } = masking;
  if (tokens.is(close + 1, '{')) {
    maskType(masking, open + 1, close);
    return -(close + 1);
  }
  masking.marks.casts.set(tokens.at(open), { from: open + 1, to: close });
  put(masking, tokens.at(open), tokens.end(close), '~');
  return -(close + 1);
}

function maskWord(masking: Masking, index: number, to: number, depth: number): number {
  const { tokens } = masking;
  const word = tokens.word(index);
  if (isBesideString(tokens, index, to)) {
    blank(masking, tokens.at(index), tokens.end(index));
    return -(index + 1);
  }
  const open = index + 1;
  const close = open < to && tokens.is(open, '(') ? tokens.match[open]! : -1;
  if (word === '__extension__' || (isAnnotation(word) && close < 0)) {
    blank(masking, tokens.at(index), tokens.end(index));
    return -(index + 1);
  }
  if (close < 0 || close >= to) {
    if (GRAMMAR_WORDS.has(word)) rename(masking, index);
    if (tokens.is(open, '##')) joinWords(masking, index, to);
    return index + 1;
  }
  if (takesArgument(word)) {
    blank(masking, tokens.at(index), tokens.end(close));
    return -(close + 1);
  }
  if (word === 'sizeof') {
    if (isTypeArgument(cursorOf(tokens, masking.knowledge), open + 1, close)) maskType(masking, open + 1, close);
    else maskExpression(masking, open + 1, close, depth + 1);
    return close + 1;
  }
  if (GRAMMAR_WORDS.has(word)) rename(masking, index);
  if (word === '_Generic') maskGeneric(masking, index, depth);
  else if (tokens.kind(close + 1) === 3 || tokens.kind(index - 1) === 3) {
    // Beside a string the call gives another string: pr_fmt("a") "b".
    blank(masking, tokens.at(open), tokens.end(close));
  } else maskArguments(masking, open, depth + 1);
  return close + 1;
}

/**
 * A macro in front of another one that is, or holds, a string: `KERN_INFO NAME "text"`, `KERN_ERR pr_fmt("text")`. The
 * grammar knows one macro beside a string; the others add nothing that could be known.
 */
function isBesideString(tokens: Tokens, index: number, to: number): boolean {
  let next = index + 1;
  if (!tokens.isWord(next)) return false;
  while (next < to && tokens.isWord(next)) next++;
  return next < to && (tokens.kind(next) === 3 || (tokens.is(next, '(') && tokens.kind(next + 1) === 3));
}

function rename(masking: Masking, index: number): void {
  // Any letter that makes it no word of the grammar will do; the conversion reads names from the text itself.
  masking.units[masking.tokens.at(index) - masking.base] = 120;
}

/** `a ## b` is one name. */
function joinWords(masking: Masking, index: number, to: number): void {
  const { tokens } = masking;
  let last = index;
  while (last + 2 < to && tokens.is(last + 1, '##') && tokens.isWord(last + 2)) last += 2;
  for (let at = tokens.end(index); at < tokens.at(last); at++) masking.units[at - masking.base] = 95;
}

/** Masks the arguments of a call. A macro takes types, statements and operators where a function takes expressions. */
export function maskArguments(masking: Masking, open: number, depth: number): void {
  const { tokens } = masking;
  const parts = splitArguments(tokens, open);
  if (depth > DEEPEST_BRACKET) {
    const close = tokens.match[open]!;
    if (close > open + 1)
      maskHole(masking, tokens.at(open + 1), tokens.end(close - 1), 'brackets are too deep inside one another');
    return;
  }
  if (parts.length > 1 && parts.some(({ from, to }) => from >= to)) dropEmpty(masking, open, parts);
  for (const { from, to } of parts) {
    if (from >= to) continue;
    if (isTypeArgument(cursorOf(tokens, masking.knowledge), from, to)) maskType(masking, from, to);
    else if (tokens.is(from, '{')) maskBraceArgument(masking, from, to, depth);
    else if (tokens.is(from, '.') && tokens.isWord(from + 1) && tokens.is(from + 2, '=') && from + 3 < to) {
      blank(masking, tokens.at(from), tokens.end(from + 2));
      masking.marks.designated.set(tokens.at(from + 3), tokens.word(from + 1));
      maskExpression(masking, from + 3, to, depth + 1);
    } else if (isNoExpression(tokens, from, to)) {
      maskHole(masking, tokens.at(from), tokens.end(to - 1), 'this argument of a macro is no expression');
    } else {
      maskExpression(masking, from, to, depth + 1);
      masking.parts.push({ kind: 'argument', at: tokens.at(from), end: tokens.end(to - 1) });
    }
  }
}

/** Takes away the commas around arguments that are left out, which the grammar does not allow. */
function dropEmpty(masking: Masking, open: number, parts: readonly { from: number; to: number }[]): void {
  const { tokens } = masking;
  const empty = parts.flatMap(({ from, to }, position) => (from >= to ? [position] : []));
  let seen = false;
  for (const { from, to } of parts) {
    const comma = from - 1;
    if (from < to) {
      // The comma in front of the first argument that is there separates it from nothing.
      if (!seen && comma > open) blank(masking, tokens.at(comma), tokens.end(comma));
      seen = true;
    } else if (comma > open) blank(masking, tokens.at(comma), tokens.end(comma));
  }
  masking.marks.emptyArguments.set(tokens.at(open), empty);
}

function maskBraceArgument(masking: Masking, from: number, to: number, depth: number): void {
  const { tokens } = masking;
  const close = tokens.match[from]!;
  const isBlock = close === to - 1 && (close === from + 1 || /^[;}]$/.test(tokens.word(close - 1)));
  if (isBlock) maskBlock(masking, from + 1, close, depth + 1);
  else maskHole(masking, tokens.at(from), tokens.end(to - 1), 'this argument of a macro is no expression');
}

function isNoExpression(tokens: Tokens, from: number, to: number): boolean {
  if (STATEMENT_WORDS.has(tokens.word(from)) || tokens.is(from, '.')) return true;
  if (tokens.kind(to - 1) === 5 && !/^(?:[)\]}]|\+\+|--)$/.test(tokens.word(to - 1))) return true;
  for (let i = from; i < to; i++) {
    if (tokens.is(i, ';')) return true;
    if (tokens.match[i]! > i) i = tokens.match[i]!;
  }
  return false;
}

/** Turns `_Generic(x, type: a, default: b)` into a call with the arguments x, a and b. */
function maskGeneric(masking: Masking, index: number, depth: number): void {
  const { tokens } = masking;
  const choices: (TokenRange | null)[] = [];
  for (const [position, { from, to }] of splitArguments(tokens, index + 1).entries()) {
    let start = from;
    if (position > 0) {
      let colon = from;
      while (colon < to && !tokens.is(colon, ':')) colon++;
      choices.push(tokens.is(from, 'default') ? null : { from, to: colon });
      start = Math.min(colon + 1, to);
      blank(masking, tokens.at(from), tokens.end(start - 1));
    }
    maskExpression(masking, start, to, depth + 1);
  }
  masking.marks.generics.set(tokens.at(index), choices);
}
