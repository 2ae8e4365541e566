import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const directory = mkdtempSync(join(tmpdir(), 'folioscope-jobs-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), text);
}

/** Takes a folio lock that it keeps where `fails()` says so; what `fails()` does, another file knows. */
const keeper = (name: string): string => `#include <linux/${name}.h>

int ${name}(struct folio *folio)
{
	folio_lock(folio);
	if (fails_${name}())
		return -EIO;
	folio_unlock(folio);
	return 0;
}
`;

const names = ['one', 'two', 'three'];
for (const name of names) {
  write(`tree/mm/${name}.c`, keeper(name));
  write(`tree/include/linux/${name}.h`, `int fails_${name}(void);\n`);
  write(`tree/lib/${name}.c`, `int fails_${name}(void)\n{\n\treturn 0;\n}\n`);
}
write('tree/virt/empty.c', '\n');
// Stands for the tree's own file of that name.
write('lib/two.c', 'int fails_two(void)\n{\n\treturn jiffies;\n}\n');
write(
  'series.patch',
  names
    .map(
      (name) => `--- a/mm/${name}.c
+++ b/mm/${name}.c
@@ -3,5 +3,6 @@
 int ${name}(struct folio *folio)
 {
 	folio_lock(folio);
 	if (fails_${name}())
 		return -EIO;
+	folio_mark_dirty(folio);
`,
    )
    .join(''),
);

function check(...args: readonly string[]): { readonly report: string; readonly messages: string } {
  const { stdout, stderr } = spawnSync(process.execPath, [cli, 'check', '--format', 'json', ...args], {
    cwd: directory,
    encoding: 'utf8',
  });
  return { report: stdout.replace(/"millis": \d+/g, '"millis": 0'), messages: stderr };
}

test.each([
  ['a directory', ['tree/mm', 'tree/virt']],
  ['a directory with a base', ['--base', 'tree', 'tree/mm']],
  ['files beside the tree that stand for its own', ['--base', 'tree', 'tree/mm', 'lib/two.c']],
  ['a series on a base', ['--base', 'tree', 'series.patch']],
  ['a series without one', ['series.patch']],
])('threads change nothing of the report: %s', (_, args) => {
  const alone = check('--jobs', '1', ...args);
  expect(JSON.parse(alone.report)).toHaveProperty(
    'stats.functions',
    expect.toSatisfy((count) => Number(count) >= 3),
  );
  expect(check('--jobs', '2', ...args)).toEqual(alone);
});

test('Ctrl-C ends a run with its threads', async () => {
  const branches = Array.from(
    { length: 60 },
    (_, i) => `\tif (folio_test_flag${i}(folio))\n\t\tfolio_get(folio);\n`,
  ).join('');
  const long = (name: string): string =>
    Array.from({ length: 400 }, (_, i) => `void ${name}${i}(struct folio *folio)\n{\n${branches}}\n`).join('\n');
  for (const name of ['first', 'second']) write(`long/${name}.c`, long(name));
  const child = spawn(process.execPath, [cli, 'check', '-j', '2', 'long'], { cwd: directory, stdio: 'ignore' });
  const ended = new Promise<unknown>((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  child.kill('SIGINT');
  expect(await ended).toEqual({ code: null, signal: 'SIGINT' });
});
