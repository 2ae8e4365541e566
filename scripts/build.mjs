#!/usr/bin/env node
// Bundles the command line to dist/program.cjs, which dist/cli.js starts, and puts the WebAssembly parser beside it.
import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);

/** Native modules cannot be bundled; they are looked up beside dist/ and done without where they do not load. */
const native = ['tree-sitter', 'tree-sitter-c'];

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: native,
  legalComments: 'none',
  logLevel: 'warning',
};

export async function build() {
  const wasm = join(root, 'dist', 'wasm');
  await mkdir(wasm, { recursive: true });
  // V8 tells what it compiled of another bundle by the length alone: it must not outlive the bundle that it is of.
  await rm(join(root, 'dist', 'program.cjs.compiled'), { force: true });
  await bundle({
    ...common,
    entryPoints: { program: 'server/src/cli/main.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    define: { 'import.meta.url': 'programUrl' },
    // What is compiled beforehand cannot import while it runs; it can require.
    supported: { 'dynamic-import': false },
    alias: { 'web-tree-sitter': require.resolve('web-tree-sitter') },
  });
  await bundle({ ...common, entryPoints: { cli: 'server/src/cli/launch.ts' }, outdir: 'dist', format: 'esm' });
  await chmod(join(root, 'dist', 'cli.js'), 0o755);
  await copyFile(require.resolve('web-tree-sitter/web-tree-sitter.wasm'), join(wasm, 'web-tree-sitter.wasm'));
  await copyFile(require.resolve('tree-sitter-c/tree-sitter-c.wasm'), join(wasm, 'tree-sitter-c.wasm'));
  await compile();
}

/** Has the bundle check the samples, and keeps beside it what was compiled on the way. Without it, all goes slower. */
async function compile() {
  const script = join(root, 'dist', 'compile.js');
  await bundle({ ...common, entryPoints: { compile: 'server/src/cli/compile.ts' }, outdir: 'dist', format: 'esm' });
  spawnSync(process.execPath, [script, 'check', 'samples'], { cwd: root, stdio: 'ignore' });
  await rm(script);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await build();
