import { expect, test } from 'vitest';
import { guarded } from './guard.ts';
import { ExitStatus } from './status.ts';
import type { Terminal } from './terminal.ts';

function recorder(): { terminal: Terminal; said: string[] } {
  const said: string[] = [];
  const terminal: Terminal = {
    write: (text) => said.push(text),
    warn: (text) => said.push(text),
    outputIsTerminal: false,
    errorIsTerminal: false,
    columns: null,
    environment: {},
    directory: '.',
    readInput: () => Promise.resolve(new Uint8Array()),
    millis: () => 0,
  };
  return { terminal, said };
}

test('a defect of ours ends with 3 and says what to report', async () => {
  const { terminal, said } = recorder();
  const status = await guarded(['check', 'a b.c'], '1.2.3', terminal, () => Promise.reject(new Error('it broke')));
  expect(status).toBe(ExitStatus.internal);
  expect(said.join('')).toContain('internal error');
  expect(said.join('')).toContain('folioscope 1.2.3, node ');
  expect(said.join('')).toContain('arguments: "check" "a b.c"');
  expect(said.join('')).toContain('Error: it broke\n    at ');
});

test('a run that goes well says nothing', async () => {
  const { terminal, said } = recorder();
  expect(await guarded([], '1.2.3', terminal, () => Promise.resolve(ExitStatus.findings))).toBe(ExitStatus.findings);
  expect(said).toEqual([]);
});
