import { expect, test } from 'vitest';
import { recorder } from '../../../test/cli/recorder.ts';
import { guarded } from './guard.ts';
import { ExitStatus } from './status.ts';

test('a defect of ours ends with 3 and says what to report', async () => {
  const { terminal, errors } = recorder();
  const status = await guarded(['check', 'a b.c'], '1.2.3', terminal, () => Promise.reject(new Error('it broke')));
  expect(status).toBe(ExitStatus.internal);
  expect(errors()).toContain('internal error');
  expect(errors()).toContain('folioscope 1.2.3, node ');
  expect(errors()).toContain('arguments: "check" "a b.c"');
  expect(errors()).toContain('Error: it broke\n    at ');
});

test('a run that goes well says nothing', async () => {
  const { terminal, output, errors } = recorder();
  expect(await guarded([], '1.2.3', terminal, () => Promise.resolve(ExitStatus.findings))).toBe(ExitStatus.findings);
  expect(output() + errors()).toBe('');
});
