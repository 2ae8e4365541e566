import type { Field, TypeName } from './ast.ts';
import { isAnnotation, looksLikeAttribute } from './attributes.ts';
import { type Cursor, DEEPEST_NESTING, partner, peek, splitArguments, take, within } from './cursor.ts';
import { readDeclarator } from './declarators.ts';
import { readExpression } from './expressions.ts';
import type { EnumDeclaration } from './file.ts';
import { readAttribute, readSpecifiers, readTypeName, startsType } from './types.ts';

/** Reads `struct tag`, `enum { ... }` and their like; what is declared on the way goes to `cursor.found`. */
export function readAggregate(cursor: Cursor): TypeName {
  const { tokens } = cursor;
  const at = tokens.at(cursor.index);
  const keyword = tokens.word(cursor.index++) as 'struct' | 'union' | 'enum';
  skipAttributes(cursor);
  let tag = '';
  if (cursor.index < cursor.end && tokens.isWord(cursor.index)) tag = tokens.word(cursor.index++);
  if (keyword === 'enum' && peek(cursor, ':') && tokens.isWord(cursor.index + 1)) {
    cursor.index++;
    readSpecifiers(cursor);
  } else skipAttributes(cursor);
  if (!peek(cursor, '{')) return { kind: 'tagged', keyword, tag };
  const open = cursor.index;
  const close = partner(cursor, open);
  const body = within(cursor, open + 1, close);
  cursor.index = Math.min(close + 1, cursor.end);
  const end = tokens.end(cursor.index - 1);
  if (body.depth > DEEPEST_NESTING) return { kind: 'tagged', keyword, tag };
  if (keyword === 'enum') {
    cursor.found?.enums.push({ tag, members: readMembers(body, open), at, end });
    return { kind: 'tagged', keyword, tag };
  }
  const fields = readFields(body);
  if (tag === '') return { kind: 'tagged', keyword, tag, fields };
  cursor.found?.structs.push({ keyword, tag, fields, at, end });
  return { kind: 'tagged', keyword, tag };
}

/** The fields up to the cursor's end. One that cannot be read costs no other. */
export function readFields(cursor: Cursor): Field[] {
  const fields: Field[] = [];
  while (cursor.index < cursor.end) {
    const start = cursor.index;
    if (!take(cursor, ';')) {
      const stop = fieldEnd(cursor, start);
      readField(within(cursor, start, stop), fields);
      cursor.index = stop;
    }
    if (cursor.index === start) cursor.index++;
  }
  return fields;
}

function readField(cursor: Cursor, fields: Field[]): void {
  const { tokens } = cursor;
  const start = cursor.index;
  if (tokens.isWord(start) && tokens.is(start + 1, '(') && !startsType(tokens, start) && !isPointerDeclarator(cursor)) {
    readMacroField(cursor, fields);
    return;
  }
  const at = tokens.at(start);
  const { type } = readSpecifiers(cursor);
  if (cursor.index >= cursor.end) {
    if (type.kind === 'tagged' && type.fields !== undefined)
      fields.push({ name: '', type, at, end: tokens.end(cursor.end - 1) });
    return;
  }
  while (cursor.index < cursor.end) {
    const first = cursor.index;
    const declarator = readDeclarator(cursor, type);
    if (take(cursor, ':')) readExpression(cursor);
    while (cursor.index < cursor.end && !peek(cursor, ',')) cursor.index++;
    if (declarator.name !== '') {
      fields.push({ name: declarator.name, type: declarator.type, at: declarator.nameAt, end: declarator.nameEnd });
    }
    take(cursor, ',');
    if (cursor.index === first) cursor.index++;
  }
}

function isPointerDeclarator(cursor: Cursor): boolean {
  return cursor.tokens.is(cursor.index + 2, '*');
}

/**
 * A field that a macro declares: `DECLARE_BITMAP(name, bits)`, `DECLARE_FLEX_ARRAY(type, name)`, and
 * `struct_group(name, members;)`, whose members are fields themselves. The name is the argument that is a bare word.
 */
function readMacroField(cursor: Cursor, fields: Field[]): void {
  const { tokens } = cursor;
  const open = cursor.index + 1;
  const at = tokens.at(cursor.index);
  const close = partner(cursor, open);
  const end = tokens.end(close);
  const parts = splitArguments(tokens, open);
  const members = parts.find(({ from, to }) => hasSemicolon(cursor, from, to));
  if (members !== undefined) {
    fields.push(...readFields(within(cursor, members.from, close)));
    return;
  }
  const isName = (part: { from: number; to: number }): boolean => part.to === part.from + 1 && tokens.isWord(part.from);
  const named = parts.filter(isName);
  const typed = parts.find((part) => startsType(tokens, part.from));
  const name = typed === undefined && !tokens.word(cursor.index).includes('FLEX') ? named[0] : named.at(-1);
  if (name === undefined) return;
  const other = typed ?? parts.find((part) => part !== name);
  const bitmap: TypeName = { kind: 'int', bits: 64, signed: false, spelled: 'unsigned long' };
  const isElement = typed !== undefined || tokens.word(cursor.index).includes('FLEX');
  const of = other !== undefined && isElement ? readTypeName(within(cursor, other.from, other.to)) : bitmap;
  fields.push({ name: tokens.word(name.from), type: { kind: 'array', of, length: null }, at, end });
}

function hasSemicolon(cursor: Cursor, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (cursor.tokens.is(i, ';')) return true;
  return false;
}

function fieldEnd(cursor: Cursor, from: number): number {
  for (let i = from; i < cursor.end; i++) {
    if (cursor.tokens.is(i, ';')) return i;
    if (cursor.tokens.match[i]! > i) i = cursor.tokens.match[i]!;
  }
  return cursor.end;
}

function readMembers(cursor: Cursor, open: number): EnumDeclaration['members'] {
  const { tokens } = cursor;
  return splitArguments(tokens, open).flatMap(({ from, to }) => {
    if (from >= to || !tokens.isWord(from)) return [];
    let index = from + 1;
    while (index < to && !tokens.is(index, '=')) index++;
    const value = index < to ? readExpression(within(cursor, index + 1, to)) : null;
    return [{ name: tokens.word(from), value }];
  });
}

function skipAttributes(cursor: Cursor): void {
  const { tokens } = cursor;
  while (cursor.index < cursor.end && tokens.isWord(cursor.index)) {
    const word = tokens.word(cursor.index);
    const isAttribute =
      isAnnotation(word) ||
      (looksLikeAttribute(word, cursor.knowledge.attributeNames) && tokens.is(cursor.index + 1, '('));
    if (!isAttribute) return;
    readAttribute(cursor);
  }
}
