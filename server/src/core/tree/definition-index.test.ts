import { expect, test } from 'vitest';
import { rememberNames } from './definition-names.ts';
import { createDefinitionIndex } from './definition-index.ts';
import { searchedFiles } from './search-order.ts';
import type { TreeText } from './tree-text.ts';

const treeOf = (files: Readonly<Record<string, string>>): TreeText => ({
  read: (path) => files[path] ?? null,
  list: (folder) =>
    Object.keys(files)
      .filter((path) => path.startsWith(`${folder}/`))
      .sort(),
});

test('files that define a name are found, nearest first, without those that are not built together', () => {
  const define = 'static inline long\nfill(struct page *page,\n     int n)\n{\n\treturn n;\n}\n';
  const tree = treeOf({
    'arch/arm64/kvm/fill.c': define,
    'arch/x86/kvm/fill.c': define,
    'mm/declares.c': 'extern long fill(struct page *page, int n);\n',
    'mm/calls.c': 'long f(void)\n{\n\treturn fill(0, 1);\n}\n',
    'mm/fill.c': define,
    'tools/mm/fill.c': define,
  });
  const index = createDefinitionIndex(tree, rememberNames(tree, null), () => searchedFiles(tree, 'mm/calls.c', 'x86'));
  expect(index.filesDefining('fill')).toEqual(['mm/fill.c', 'arch/x86/kvm/fill.c']);
});

test('a file of an architecture is searched for in its own', () => {
  const tree = treeOf({ 'arch/arm64/kvm/a.c': 'int f(void)\n{\n}\n', 'arch/x86/kvm/a.c': 'int f(void)\n{\n}\n' });
  const index = createDefinitionIndex(tree, rememberNames(tree, null), () =>
    searchedFiles(tree, 'arch/arm64/kvm/b.c', 'x86'),
  );
  expect(index.filesDefining('f')).toEqual(['arch/arm64/kvm/a.c']);
});

test('a tree that is too large to be searched is searched in part, and that is said', () => {
  const large = treeOf(
    Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`mm/${i}.c`, `int f${i}(void)\n{\n}\n`])),
  );
  const index = createDefinitionIndex(large, rememberNames(large, null), () => searchedFiles(large, 'mm/1.c', 'x86'));
  expect([index.isCut, index.filesDefining('f1'), index.isCut, index.isWhole]).toEqual([
    false,
    ['mm/1.c'],
    true,
    false,
  ]);
});
