import { describe, expect, test } from 'vitest';
import { recorder } from '../../../test/cli/recorder.ts';
import { emptyResult } from '../core/report/empty.ts';
import type { Finding, Severity } from '../core/report/result.ts';
import type { Analysis } from './analysis.ts';
import { readArguments } from './arguments.ts';
import { createEngine } from './engine.ts';
import type { Options } from './options.ts';
import { sendAnalysis, styleOf } from './report-out.ts';

function options(...more: readonly string[]): Options {
  const read = readArguments(['check', 'a.c', ...more]);
  if (read.kind !== 'run') throw new Error('these options are right');
  return read.options;
}

function analysis(found: readonly Severity[], failOn: Severity, more: Partial<Analysis> = {}): Analysis {
  const findings = found.map((severity): Finding => ({
    ...{
      code: 'ref-leak',
      severity,
      message: 'leaks',
      file: 'a.c',
      target: null,
      function: 'f',
      patch: null,
      status: null,
    },
    ...{ witness: [], confidence: 'witnessed', assumptions: [], fingerprint: severity },
    range: { start: { line: 3, column: 1 }, end: { line: 3, column: 2 } },
  }));
  return { result: { ...emptyResult('1'), findings }, isAnalysed: true, failOn, remarks: [], ...more };
}

function send(sent: Analysis, ...more: readonly string[]): { status: number; output: string; errors: string } {
  const { terminal, output, errors } = recorder();
  const context = {
    terminal,
    engine: createEngine({ version: '1', millis: () => 0, parser: null, threadScript: null, program: null }),
    version: '1',
  };
  const status = sendAnalysis(sent, context, options(...more), (result) => `${result.findings.length} findings\n`);
  return { status, output: output(), errors: errors() };
}

describe('the exit status is', () => {
  test.each<[number, readonly Severity[], Severity]>([
    [0, [], 'information'],
    [0, ['information'], 'warning'],
    [1, ['information'], 'information'],
    [1, ['information', 'warning'], 'warning'],
    [0, ['warning'], 'error'],
    [1, ['error'], 'error'],
  ])('%i for %j at the level %s', (status, found, failOn) => expect(send(analysis(found, failOn)).status).toBe(status));

  test('2 where nothing could be analysed, and the reasons go to standard error', () => {
    const errors = [{ file: 'a.c', line: 1, function: null, reason: 'permission denied' }];
    const nothing = analysis([], 'warning', { isAnalysed: false, result: { ...emptyResult('1'), errors } });
    expect(send(nothing)).toEqual({
      status: 2,
      output: '',
      errors: 'folioscope: a.c: permission denied\nfolioscope: nothing could be analysed\n',
    });
  });
});

test('JSON is complete, also where nothing could be analysed', () => {
  const { output, errors } = send(analysis(['error'], 'error', { isAnalysed: false }), '--format', 'json');
  expect((JSON.parse(output) as { findings: unknown[] }).findings).toHaveLength(1);
  expect(errors).toBe('');
});

test('remarks are for --verbose', () => {
  const remarks = ['base: linux'];
  expect(send(analysis([], 'error', { remarks })).errors).toBe('');
  expect(send(analysis([], 'error', { remarks }), '--verbose').errors).toBe('folioscope: base: linux\n');
});

describe('colours are used', () => {
  const onTerminal = { outputIsTerminal: true, columns: 80 };
  test.each([
    ['on a terminal', true, onTerminal, []],
    ['not in a pipe', false, {}, []],
    ['not in a file', false, onTerminal, ['--output', 'report.txt']],
    ['not with NO_COLOR', false, { ...onTerminal, environment: { NO_COLOR: '1' } }, []],
    ['not on a dumb terminal', false, { ...onTerminal, environment: { TERM: 'dumb' } }, []],
    ['where they are asked for', true, { environment: { NO_COLOR: '1' } }, ['--color', 'always']],
    ['not where they are unwanted', false, onTerminal, ['--color', 'never']],
  ])('%s', (_name, isColoured, terminal, more) => {
    const { palette } = styleOf(recorder(terminal).terminal, options(...more));
    expect(palette.strong('a') !== 'a').toBe(isColoured);
  });
});

test.each([
  [100, {}],
  [80, { outputIsTerminal: true, columns: 80 }],
  [60, { outputIsTerminal: true, columns: 20 }],
  [100, { outputIsTerminal: true, columns: null }],
])('a report is %i columns wide for %j', (width, terminal) => {
  expect(styleOf(recorder(terminal).terminal, options()).width).toBe(width);
});
