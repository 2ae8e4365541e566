import { expect, test } from 'vitest';
import type { Hunk } from './patch.ts';
import { functionsTouchedBy } from './touched-functions.ts';

function hunk(section: string, ...lines: readonly string[]): Hunk {
  return {
    ...{ oldStart: 1, oldCount: 0, newStart: 1, newCount: 0, section, at: 0, holes: [], complete: true, problem: null },
    lines: lines.map((line) => ({ kind: line[0] as ' ' | '+' | '-', text: line.slice(1), at: 0, origin: 0 })),
  };
}

test('the function that the header of a hunk names is touched', () =>
  expect(
    functionsTouchedBy(hunk('static struct folio *take(struct inode *inode, pgoff_t index)', ' ', '+\tfoo(1);')),
  ).toEqual(['take']));

test('so is one whose head is among the lines', () =>
  expect(functionsTouchedBy(hunk('', ' }', ' ', '-int drop(void)', '+int drop(int how)', ' {'))).toEqual(['drop']));

test('what is called inside a function is not', () =>
  expect(functionsTouchedBy(hunk('', ' \tif (drop(1))', '+\t\tgoto out;', ' out:'))).toEqual([]));
