import { describe, expect, test } from 'vitest';
import { nativeParser, wasmParser } from '../../node/parsers.ts';
import { createCatalogue } from '../kernel/catalogue.ts';
import type { RunResult } from '../report/result.ts';
import { inputText } from '../text/source.ts';
import { run } from './run.ts';

const catalogue = createCatalogue();
const parser = nativeParser() ?? (await wasmParser());

function analyse(
  files: Readonly<Record<string, string>>,
  only: { readonly file: string; readonly function: string } | null = null,
  progress: string[] = [],
): Promise<RunResult> {
  return run({
    version: '1',
    inputs: Object.entries(files).map(([name, text]) => ({ ...inputText(name, text), path: null })),
    readTree: null,
    configuration: new Map(),
    arch: 'x86',
    only,
    parser,
    catalogue,
    hash: (text) => text,
    millis: () => 0,
    onProgress: ({ what }) => progress.push(what),
    pause: () => Promise.resolve(),
  });
}

const reasons = (result: RunResult): readonly string[] => result.errors.map((error) => error.reason);

test('what each input is taken for is told', async () => {
  const { contents } = await analyse({
    'a.c': 'int f(void)\n{\n\treturn 0;\n}\n',
    Kconfig: 'config KVM\n\tbool "KVM"\n\nconfig SMP\n\tbool "SMP"\n',
    notes: 'int limit;\n',
    'reply.eml': 'From: Ada <ada@example.org>\nSubject: Re: [PATCH] x\n\nLooks good.\n',
  });
  expect(contents).toEqual([
    { file: 'a.c', kind: 'c', functions: 1 },
    { file: 'Kconfig', kind: 'kconfig', functions: 0, symbols: 2 },
    { file: 'notes', kind: 'c', functions: 0 },
    { file: 'reply.eml', kind: 'mail', functions: 0 },
  ]);
});

describe('text that nothing tells the nature of', () => {
  test('is of no use to a check', async () => {
    const result = await analyse({ notes: 'nothing to see' });
    expect([result.stats.files, reasons(result)]).toEqual([0, ['holds neither C nor a patch nor a mail with code']]);
  });

  test('is C to whoever asks for a function of it', async () => {
    const { contents } = await analyse({ notes: 'nothing to see' }, { file: 'notes', function: 'f' });
    expect(contents).toEqual([{ file: 'notes', kind: 'c', functions: 0 }]);
  });

  test('is said to be empty where it is', async () =>
    expect(reasons(await analyse({ notes: ' \n' }))).toEqual(['is empty']));
});

describe('what would take for ever is refused and named', () => {
  test('a file', async () => {
    const result = await analyse({ 'a.c': 'int a;\n'.repeat(1_200_000) });
    expect([result.stats.files, reasons(result)]).toEqual([
      0,
      ['has 8.4 million characters of C: more than 8 million are not analysed'],
    ]);
  });

  test('a function; those beside it are followed', async () => {
    const body = '\tx += 1;\n'.repeat(60_000);
    const result = await analyse({
      'a.c': `int f(int x)\n{\n${body}\treturn x;\n}\n\nint g(void)\n{\n\treturn 0;\n}\n`,
    });
    expect([result.functions.map((one) => one.name), result.stats.lost, result.errors]).toEqual([
      ['g'],
      1,
      [{ file: 'a.c', line: 1, function: 'f', reason: 'is too long to be followed' }],
    ]);
  });
});

test('what was read with care is a remark and no error', async () => {
  const patch = (version: string): string =>
    [
      'From: Ada <ada@example.org>',
      `Subject: [PATCH${version}] mm: x`,
      '',
      '---',
      'diff --git a/x.c b/x.c',
      '--- a/x.c',
      '+++ b/x.c',
      '@@ -1,4 +1,4 @@',
      ' int f(void)',
      ' {',
      '-\treturn 0;',
      '+\treturn 1;',
      ' }',
      '',
    ].join('\n');
  const { errors, remarks } = await analyse({ '1.eml': patch(''), '2.eml': patch(' v2') });
  expect(errors).toEqual([]);
  expect(remarks).toEqual([
    {
      file: '1.eml',
      line: 1,
      function: null,
      reason: 'version 1 of this series is set aside, because version 2 is here too',
    },
  ]);
});

test('progress names the function that is being followed', async () => {
  const progress: string[] = [];
  await analyse({ 'a.c': 'int f(void)\n{\n\treturn 0;\n}\n' }, null, progress);
  expect(progress).toEqual(['a.c', 'a.c: f()']);
});
