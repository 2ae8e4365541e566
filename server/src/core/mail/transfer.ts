import type { MappedText } from '../text/mapped.ts';
import { MappedTextBuilder } from '../text/mapped.ts';
import type { Charset } from './charset.ts';
import { lineEnd } from './headers.ts';
import { base64Value } from './words.ts';

/**
 * Undoes quoted-printable (RFC 2045, 6.7). Text that stands as it is keeps its exact place; a character that was written
 * as escapes maps to its first `=`; soft line breaks vanish. An `=` that begins no escape stays.
 */
export function decodeQuotedPrintable(source: MappedText, charset: Charset): MappedText {
  const text = source.text;
  const out = new MappedTextBuilder(source.input);
  let plainFrom = 0;
  let bytes: number[] = [];
  let bytesAt = 0;
  const flush = (): void => {
    if (bytes.length > 0) out.decoded(charset.decode(bytes), source.origin(bytesAt));
    bytes = [];
  };
  let at = text.indexOf('=');
  while (at >= 0) {
    if (at > plainFrom) {
      flush();
      out.copy(source, plainFrom, at);
    }
    const soft = softBreak(text, at);
    const byte = soft > 0 ? -1 : hexByte(text, at + 1);
    if (soft > 0) plainFrom = soft;
    else if (byte < 0) {
      flush();
      out.copy(source, at, at + 1);
      plainFrom = at + 1;
    } else {
      const wanted = bytes.length === 0 ? 0 : charset.length(bytes[0]!);
      const continues = bytes.length > 0 && bytes.length < wanted && (byte >= 0x80 || charset.name !== 'utf-8');
      if (!continues) flush();
      if (bytes.length === 0) bytesAt = at;
      bytes.push(byte);
      plainFrom = at + 3;
    }
    at = text.indexOf('=', plainFrom);
  }
  flush();
  return out.copy(source, plainFrom, text.length).build();
}

/** Behind the soft line break that begins at `at`, or -1. White space before the line end is padding. */
function softBreak(text: string, at: number): number {
  let i = at + 1;
  while (i < text.length && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i++;
  if (i === text.length) return i;
  if (text.charCodeAt(i) === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
  return text.charCodeAt(i) === 10 ? i + 1 : -1;
}

function hexByte(text: string, at: number): number {
  const high = hexDigit(text.charCodeAt(at));
  const low = hexDigit(text.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(c: number): number {
  if (c >= 48 && c <= 57) return c - 48;
  if (c >= 65 && c <= 70) return c - 55;
  return c >= 97 && c <= 102 ? c - 87 : -1;
}

/**
 * Undoes base64. A character maps into the group of four that holds its first byte, so its line is right and its column
 * is right within two. Decoding ends at the first line that cannot be base64 (mailing lists append footers in plain text):
 * `stoppedAt` is its offset in the source, or null.
 */
export function decodeBase64(source: MappedText, charset: Charset): { text: MappedText; stoppedAt: number | null } {
  const text = source.text;
  const out = new MappedTextBuilder(source.input);
  let held = 0;
  let bits = 0;
  let groupAt = 0;
  let pending: number[] = [];
  let pendingAt = 0;
  let stoppedAt: number | null = null;
  const push = (byte: number, within: number): void => {
    if (pending.length === 0) {
      if (byte < 0x80) {
        out.decoded(String.fromCharCode(byte), groupAt + within);
        return;
      }
      pendingAt = groupAt + within;
    }
    pending.push(byte);
    if (pending.length < charset.length(pending[0]!)) return;
    out.decoded(charset.decode(pending), pendingAt);
    pending = [];
  };
  for (let from = 0; from < text.length && stoppedAt === null;) {
    const { end, next } = lineEnd(text, from, text.length);
    if (!isBase64Line(text, from, end)) stoppedAt = from;
    for (let i = from; i < end && stoppedAt === null; i++) {
      const value = base64Value(text.charCodeAt(i));
      if (value < 0) continue;
      if (bits === 0) groupAt = source.origin(i);
      held = ((held << 6) | value) & 0xffffff;
      bits += 6;
      if (bits < 24) continue;
      push((held >> 16) & 0xff, 0);
      push((held >> 8) & 0xff, 1);
      push(held & 0xff, 2);
      bits = 0;
    }
    if (bits > 0 && text.charCodeAt(end - 1) === 61) bits = flushGroup(held, bits, push);
    from = next;
  }
  flushGroup(held, bits, push);
  if (pending.length > 0) out.decoded(charset.decode(pending), pendingAt);
  return { text: out.build(), stoppedAt };
}

/** The bytes of a group that padding or the end of the text cut short. */
function flushGroup(held: number, bits: number, push: (byte: number, within: number) => void): number {
  if (bits >= 12) push((held >> (bits - 8)) & 0xff, 0);
  if (bits >= 18) push((held >> (bits - 16)) & 0xff, 1);
  return 0;
}

function isBase64Line(text: string, from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    const c = text.charCodeAt(i);
    if (base64Value(c) < 0 && c !== 61 && c !== 32 && c !== 9 && c !== 0) return false;
  }
  return !/^[-_]{4,}/.test(text.slice(from, Math.min(end, from + 8)));
}
