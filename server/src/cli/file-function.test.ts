import { expect, test } from 'vitest';
import { splitFunction } from './file-function.ts';

const files = ['mm/a.c', 'odd:name', 'C:\\linux\\a.c', 'x'];
const exists = (file: string): boolean => files.includes(file);

test.each([
  ['mm/a.c', 'mm/a.c', null],
  ['mm/a.c:grab', 'mm/a.c', 'grab'],
  ['odd:name', 'odd:name', null],
  ['odd:name:grab', 'odd:name', 'grab'],
  ['C:\\linux\\a.c', 'C:\\linux\\a.c', null],
  ['C:\\linux\\a.c:grab', 'C:\\linux\\a.c', 'grab'],
  ['C:grab', 'C:grab', null],
  ['x:grab', 'x', 'grab'],
  ['-:grab', '-', 'grab'],
  ['nosuch.c:grab', 'nosuch.c', 'grab'],
  ['mm/a.c:12', 'mm/a.c:12', null],
])('%s is %s and %s', (operand, file, name) => expect(splitFunction(operand, exists)).toEqual({ file, name }));
