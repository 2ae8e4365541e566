import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileReason } from './reason.ts';

/**
 * Writes a text to a file so that a reader sees the old file or the new one, never a half. Devices and pipes are
 * written to directly. Null, or the reason why it could not be written.
 */
export function writeText(path: string, text: string): string | null {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there !== undefined && !there.isFile()) {
      writeFileSync(path, text);
      return null;
    }
    const beside = `${path}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      writeFileSync(beside, text, { flag: 'wx', mode: there?.mode ?? 0o666 });
      renameSync(beside, path);
    } finally {
      rmSync(beside, { force: true });
    }
    return null;
  } catch (error) {
    return fileReason(error);
  }
}
