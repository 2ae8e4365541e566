import type { DefinitionNames } from './definition-names.ts';
import type { SearchedFiles } from './search-order.ts';
import type { TreeText } from './tree-text.ts';

/** Which files may define a function of a name, nearest first. */
export interface DefinitionIndex {
  filesDefining(name: string): readonly string[];
  /** Which files store a name under a member of this name, of whatever struct. */
  filesStoring(member: string): readonly string[];
  /** Which files hold the word that the search was told to look for. */
  filesMarked(): readonly string[];
  /** Which files hold the word at all; they are read again for it. */
  filesMentioning(word: string): readonly string[];
  /** False where the tree holds more files than were searched. */
  readonly isWhole: boolean;
  /** True where files were left out of what was searched so far. */
  readonly isCut: boolean;
}

/** Reads the files when the first name is asked for, and keeps names alone. */
export function createDefinitionIndex(
  tree: TreeText,
  namesOf: DefinitionNames,
  searched: () => SearchedFiles,
): DefinitionIndex {
  let index: Index | null = null;
  let isWhole = true;
  const built = (): Index => {
    if (index !== null) return index;
    const defining = new Map<string, string[]>();
    const storing = new Map<string, string[]>();
    const marked: string[] = [];
    const { paths, isWhole: isAll } = searched();
    isWhole = isAll;
    let budget = maxCharacters;
    for (const path of paths) {
      const found = budget > 0 ? namesOf(path) : null;
      if (budget <= 0) isWhole = false;
      if (found === null) continue;
      budget -= found.length;
      for (const name of found.names) append(defining, name, path);
      for (const member of found.members) append(storing, member, path);
      if (found.isMarked) marked.push(path);
    }
    index = { defining, storing, marked };
    return index;
  };
  return {
    filesDefining: (name) => built().defining.get(name) ?? [],
    filesStoring: (member) => built().storing.get(member) ?? [],
    filesMarked: () => built().marked,
    filesMentioning: (word) => searched().paths.filter((path) => tree.read(path)?.includes(word) === true),
    get isWhole() {
      built();
      return isWhole;
    },
    get isCut() {
      return !isWhole;
    },
  };
}

/** All of mm, kernel, virt and one architecture have a third of it. To look through it takes a second or two. */
const maxCharacters = 64_000_000;

/** Files by the names that they define, and by the members that they store to. */
interface Index {
  readonly defining: ReadonlyMap<string, readonly string[]>;
  readonly storing: ReadonlyMap<string, readonly string[]>;
  readonly marked: readonly string[];
}

function append(files: Map<string, string[]>, name: string, path: string): void {
  const known = files.get(name);
  if (known === undefined) files.set(name, [path]);
  else known.push(path);
}
