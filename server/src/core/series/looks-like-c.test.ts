import { describe, expect, test } from 'vitest';
import { looksLikeC } from './looks-like-c.ts';

describe('C', () => {
  test.each([
    'int answer;',
    'int answer;\n',
    'static const char *name = "x";',
    'struct share {\n\tint users;\n\tint limit;\n};\n',
    'typedef unsigned long pgoff_t;\r\nextern int limit;\r\n',
    'pgoff_t first, last;',
    'long f(int a,\n       int b);\n',
    '/*\n * Numbers.\n */\nu64 table[] = {\n\t1,\n\t2,\n};\n',
    '\t#define X 1\n',
    'enum side {\n\tHOST,\n\tGUEST,\n};',
  ])('%j', (text) => expect(looksLikeC(text)).toBe(true));
});

describe('no C', () => {
  test.each([
    '',
    'hello',
    'Static typing is fun.\n',
    'int is a type of C;\nand this is prose about it.\nIt goes on for a while.\nNothing here is C.\n',
    'A list of things:\n- struct folio;\n- struct page;\n',
    '{ "failOn": "error" }\n',
    'name,value\nint,1\n',
    'if this then that;\n',
    'void where prohibited by law',
  ])('%j', (text) => expect(looksLikeC(text)).toBe(false));
});

test('a long line takes no long time', () => {
  const started = performance.now();
  looksLikeC(`int ${'a '.repeat(100_000)}`);
  looksLikeC('const '.repeat(30_000));
  expect(performance.now() - started).toBeLessThan(1000);
});
