#!/usr/bin/env node
// `npm run corpus`: the tests over real kernel trees and mails, with their measurements shown.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const corpus = resolve(root, process.env.FOLIOSCOPE_CORPUS ?? '../shared/corpus');

if (!existsSync(corpus)) {
  process.stderr.write('No corpus: set FOLIOSCOPE_CORPUS to its directory. Nothing was run.\n');
  process.exitCode = 2;
} else {
  const run = spawnSync(
    'npx',
    ['--no-install', 'vitest', 'run', 'test/corpus', '--passWithNoTests=false', ...process.argv.slice(2)],
    {
      cwd: root,
      env: { ...process.env, FOLIOSCOPE_CORPUS: corpus },
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  );
  process.exitCode = run.status ?? 1;
}
