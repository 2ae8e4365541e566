import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadProgram } from './program.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'folioscope-program-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** A bundle that writes its word beside itself. */
function bundle(name: string, word: string): string {
  const path = join(directory, name);
  const write = "require('node:fs').writeFileSync(require('node:url').fileURLToPath(programUrl) + '.word', word());";
  writeFileSync(path, `function word() { return '${word}'; }\n${write}`);
  return path;
}

function wordOf(path: string): string {
  loadProgram(path).start();
  return readFileSync(`${path}.word`, 'utf8');
}

test('a bundle runs as a module of its own, in the place where it is', () => {
  expect(wordOf(bundle('a.cjs', 'folio'))).toBe('folio');
});

test('what was compiled before is taken over, and told from what else is as long by nothing', () => {
  const path = bundle('a.cjs', 'folio');
  const first = loadProgram(path);
  first.start();
  writeFileSync(`${path}.compiled`, first.compiled());
  expect(wordOf(bundle('a.cjs', 'pages'))).toBe('folio');
});

test('what was compiled of something else, or is damaged, is passed over', () => {
  const other = loadProgram(bundle('b.cjs', 'another word'));
  const path = bundle('a.cjs', 'folio');
  for (const compiled of [other.compiled(), Buffer.from('no code at all'), Buffer.alloc(0)]) {
    writeFileSync(`${path}.compiled`, compiled);
    expect(wordOf(path)).toBe('folio');
  }
});
