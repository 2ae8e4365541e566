// Other analysers of C, where they are installed: whole processes over the same file, for the bench to put beside ours.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What each is started with; they read a file alone, with the headers of its tree as far as those are there. */
const known = [
  { name: 'sparse', options: [] },
  { name: 'smatch', options: ['-p=kernel'] },
];
const longestRun = 120_000;

/** Each analyser, with where it is; null where it is not on PATH. */
export const analysers = known.map((one) => ({ ...one, program: onPath(one.name) }));

/** One whole process over a file of a tree. What it says does not count, only that it ends by itself. */
export function runAnalyser({ name, program, options }, tree, file) {
  const headers = ['include', 'arch/x86/include'].map((folder) => `-I${join(tree, folder)}`);
  const started = performance.now();
  const { error, signal } = spawnSync(program, [...options, '-D__KERNEL__', ...headers, file], {
    stdio: 'ignore',
    timeout: longestRun,
  });
  if (error !== undefined || signal !== null) throw new Error(`${name} ${file}: ${error?.message ?? signal}`);
  return { millis: performance.now() - started };
}

/** Which of them the numbers are of, and which are not installed. */
export function analyserTable() {
  return {
    title: 'other analysers, over the same files',
    columns: ['analyser', 'here'],
    rows: analysers.map(({ name, program }) => [name, program === null ? 'not installed' : 'measured below']),
  };
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Not here: the next folder may have it.
    return false;
  }
}
