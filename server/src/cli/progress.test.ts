import { expect, test } from 'vitest';
import { recorder } from '../../../test/cli/recorder.ts';
import { createProgress } from './progress.ts';

/** What is written when steps come at the given milliseconds. */
function written(errorIsTerminal: boolean, times: readonly number[]): string {
  let now = 0;
  const { terminal, errors } = recorder({ errorIsTerminal, columns: 20, millis: () => now });
  const progress = createProgress(terminal, 'shown');
  for (const [i, time] of times.entries()) {
    now = time;
    progress.step({ done: i, total: times.length, what: 'mm/a_long_name_of_a_file.c' });
  }
  progress.clear();
  return errors();
}

test('short work shows nothing', () => expect(written(true, [100, 500, 999])).toBe(''));

test('long work shows one line, cut to the terminal, and takes it away', () => {
  expect(written(true, [100, 1000])).toBe(`\r1/2 mm/a_long_name_\r${' '.repeat(19)}\r`);
});

test('the line changes at most ten times a second', () =>
  expect(written(true, [1000, 1050, 1099, 1100]).match(/\/4/g)).toHaveLength(2));

test('nothing is shown where standard error is no terminal', () => expect(written(false, [100, 5000])).toBe(''));
