#!/usr/bin/env node
// `npm run bench:mutants [-- OPTIONS]`: bundles test/bench/mutants and runs it. test/bench/README.md says what it does.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outfile = join(root, 'dist', 'mutants.js');

await bundle({
  absWorkingDir: root,
  entryPoints: ['test/bench/mutants/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  external: ['tree-sitter', 'tree-sitter-c', 'web-tree-sitter'],
  sourcemap: 'inline',
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
