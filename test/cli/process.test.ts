import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What only shows in a real process: signals and pipes that close. */
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

test('a reader that closes the pipe early is no error', () => {
  const { stdout, stderr, status } = spawnSync(
    'sh',
    ['-c', `{ sleep 0.2; "$0" --help; echo "status $?" >&2; } | true`, cli],
    {
      encoding: 'utf8',
    },
  );
  expect([stdout, stderr, status]).toEqual(['', 'status 0\n', 0]);
});

test('Ctrl-C ends a run at once, as a shell sees it with 130', async () => {
  // Reads standard input, which never ends.
  const child = spawn(process.execPath, [cli, 'check', '-'], { stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  child.kill('SIGINT');
  expect(await ended).toEqual({ code: null, signal: 'SIGINT' });
});
