import { expect, test } from 'vitest';
import { inputText, SourceText } from './source.ts';

const mail = inputText('a.mbox', 'first\nsecond\n');
const file = inputText('mm/gup.c', 'one\ntwo\nthree\n');
/** "second" of the mail between two lines of the file. */
const source = new SourceText('mm/gup.c', 'one\nsecond\nthree\n', [
  { at: 0, length: 4, input: file, origin: 0 },
  { at: 4, length: 7, input: mail, origin: 6 },
  { at: 11, length: 6, input: file, origin: 8 },
]);

test('a line of the same file is named by its number', () =>
  expect(source.lineSeenFrom(source.origin(0), 11)).toBe('line 3'));

test('a line of another file is named with that', () =>
  expect(source.lineSeenFrom(source.origin(4), 11)).toBe('line 3 of mm/gup.c'));
