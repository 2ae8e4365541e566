import type { TreeText } from './tree-text.ts';

/** The C files that are searched for a name, nearest first, and whether these are all that could hold one. */
export interface SearchedFiles {
  readonly paths: readonly string[];
  readonly isWhole: boolean;
}

/**
 * Which C files of a tree are searched for what a file calls: its own folder first, then what lies nearest to it in the
 * layout of a kernel tree. Code of other architectures, of tools and of documentation is not built together with it.
 */
export function searchedFiles(tree: TreeText, path: string, arch: string): SearchedFiles {
  const own = archOf(path) ?? arch;
  const folders = [
    folderOf(path),
    'virt',
    ...['kvm', 'virt', 'mm', 'coco', 'kernel', 'lib', ''].map((part) => `arch/${own}${part === '' ? '' : `/${part}`}`),
    ...[
      'mm',
      'kernel',
      'fs',
      'lib',
      'drivers/virt',
      'drivers/crypto',
      'drivers/iommu',
      'drivers/vfio',
      'security',
      'block',
    ],
  ];
  const paths = new Set<string>();
  for (const folder of folders) {
    for (const found of tree.list(folder)) {
      if (!found.endsWith('.c') || !isBuiltWith(found, own)) continue;
      if (paths.size >= maxFiles) return { paths: [...paths], isWhole: false };
      paths.add(found);
    }
  }
  return { paths: [...paths], isWhole: true };
}

/** "arch/x86/kvm/x86.c" is of x86; null for what every architecture has. */
export function archOf(path: string): string | null {
  return /^arch\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function isBuiltWith(path: string, arch: string): boolean {
  const other = archOf(path);
  return (other === null || other === arch) && !/^(?:tools|Documentation|samples|scripts|usr)\//.test(path);
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
}

/** A kernel has about that many C files in these folders. */
const maxFiles = 5000;
