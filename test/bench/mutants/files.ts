import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadTree } from '../../../server/src/core/analysis/headers.ts';

/** A C file of a tree of the corpus. */
export interface CorpusFile {
  readonly tree: string;
  readonly path: string;
}

const trees = ['debian-v7.2.13', 'v6.17', 'v6.11'] as const;

/** The files that every kind takes its places from. */
export const subjects: readonly CorpusFile[] = [
  ...['v6.11', 'v6.17', 'debian-v7.2.13'].map((tree) => ({ tree, path: 'virt/kvm/guest_memfd.c' })),
  ...['virt/kvm/kvm_main.c', 'arch/x86/kvm/svm/sev.c', 'mm/gup.c', 'arch/x86/kvm/mmu/mmu.c'].map((path) => ({
    tree: 'debian-v7.2.13',
    path,
  })),
];

/** Files that no kind takes places from, to see how the rates hold where nobody looked. */
export const heldOut: readonly CorpusFile[] = [
  ...['mm/truncate.c', 'mm/shmem.c', 'mm/memory.c', 'virt/kvm/eventfd.c', 'virt/kvm/dirty_ring.c'],
  ...['arch/x86/kvm/vmx/tdx.c', 'arch/arm64/kvm/mmu.c'],
].map((path) => ({ tree: 'debian-v7.2.13', path }));

/** "TREE/PATH" as a file of the corpus; null where there is no path. */
export function corpusFileOf(name: string): CorpusFile | null {
  const slash = name.indexOf('/');
  return slash <= 0 ? null : { tree: name.slice(0, slash), path: name.slice(slash + 1) };
}

/**
 * The further files of the same trees, newest tree first, in the order of their paths: where the seven have too few
 * places of a kind, files come from here one after another until there are enough. Programs of user space are left out.
 */
export function furtherFiles(corpus: string): readonly CorpusFile[] {
  return trees.flatMap((tree) =>
    cFilesBelow(join(corpus, 'sources', tree), '')
      .filter((path) => !path.startsWith('tools/'))
      .filter((path) => !subjects.some((one) => one.tree === tree && one.path === path))
      .map((path) => ({ tree, path })),
  );
}

function cFilesBelow(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return cFilesBelow(root, path);
      return entry.isFile() && path.endsWith('.c') ? [path] : [];
    });
}

/** Reads files of one tree. */
export function readerOf(corpus: string, tree: string): ReadTree {
  return (path) => {
    const file = join(corpus, 'sources', tree, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
}
