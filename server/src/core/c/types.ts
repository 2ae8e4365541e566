import type { Expr, TypeName } from './ast.ts';
import { isAnnotation, looksLikeAttribute, takesArgument } from './attributes.ts';
import { type Cursor, DEEPEST_NESTING, partner, peek, within } from './cursor.ts';
import { readDeclarator } from './declarators.ts';
import { readAggregate } from './aggregates.ts';
import { readCommaExpression } from './expressions.ts';
import type { Tokens } from './tokens.ts';

export interface Attribute {
  readonly name: string;
  readonly argument: string | null;
}

/** What stands before the declarators of a declaration. */
export interface Specifiers {
  readonly type: TypeName;
  /** False where nothing was found that could be a type. */
  readonly hasType: boolean;
  readonly isStatic: boolean;
  readonly isInline: boolean;
  readonly isExtern: boolean;
  readonly isTypedef: boolean;
  readonly attributes: Attribute[];
}

const STORAGE = new Set([
  'static',
  'extern',
  'typedef',
  'inline',
  '__inline',
  '__inline__',
  'register',
  '_Thread_local',
  '__thread',
  '__extension__',
]);
const QUALIFIERS = new Set([
  'const',
  'volatile',
  'restrict',
  '_Atomic',
  '__const',
  '__volatile__',
  '__restrict',
  '__restrict__',
  'constexpr',
]);
const NUMBERS = new Set([
  'void',
  'char',
  'short',
  'int',
  'long',
  'float',
  'double',
  'signed',
  'unsigned',
  'bool',
  '_Bool',
  '__signed__',
  '__int128',
  '__int128_t',
  '__uint128_t',
  '_Float16',
]);
const TYPEOF = new Set([
  'typeof',
  '__typeof__',
  '__typeof',
  'typeof_unqual',
  '__unqual_scalar_typeof',
  'typeof_member',
]);
const AGGREGATES = new Set(['struct', 'union', 'enum']);

/** True for words that can stand in a type and nowhere else in an expression. */
export function isTypeWord(word: string): boolean {
  return (
    NUMBERS.has(word) || AGGREGATES.has(word) || QUALIFIERS.has(word) || TYPEOF.has(word) || word === '__auto_type'
  );
}

export function isStorageWord(word: string): boolean {
  return STORAGE.has(word);
}

/** True where the token can only start a type. A typedef name alone does not show. */
export function startsType(tokens: Tokens, index: number): boolean {
  if (!tokens.isWord(index)) return false;
  const word = tokens.word(index);
  return isTypeWord(word) || (isAnnotation(word) && !tokens.is(index + 1, '('));
}

/** Reads a type as a cast or a parameter without a name has it. */
export function readTypeName(cursor: Cursor): TypeName {
  const { type } = readSpecifiers(cursor);
  return readDeclarator(cursor, type).type;
}

/** Reads storage classes, qualifiers, attributes and the type, in whatever order they stand. */
export function readSpecifiers(cursor: Cursor): Specifiers {
  const { tokens } = cursor;
  const attributes: Attribute[] = [];
  const numbers: string[] = [];
  const flags = { isStatic: false, isInline: false, isExtern: false, isTypedef: false };
  let type: TypeName | null = null;
  while (cursor.index < cursor.end) {
    const index = cursor.index;
    if (!tokens.isWord(index)) {
      if (tokens.is(index, '[') && tokens.is(index + 1, '['))
        cursor.index = Math.min(partner(cursor, index) + 1, cursor.end);
      else break;
      continue;
    }
    const word = tokens.word(index);
    if (STORAGE.has(word)) {
      cursor.index++;
      if (word === 'static') flags.isStatic = true;
      else if (word === 'extern') flags.isExtern = true;
      else if (word === 'typedef') flags.isTypedef = true;
      else if (word.includes('inline')) flags.isInline = true;
    } else if (QUALIFIERS.has(word)) cursor.index++;
    else if (NUMBERS.has(word)) {
      numbers.push(word);
      cursor.index++;
    } else if (AGGREGATES.has(word)) type = readAggregate(cursor);
    else if (TYPEOF.has(word) && tokens.is(index + 1, '(')) type = readTypeof(cursor);
    else if (word === '__auto_type' || (word === 'auto' && type === null && numbers.length === 0)) {
      type = { kind: 'unknown' };
      cursor.index++;
    } else {
      const role = roleOf(cursor, type !== null || numbers.length > 0);
      if (role === 'declarator') break;
      if (role === 'attribute') {
        if (word === '__always_inline') flags.isInline = true;
        attributes.push(readAttribute(cursor));
      } else {
        type = { kind: 'named', name: word };
        cursor.index = role === 'type' ? index + 1 : Math.min(partner(cursor, index + 1) + 1, cursor.end);
      }
    }
  }
  const hasType = type !== null || numbers.length > 0;
  return {
    type: type ?? (numbers.length > 0 ? numberType(numbers) : { kind: 'unknown' }),
    hasType,
    attributes,
    ...flags,
  };
}

/** An attribute with its argument, if one follows. */
export function readAttribute(cursor: Cursor): Attribute {
  const { tokens } = cursor;
  const name = tokens.word(cursor.index++);
  if (!peek(cursor, '(')) return { name, argument: null };
  const open = cursor.index;
  const close = partner(cursor, open);
  cursor.index = Math.min(close + 1, cursor.end);
  return { name, argument: tokens.text.slice(tokens.end(open), tokens.at(Math.min(close, tokens.count))) };
}

/**
 * What a word is that is no keyword. In C one word may stand for the type and one for the name; each word beyond that
 * is an attribute, and which of them it is shows by its look and by where it stands.
 */
function roleOf(cursor: Cursor, hasType: boolean): 'type' | 'macroType' | 'attribute' | 'declarator' {
  const { tokens, index } = cursor;
  const word = tokens.word(index);
  if (isAnnotation(word)) return 'attribute';
  const next = index + 1 < cursor.end ? index + 1 : -1;
  const attributeLike = looksLikeAttribute(word, cursor.knowledge.attributeNames);
  if (next > 0 && tokens.is(next, '(')) {
    if (takesArgument(word)) return 'attribute';
    const after = partner(cursor, next) + 1;
    const followedByWord =
      after < cursor.end &&
      tokens.isWord(after) &&
      !looksLikeAttribute(tokens.word(after), cursor.knowledge.attributeNames);
    if (hasType) return attributeLike && followedByWord ? 'attribute' : 'declarator';
    if (tokens.is(next + 1, '*') || tokens.is(next + 1, '^')) return attributeLike ? 'attribute' : 'type';
    if (!followedByWord && !(after < cursor.end && tokens.is(after, '*'))) return 'declarator';
    const startsDeclaration =
      isDeclarationWord(tokens.word(after)) ||
      (tokens.isWord(after) && tokens.isWord(after + 1) && after + 1 < cursor.end);
    return attributeLike || startsDeclaration ? 'attribute' : 'macroType';
  }
  const nextIsWord = next > 0 && tokens.isWord(next);
  const nextWord = nextIsWord ? tokens.word(next) : '';
  if (hasType) {
    if (attributeLike && (nextIsWord || (next > 0 && tokens.is(next, '*')))) return 'attribute';
    return nextIsWord && !looksLikeAttribute(nextWord, cursor.knowledge.attributeNames) && !isAnnotation(nextWord)
      ? 'attribute'
      : 'declarator';
  }
  if (!nextIsWord) return 'type';
  if (isDeclarationWord(nextWord)) return QUALIFIERS.has(nextWord) ? 'type' : 'attribute';
  if (attributeLike)
    return looksLikeAttribute(nextWord, cursor.knowledge.attributeNames) && !isFollowedByWord(cursor, next)
      ? 'type'
      : 'attribute';
  if (looksLikeAttribute(nextWord, cursor.knowledge.attributeNames) || isAnnotation(nextWord)) return 'type';
  return isFollowedByWord(cursor, next) && !looksLikeAttribute(tokens.word(next + 1), cursor.knowledge.attributeNames)
    ? 'attribute'
    : 'type';
}

function isFollowedByWord(cursor: Cursor, index: number): boolean {
  return index + 1 < cursor.end && cursor.tokens.isWord(index + 1);
}

function isDeclarationWord(word: string): boolean {
  return STORAGE.has(word) || isTypeWord(word);
}

function readTypeof(cursor: Cursor): TypeName {
  const open = cursor.index + 1;
  const close = partner(cursor, open);
  const inner = within(cursor, open + 1, close);
  cursor.index = Math.min(close + 1, cursor.end);
  if (inner.depth > DEEPEST_NESTING) return { kind: 'unknown' };
  if (startsType(inner.tokens, inner.index)) return readTypeName(inner);
  const of: Expr = readCommaExpression(inner);
  return { kind: 'typeof', of };
}

function numberType(words: readonly string[]): TypeName {
  if (words.includes('void')) return { kind: 'void' };
  if (words.some((word) => word === 'float' || word === 'double' || word === '_Float16')) return { kind: 'float' };
  const spelled = words.join(' ');
  const signed = !words.includes('unsigned') && !words.includes('__uint128_t');
  if (words.includes('bool') || words.includes('_Bool')) return { kind: 'int', bits: 1, signed: false, spelled };
  if (words.includes('char')) return { kind: 'int', bits: 8, signed, spelled };
  if (words.includes('short')) return { kind: 'int', bits: 16, signed, spelled };
  if (words.some((word) => word.includes('int128'))) return { kind: 'int', bits: 128, signed, spelled };
  return { kind: 'int', bits: words.includes('long') ? 64 : 32, signed, spelled };
}
