// An edit inside one function, in a process that knows the file: from the new text to findings, function by function.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { missing, source } from './corpus.mjs';

export const name = 'edit';
export const skip = missing;

const root = fileURLToPath(new URL('../..', import.meta.url));
const outfile = fileURLToPath(new URL('../../dist/edit.js', import.meta.url));
const tree = 'debian-v7.2.13';
const paths = ['virt/kvm/guest_memfd.c', 'virt/kvm/kvm_main.c'];

/** Medians that are to hold, in milliseconds. */
export const budget = { [task(paths[0])]: 15, [task(paths[1])]: 60 };

function task(path) {
  return `${path}: one function edited`;
}

export async function measure() {
  await bundle({
    absWorkingDir: root,
    entryPoints: ['test/bench/edit/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['tree-sitter', 'tree-sitter-c', 'web-tree-sitter'],
    logLevel: 'warning',
  });
  const rows = [];
  for (const path of paths) {
    const file = source(tree, path);
    if (file === null) continue;
    const { stdout, stderr, status } = spawnSync(process.execPath, [outfile, file], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${path}: exit status ${status}\n${stderr}`);
    const sorted = JSON.parse(stdout)[0].sort((a, b) => a - b);
    rows.push({
      task: task(path),
      median: sorted[Math.floor(sorted.length / 2)],
      max: sorted.at(-1),
      runs: sorted.length,
    });
  }
  return { rows };
}
