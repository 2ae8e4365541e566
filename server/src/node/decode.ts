/** Bytes of a file as text, or the reason why they are none. */
export type Decoded = { readonly text: string } | { readonly reason: string };

/**
 * Kernel sources and mails are UTF-8, older ones Latin-1; Windows editors add UTF-16 with a byte order mark. A byte
 * order mark is dropped, as editors do, so that columns agree with what they show.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { reason: 'is compressed (gzip): unpack it first' };
  if (bytes.subarray(0, sniffed).includes(0)) return { reason: 'is not text (it holds NUL bytes)' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError)
      return isGarbage(bytes)
        ? { reason: 'is binary, no text' }
        : { text: new TextDecoder('windows-1252').decode(bytes) };
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Bytes that are no UTF-8 are Latin-1 only where control characters are rare, as in a text they are. */
function isGarbage(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sniffed);
  const controls = sample.filter((byte) => byte < 32 && ![8, 9, 10, 12, 13, 27].includes(byte)).length;
  return controls > sample.length * mostControls;
}

const mostControls = 0.03;

/** As git does it: a file is binary where the first 8,000 bytes hold a NUL. */
const sniffed = 8000;
