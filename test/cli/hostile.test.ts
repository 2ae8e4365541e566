import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Input that is large or meant to harm, in a real process: what it answers, what it takes, and that it ends. */
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const atExit = new URL('../bench/usage.mjs', import.meta.url).href;
const longest = 120_000;
/** Megabytes. */
const mostMemory = 400;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folioscope-hostile-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const mail = (body: string): string =>
  `From 1111111111111111111111111111111111111111 Mon Sep 17 00:00:00 2001\nFrom: A <a@b.c>\nSubject: [PATCH] x\n\nText.\n---\n${body}`;
const patch = (path: string): string =>
  mail(
    `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1,3 +1,4 @@\n int f(void)\n {\n+\tint a;\n }\n`,
  );

function check(name: string, text: string, ...options: string[]): { said: string; megabytes: number } {
  writeFileSync(join(folder, name), text);
  return checkPath(name, ...options);
}

function checkPath(...operands: string[]): { said: string; megabytes: number } {
  const usage = join(folder, 'usage');
  const { stdout, stderr, signal } = spawnSync(process.execPath, ['--import', atExit, cli, 'check', ...operands], {
    cwd: folder,
    encoding: 'utf8',
    timeout: longest,
    env: { ...process.env, FOLIOSCOPE_USAGE: usage },
  });
  expect(signal).toBeNull();
  const { megabytes } = JSON.parse(readFileSync(usage, 'utf8')) as { megabytes: number };
  return { said: stdout + stderr, megabytes };
}

test('a file of 50 MB is refused', { timeout: longest }, () => {
  const { said, megabytes } = check('large.c', 'int add(int a, int b) { return a + b; }\n'.repeat(1_250_000));
  expect(said).toContain('more than 8 million are not analysed');
  expect(megabytes).toBeLessThan(mostMemory);
});

test('a mail of 50 MB without a patch is read to its end', { timeout: longest }, () => {
  const { said, megabytes } = check('large.mbox', mail('words and more words of a long letter\n'.repeat(1_350_000)));
  expect(said).toContain('no functions, so no findings');
  expect(megabytes).toBeLessThan(mostMemory);
});

test('ten thousand hunks are read', { timeout: longest }, () => {
  const hunk = (i: number): string =>
    `@@ -${i * 20 + 1},4 +${i * 21 + 1},5 @@ int f${i}(int a)\n {\n \tint b;\n+\tint c = a;\n \tb = a;\n \treturn b;\n`;
  const hunks = Array.from({ length: 10_000 }, (_, i) => hunk(i)).join('');
  const { said, megabytes } = check('hunks.mbox', mail(`--- a/mm/x.c\n+++ b/mm/x.c\n${hunks}`));
  expect(said).toContain('hunks.mbox');
  expect(megabytes).toBeLessThan(mostMemory);
});

test.each([
  ['parentheses', `int f(int a)\n{\n\treturn ${'('.repeat(50_000)}a${')'.repeat(50_000)};\n}\n`],
  ['open parentheses', `int f(int a)\n{\n\treturn ${'('.repeat(50_000)}a;\n}\n`],
  ['braces', `void f(void)\n${'{'.repeat(50_000)}${'}'.repeat(50_000)}\n`],
])('50,000 nested %s are no whole function', { timeout: longest }, (_, text) => {
  const { said, megabytes } = check('nested.c', text);
  expect(said).toContain('1 function could not be read whole');
  expect(megabytes).toBeLessThan(mostMemory);
});

test('lines that end with lone CRs are lines', { timeout: longest }, () =>
  expect(check('cr.c', 'int f(int a)\r{\r\tif (a)\r\t\treturn 1;\r\treturn 0;\r}\r').said).toContain(
    'no findings in 1 function',
  ),
);

test('what is binary is refused by name', { timeout: longest }, () =>
  expect(check('binary.c', 'int f(void)\0{}').said).toContain('binary.c: is not text'),
);

test('of a mail that is cut off, the lines that are missing are counted', { timeout: longest }, () =>
  expect(check('cut.mbox', patch('mm/x.c').slice(0, -18)).said).toContain('of this hunk are missing'),
);

test.each([
  ['../../etc/hosts', 'it leaves the tree'],
  ['/etc/hosts', 'it is absolute'],
])('a patch of %s is refused by name', { timeout: longest }, (path, reason) => {
  const text = patch(path).replaceAll('a//', '/').replaceAll('b//', '/');
  const { said } = check('out.patch', text);
  expect(said).toContain(`"${path}", which is refused: ${reason}`);
});

test('a link out of the tree is refused by name', { timeout: longest }, () => {
  mkdirSync(join(folder, 'tree', 'mm'), { recursive: true });
  writeFileSync(join(folder, 'secret.c'), 'int secret(void)\n{\n\treturn 42;\n}\n');
  symlinkSync(join(folder, 'secret.c'), join(folder, 'tree', 'mm', 'link.c'));
  expect(check('link.patch', patch('mm/link.c'), '--base', 'tree').said).toContain(
    'mm/link.c: is a link out of the tree, and is not read',
  );
});

/** Who may do anything is shown everything. */
const mayAll = process.getuid?.() === 0;

test.runIf(!mayAll)('a directory without permission is named', { timeout: longest }, () => {
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0);
  const { said } = checkPath('closed');
  chmodSync(closed, 0o700);
  expect(said).toContain('closed: ');
});
