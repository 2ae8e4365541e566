import { statSync } from 'node:fs';

/** True for a directory, also behind a symbolic link. */
export function isDirectory(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    // A path through an unreadable folder: reading it as a file says why.
    return false;
  }
}
