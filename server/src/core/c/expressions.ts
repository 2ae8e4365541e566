import type { BinaryOp, Expr } from './ast.ts';
import { type Cursor, DEEPEST_NESTING, partner, peek, splitArguments, take, within } from './cursor.ts';
import { looksLikeType } from './attributes.ts';
import { readInitializerList } from './initializers.ts';
import { readTypeName, startsType } from './types.ts';
import { characterLiteral, integerLiteral, stringContent } from './literals.ts';

/** Binary operators by how tightly they bind. */
const PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ['||', 4],
  ['&&', 5],
  ['|', 6],
  ['^', 7],
  ['&', 8],
  ['==', 9],
  ['!=', 9],
  ['<', 10],
  ['<=', 10],
  ['>', 10],
  ['>=', 10],
  ['<<', 11],
  ['>>', 11],
  ['+', 12],
  ['-', 12],
  ['*', 13],
  ['/', 13],
  ['%', 13],
]);
const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '<<=', '>>=', '&=', '|=', '^=']);
const COMMA = 1;
const ASSIGNMENT = 2;
const CONDITIONAL = 3;

/** No expression that a person wrote has more operators in a row. */
const LONGEST_CHAIN = 400;

/**
 * Reads one expression without commas: a value of an enum, the length of an array, an initializer. What cannot be read
 * is a hole; reading ends at the cursor's end or before a token that cannot go on.
 */
export function readExpression(cursor: Cursor): Expr {
  return readAt(cursor, ASSIGNMENT);
}

/** Reads an expression in which commas are operators. */
export function readCommaExpression(cursor: Cursor): Expr {
  return readAt(cursor, COMMA);
}

/** `{ ... }` or an expression: what may follow the `=` of a declaration. */
export function readInitializer(cursor: Cursor): Expr {
  return peek(cursor, '{') ? readInitializerList(cursor) : readExpression(cursor);
}

/** The whole range [from, to) as one expression; more than one is a hole. */
export function readWhole(cursor: Cursor, from: number, to: number): Expr {
  const part = within(cursor, from, to);
  const expr = readInitializer(part);
  return part.index < part.end ? hole(cursor, from, part.end) : expr;
}

function hole(cursor: Cursor, from: number, to: number): Expr {
  const { tokens } = cursor;
  const at = tokens.at(from);
  const end = to > from ? tokens.end(to - 1) : at;
  return { kind: 'hole', text: tokens.text.slice(at, end), at, end };
}

function readAt(cursor: Cursor, lowest: number): Expr {
  if (++cursor.depth > DEEPEST_NESTING) {
    const from = cursor.index;
    cursor.index = cursor.end;
    cursor.depth--;
    return hole(cursor, from, cursor.end);
  }
  const start = cursor.index;
  let left = readUnary(cursor);
  for (let operators = 0; cursor.index < cursor.end; operators++) {
    const op = cursor.tokens.word(cursor.index);
    if (operators > LONGEST_CHAIN) {
      cursor.index = cursor.end;
      left = hole(cursor, start, cursor.end);
      break;
    }
    const binding = PRECEDENCE.get(op);
    if (binding !== undefined) {
      if (binding < lowest) break;
      cursor.index++;
      const right = readAt(cursor, binding + 1);
      left = { kind: 'binary', op: op as BinaryOp, left, right, at: left.at, end: right.end };
    } else if (op === '?' && lowest <= CONDITIONAL) left = readConditional(cursor, left);
    else if (ASSIGNMENTS.has(op) && lowest <= ASSIGNMENT) {
      cursor.index++;
      const value = readAt(cursor, ASSIGNMENT);
      const operator = op === '=' ? null : (op.slice(0, -1) as BinaryOp);
      left = { kind: 'assign', op: operator, target: left, value, at: left.at, end: value.end };
    } else if (op === ',' && lowest <= COMMA) {
      cursor.index++;
      const right = readAt(cursor, ASSIGNMENT);
      left = { kind: 'comma', left, right, at: left.at, end: right.end };
    } else break;
  }
  cursor.depth--;
  return left;
}

function readConditional(cursor: Cursor, test: Expr): Expr {
  cursor.index++;
  const then = peek(cursor, ':') ? null : readAt(cursor, COMMA);
  take(cursor, ':');
  const otherwise = readAt(cursor, CONDITIONAL);
  return { kind: 'conditional', test, then, otherwise, at: test.at, end: otherwise.end };
}

function readUnary(cursor: Cursor): Expr {
  const { tokens } = cursor;
  const start = cursor.index;
  if (start >= cursor.end) return hole(cursor, start, start);
  const at = tokens.at(start);
  const word = tokens.word(start);
  switch (word) {
    case '-':
    case '+':
    case '!':
    case '~':
    case '*':
    case '&': {
      cursor.index++;
      const operand = readNested(cursor);
      return { kind: 'unary', op: word, operand, at, end: operand.end };
    }
    case '++':
    case '--': {
      cursor.index++;
      const operand = readNested(cursor);
      return { kind: 'update', op: word, prefix: true, operand, at, end: operand.end };
    }
    case '&&':
      if (!tokens.isWord(start + 1)) break;
      cursor.index += 2;
      return { kind: 'labelAddress', label: tokens.word(start + 1), at, end: tokens.end(start + 1) };
    case 'sizeof':
      return readSizeof(cursor);
    case '__extension__':
      cursor.index++;
      return readNested(cursor);
    case '(':
      if (isCast(cursor)) return readCast(cursor);
  }
  return readPostfix(cursor);
}

/** A run of prefix operators is as deep as it is long. */
function readNested(cursor: Cursor): Expr {
  if (cursor.depth >= DEEPEST_NESTING) {
    const from = cursor.index;
    cursor.index = cursor.end;
    return hole(cursor, from, cursor.end);
  }
  cursor.depth++;
  const expr = readUnary(cursor);
  cursor.depth--;
  return expr;
}

/** Whether the parenthesis here holds the type of a cast or of a compound literal. */
export function isCast(cursor: Cursor): boolean {
  const { tokens, index } = cursor;
  const close = partner(cursor, index);
  if (close + 1 >= cursor.end && !tokens.is(close + 1, '{')) return false;
  if (startsType(tokens, index + 1)) return true;
  if (!tokens.isWord(index + 1)) return false;
  if (tokens.is(close + 1, '{')) return true;
  // A pointer to an array or to a function: `(u8 (*)[8])`.
  if (tokens.is(index + 2, '(') && tokens.is(index + 3, '*') && tokens.is(index + 4, ')')) return true;
  const last = close - 1;
  if (last > index + 1) return isTypeShape(cursor, index + 1, last);
  const next = tokens.kind(close + 1);
  if (next >= 1 && next <= 4) return true;
  if (/^[!~]$/.test(tokens.word(close + 1))) return true;
  return looksLikeType(tokens.word(index + 1), cursor.knowledge.typeNames) && /^[-+*&(]$/.test(tokens.word(close + 1));
}

/** Words, then stars, then at most qualifiers: `foo_t * const`, but not `pages * size`. */
function isTypeShape(cursor: Cursor, from: number, last: number): boolean {
  const { tokens } = cursor;
  let stars = 0;
  for (let i = from; i <= last; i++) {
    if (tokens.is(i, '*')) stars++;
    else if (!tokens.isWord(i) || (stars > 0 && !startsType(tokens, i))) return false;
  }
  return true;
}

function readCast(cursor: Cursor): Expr {
  const at = cursor.tokens.at(cursor.index);
  const close = partner(cursor, cursor.index);
  const type = readTypeName(within(cursor, cursor.index + 1, close));
  cursor.index = Math.min(close + 1, cursor.end);
  if (peek(cursor, '{')) {
    const value = readInitializerList(cursor);
    return readSuffixes(cursor, { kind: 'compoundLiteral', type, value, at, end: value.end });
  }
  const operand = readNested(cursor);
  return { kind: 'cast', type, operand, at, end: operand.end };
}

function readSizeof(cursor: Cursor): Expr {
  const { tokens } = cursor;
  const at = tokens.at(cursor.index);
  const open = ++cursor.index;
  if (peek(cursor, '(')) {
    const close = partner(cursor, open);
    const single = close === open + 2 && tokens.isWord(open + 1);
    const isType =
      startsType(tokens, open + 1) ||
      tokens.is(close - 1, '*') ||
      (single && looksLikeType(tokens.word(open + 1), cursor.knowledge.typeNames));
    if (isType) {
      const type = readTypeName(within(cursor, open + 1, close));
      cursor.index = Math.min(close + 1, cursor.end);
      return { kind: 'sizeof', type, operand: null, at, end: tokens.end(cursor.index - 1) };
    }
  }
  const operand = readNested(cursor);
  return { kind: 'sizeof', type: null, operand, at, end: tokens.end(cursor.index - 1) };
}

function readPostfix(cursor: Cursor): Expr {
  return readSuffixes(cursor, readPrimary(cursor));
}

function readSuffixes(cursor: Cursor, start: Expr): Expr {
  const { tokens } = cursor;
  let expr = start;
  for (let suffixes = 0; cursor.index < cursor.end && suffixes < LONGEST_CHAIN; suffixes++) {
    const open = cursor.index;
    const word = tokens.word(open);
    if (word === '(') {
      const args = splitArguments(tokens, open).map((part) => readArgument(cursor, part.from, part.to));
      cursor.index = Math.min(partner(cursor, open) + 1, cursor.end);
      expr = callOf(cursor, expr, args, tokens.end(cursor.index - 1));
    } else if (word === '[') {
      const close = partner(cursor, open);
      const index = readWhole(cursor, open + 1, close);
      cursor.index = Math.min(close + 1, cursor.end);
      expr = { kind: 'index', object: expr, index, at: expr.at, end: tokens.end(cursor.index - 1) };
    } else if ((word === '.' || word === '->') && tokens.isWord(open + 1) && open + 1 < cursor.end) {
      cursor.index += 2;
      expr = {
        kind: 'member',
        object: expr,
        field: tokens.word(open + 1),
        arrow: word === '->',
        at: expr.at,
        end: tokens.end(open + 1),
      };
    } else if (word === '++' || word === '--') {
      cursor.index++;
      expr = { kind: 'update', op: word, prefix: false, operand: expr, at: expr.at, end: tokens.end(open) };
    } else break;
  }
  return expr;
}

/** A call; `offsetof` and its builtin are no calls, whatever they look like. */
function callOf({ tokens }: Cursor, callee: Expr, args: readonly Expr[], end: number): Expr {
  const [typed, member] = args;
  if (callee.kind === 'name' && isOffsetof(callee.name) && typed?.kind === 'type' && member !== undefined) {
    return { kind: 'offsetof', type: typed.type, member: tokens.text.slice(member.at, member.end), at: callee.at, end };
  }
  return { kind: 'call', callee, args, at: callee.at, end };
}

export function isOffsetof(name: string): boolean {
  return name === 'offsetof' || name === '__builtin_offsetof';
}

/** An argument: an expression, or a type where a macro takes one. */
function readArgument(cursor: Cursor, from: number, to: number): Expr {
  const { tokens } = cursor;
  if (cursor.depth >= DEEPEST_NESTING || !isTypeArgument(cursor, from, to)) return readWhole(cursor, from, to);
  const type = readTypeName(within(cursor, from, to));
  return { kind: 'type', type, at: tokens.at(from), end: tokens.end(to - 1) };
}

/** Whether the tokens [from, to) between the commas of a call are a type: `struct page`, `unsigned long`, `u64`, `foo *`. */
export function isTypeArgument({ tokens, knowledge }: Cursor, from: number, to: number): boolean {
  if (to <= from || !tokens.isWord(from)) return false;
  if (startsType(tokens, from) || tokens.is(to - 1, '*')) return true;
  if (to === from + 1) return looksLikeType(tokens.word(from), knowledge.typeNames);
  return to === from + 2 && tokens.isWord(from + 1) && !NO_TYPES.has(tokens.word(from));
}

const NO_TYPES = new Set([
  'sizeof',
  'return',
  'goto',
  'break',
  'continue',
  'case',
  'default',
  'else',
  'do',
  '__extension__',
]);

function readPrimary(cursor: Cursor): Expr {
  const { tokens } = cursor;
  const start = cursor.index;
  const at = tokens.at(start);
  const end = tokens.end(start);
  const word = tokens.word(start);
  switch (start < cursor.end ? tokens.kind(start) : 0) {
    case 1:
      cursor.index++;
      if (tokens.kind(start + 1) === 3 && start + 1 < cursor.end) return readString(cursor, start);
      if (word === 'true' || word === 'false')
        return { kind: 'int', value: word === 'true' ? 1n : 0n, signed: true, bits: 32, at, end };
      return { kind: 'name', name: word, at, end };
    case 2:
      cursor.index++;
      return integerLiteral(word, at, end) ?? { kind: 'hole', text: word, at, end };
    case 3:
      return readString(cursor, start);
    case 4:
      cursor.index++;
      return characterLiteral(word, at, end) ?? { kind: 'hole', text: word, at, end };
  }
  if (word === '(') {
    const close = partner(cursor, start);
    const inner = within(cursor, start + 1, close);
    const isStatement = tokens.is(start + 1, '{');
    const expr = isStatement ? null : readCommaExpression(inner);
    cursor.index = Math.min(close + 1, cursor.end);
    if (expr !== null && inner.index >= inner.end) return expr;
    return hole(cursor, start, cursor.index);
  }
  if (word === '{') return readInitializerList(cursor);
  if (start < cursor.end && !/^[)\]};,:]$/.test(word)) cursor.index++;
  return hole(cursor, start, cursor.index);
}

/** Neighbouring strings are one; a macro between them adds what nobody knows and is left out. */
function readString(cursor: Cursor, start: number): Expr {
  const { tokens } = cursor;
  let text = '';
  cursor.index = start;
  while (cursor.index < cursor.end) {
    const kind = tokens.kind(cursor.index);
    if (kind === 3) text += stringContent(tokens.word(cursor.index));
    else if (kind === 1 && tokens.is(cursor.index + 1, '(')) cursor.index = partner(cursor, cursor.index + 1);
    else if (kind !== 1) break;
    cursor.index++;
  }
  return { kind: 'string', text, at: tokens.at(start), end: tokens.end(cursor.index - 1) };
}
