#!/usr/bin/env node
// `npm test`: every check a change must pass, one after another, and one line at the end that says how it went.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const scratch = mkdtempSync(join(tmpdir(), 'folioscope-test-'));
const fuzzSeconds = process.env.FOLIOSCOPE_FUZZ_SECONDS ?? '60';
/** Tests that go through every tree and series of the corpus take minutes: `npm run corpus` runs them too. */
const wholeCorpus = ['apply', 'parse-trees', 'reconstruct'].map((name) => `test/corpus/${name}.test.ts`);
const failedStages = [];
let passed = 0;
let failed = 0;

/** Runs one stage with its output shown. */
function stage(name, command, args, env = {}) {
  process.stdout.write(`\n== ${name}\n`);
  const started = Date.now();
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  process.stdout.write(
    `== ${name}: ${status === 0 ? 'ok' : 'failed'}, ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
  return status === 0;
}

function check(name) {
  if (!stage(name, 'npm', ['run', '--silent', name])) failedStages.push(name);
}

/** Runs vitest and adds up what its JSON reporter counted; a run that counts nothing has failed. */
function tests(name, args, env = {}) {
  const summary = join(scratch, `${name}.json`);
  const ok = stage(
    name,
    'npx',
    ['--no-install', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${summary}`, ...args],
    env,
  );
  const counted = read(summary);
  passed += counted.passed;
  failed += counted.failed;
  if (counted.passed + counted.failed === 0 || (!ok && counted.failed === 0)) failedStages.push(name);
}

function read(summary) {
  try {
    const report = JSON.parse(readFileSync(summary, 'utf8'));
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch (error) {
    process.stdout.write(`no summary of the tests: ${error.message}\n`);
    return { passed: 0, failed: 0 };
  }
}

for (const name of ['build', 'typecheck', 'lint', 'format:check']) check(name);
tests(
  'tests',
  ['test/fuzz/**', ...wholeCorpus].flatMap((pattern) => ['--exclude', pattern]),
);
tests('fuzz', ['test/fuzz', '--no-file-parallelism'], { FOLIOSCOPE_FUZZ_SECONDS: fuzzSeconds });
rmSync(scratch, { recursive: true, force: true });

if (failedStages.length > 0) process.stdout.write(`\nFailed: ${failedStages.join(', ')}\n`);
process.exitCode = failed + failedStages.length > 0 || passed === 0 ? 1 : 0;
// A stage that failed as a whole counts as one failure, so that the last line alone tells the truth.
process.stdout.write(`\n${passed} passed, ${failed + failedStages.length} failed\n`);
