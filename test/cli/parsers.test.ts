import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { nativeParser } from '../../server/src/node/parsers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** dist/ and samples/ alone, as a user has them who got no packages: nothing native can be loaded from here. */
const shipped = mkdtempSync(join(tmpdir(), 'folioscope-shipped-'));
for (const folder of ['dist', 'samples']) cpSync(join(root, folder), join(shipped, folder), { recursive: true });
afterAll(() => rmSync(shipped, { recursive: true, force: true }));

const without = { NODE_PATH: '', FOLIOSCOPE_PARSER: '' };

function run(directory: string, environment: Record<string, string>, ...args: readonly string[]): [string, string] {
  const { stdout, stderr } = spawnSync(process.execPath, [join(directory, 'dist', 'cli.js'), ...args], {
    cwd: directory,
    encoding: 'utf8',
    env: { ...process.env, ...without, ...environment },
  });
  return [stdout.replace(/"millis": \d+/g, '"millis": 0'), stderr];
}

const effects = ['effects', 'samples/linux/mm/gmemlib.c', '--format', 'json'];

test('without packages the bundle parses with the WebAssembly beside it, and --verbose says so', () => {
  const [report, messages] = run(shipped, {}, 'check', '--verbose', 'samples/linux/mm');
  expect(messages).toContain('folioscope: parser: tree-sitter (wasm)\n');
  expect(report).toContain('error: the private object is freed');
});

test('with packages it parses with the native one, where that loads', () => {
  const kind = nativeParser()?.kind ?? 'wasm';
  expect(run(root, {}, 'check', '--verbose', 'samples/linux/mm')[1]).toContain(`parser: tree-sitter (${kind})\n`);
});

test('FOLIOSCOPE_PARSER=wasm asks for WebAssembly', () => {
  const [, messages] = run(root, { FOLIOSCOPE_PARSER: 'wasm' }, 'check', '--verbose', 'samples/linux/mm');
  expect(messages).toContain('parser: tree-sitter (wasm)\n');
});

test.each([[['check', '--format', 'json', 'samples']], [effects]])('both parsers give the same JSON: %j', (args) => {
  const [native] = run(root, {}, ...args);
  expect(JSON.parse(native)).toHaveProperty('schema', 1);
  expect(run(shipped, {}, ...args)[0]).toBe(native);
});
