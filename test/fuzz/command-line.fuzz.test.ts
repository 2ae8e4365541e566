import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArguments } from '../../server/src/cli/arguments.ts';
import { readBaseline } from '../../server/src/cli/filter.ts';
import { readConfigFile } from '../../server/src/cli/kconfig.ts';
import { optionSpecs } from '../../server/src/cli/options.ts';
import { decode } from '../../server/src/node/decode.ts';
import { parseSettings } from '../../server/src/node/settings.ts';
import { fuzzing, fuzzTimeout } from './budget.ts';

const argument = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    'check',
    'effects',
    '-',
    '--',
    '--format=json',
    '-vq',
    'error',
    '=',
    'KVM=y',
    '--config=KVM=y',
    '__proto__',
    '--__proto__',
  ),
  fc.constantFrom(...Object.keys(optionSpecs)).map((name) => `--${name}`),
);

test('every command line is understood or answered', { timeout: fuzzTimeout }, () => {
  fc.assert(
    fc.property(fc.array(argument, { maxLength: 8 }), (argv) => {
      const read = readArguments(argv);
      if (read.kind === 'wrong') expect(read.message).not.toBe('');
      if (read.kind === 'run') expect(argv).toContain(read.command);
    }),
    fuzzing(3),
  );
});

test('every file is text or said to be none', { timeout: fuzzTimeout }, () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const decoded = decode(bytes);
      expect('text' in decoded ? typeof decoded.text : decoded.reason).toBeTruthy();
    }),
    fuzzing(3),
  );
});

test('every settings file, baseline and .config is read as far as it can be', { timeout: fuzzTimeout }, () => {
  const almost = fc.oneof(
    fc.json(),
    fc.string(),
    fc.record({ waivers: fc.jsonValue(), arch: fc.jsonValue() }).map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(almost, (text) => {
      expect(parseSettings(text).problems.every((problem) => problem !== '')).toBe(true);
      expect(readConfigFile(text).strayLines.every((line) => line > 0)).toBe(true);
      const baseline = readBaseline(text);
      if ('reason' in baseline) expect(baseline.reason).not.toBe('');
    }),
    fuzzing(3),
  );
});
