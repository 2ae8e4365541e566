#!/usr/bin/env node
// `npm run corpus`: the tests over real kernel trees and mails, then how much of thirteen files is read and followed.
// With arguments, which go to vitest, only the tests that they name.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printTable } from './table.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const corpus = resolve(root, process.env.FOLIOSCOPE_CORPUS || '../shared/corpus');
const given = process.argv.slice(2);

/** What is promised of the thirteen files of each tree, in parts of a hundred. */
const mostLost = 0.5;
const leastComplete = { 'virt/kvm/guest_memfd.c': 90, all: 80 };

function runTests() {
  const filters = given.length > 0 ? given : ['test/corpus', '.corpus.test.ts'];
  const { status } = spawnSync('npx', ['--no-install', 'vitest', 'run', '--passWithNoTests=false', ...filters], {
    cwd: root,
    env: { ...process.env, FOLIOSCOPE_CORPUS: corpus },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** The tables of the completeness bench; true where every tree keeps what is promised. */
async function printCompleteness() {
  process.env.FOLIOSCOPE_CORPUS = corpus;
  const bench = await import('../test/bench/completeness.bench.mjs');
  process.stdout.write('\nReading and following thirteen files of each tree; this takes minutes ...\n');
  const broken = [];
  for (const { title, columns, rows, data } of bench.measure().tables) {
    printTable(title, columns, rows);
    for (const { file, functions, lost, complete } of data) {
      const share = (100 * complete) / functions;
      const least = leastComplete[file];
      if (least !== undefined && share < least)
        broken.push(`${title}, ${file}: ${share.toFixed(1)} % complete, below ${least} %`);
      if (file === 'all' && (100 * lost) / functions > mostLost)
        broken.push(`${title}: ${lost} of ${functions} functions lost, above ${mostLost} %`);
    }
  }
  for (const line of broken) process.stdout.write(`FAILED: ${line}\n`);
  return broken.length === 0;
}

if (!existsSync(corpus)) {
  process.stderr.write('NOT RUN: there is no corpus (set FOLIOSCOPE_CORPUS to its directory)\n');
  process.exitCode = 2;
} else {
  const areTestsPassed = runTests();
  const isComplete = given.length > 0 || (await printCompleteness());
  process.exitCode = areTestsPassed && isComplete ? 0 : 1;
}
