import { expect, test } from 'vitest';
import { displayWidth, padEnd, printable } from './width.ts';

test.each([
  ['folio', 5],
  ['é', 1],
  ['e\u0301', 1],
  ['頁', 2],
  ['🙂', 2],
  ['', 0],
])('%s fills %i columns', (text, width) => expect(displayWidth(text)).toBe(width));

test('padding counts columns, not characters', () => expect(`${padEnd('頁', 4)}|`).toBe('頁  |'));

test('tabs go to the next stop of eight', () => expect(printable('a\tb\t頁\tc')).toBe('a       b       頁      c'));

test('a line break in a text does not break the report', () => expect(printable('a\r\nb')).toBe('a  b'));
