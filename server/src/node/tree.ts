import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { readText } from './read.ts';

/** A kernel tree, read file by file when asked. Paths are relative to it, with `/`: "mm/filemap.c". */
export interface TreeReader {
  /** The directory, as the user gave it. */
  readonly name: string;
  /** The text of a file; null where the tree has none, or it cannot be read as text. */
  read(path: string): string | null;
  /** Every file below a folder ("" for all), sorted; hidden folders are left out, links to folders not followed. */
  list(folder: string): readonly string[];
  /** What was asked for so far and not read, because a link leads from it out of the tree; sorted. */
  refused(): readonly string[];
}

/** Opens a directory as a tree. Nothing outside it is ever read, also not through a symbolic link. */
export function openTree(directory: string): TreeReader {
  const root = realpathSync(directory);
  const refused = new Set<string>();
  const listings = new Map<string, readonly string[]>();
  return {
    name: directory,
    read(path) {
      const inside = locate(root, path);
      if (inside === 'outside' && !path.split('/').includes('..')) refused.add(path);
      if (inside === 'outside' || inside === null || statSync(inside, { throwIfNoEntry: false })?.isFile() !== true)
        return null;
      const decoded = readText(inside);
      return 'text' in decoded ? decoded.text : null;
    },
    list(folder) {
      const known = listings.get(folder);
      if (known !== undefined) return known;
      const start = locate(root, folder);
      const files = start === null || start === 'outside' ? [] : filesBelow(root, start);
      listings.set(folder, files);
      return files;
    },
    refused: () => [...refused].sort(),
  };
}

/**
 * The kernel tree around a file or directory: the nearest directory upwards that has include/linux and one of mm, virt
 * and arch, or that has both MAINTAINERS and Kconfig. (tools/ of a kernel looks like a tree too, and is not.)
 */
export function findTree(path: string): string | null {
  const start = resolve(path);
  const first = statSync(start, { throwIfNoEntry: false })?.isDirectory() === true ? start : dirname(start);
  for (let directory = first; ; directory = dirname(directory)) {
    const isTools = basename(directory) === 'tools' && isTree(dirname(directory));
    if (!isTools && isTree(directory)) return directory;
    if (dirname(directory) === directory) return null;
  }
}

/** Where a file stands in a tree, or null where it is not in it. */
export function placeInTree(directory: string, path: string): string | null {
  try {
    const within = relative(realpathSync(directory), realpathSync(path));
    return within === '' || within.startsWith('..') || isAbsolute(within) ? null : within.split(sep).join('/');
  } catch {
    // A path that does not resolve is in no tree; that it cannot be read is said where it is read.
    return null;
  }
}

function isTree(directory: string): boolean {
  const has = (name: string): boolean => statSync(join(directory, name), { throwIfNoEntry: false }) !== undefined;
  const isKernel = has('MAINTAINERS') && has('Kconfig');
  return isKernel || (has(join('include', 'linux')) && ['mm', 'virt', 'arch'].some(has));
}

/** The real path of a path in the tree; null where it does not exist, "outside" where a link leads out of the tree. */
function locate(root: string, path: string): string | null {
  if (isAbsolute(path) || path.includes('\0')) return null;
  try {
    const real = realpathSync(join(root, path));
    return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep) ? real : 'outside';
  } catch {
    // Headers of other architectures and configurations are asked for and are not there: that is an answer.
    return null;
  }
}

function filesBelow(root: string, start: string): readonly string[] {
  const files: string[] = [];
  const visit = (directory: string): void => {
    for (const entry of entriesOf(directory)) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.')) visit(path);
      } else if (entry.isFile()) files.push(relative(root, path).split(sep).join('/'));
    }
  };
  visit(start);
  return files.sort();
}

function entriesOf(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    // A folder that may not be read holds nothing for the analysis; inputs are checked elsewhere, one by one.
    return [];
  }
}
