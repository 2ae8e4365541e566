/** What a byte of windows-1252 means where it differs from latin-1; 0x81, 0x8d, 0x8f, 0x90 and 0x9d mean nothing. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Turns bytes into text one sequence at a time, so that every character keeps the place of its first byte. */
export interface Charset {
  readonly name: string;
  /** How many bytes the character that begins with this byte takes. */
  length(lead: number): number;
  /** The text of one sequence; U+FFFD for one that is broken. */
  decode(bytes: readonly number[]): string;
}

/** The charset of a Content-Type. Unknown names are read as windows-1252, whose ASCII part they all share; `known` says so. */
export function charsetOf(name: string): { charset: Charset; known: boolean } {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (plain === '' || plain === 'utf8' || plain === 'usascii' || plain === 'ascii')
    return { charset: UTF_8, known: true };
  if (/^(?:iso88591|latin1|windows1252|cp1252|iso885915)$/.test(plain)) return { charset: LATIN, known: true };
  const decoder = decoderOf(name);
  if (decoder === null) return { charset: LATIN, known: false };
  return { charset: multiByte(name, decoder), known: true };
}

/** The text of bytes that carry no map: words of headers. */
export function decodeBytes(charset: Charset, bytes: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length;) {
    const length = Math.max(1, charset.length(bytes[i]!));
    parts.push(charset.decode(bytes.slice(i, i + length)));
    i += length;
  }
  return parts.join('');
}

const UTF_8: Charset = {
  name: 'utf-8',
  length: (lead) => (lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1),
  decode: (bytes) => {
    const lead = bytes[0] ?? 0;
    if (lead < 0x80) return String.fromCharCode(lead);
    const length = UTF_8.length(lead);
    let point = length === 2 ? lead & 0x1f : length === 3 ? lead & 0x0f : lead & 0x07;
    const broken = length === 1 || bytes.length < length || bytes.slice(1).some((byte) => (byte & 0xc0) !== 0x80);
    if (broken) return '\ufffd';
    for (let i = 1; i < length; i++) point = (point << 6) | (bytes[i]! & 0x3f);
    return point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point);
  },
};

/** Bytes that no declared charset explains: mail programs mean windows-1252 where they say latin-1. */
const LATIN: Charset = {
  name: 'windows-1252',
  length: () => 1,
  decode: (bytes) => latinCharacter(bytes[0] ?? 0),
};

export function latinCharacter(byte: number): string {
  return byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charAt(byte - 0x80) : String.fromCharCode(byte);
}

/** Two bytes from 0x81 on: right for the East Asian charsets of the lists, whose other bytes are ASCII. */
function multiByte(name: string, decoder: InstanceType<typeof TextDecoder>): Charset {
  const twoBytes = /gb|big5|euc|jis|ks_c|ksc|johab|uhc|949|936|950/i.test(name);
  return {
    name: name.toLowerCase(),
    length: (lead) => (twoBytes && lead >= 0x81 ? 2 : 1),
    decode: (bytes) => decoder.decode(Uint8Array.from(bytes)),
  };
}

function decoderOf(name: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(name);
  } catch (error) {
    // The one way to ask whether a label is known. Anything but a RangeError would be a mistake of ours.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
