import { expect, test } from 'vitest';
import { contentsLines } from './contents.ts';
import { emptyResult } from './empty.ts';
import { plain } from './palette.ts';
import type { InputContents } from './result.ts';
import type { Style } from './style.ts';

const style: Style = { width: 80, palette: plain, verbosity: 'normal' };

function lines(contents: readonly InputContents[], verbosity: Style['verbosity'] = 'normal'): readonly string[] {
  return contentsLines({ ...emptyResult('1'), contents }, { ...style, verbosity });
}

test('an input without a function is not passed over in silence', () => {
  expect(
    lines([
      { file: 'a.h', kind: 'c', functions: 0 },
      { file: 'mm/Kconfig', kind: 'kconfig', functions: 0, symbols: 3 },
      { file: 'a.eml', kind: 'mail', functions: 0 },
      { file: 'b.eml', kind: 'mail', functions: 1 },
    ]),
  ).toEqual([
    'a.h         C with no function to follow',
    'mm/Kconfig  Kconfig with 3 symbols: what they build is looked at in a tree (--base TREE)',
    'a.eml       a mail with no patch and no whole function',
    'b.eml       a mail with no patch; 1 function out of its text',
  ]);
});

test('C with functions speaks for itself, unless one asks', () => {
  const contents: readonly InputContents[] = [{ file: 'a.c', kind: 'c', functions: 2 }];
  expect(lines(contents)).toEqual([]);
  expect(lines(contents, 'verbose')).toEqual(['a.c  C with 2 functions']);
});

test('of many the first five are listed', () => {
  const contents = Array.from({ length: 8 }, (_, i) => ({ file: `${i}.h`, kind: 'c' as const, functions: 0 }));
  expect(lines(contents).at(-1)).toBe('and 3 more without a function (--verbose lists them)');
  expect(lines(contents, 'verbose')).toHaveLength(8);
});
