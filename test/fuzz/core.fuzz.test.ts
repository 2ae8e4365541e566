import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonReport } from '../../server/src/core/report/json.ts';
import type { RunResult } from '../../server/src/core/report/result.ts';
import { wasmParser } from '../../server/src/node/parsers.ts';
import { analyse, type Given } from '../kit/analyse.ts';
import { mailOf, samples } from './kernel-like.ts';
import { fuzzing, fuzzTimeout } from './budget.ts';
import { mutated } from './mutations.ts';

/** No input of a few kilobytes may keep a reader waiting longer, on a busy machine. */
const longestMillis = 20_000;

const cText = mutated(fc.constantFrom(...samples));
const mailText = mutated(fc.constantFrom(...samples).map(mailOf));
const quotedText = fc
  .tuple(mailText, fc.integer({ min: 1, max: 3 }))
  .map(([mail, depth]) => mail.replace(/^/gm, '> '.repeat(depth)));

const input: fc.Arbitrary<Given> = fc.oneof(
  cText.map((text) => ({ name: 'a.c', text })),
  mailText.map((text) => ({ name: 'a.eml', text })),
  quotedText.map((text) => ({ name: 'a.mbox', text })),
);

const wasm = wasmParser();

/** Every place that a result names is in the input that it names. */
function expectPlaces(result: RunResult, given: Given): void {
  const lines = given.text.split(/\r\n|\r|\n/);
  const expectPlace = (line: number, column: number): void => {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
  };
  for (const { range, witness, file } of result.findings) {
    expect(file).toBe(given.name);
    expectPlace(range.start.line, range.start.column);
    expectPlace(range.end.line, range.end.column);
    for (const step of witness) expectPlace(step.line, step.column);
  }
  for (const { range, paths } of result.functions) {
    expectPlace(range.start.line, range.start.column);
    for (const effect of paths.flatMap((path) => path.effects)) expectPlace(effect.line, 1);
  }
  for (const error of result.errors) expectPlace(error.line, 1);
}

async function analyseInTime(given: Given, parser: 'native' | 'wasm'): Promise<RunResult> {
  const started = performance.now();
  const result = await analyse([given], parser === 'wasm' ? { parser: await wasm } : {});
  expect(performance.now() - started).toBeLessThan(longestMillis);
  return result;
}

test('C, patches and mails of any kind are analysed, and every place told is in them', { timeout: fuzzTimeout }, () =>
  fc.assert(
    fc.asyncProperty(input, fc.constantFrom('native', 'wasm'), async (given, parser) => {
      const result = await analyseInTime(given, parser);
      expect(JSON.parse(jsonReport(result))).toEqual(result);
      expectPlaces(result, given);
    }),
    fuzzing(3),
  ),
);

test('the same input gives the same answer, byte for byte', { timeout: fuzzTimeout }, () =>
  fc.assert(
    fc.asyncProperty(input, async (given) => {
      const first = await analyseInTime(given, 'native');
      expect(jsonReport(await analyseInTime(given, 'native'))).toBe(jsonReport(first));
    }),
    fuzzing(3),
  ),
);

/** The functions that could not be read whole, each once. */
function unread({ errors }: RunResult): readonly (string | null)[] {
  return [...new Set(errors.map((error) => error.function))].sort();
}

test('both parsers lead to the same answer', { timeout: fuzzTimeout }, () =>
  fc.assert(
    fc.asyncProperty(input, async (given) => {
      const [native, other] = [await analyseInTime(given, 'native'), await analyseInTime(given, 'wasm')];
      const [expected, found] = [jsonReport(native), jsonReport(other)];
      // Of what is no C each parser mends what it likes: then they have to stumble over the same functions.
      if (JSON.stringify(native.errors) === JSON.stringify(other.errors)) expect(found).toBe(expected);
      else expect(unread(other)).toEqual(unread(native));
    }),
    fuzzing(3),
  ),
);
