import { readFileSync } from 'node:fs';
import { decode, type Decoded } from './decode.ts';
import { fileReason } from './reason.ts';

/** A file as text, or the reason why it cannot be had. */
export function readText(path: string): Decoded {
  try {
    return decode(readFileSync(path));
  } catch (error) {
    return { reason: fileReason(error) };
  }
}
