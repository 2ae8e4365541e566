import { expect, test } from 'vitest';
import { nearest } from './suggest.ts';

test.each([
  ['chekc', 'check'],
  ['efects', 'effects'],
  ['Explain', 'explain'],
  ['frobnicate', null],
  ['', null],
])('%s means %s', (wrong, meant) => expect(nearest(wrong, ['check', 'effects', 'explain'])).toBe(meant));

test('of two that are near, the nearer', () =>
  expect(nearest('folio_pt', ['folio_get', 'folio_put'])).toBe('folio_put'));

test('a long name that is quite another means nothing', () => {
  expect(nearest('filemap_find_folio_somewhere', ['filemap_grab_folio_elsewhere'])).toBeNull();
});
