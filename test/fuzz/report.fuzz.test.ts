import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectsReport } from '../../server/src/core/report/effects.ts';
import { emptyResult } from '../../server/src/core/report/empty.ts';
import { jsonReport } from '../../server/src/core/report/json.ts';
import { plain } from '../../server/src/core/report/palette.ts';
import type {
  Finding,
  FunctionResult,
  PathResult,
  RunResult,
  WitnessStep,
} from '../../server/src/core/report/result.ts';
import type { Style } from '../../server/src/core/report/style.ts';
import { textReport } from '../../server/src/core/report/text.ts';
import { fuzzing, fuzzTimeout } from './budget.ts';

/** Whatever a file of a stranger holds, a report is a report: no crash, no line break and no control character from it. */
const text = fc.string({ unit: 'binary', maxLength: 40 });
const position = fc.record({ line: fc.nat(), column: fc.nat() });
const range = fc.record({ start: position, end: position });
const target = fc.option(fc.record({ file: text, line: fc.nat() }));

const step: fc.Arbitrary<WitnessStep> = fc.record({
  ...{ file: text, line: fc.nat(), column: fc.nat(), function: text },
  ...{ task: fc.option(text), text, effect: text },
});

const finding: fc.Arbitrary<Finding> = fc.record({
  ...{
    code: fc.constant('ref-leak'),
    severity: fc.constantFrom('error', 'warning', 'information'),
    message: text,
    file: text,
  },
  ...{ range, target, function: text, patch: fc.constant(null), status: fc.constant(null) },
  ...{
    witness: fc.array(step),
    confidence: fc.constant('witnessed'),
    assumptions: fc.array(text),
    fingerprint: text,
    consequence: text,
  },
});

const effect = fc.oneof(
  fc.record({
    kind: fc.constantFrom('ref', 'lock', 'window', 'counter'),
    object: text,
    delta: fc.integer(),
    line: fc.nat(),
  }),
  fc.record({ kind: fc.constantFrom('flag', 'map', 'private'), object: text, change: text, line: fc.nat() }),
);

const path: fc.Arbitrary<PathResult> = fc.record({
  ...{ when: fc.array(text), returns: text, effects: fc.array(effect), maySleep: fc.boolean() },
  pfns: fc.array(
    fc.record({
      refcounted: fc.option(fc.boolean()),
      notifierGuarded: fc.option(fc.boolean()),
      releaseWith: fc.option(text),
    }),
    { maxLength: 2 },
  ),
});

const functionResult: fc.Arbitrary<FunctionResult> = fc.record({
  ...{ name: text, signature: text, file: text, range, target, paths: fc.array(path) },
  ...{ complete: fc.boolean(), why: fc.option(text), assumptions: fc.array(text) },
});

const result: fc.Arbitrary<RunResult> = fc
  .record({
    findings: fc.array(finding, { maxLength: 4 }),
    functions: fc.array(functionResult, { maxLength: 4 }),
    subject: text,
  })
  .map(({ findings, functions, subject }) => ({
    ...emptyResult('1'),
    findings,
    functions,
    errors: functions.map((each) => ({ file: each.file, line: 1, function: each.name, reason: subject })),
    mails: [{ file: subject, subject, files: [{ file: subject, whole: 1, partial: 1, based: false }] }],
  }));

const style = fc.record<Style>({
  width: fc.integer({ min: 60, max: 200 }),
  palette: fc.constant(plain),
  verbosity: fc.constantFrom('quiet', 'normal', 'verbose'),
});

const control = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

test('text reports hold no control character but their own line breaks', { timeout: fuzzTimeout }, () => {
  fc.assert(
    fc.property(result, style, (given, how) => {
      for (const report of [textReport(given, how), effectsReport(given, how)])
        expect(control.test(report.replaceAll('\n', ''))).toBe(false);
    }),
    fuzzing(2),
  );
});

test('JSON reports say what was found, no more and no less', { timeout: fuzzTimeout }, () => {
  fc.assert(
    fc.property(result, (given) => {
      expect(JSON.parse(jsonReport(given))).toEqual(given);
    }),
    fuzzing(2),
  );
});
