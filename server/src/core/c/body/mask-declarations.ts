import { cursorOf, peek, take } from '../cursor.ts';
import { readDeclarator } from '../declarators.ts';
import { readSpecifiers } from '../types.ts';
import { maskExpression } from './mask-expressions.ts';
import { blank, type MaskedVariable, type Masking, put } from './masking.ts';

/**
 * Masks the declaration in tokens [from, to), without its semicolon. Its types are read here, so that the grammar sees
 * no more than `t name = value, name = value`. A declaration without a name becomes an empty statement. The statement
 * starts at the offset `at`, which may lie before its first token.
 */
export function maskDeclaration(
  masking: Masking,
  from: number,
  to: number,
  depth: number,
  at = masking.tokens.at(from),
): void {
  const { tokens } = masking;
  const cursor = { ...cursorOf(tokens, masking.knowledge, from, to) };
  const specifiers = readSpecifiers(cursor);
  const end = tokens.end(to - 1);
  if (cursor.index >= to || specifiers.isTypedef) {
    blank(masking, at, end);
    return;
  }
  const variables: MaskedVariable[] = [];
  let covered = at;
  let isFirst = true;
  while (cursor.index < to) {
    const start = cursor.index;
    const declarator = readDeclarator(cursor, specifiers.type);
    if (declarator.name === '') break;
    put(masking, covered, declarator.nameAt, isFirst ? 't' : ',');
    isFirst = false;
    covered = declarator.nameEnd;
    let initAt = -1;
    if (take(cursor, '=')) {
      const first = cursor.index;
      blank(masking, covered, tokens.at(first));
      put(masking, tokens.at(first - 1), tokens.end(first - 1), '=');
      initAt = tokens.at(first);
      while (cursor.index < to && !peek(cursor, ',')) cursor.index = nextAtLevel(masking, cursor.index);
      maskExpression(masking, first, Math.min(cursor.index, to), depth);
      covered = tokens.end(Math.min(cursor.index, to) - 1);
      masking.parts.push({ kind: 'initializer', at: initAt, end: covered });
    }
    while (cursor.index < to && !peek(cursor, ',')) cursor.index = nextAtLevel(masking, cursor.index);
    const cleanup = [...specifiers.attributes, ...declarator.attributes].find(({ name }) =>
      /^__(?:free|cleanup)$/.test(name),
    );
    variables.push({
      name: declarator.name,
      nameAt: declarator.nameAt,
      type: declarator.type,
      isStatic: specifiers.isStatic,
      cleanup: cleanup?.argument?.trim() ?? null,
      initAt,
      end: tokens.end(Math.min(cursor.index, to) - 1),
    });
    take(cursor, ',');
    if (cursor.index === start) cursor.index++;
  }
  if (isFirst) blank(masking, at, end);
  else {
    blank(masking, covered, end);
    masking.marks.statements.set(at, { kind: 'declaration', variables });
  }
}

function nextAtLevel(masking: Masking, index: number): number {
  const match = masking.tokens.match[index]!;
  return match > index ? match + 1 : index + 1;
}
