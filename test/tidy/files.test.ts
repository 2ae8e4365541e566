import { expect, test } from 'vitest';
import { projectFiles, textFiles, textOf } from './tracked.ts';

/** Patterns are put together so that this file does not find itself. */
const word = (...parts: readonly string[]): string => parts.join('');

function linesWith(pattern: RegExp, files: readonly string[]): readonly string[] {
  return files.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
  );
}

test('no source file is longer than 400 lines', () => {
  const long = projectFiles()
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('test/'))
    .map((file) => ({ file, lines: textOf(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > 400);
  expect(long).toEqual([]);
});

test('no path of somebody’s machine and no host of a package registry', () => {
  const machine = word('(?<![\\w.~>-])/(?:wo', 'rk|ho', 'me|ro', 'ot|Use', 'rs|mnt)/\\w|[A-Z]:\\\\Use', 'rs\\b');
  const hosts = word('npm', 'js\\.(?:org|com)|yarn', 'pkg\\.com|registry\\.[\\w-]+\\.\\w');
  expect(linesWith(new RegExp(`${machine}|${hosts}`), [...textFiles(), 'package-lock.json'])).toEqual([]);
});

test('no left-overs: every test runs, every rule holds, nothing is put off', () => {
  const marks = [
    ...[word('TO', 'DO'), word('FIX', 'ME')].map((mark) => `\\b${mark}\\b`),
    ...[word('\\.sk', 'ip\\('), word('\\.on', 'ly\\('), word('\\bit\\.to', 'do'), word('test\\.to', 'do')],
    ...[word('@ts-', 'ignore'), word('@ts-', 'nocheck'), word('eslint-', 'disable')],
  ];
  const code = textFiles().filter((file) => /\.(?:ts|mjs|sh)$/.test(file));
  expect(linesWith(new RegExp(marks.join('|')), code)).toEqual([]);
});
