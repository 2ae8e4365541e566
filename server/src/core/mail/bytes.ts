import { inputText, type InputText } from '../text/source.ts';
import { latinCharacter } from './charset.ts';

/**
 * Turns the bytes of a file into an input. UTF-8 as a rule; UTF-16 where a byte order mark says so. In an mbox mails of
 * several charsets stand side by side, so a line that is no UTF-8 is read as windows-1252, one character a byte.
 */
export function inputFromBytes(name: string, bytes: Uint8Array): InputText {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (utf16 !== null) return inputText(name, new TextDecoder(utf16).decode(bytes));
  const text = UTF_8.decode(bytes);
  return inputText(name, text.includes('\ufffd') ? lineByLine(bytes) : text);
}

const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: false });

function lineByLine(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length;) {
    const newline = bytes.indexOf(10, from);
    const to = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(from, to);
    const text = UTF_8.decode(line);
    parts.push(text.includes('\ufffd') ? Array.from(line, latinCharacter).join('') : text);
    from = to;
  }
  return parts.join('');
}
