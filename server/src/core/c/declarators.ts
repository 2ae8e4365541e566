import type { Expr, Parameter, TypeName } from './ast.ts';
import { isAnnotation, looksLikeAttribute, takesArgument } from './attributes.ts';
import { type Cursor, DEEPEST_NESTING, partner, peek, splitArguments, take, within } from './cursor.ts';
import { readExpression } from './expressions.ts';
import { type Attribute, isStorageWord, isTypeWord, readAttribute, readSpecifiers, startsType } from './types.ts';

/** One declared thing. `name` is "" and `nameAt` where it would stand for a type without one. */
export interface Declarator {
  readonly name: string;
  readonly nameAt: number;
  readonly nameEnd: number;
  readonly type: TypeName;
  readonly attributes: readonly Attribute[];
}

interface Shape {
  name: string;
  nameAt: number;
  nameEnd: number;
  readonly attributes: Attribute[];
  /** The declared type, given the one that the specifiers name. */
  apply: (base: TypeName) => TypeName;
}

/** Macros whose only argument is the name that they declare. */
export function isNameWrapper(word: string): boolean {
  return word === 'uninitialized_var';
}

/** Reads pointers, name, parameters and array lengths. The type's words have been read; `base` is what they said. */
export function readDeclarator(cursor: Cursor, base: TypeName): Declarator {
  const shape = readShape(cursor);
  return {
    name: shape.name,
    nameAt: shape.nameAt,
    nameEnd: shape.nameEnd,
    type: shape.apply(base),
    attributes: shape.attributes,
  };
}

/** The parameters between the parentheses that open at `open`. */
export function readParameters(cursor: Cursor, open: number): { parameters: Parameter[]; variadic: boolean } {
  const { tokens } = cursor;
  const parameters: Parameter[] = [];
  let variadic = false;
  if (cursor.depth > DEEPEST_NESTING) return { parameters, variadic };
  const parts = splitArguments(tokens, open);
  for (const { from, to } of parts) {
    if (from >= to) continue;
    if (tokens.is(from, '...')) variadic = true;
    else if (!(parts.length === 1 && to === from + 1 && tokens.is(from, 'void')))
      parameters.push(readParameter(cursor, from, to));
  }
  return { parameters, variadic };
}

function readParameter(cursor: Cursor, from: number, to: number): Parameter {
  const part = within(cursor, from, to);
  const { type } = readSpecifiers(part);
  const declarator = readDeclarator(part, type);
  return { name: declarator.name, type: declarator.type, at: cursor.tokens.at(from), end: cursor.tokens.end(to - 1) };
}

function readShape(cursor: Cursor): Shape {
  const { tokens } = cursor;
  const attributes: Attribute[] = [];
  let pointers = 0;
  while (cursor.index < cursor.end) {
    if (peek(cursor, '*') || peek(cursor, '^')) {
      pointers++;
      cursor.index++;
    } else if (isBeforeName(cursor, attributes)) continue;
    else break;
  }
  const shape = readDirect(cursor, attributes);
  const inner = shape.apply;
  const suffixes = readSuffixes(cursor);
  readTrailing(cursor, shape.attributes);
  shape.apply = (base) => {
    let type = base;
    for (let i = 0; i < pointers; i++) type = { kind: 'pointer', to: type };
    for (const suffix of suffixes.toReversed()) type = suffix(type);
    return inner(type);
  };
  if (shape.name === '') shape.nameAt = shape.nameEnd = tokens.at(Math.min(cursor.index, cursor.end));
  return shape;
}

/** Steps over a qualifier or an attribute between the stars and the name. */
function isBeforeName(cursor: Cursor, attributes: Attribute[]): boolean {
  const { tokens, index } = cursor;
  if (!tokens.isWord(index)) return false;
  const word = tokens.word(index);
  if (isTypeWord(word) || isStorageWord(word)) {
    cursor.index++;
    return true;
  }
  const next = index + 1 < cursor.end ? index + 1 : -1;
  const nextIsName =
    next > 0 &&
    tokens.isWord(next) &&
    !looksLikeAttribute(tokens.word(next), cursor.knowledge.attributeNames) &&
    !isAnnotation(tokens.word(next));
  const isAttribute =
    isAnnotation(word) ||
    (next > 0 && tokens.is(next, '(') && takesArgument(word)) ||
    (looksLikeAttribute(word, cursor.knowledge.attributeNames) &&
      next > 0 &&
      (tokens.isWord(next) || tokens.is(next, '*'))) ||
    nextIsName;
  if (isAttribute) attributes.push(readAttribute(cursor));
  return isAttribute;
}

function readDirect(cursor: Cursor, attributes: Attribute[]): Shape {
  const { tokens, index } = cursor;
  const at = tokens.at(index);
  const shape: Shape = { name: '', nameAt: at, nameEnd: at, attributes, apply: (base) => base };
  if (index >= cursor.end) return shape;
  if (tokens.isWord(index)) {
    const wrapped = isNameWrapper(tokens.word(index)) && tokens.is(index + 1, '(') ? 2 : 0;
    cursor.index = index + (wrapped === 0 ? 1 : 4);
    shape.name = tokens.word(index + wrapped);
    shape.nameAt = tokens.at(index + wrapped);
    shape.nameEnd = tokens.end(index + wrapped);
    return shape;
  }
  if (!tokens.is(index, '(') || !holdsDeclarator(cursor)) return shape;
  const close = partner(cursor, index);
  const inner = within(cursor, index + 1, close);
  cursor.index = Math.min(close + 1, cursor.end);
  if (inner.depth > DEEPEST_NESTING) return shape;
  const nested = readShape(inner);
  nested.attributes.push(...attributes);
  return nested;
}

/** Tells `(*name)` and `(name)` from the parameters of a type without a name. */
function holdsDeclarator(cursor: Cursor): boolean {
  const { tokens } = cursor;
  let index = cursor.index + 1;
  while (
    tokens.isWord(index) &&
    (isAnnotation(tokens.word(index)) || looksLikeAttribute(tokens.word(index), cursor.knowledge.attributeNames))
  )
    index++;
  if (tokens.is(index, '*') || tokens.is(index, '(') || tokens.is(index, '^')) return true;
  if (!tokens.isWord(index) || startsType(tokens, index)) return false;
  return tokens.is(index + 1, ')') || tokens.is(index + 1, '[') || tokens.is(index + 1, '(');
}

function readSuffixes(cursor: Cursor): ((base: TypeName) => TypeName)[] {
  const { tokens } = cursor;
  const suffixes: ((base: TypeName) => TypeName)[] = [];
  while (cursor.index < cursor.end) {
    const open = cursor.index;
    if (tokens.is(open, '(')) {
      const { parameters, variadic } = readParameters(cursor, open);
      suffixes.push((returns) => ({ kind: 'function', returns, parameters, variadic }));
    } else if (tokens.is(open, '[')) {
      const length = readLength(cursor, open);
      suffixes.push((of) => ({ kind: 'array', of, length }));
    } else break;
    cursor.index = Math.min(partner(cursor, open) + 1, cursor.end);
  }
  return suffixes;
}

function readLength(cursor: Cursor, open: number): Expr | null {
  const part = within(cursor, open + 1, partner(cursor, open));
  while (part.index < part.end && (isTypeWord(part.tokens.word(part.index)) || part.tokens.is(part.index, 'static')))
    part.index++;
  return part.index < part.end ? readExpression(part) : null;
}

/** Attributes and assembler names behind a declarator. */
function readTrailing(cursor: Cursor, attributes: Attribute[]): void {
  const { tokens } = cursor;
  while (cursor.index < cursor.end && tokens.isWord(cursor.index) && !isStorageWord(tokens.word(cursor.index))) {
    attributes.push(readAttribute(cursor));
  }
  if (peek(cursor, '[') && tokens.is(cursor.index + 1, '['))
    cursor.index = Math.min(partner(cursor, cursor.index) + 1, cursor.end);
  take(cursor, '\\');
}
