import { isAnnotation, looksLikeType, takesArgument } from '../attributes.ts';
import { isLoopMacro } from '../loop-heads.ts';
import { isNameWrapper } from '../declarators.ts';
import { isStorageWord, startsType } from '../types.ts';
import type { Tokens } from '../tokens.ts';
import { maskAssembly } from './mask-assembly.ts';
import { maskDeclaration } from './mask-declarations.ts';
import { maskArguments, maskExpression } from './mask-expressions.ts';
import { blank, maskHole, type Masking, put } from './masking.ts';

/** Words that start a statement which is no declaration and no call. */
const NO_TYPE = new Set(['return', 'goto', 'break', 'continue', 'sizeof', 'default']);

/** Blocks deeper inside one another than this are holes. */
const DEEPEST_BLOCK = 150;

/** Masks the statements in tokens [from, to), which lie between two braces. */
export function maskBlock(masking: Masking, from: number, to: number, depth: number): void {
  if (depth > DEEPEST_BLOCK) {
    if (to > from) {
      const [at, end] = [masking.tokens.at(from), masking.tokens.end(to - 1)];
      blank(masking, at, end);
      masking.problems.push({ at, reason: 'blocks are too deep inside one another' });
    }
    return;
  }
  for (let index = from; index < to;) index = Math.max(maskStatement(masking, index, to, depth), index + 1);
}

/**
 * Masks one statement, or the head of one whose body then is the next, and answers the token after it. Heads need not
 * know their bodies, because a body is a statement like any other.
 */
function maskStatement(masking: Masking, index: number, to: number, depth: number): number {
  const { tokens } = masking;
  const word = tokens.word(index);
  switch (word) {
    case ';':
    case '}':
    case 'else':
    case 'do':
      return index + 1;
    case '{': {
      const close = tokens.match[index]!;
      if (close < index) return index + 1;
      maskBlock(masking, index + 1, Math.min(close, to), depth + 1);
      return close + 1;
    }
    case 'if':
    case 'while':
    case 'switch':
      return maskHead(masking, index + 1, to, depth);
    case 'for':
      return maskForHead(masking, index + 1, to, depth);
    case 'case':
      return maskCase(masking, index, to, depth);
    case 'default':
      if (tokens.is(index + 1, ':')) return index + 2;
      break;
    case 'goto':
      if (tokens.is(index + 1, '*')) {
        masking.marks.statements.set(tokens.at(index), { kind: 'computedGoto' });
        // The statement must still start where its mark is.
        put(masking, tokens.at(index), tokens.end(index), '+');
      }
      break;
    case 'asm':
    case '__asm__':
    case '__asm':
    case 'asm_volatile_goto':
    case 'asm_goto_output':
    case 'asm_inline':
      return maskAssembly(masking, index, to);
    case '__label__': {
      const end = statementEnd(tokens, index, to);
      blank(masking, tokens.at(index), tokens.at(end));
      return end + 1;
    }
  }
  if (!tokens.isWord(index) || NO_TYPE.has(word)) return maskSimple(masking, index, to, depth);
  if (tokens.is(index + 1, ':') && index + 1 < to && !tokens.is(index + 2, ':')) return maskLabel(masking, index, to);
  return maskWordStatement(masking, index, to, depth);
}

/** The `;` that ends the statement, or `to`. */
export function statementEnd(tokens: Tokens, from: number, to: number): number {
  let index = from;
  while (index < to && !tokens.is(index, ';'))
    index = tokens.match[index]! > index ? tokens.match[index]! + 1 : index + 1;
  return Math.min(index, to);
}

function maskSimple(masking: Masking, index: number, to: number, depth: number): number {
  const { tokens } = masking;
  const end = statementEnd(tokens, index, to);
  const word = tokens.word(index);
  const isJump = word === 'return' || word === 'break' || word === 'continue' || word === 'goto';
  maskExpression(masking, isJump ? index + 1 : index, end, depth);
  if (end >= to) endWithSemicolon(masking, end);
  masking.parts.push({
    kind: 'statement',
    at: tokens.at(index),
    end: end < to ? tokens.end(end) : tokens.end(end - 1),
  });
  return end + 1;
}

function maskWordStatement(masking: Masking, index: number, to: number, depth: number): number {
  const { tokens } = masking;
  let first = index;
  while (first < to && tokens.isWord(first) && (isStorageWord(tokens.word(first)) || isAnnotation(tokens.word(first))))
    first++;
  if (first < to && takesArgument(tokens.word(first)) && tokens.is(first + 1, '(') && tokens.match[first + 1]! > 0) {
    first = tokens.match[first + 1]! + 1;
  }
  if (tokens.is(first, ';')) {
    // `__attribute__((fallthrough));` is a statement of attributes alone.
    blank(masking, tokens.at(index), tokens.at(first));
    return first + 1;
  }
  if (
    tokens.is(first + 1, '(') &&
    tokens.isWord(first) &&
    !startsType(tokens, first) &&
    !declaresPointer(masking, first)
  ) {
    blank(masking, tokens.at(index), tokens.at(first));
    return maskCallStatement(masking, first, to, depth);
  }
  if (startsDeclaration(masking, index, first, to)) {
    const end = statementEnd(tokens, index, to);
    maskDeclaration(masking, index, end, depth);
    if (end >= to) endWithSemicolon(masking, end);
    return end + 1;
  }
  if (isBareMacro(tokens, index)) {
    endWithSemicolon(masking, index + 1);
    return index + 1;
  }
  return maskSimple(masking, index, to, depth);
}

function startsDeclaration(masking: Masking, index: number, first: number, to: number): boolean {
  const { tokens } = masking;
  if (first > index || startsType(tokens, index) || tokens.is(index, 'auto')) return true;
  if (declaresPointer(masking, index)) return true;
  let next = index + 1;
  if (tokens.isWord(next)) return next < to && !isBareMacro(tokens, index);
  if (!tokens.is(next, '*')) return false;
  // The stars and the words between them; the last word is the name, or an attribute behind it.
  while (
    next < to &&
    (tokens.is(next, '*') || (tokens.isWord(next) && (tokens.isWord(next + 1) || tokens.is(next + 1, '*'))))
  )
    next++;
  if (!tokens.isWord(next) || next >= to) return false;
  const behind = tokens.word(next + 1);
  return (
    next + 1 >= to ||
    /^[=;,[]$/.test(behind) ||
    (behind === '(' && (takesArgument(tokens.word(next)) || isNameWrapper(tokens.word(next))))
  );
}

/** `handler_t (*name)(int);`, which looks like a call of the result of a call. */
function declaresPointer(masking: Masking, index: number): boolean {
  const { tokens } = masking;
  if (!tokens.is(index + 1, '(') || !tokens.is(index + 2, '*') || !tokens.isWord(index + 3)) return false;
  const close = tokens.match[index + 1]!;
  if (close < 0 || !looksLikeType(tokens.word(index), masking.knowledge.typeNames)) return false;
  return tokens.is(close + 1, '(') || tokens.is(close + 1, '[');
}

/** A macro that is a whole statement by itself, on a line of its own before a call: `FOO` newline `bar();`. */
function isBareMacro(tokens: Tokens, index: number): boolean {
  return isUpperCase(tokens.word(index)) && tokens.isWord(index + 1) && tokens.startsLine(index + 1);
}

function isUpperCase(word: string): boolean {
  return /^[A-Z_0-9]+$/.test(word);
}

/** A call where a statement starts: a call, the head of a block or a loop, or a macro that brings its own semicolon. */
function maskCallStatement(masking: Masking, index: number, to: number, depth: number): number {
  const { tokens } = masking;
  const close = tokens.match[index + 1]!;
  if (close < 0 || close >= to) return maskSimple(masking, index, to, depth);
  let after = close + 1;
  while (tokens.is(after, '(') && !tokens.startsLine(after) && tokens.match[after]! > 0)
    after = tokens.match[after]! + 1;
  const name = tokens.word(index);
  const loop = isLoopMacro(name, masking.macros, masking.knowledge);
  const isLoop = loop === true;
  const isWholeCall = after === close + 1;
  if (after >= to) {
    if (isLoop && isWholeCall) maskMacroHead(masking, index, isLoop, depth);
    else maskExpression(masking, index, after, depth);
    endWithSemicolon(masking, after);
    return after;
  }
  if (isWholeCall && declaresByMacro(tokens, index, after)) {
    const end = statementEnd(tokens, after, to);
    maskDeclaration(masking, index, end, depth);
    if (end >= to) endWithSemicolon(masking, end);
    return end + 1;
  }
  if (isWholeCall && tokens.is(after, '=') && tokens.is(after + 1, '{'))
    return maskInitializedCall(masking, index, after, to, depth);
  if (isWholeCall && tokens.is(after, ',') && tokens.is(after + 1, '*'))
    return maskDeclaringCall(masking, index, after, to, depth);
  const startsStatement =
    tokens.isWord(after) || (isLoop && tokens.startsLine(after) && /^(?:\*|\(|\+\+|--)$/.test(tokens.word(after)));
  if (isWholeCall && (tokens.is(after, '{') || (startsStatement && isHeadOf(tokens, index, after, isLoop)))) {
    maskMacroHead(masking, index, loop !== false, depth);
    return close + 1;
  }
  if (isLoop && isWholeCall && tokens.is(after, ';')) {
    // A loop without a body still is one.
    maskMacroHead(masking, index, isLoop, depth);
    return after + 1;
  }
  if (!startsStatement) return maskSimple(masking, index, to, depth);
  maskExpression(masking, index, after, depth);
  endWithSemicolon(masking, after);
  masking.parts.push({ kind: 'statement', at: tokens.at(index), end: tokens.end(after - 1) + 1 });
  return after;
}

/** `ElfW(Sym) *symbol;` and `BKEY_PADDED(key) k;`: a macro that gives a type. */
function declaresByMacro(tokens: Tokens, index: number, after: number): boolean {
  let name = after;
  while (tokens.is(name, '*')) name++;
  if (
    !tokens.isWord(name) ||
    !/^[=;,[]$/.test(tokens.word(name + 1)) ||
    NO_TYPE.has(tokens.word(name)) ||
    tokens.startsLine(after)
  )
    return false;
  return name > after || /^[A-Z]/.test(tokens.word(index));
}

/** `DECLARE_BITMAP(set, 8) = { 0 };`: the macro declares; the grammar has no place for a list there. */
function maskInitializedCall(masking: Masking, index: number, equals: number, to: number, depth: number): number {
  const { tokens } = masking;
  const end = statementEnd(tokens, equals, to);
  maskArguments(masking, index + 1, depth);
  maskHole(masking, tokens.at(equals + 1), tokens.end(end - 1), 'what a macro declares here has an initializer');
  if (end >= to) endWithSemicolon(masking, end);
  return end + 1;
}

/** `LIST_HEAD(list), *position;`: the macro declares, and the comma goes on with declarators of a type that it knows. */
function maskDeclaringCall(masking: Masking, index: number, comma: number, to: number, depth: number): number {
  const { tokens } = masking;
  maskArguments(masking, index + 1, depth);
  const end = statementEnd(tokens, comma, to);
  put(masking, tokens.at(comma), tokens.end(comma), ';');
  maskDeclaration(masking, comma + 1, end, depth, tokens.end(comma));
  if (end >= to) endWithSemicolon(masking, end);
  return end + 1;
}

/** Whether what follows a macro call is its body: it stands on the same line, or deeper on the next. */
function isHeadOf(tokens: Tokens, index: number, body: number, isLoop: boolean): boolean {
  if (tokens.is(body, 'else')) return false;
  // A run of `N(UP) N(DOWN)`: statements, each with its own semicolon.
  if (tokens.is(body + 1, '(') && isUpperCase(tokens.word(index)) && isUpperCase(tokens.word(body))) return false;
  return isLoop || !tokens.startsLine(body) || indentation(tokens, body) > indentation(tokens, index);
}

function indentation(tokens: Tokens, index: number): number {
  const at = tokens.at(index);
  const start = tokens.text.lastIndexOf('\n', at - 1) + 1;
  let width = 0;
  for (let i = start; i < at; i++) {
    const c = tokens.text.charCodeAt(i);
    if (c === 9) width += 8 - (width % 8);
    else if (c === 32) width++;
    else break;
  }
  return width;
}

/** Turns `name(args)` into `while (args)`, or where there is no room for that into `if (args)`. */
function maskMacroHead(masking: Masking, index: number, isLoop: boolean, depth: number): void {
  const { tokens } = masking;
  const open = index + 1;
  const close = tokens.match[open]!;
  const [at, openAt] = [tokens.at(index), tokens.at(open)];
  const end = tokens.end(close);
  const name = tokens.word(index);
  const hasArguments = close > open + 1;
  const room = hasArguments ? openAt - at : end - at - 3;
  if (room < 2) {
    blank(masking, at, end);
    masking.problems.push({ at, reason: `${name} heads a block, and its name is too short to say what it does` });
    return;
  }
  const keyword = room >= 5 ? 'while' : 'if';
  masking.marks.statements.set(at, { kind: 'head', name, isLoop, hasArguments });
  put(masking, at, hasArguments ? openAt : end, hasArguments ? keyword : `${keyword}(0)`);
  if (!hasArguments) return;
  maskArguments(masking, open, depth);
  masking.parts.push({ kind: 'expression', at: tokens.at(open + 1), end: tokens.end(close - 1) });
}

function maskHead(masking: Masking, open: number, to: number, depth: number): number {
  const { tokens } = masking;
  const close = tokens.match[open] ?? -1;
  if (!tokens.is(open, '(') || close < 0 || close >= to) return open;
  maskExpression(masking, open + 1, close, depth);
  if (close > open + 1) masking.parts.push({ kind: 'expression', at: tokens.at(open + 1), end: tokens.end(close - 1) });
  return close + 1;
}

function maskForHead(masking: Masking, open: number, to: number, depth: number): number {
  const { tokens } = masking;
  const close = tokens.match[open] ?? -1;
  if (!tokens.is(open, '(') || close < 0 || close >= to) return open;
  const first = open + 1;
  const end = statementEnd(tokens, first, close);
  if (tokens.isWord(first) && startsDeclaration(masking, first, first, end))
    maskDeclaration(masking, first, end, depth);
  else maskForPart(masking, first, end, depth);
  const second = statementEnd(tokens, end + 1, close);
  maskForPart(masking, end + 1, second, depth);
  maskForPart(masking, second + 1, close, depth);
  return close + 1;
}

function maskForPart(masking: Masking, from: number, to: number, depth: number): void {
  if (from >= to) return;
  maskExpression(masking, from, to, depth);
  masking.parts.push({ kind: 'expression', at: masking.tokens.at(from), end: masking.tokens.end(to - 1) });
}

function maskCase(masking: Masking, index: number, to: number, depth: number): number {
  const { tokens } = masking;
  let end = index + 1;
  let questions = 0;
  while (end < to && !tokens.is(end, ';')) {
    if (tokens.is(end, '?')) questions++;
    else if (tokens.is(end, ':') && questions-- === 0) break;
    if (tokens.is(end, '...')) {
      masking.marks.caseRanges.add(tokens.at(end));
      put(masking, tokens.at(end), tokens.end(end), '||');
    }
    end = tokens.match[end]! > end ? tokens.match[end]! + 1 : end + 1;
  }
  maskExpression(masking, index + 1, end, depth);
  if (end > index + 1) masking.parts.push({ kind: 'expression', at: tokens.at(index + 1), end: tokens.end(end - 1) });
  return end + 1;
}

/**
 * The grammar wants a statement behind a label, and where an `#if` ends there or the block, there is none. So each label
 * gets an empty one; the conversion knows by the text that it is not the user's.
 */
function maskLabel(masking: Masking, index: number, to: number): number {
  const { tokens } = masking;
  let after = index + 2;
  while (after < to && isAnnotation(tokens.word(after)) && !tokens.is(after + 1, '(')) {
    blank(masking, tokens.at(after), tokens.end(after));
    after++;
  }
  const offset = tokens.end(index + 1) - masking.base;
  if (/\s/.test(String.fromCharCode(masking.units[offset] ?? 32)) || after >= to) endWithSemicolon(masking, index + 2);
  return after;
}

/** Puts a semicolon into the gap before token `index`; comments have made room there, or a blank. */
function endWithSemicolon(masking: Masking, index: number): void {
  const { tokens } = masking;
  const at = tokens.end(index - 1);
  const offset = at - masking.base;
  const unit = masking.units[offset];
  if (unit === 32 || unit === 9 || unit === 10 || unit === 13) masking.units[offset] = 59;
  else if (unit !== undefined)
    maskHole(masking, tokens.at(index - 1), tokens.end(index - 1), 'a semicolon is missing here');
}
