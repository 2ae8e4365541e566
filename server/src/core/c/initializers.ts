import type { Expr, InitializerItem } from './ast.ts';
import { type Cursor, DEEPEST_NESTING, partner, splitArguments } from './cursor.ts';
import { readWhole } from './expressions.ts';

/** Reads `{ a, .b = c, [2] = d }`; the cursor is at the brace. */
export function readInitializerList(cursor: Cursor): Expr {
  const { tokens } = cursor;
  const open = cursor.index;
  const close = partner(cursor, open);
  const items: InitializerItem[] = [];
  if (cursor.depth < DEEPEST_NESTING) {
    for (const part of splitArguments(tokens, open))
      if (part.from < part.to) items.push(readItem(cursor, part.from, part.to));
  }
  cursor.index = Math.min(close + 1, cursor.end);
  return { kind: 'initializer', items, at: tokens.at(open), end: tokens.end(cursor.index - 1) };
}

function readItem(cursor: Cursor, from: number, to: number): InitializerItem {
  const { tokens } = cursor;
  const designators: (string | Expr)[] = [];
  let index = from;
  while (index < to) {
    if (tokens.is(index, '.') && tokens.isWord(index + 1)) {
      designators.push(tokens.word(index + 1));
      index += 2;
    } else if (tokens.is(index, '[') && tokens.match[index]! > index) {
      const close = tokens.match[index]!;
      const range = rangeEnd(cursor, index + 1, close);
      designators.push(readWhole(cursor, index + 1, range));
      index = close + 1;
    } else break;
  }
  if (designators.length === 0 && tokens.isWord(from) && tokens.is(from + 1, ':')) {
    designators.push(tokens.word(from));
    index = from + 2;
  } else if (tokens.is(index, '=')) index++;
  const value = readWhole(cursor, index, to);
  return { designators, value, at: tokens.at(from), end: tokens.end(to - 1) };
}

/** `[low ... high]` stands under its low index; that the others have the same value is told by no designator. */
function rangeEnd(cursor: Cursor, from: number, to: number): number {
  for (let i = from; i < to; i++) if (cursor.tokens.is(i, '...')) return i;
  return to;
}
