import { charsetOf, decodeBytes } from './charset.ts';

const WORD = /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi;

/** Decodes the encoded words of RFC 2047 in a header; white space between two of them is dropped. What is broken stays. */
export function decodeWords(header: string): string {
  if (!header.includes('=?')) return header;
  const joined = header.replace(/(\?=)[ \t\r\n]+(?==\?[^?\s]+\?[bq]\?)/gi, '$1');
  return joined.replace(WORD, (_whole, charsetName: string, kind: string, text: string) => {
    const { charset } = charsetOf(charsetName);
    return decodeBytes(charset, kind.toLowerCase() === 'b' ? base64Bytes(text) : quotedBytes(text));
  });
}

function quotedBytes(text: string): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const hex = c === 61 ? /^[0-9a-f]{2}/i.exec(text.slice(i + 1, i + 3)) : null;
    if (hex !== null) {
      bytes.push(parseInt(hex[0], 16));
      i += 2;
    } else bytes.push(c === 95 ? 32 : c & 0xff);
  }
  return bytes;
}

function base64Bytes(text: string): number[] {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length; i++) {
    const value = base64Value(text.charCodeAt(i));
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return bytes;
}

/** The six bits that a character of base64 stands for, or -1. */
export function base64Value(c: number): number {
  if (c >= 65 && c <= 90) return c - 65;
  if (c >= 97 && c <= 122) return c - 71;
  if (c >= 48 && c <= 57) return c + 4;
  if (c === 43 || c === 45) return 62;
  if (c === 47 || c === 95) return 63;
  return -1;
}
