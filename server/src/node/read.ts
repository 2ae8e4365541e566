import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { decode, type Decoded } from './decode.ts';
import { fileReason } from './reason.ts';

/** Bytes of one input that are read; the largest mail archives of a series are far below it. */
export const mostBytes = 128 * 1024 * 1024;

/** A file as text, or the reason why it cannot be had. Never more than `mostBytes` are read of it. */
export function readText(path: string): Decoded {
  try {
    const unfit = unfitReason(path);
    return unfit === null ? readBounded(path) : { reason: unfit };
  } catch (error) {
    return { reason: fileReason(error) };
  }
}

/** What is too large, in words. */
export const tooLarge = `is larger than ${mostBytes / 1024 / 1024} MB: give the mails or files in it one by one`;

/** A pipe nobody writes to never ends, and a device need not end either. Pipes that a shell opened for us do. */
function unfitReason(path: string): string | null {
  const file = statSync(path);
  const isHandedOver = /^\/(?:dev|proc\/self)\/(?:fd\/|stdin$)/.test(path);
  if (file.isFIFO() && !isHandedOver) return "is a pipe: give what comes out of it on standard input, as '-'";
  if (file.isSocket()) return 'is a socket, no file';
  if (file.isBlockDevice() || (file.isCharacterDevice() && path !== '/dev/null' && !isHandedOver))
    return 'is a device, no file';
  return file.isFile() && file.size > mostBytes ? tooLarge : null;
}

function readBounded(path: string): Decoded {
  const file = openSync(path, 'r');
  try {
    const chunks: Uint8Array[] = [];
    let total = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(Math.max(fstatSync(file).size - total, 0) + chunkSize);
      const read = readSync(file, chunk, 0, chunk.length, null);
      if (read === 0) return decode(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
      total += read;
      if (total > mostBytes) return { reason: tooLarge };
      chunks.push(chunk.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}

const chunkSize = 64 * 1024;
