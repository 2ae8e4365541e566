import { storedNames } from './stored-names.ts';
import type { TreeText } from './tree-text.ts';

/** What a search of a file of a tree keeps of it. */
export interface FileNames {
  /** In characters. */
  readonly length: number;
  /** The names that it may define as functions. */
  readonly names: ReadonlySet<string>;
  /** The members under which it stores a name. */
  readonly members: ReadonlySet<string>;
  /** Does the word stand in it that the search was told to look for? */
  readonly isMarked: boolean;
}

/** What is kept of a file of a tree; null where it cannot be read. */
export type DefinitionNames = (path: string) => FileNames | null;

/** Reads each file once: the files of a run search the same parts of the tree. */
export function rememberNames(tree: TreeText, mark: string | null): DefinitionNames {
  const known = new Map<string, FileNames | null>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const text = tree.read(path);
    const found = text === null ? null : namesIn(text, mark);
    known.set(path, found);
    return found;
  };
}

/**
 * The names that a C text may define as functions: words before a parenthesis on lines that begin at the margin. A name
 * too many costs a parse; where a definition is written in another way, it is not found.
 */
export function definitionNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [line] of text.matchAll(marginLine))
    if (!line.endsWith(';')) for (const [, name] of line.matchAll(wordBeforeParenthesis)) names.add(name!);
  return names;
}

const marginLine = /^[A-Za-z_][^\n]*\([^\n]*/gm;
const wordBeforeParenthesis = /([A-Za-z_]\w*)[ \t]*\(/g;

function namesIn(text: string, mark: string | null): FileNames {
  const isMarked = mark !== null && text.includes(mark);
  return { length: text.length, names: definitionNames(text), members: membersStored(text), isMarked };
}

function membersStored(text: string): ReadonlySet<string> {
  const members = new Set<string>();
  for (const { member } of storedNames(text)) members.add(member);
  return members;
}
