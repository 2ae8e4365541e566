import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeParser } from '../../node/parsers.ts';
import { inputText, SourceText } from '../text/source.ts';
import { statementText } from './ast-text.ts';
import { parseBody } from './body.ts';
import { parseKconfig } from './kconfig.ts';
import { parseMacroBody } from './macros.ts';
import { readFile } from './read.ts';

const parser = nativeParser();
if (parser === null) throw new Error('these tests need the native parser');

/** Reads all that there is to read; answers the number of functions. */
function readAll(text: string): number {
  const file = readFile(SourceText.of('a.c', inputText('a.c', text)));
  if (parser === null) return 0;
  for (const fn of file.functions) {
    expect([fn.at <= fn.bodyAt, fn.bodyAt < fn.bodyEnd, fn.bodyEnd <= fn.end, fn.end <= text.length]).not.toContain(
      false,
    );
    for (const { body } of parseBody(file, fn, parser).variants) statementText(body);
  }
  for (const macro of [...file.macros.values()].flat()) parseMacroBody(macro, parser);
  parseKconfig(text);
  return file.functions.length;
}

const PIECES = [
  'static int f(struct a *p)\n{\n',
  '}\n',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ';',
  ',',
  '=',
  'if (a) ',
  'else ',
  'for (;;) ',
  'case 1 ... 2:',
  'list_for_each_entry(p, h, n)\n',
  'x = ({ y; });\n',
  'goto *p;\n',
  '&&out',
  'out:\n',
  '#if A\n',
  '#else\n',
  '#elif B\n',
  '#endif\n',
  '#define M(x) do { x; \\\n',
  '"text',
  "'c",
  '/* comment',
  '*/',
  '// line\n',
  'asm goto("" : "=r"(x) : : : l);',
  'struct s { int a:3; } ',
  '(u32 __user *)',
  'sizeof(struct s)',
  '_Generic(x, int: 1, default: 2)',
  '.a = 1',
  '##',
  '#',
  '\\\n',
  '\0',
  'é',
  '\t',
  'typeof(x) ',
  '__free(kfree) ',
  'DEFINE_CLASS(a, b, c, d)\n',
  'SYSCALL_DEFINE1(a, int, b)\n',
  'enum { A = 1 << 3, ',
  '0x',
  '1E6',
  '->',
  '?',
  ':',
];

describe('hostile text', () => {
  it('is read without an exception', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        readAll(`int before(void)\n{\n\ta();\n}\n\n${pieces.join('')}`);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
  it('of any depth takes time that goes with its length', () => {
    const units: [string, string][] = [
      ['(', ')'],
      ['{', '}'],
      ['if (a) ', ''],
      ['a + ', ''],
      ['!', ''],
      ['#if A\n', '#endif\n'],
      ['({', '})'],
      ['f(', ')'],
    ];
    for (const [open, close] of units) {
      const start = performance.now();
      expect(readAll(`int f(void)\n{\n\t${open.repeat(20_000)}1${close.repeat(20_000)};\n}\nint g(void)\n{\n}\n`)).toBe(
        2,
      );
      expect(performance.now() - start).toBeLessThan(5000);
    }
  });
});
