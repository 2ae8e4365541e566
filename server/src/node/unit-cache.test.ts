import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { RememberedUnit } from '../core/analysis/remember-unit.ts';
import { failedUnit } from '../core/analysis/unit-result.ts';
import { openUnitCache } from './unit-cache.ts';

const root = mkdtempSync(join(tmpdir(), 'folioscope-cache-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const unit: RememberedUnit = { reads: [['mm/gup.c', null]], lists: [], result: failedUnit('a.c', 'is a test') };
const key = '0123456789abcdef';

/** Every file below a directory. */
function filesOf(directory: string): readonly string[] {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return names.map((name) => join(directory, name)).filter((path) => statSync(path).isFile());
}

function keptIn(name: string): string {
  const directory = join(root, name, 'made');
  openUnitCache(directory, '1').keep(key, unit);
  return directory;
}

test('what is kept is recalled by the next run, and nothing else lies there', () => {
  const directory = keptIn('kept');
  const cache = openUnitCache(directory, '1');
  expect([cache.recall(key), cache.recall('fedcba'), cache.remarks]).toEqual([unit, null, []]);
  expect(filesOf(directory)).toHaveLength(1);
});

test.each([
  ['cut short', (file: string) => truncateSync(file, 100)],
  ['changed', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('is a test', 'is no test'))],
  ['foreign', (file: string) => writeFileSync(file, '{"reads":[],"lists":[]}\n')],
  ['empty', (file: string) => truncateSync(file, 0)],
])('a file that is %s is passed over, said, and written anew', (name, damage) => {
  const directory = keptIn(name);
  const [file = ''] = filesOf(directory);
  damage(file);
  const cache = openUnitCache(directory, '1');
  expect(cache.recall(key)).toBeNull();
  expect(cache.remarks).toEqual([`${file} is damaged: it is passed over, and written anew`]);
  cache.keep(key, unit);
  expect(openUnitCache(directory, '1').recall(key)).toEqual(unit);
});

test('where nothing can be kept, that is said once', () => {
  const file = join(root, 'file');
  writeFileSync(file, '');
  const cache = openUnitCache(file, '1');
  cache.keep(key, unit);
  cache.keep(key, unit);
  expect(cache.remarks).toEqual([`nothing more is kept in ${file}: a part of its path is not a directory`]);
});
