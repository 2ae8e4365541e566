import { expect, test } from 'vitest';
import { emptyResult } from '../core/report/empty.ts';
import type { Finding, RunResult } from '../core/report/result.ts';
import type { Waiver } from '../node/settings.ts';
import { filterFindings, readBaseline } from './filter.ts';

function finding(code: string, file: string, name: string): Finding {
  return {
    code,
    file,
    function: name,
    fingerprint: `${code} ${file} ${name}`,
    severity: 'error',
    message: '',
    range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
    target: null,
    patch: null,
    status: null,
    witness: [],
    confidence: 'witnessed',
    assumptions: [],
  };
}

const result: RunResult = {
  ...emptyResult('1'),
  findings: [
    finding('ref-leak', 'linux/mm/a.c', 'f'),
    finding('ref-leak', 'linux/mm/a.c', 'g'),
    finding('lock-leak', 'b.c', 'f'),
  ],
};

function left(baseline: readonly string[], waivers: readonly Waiver[]): readonly string[] {
  return filterFindings(result, new Set(baseline), waivers).findings.map((each) => each.fingerprint);
}

test('what an earlier report holds is left out', () => {
  expect(left(['ref-leak linux/mm/a.c f'], [])).toEqual(['ref-leak linux/mm/a.c g', 'lock-leak b.c f']);
});

test('a waiver holds for the file and function that it names', () => {
  expect(left([], [{ code: 'ref-leak', file: 'mm/a.c', function: 'g', reason: 'known' }])).toEqual([
    'ref-leak linux/mm/a.c f',
    'lock-leak b.c f',
  ]);
});

test('a waiver that names neither holds everywhere', () => {
  expect(left([], [{ code: 'ref-leak', reason: 'known' }])).toEqual(['lock-leak b.c f']);
});

test('a file of a waiver matches whole folders only', () => {
  expect(left([], [{ code: 'ref-leak', file: 'm/a.c', reason: 'known' }])).toHaveLength(3);
});

test('what was left out is counted, once each', () => {
  const filtered = filterFindings(result, new Set(['lock-leak b.c f']), [
    { code: 'lock-leak', reason: 'known' },
    { code: 'ref-leak', reason: 'known' },
  ]);
  expect(filtered.filtered).toEqual({ baseline: 1, waived: 2 });
});

test('our own report is a baseline', () => {
  expect(readBaseline(JSON.stringify(result))).toEqual(new Set(result.findings.map((each) => each.fingerprint)));
});

test.each(['', '[]', '{"findings":[{}]}'])('%s is no baseline', (text) =>
  expect(readBaseline(text)).toHaveProperty('reason'),
);
