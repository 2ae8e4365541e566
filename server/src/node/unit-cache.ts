import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { RememberedUnit, UnitMemory } from '../core/analysis/remember-unit.ts';
import { fileReason } from './reason.ts';

/** Results kept in a directory, a file for each. */
export interface UnitCache extends UnitMemory {
  /** What was wrong with files of the directory so far: each is passed over, and written anew where that can be done. */
  readonly remarks: readonly string[];
}

/**
 * Opens a directory as a cache; it is made when the first result is kept. Files are named by what they are the result of
 * and never changed in place, so that runs may share the directory; whoever deletes some loses time alone.
 */
export function openUnitCache(directory: string, tool: string): UnitCache {
  const remarks: string[] = [];
  let isWritable = true;
  const fileOf = (key: string): string => join(directory, key.slice(0, 2), `${key.slice(2)}.json`);
  return {
    tool,
    remarks,
    recall(key) {
      const file = fileOf(key);
      const text = readIfThere(file);
      if (text === null) return null;
      const unit = unseal(text);
      if (unit === null) remarks.push(`${file} is damaged: it is passed over, and written anew`);
      return unit;
    },
    keep(key, unit) {
      if (!isWritable) return;
      const file = fileOf(key);
      const aside = `${file}.${process.pid}-${threadId}`;
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(aside, seal(unit));
        renameSync(aside, file);
      } catch (error) {
        isWritable = false;
        remarks.push(`nothing more is kept in ${directory}: ${fileReason(error)}`);
        removeIfThere(aside);
      }
    },
  };
}

/** Null where there is none, or it cannot be read: it is then made again. */
function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Not being there is the ordinary answer; a file that cannot be read is written over, and that it cannot be is said.
    return null;
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Why nothing can be written there has been said.
  }
}

/** The first line tells that the rest is as it was written. */
function seal(unit: RememberedUnit): string {
  const text = JSON.stringify(unit);
  return `${sealOf(text)}\n${text}`;
}

function unseal(sealed: string): RememberedUnit | null {
  const end = sealed.indexOf('\n');
  const text = sealed.slice(end + 1);
  // What bears the seal was written here.
  return end > 0 && sealed.slice(0, end) === sealOf(text) ? (JSON.parse(text) as RememberedUnit) : null;
}

function sealOf(text: string): string {
  return `folioscope ${createHash('sha256').update(text).digest('hex')}`;
}
