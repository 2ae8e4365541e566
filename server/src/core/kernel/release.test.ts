import { expect, test } from 'vitest';
import { createCatalogue } from './catalogue.ts';
import { atRelease, latestReleaseOf, releaseOfMakefile } from './release.ts';

test('the Makefile of a tree names its release', () =>
  expect(releaseOfMakefile('VERSION = 6\nPATCHLEVEL = 11\nSUBLEVEL = 3\n')).toBe('6.11'));

test('another Makefile names none', () => expect(releaseOfMakefile('obj-y += swap.o\n')).toBe(null));

test('what later releases do not have says how old a text is at most', () =>
  expect(latestReleaseOf('void f(struct mm_struct *mm)\n{\n  down_read(&mm->mmap_sem);\n}\n')).toBe('5.7'));

test('the oldest word counts', () =>
  expect(latestReleaseOf('struct pagevec pvec; up_read(&mm->mmap_sem); pmd_trans_unstable(pmd);')).toBe('5.7'));

test('a text of today says nothing', () => expect(latestReleaseOf('folio_batch_init(&batch);')).toBe(null));

test('prose about what was is no mark', () => expect(latestReleaseOf('/* like the old mmap_sem */')).toBe(null));

test('a primitive is what it was in the release', () => {
  const then = atRelease(createCatalogue(), '6.1').primitive('pte_offset_map_lock', { arguments: 4 });
  expect(then?.declaration.results.map(({ label }) => label)).toEqual(['mapped and locked']);
});
