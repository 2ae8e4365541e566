#!/usr/bin/env node
// Bundles the command line to dist/cli.js and puts the WebAssembly parser beside it.
import { chmod, copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);

/** Native modules cannot be bundled; they are looked up beside dist/ and done without where they do not load. */
const native = ['tree-sitter', 'tree-sitter-c'];

/** A bundled CommonJS package may still call require() for a part of Node. */
const requireForBundledPackages = [
  "import { createRequire as folioscopeCreateRequire } from 'node:module';",
  'const require = folioscopeCreateRequire(import.meta.url);',
].join('\n');

export async function build() {
  const wasm = join(root, 'dist', 'wasm');
  await mkdir(wasm, { recursive: true });
  await bundle({
    absWorkingDir: root,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: native,
    banner: { js: requireForBundledPackages },
    legalComments: 'none',
    logLevel: 'warning',
  });
  await chmod(join(root, 'dist', 'cli.js'), 0o755);
  await copyFile(require.resolve('web-tree-sitter/web-tree-sitter.wasm'), join(wasm, 'web-tree-sitter.wasm'));
  await copyFile(require.resolve('tree-sitter-c/tree-sitter-c.wasm'), join(wasm, 'tree-sitter-c.wasm'));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await build();
