import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import { inputText, type InputText } from '../core/text/source.ts';
import { decode, type Decoded } from './decode.ts';
import { isDirectory } from './directory.ts';
import { readText, tooLarge } from './read.ts';
import { fileReason } from './reason.ts';

/** An input, and the file it came from (null for standard input). */
export interface ReadInput {
  readonly input: InputText;
  readonly path: string | null;
}

/** What could not be read, under the name by which the user would look for it. */
export interface Unreadable {
  readonly file: string;
  readonly reason: string;
}

export interface Inputs {
  readonly inputs: readonly ReadInput[];
  readonly unreadable: readonly Unreadable[];
}

/** The name under which standard input is reported. */
export const standardInputName = '<stdin>';

/**
 * Reads files as they are, directories for the C, patch, mail and Kconfig files below them, and "-" as what `standardInput`
 * gives (null: more than is read). A file that is named twice is read once.
 */
export async function readInputs(
  operands: readonly string[],
  standardInput: () => Promise<Uint8Array | null>,
): Promise<Inputs> {
  const inputs: ReadInput[] = [];
  const unreadable: Unreadable[] = [];
  const seen = new Set<string>();
  const add = (name: string, path: string | null, read: () => Decoded, isAsked = true): void => {
    const identity = path === null ? name : identityOf(path);
    if (seen.has(identity)) return;
    seen.add(identity);
    const decoded = read();
    if ('reason' in decoded) unreadable.push({ file: name, reason: decoded.reason });
    else if (isAsked && decoded.text.trim() === '') unreadable.push({ file: name, reason: 'is empty' });
    else inputs.push({ input: inputText(name, decoded.text), path });
  };
  for (const operand of operands) {
    if (operand === '-') {
      const bytes = await standardInput();
      add(standardInputName, null, () => (bytes === null ? { reason: tooLarge } : decode(bytes)));
    } else if (operand === '') {
      unreadable.push({ file: "''", reason: 'is the name of no file' });
    } else if (isDirectory(operand)) {
      const found = filesIn(operand);
      unreadable.push(...found.unreadable);
      if (found.files.length === 0 && found.unreadable.length === 0) {
        unreadable.push({ file: operand, reason: 'holds no C, patch, mail or Kconfig files' });
      }
      for (const file of found.files) add(file, file, () => readText(file), false);
    } else add(operand, operand, () => readText(operand));
  }
  return { inputs, unreadable };
}

/** One file has one identity, whichever way it is written. */
function identityOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // What cannot be resolved is named when it is read.
    return path;
  }
}

/** True for a name that a directory is searched for. Files that the user names are read whatever they are called. */
export function isInputName(name: string): boolean {
  return /\.(?:c|h|patch|diff|mbox|mbx|eml)$/i.test(name) || /^Kconfig(?:\..+)?$/.test(name);
}

/** Input files below a directory, sorted by name; symbolic links are followed as long as they stay inside it. */
function filesIn(directory: string): { readonly files: readonly string[]; readonly unreadable: readonly Unreadable[] } {
  const files: string[] = [];
  const unreadable: Unreadable[] = [];
  const visited = new Set<string>();
  const walk = (folder: string, root: string): void => {
    for (const entry of [...readdirSync(folder, { withFileTypes: true })].sort(byName)) {
      const path = folder.endsWith(sep) ? folder + entry.name : `${folder}${sep}${entry.name}`;
      tryTo(path, () => {
        const kind = entry.isSymbolicLink() ? linked(path, root) : entry;
        if (kind === null) return;
        if (kind.isDirectory()) {
          if (!entry.name.startsWith('.') && entry.name !== 'node_modules') enter(path, root);
        } else if (kind.isFile() && isInputName(entry.name)) files.push(path);
      });
    }
  };
  const enter = (folder: string, root: string): void => {
    const real = realpathSync(folder);
    if (visited.has(real)) return;
    visited.add(real);
    walk(folder, root);
  };
  const tryTo = (path: string, action: () => void): void => {
    try {
      action();
    } catch (error) {
      unreadable.push({ file: path, reason: fileReason(error) });
    }
  };
  tryTo(directory, () => enter(directory, realpathSync(directory)));
  return { files, unreadable };
}

/** What a link inside a directory leads to, or null where that is outside it. */
function linked(path: string, root: string): { isDirectory(): boolean; isFile(): boolean } | null {
  const real = realpathSync(path);
  return real === root || real.startsWith(join(root, sep)) ? statSync(real) : null;
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
