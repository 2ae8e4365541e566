import { expect, test } from 'vitest';
import { emptyResult } from './empty.ts';
import { coloured, plain } from './palette.ts';
import type { Finding, RunResult, WitnessStep } from './result.ts';
import type { Style } from './style.ts';
import { textReport } from './text.ts';

const style: Style = { width: 100, palette: plain, verbosity: 'normal' };

function step(line: number, text: string, effect = '', place: Partial<WitnessStep> = {}): WitnessStep {
  return { file: 'a.eml', line, column: 3, function: 'grab', task: null, text, effect, ...place };
}

const finding: Finding = {
  code: 'private-dangling',
  severity: 'error',
  message: 'the private object is freed while it is still attached to the folio',
  file: 'a.eml',
  range: { start: { line: 78, column: 10 }, end: { line: 78, column: 24 } },
  target: { file: 'mm/lib.c', line: 40 },
  function: 'grab',
  patch: null,
  status: null,
  witness: [
    step(60, 'folio = filemap_grab_folio(mapping, index)', 'refs 0 -> 2 (page cache, caller), locked'),
    step(64, 'state = kmalloc(sizeof(*state), GFP_KERNEL)'),
    step(66, 'folio_attach_private(folio, state)', 'refs 2 -> 3 (private), PG_private'),
    step(78, 'kfree(state)', 'freed, still attached'),
    step(80, 'folio_unlock(folio)'),
  ],
  confidence: 'witnessed',
  assumptions: ['prepare() can fail (it returns int, and its result is tested)'],
  fingerprint: 'f1',
  consequence:
    'a second grab, or truncation, reads freed memory; the reference that the attachment took is never dropped.',
};

const result: RunResult = {
  ...emptyResult('1.0.0'),
  findings: [finding],
  stats: { files: 1, functions: 9, lost: 0, complete: 9, paths: 58, millis: 210 },
};

test('a finding shows the path, what follows and what is assumed', () => {
  expect(textReport(result, style)).toBe(
    `a.eml:78:10: error: the private object is freed while it is still attached to the folio [private-dangling]
  in grab()

    60 | folio = filemap_grab_folio(mapping, index)   refs 0 -> 2 (page cache, caller), locked
    64 | state = kmalloc(sizeof(*state), GFP_KERNEL)
    66 | folio_attach_private(folio, state)           refs 2 -> 3 (private), PG_private
    78 | kfree(state)                                 freed, still attached      <---
    80 | folio_unlock(folio)

  Later: a second grab, or truncation, reads freed memory; the reference that the attachment took is
  never dropped.
  Assumes: prepare() can fail (it returns int, and its result is tested).

1 error in 9 functions, 58 paths, 0.21 s
`,
  );
});

test('a path that goes into another function says so', () => {
  const witness = [
    step(60, 'drop(folio)'),
    step(12, 'folio_put(folio)', 'refs 1 -> 0', { file: 'mm/drop.c', function: 'drop' }),
    step(78, 'folio->flags', 'read after the last reference'),
  ];
  const report = textReport({ ...result, findings: [{ ...finding, witness }] }, style);
  expect(report.split('\n').slice(3, 8).join('\n')).toBe(
    `    60 | drop(folio)
         in drop(), mm/drop.c
    12 | folio_put(folio)   refs 1 -> 0
         in grab(), a.eml
    78 | folio->flags       read after the last reference      <---`,
  );
});

test('code that is too long for its column has its effect on the next line', () => {
  const witness = [step(78, `f(${'argument, '.repeat(8)}last)`, 'refs 1 -> 2'), step(79, 'g(folio)', 'refs 2 -> 1')];
  const report = textReport({ ...result, findings: [{ ...finding, witness }] }, style);
  expect(report.split('\n').slice(3, 6).join('\n')).toBe(
    `    78 | f(argument, argument, argument, argument, argument, argument, argument, argument, last)      <---
                    refs 1 -> 2
    79 | g(folio)   refs 2 -> 1`,
  );
});

test('nothing found is said with what was looked at', () => {
  const stats = { files: 1, functions: 1, lost: 0, complete: 1, paths: 1, millis: 75_000 };
  expect(textReport({ ...result, findings: [], stats }, style)).toBe('no findings in 1 function, 1 path, 1 min 15 s\n');
});

test('what was lost, bounded and left out stands below the summary', () => {
  const stats = { files: 1, functions: 9, lost: 2, complete: 6, paths: 58, millis: 210 };
  expect(textReport({ ...result, findings: [], stats, filtered: { baseline: 1, waived: 2 } }, style)).toBe(
    `no findings in 9 functions, 58 paths, 0.21 s
2 functions could not be read whole
1 function with paths that were not followed to the end
1 finding left out: in the baseline
2 findings left out: waived
`,
  );
});

test('mails are introduced with how far their files could be rebuilt', () => {
  const mails = [
    {
      file: 'a.eml',
      subject: '[PATCH 2/5] mm: lib: Add grab',
      files: [
        { file: 'mm/lib.c', whole: 6, partial: 3, based: false },
        { file: 'include/linux/lib.h', whole: 1, partial: 0, based: false },
      ],
    },
  ];
  expect(
    textReport({ ...result, findings: [], mails }, style)
      .split('\n')
      .slice(0, 3)
      .join('\n'),
  ).toBe(
    `a.eml  [PATCH 2/5] mm: lib: Add grab
  mm/lib.c             6 functions whole, 3 in part (give --base TREE for the rest)
  include/linux/lib.h  1 function whole`,
  );
});

test('errors are listed with their reasons, the first ten of many', () => {
  const errors = Array.from({ length: 12 }, (_, i) => ({
    file: 'a.c',
    line: i + 2,
    function: `f${i}`,
    reason: 'no closing brace',
  }));
  const lines = textReport({ ...result, findings: [], errors }, style).split('\n');
  expect(lines[1]).toBe('  a.c:2: f0(): no closing brace');
  expect(lines[11]).toBe('  and 2 more (--verbose lists them)');
});

test('quiet prints findings alone', () => {
  const errors = [{ file: 'a.c', line: 1, function: null, reason: 'permission denied' }];
  expect(textReport({ ...result, findings: [], errors }, { ...style, verbosity: 'quiet' })).toBe('');
});

test('text of the input cannot steer the terminal', () => {
  const witness = [step(78, 'x = "\u001b]0;pwned\u0007"; /* \u202e */\tz', '')];
  const report = textReport({ ...result, findings: [{ ...finding, witness }] }, style);
  expect(report.split('\n')[3]).toBe('    78 | x = "<U+001B>]0;pwned<U+0007>"; /* <U+202E> */  z      <---');
});

test('colours add nothing but colours', () => {
  const bare = textReport(result, { ...style, palette: coloured }).replaceAll(new RegExp('\u001b\\[[0-9;]*m', 'g'), '');
  expect(bare).toBe(textReport(result, style));
});
