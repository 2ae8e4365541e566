import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

/** Without FOLIOSCOPE_FUZZ_SECONDS a fuzz test runs this long in all: enough to show that it runs. */
const defaultSeconds = 4;

const folder = fileURLToPath(new URL('.', import.meta.url));

/**
 * Settings for `fc.assert` that share FOLIOSCOPE_FUZZ_SECONDS evenly among the files of test/fuzz and, within one, among
 * its properties. A failure prints its seed and path; FOLIOSCOPE_FUZZ_SEED runs the same again.
 */
export function fuzzing(properties: number): fc.Parameters<unknown> {
  const seconds = Number(process.env['FOLIOSCOPE_FUZZ_SECONDS'] ?? defaultSeconds);
  const files = readdirSync(folder).filter((file) => file.endsWith('.fuzz.test.ts')).length;
  const seed = process.env['FOLIOSCOPE_FUZZ_SEED'];
  const millis = Math.max(100, (seconds * 1000) / files / properties);
  return {
    plugins: [fc.interruptAfterTimeLimit(millis)],
    numRuns: 100_000_000,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  };
}

/** How long a test of one property may take before vitest gives up on it. */
export const fuzzTimeout = Number(process.env['FOLIOSCOPE_FUZZ_SECONDS'] ?? defaultSeconds) * 1000 + 60_000;
