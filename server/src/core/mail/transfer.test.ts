import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MappedText } from '../text/mapped.ts';
import { inputText } from '../text/source.ts';
import { charsetOf } from './charset.ts';
import { decodeBase64, decodeQuotedPrintable } from './transfer.ts';

const utf8 = charsetOf('utf-8').charset;

function whole(text: string): MappedText {
  return MappedText.of(inputText('m', text), 0, text.length);
}

/** Writes text as quoted-printable; lines are broken softly where `breaks` says so. */
function quotedPrintable(text: string, breaks: readonly number[]): string {
  const bytes = [...new TextEncoder().encode(text)];
  return bytes
    .map((byte, index) => {
      const plain = byte === 10 || byte === 9 || (byte >= 32 && byte < 127 && byte !== 61);
      const written = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
      return written + (breaks.includes(index) ? '=\n' : '');
    })
    .join('');
}

describe('quoted-printable', () => {
  test('what was written is read again, and plain characters keep their exact place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.nat(40)), (raw, breaks) => {
        const text = raw.replace(/\r/g, '');
        const encoded = quotedPrintable(text, breaks);
        const decoded = decodeQuotedPrintable(whole(encoded), utf8);
        expect(decoded.text).toBe(text);
        for (let i = 0; i < text.length; i++) {
          const c = text.charCodeAt(i);
          if (c < 127 && c > 31 && c !== 61) expect(encoded[decoded.origin(i)]).toBe(text[i]);
          if (c === 61) expect(encoded.slice(decoded.origin(i), decoded.origin(i) + 3)).toBe('=3D');
        }
      }),
    );
  });

  test('an equals sign that begins no escape stays', () => {
    expect(decodeQuotedPrintable(whole('a = b; c =\n d =zz'), utf8).text).toBe('a = b; c  d =zz');
  });

  test('a character of several bytes maps to its first escape, even over a soft line break', () => {
    const decoded = decodeQuotedPrintable(whole('x=C3=\n=A4y'), utf8);
    expect([decoded.text, decoded.origin(1), decoded.origin(2)]).toEqual(['xäy', 1, 9]);
  });

  test('a broken sequence becomes the replacement character and nothing after it is lost', () => {
    expect(decodeQuotedPrintable(whole('=C3x =E2=82'), utf8).text).toBe('\ufffdx \ufffd');
  });

  test('latin-1 is read as windows-1252', () => {
    expect(decodeQuotedPrintable(whole('=80=E4'), charsetOf('iso-8859-1').charset).text).toBe('€ä');
  });
});

describe('base64', () => {
  test('what was written is read again, and every character maps into its own group of four', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 76 }), (raw, width) => {
        const text = raw;
        const plain = Buffer.from(text, 'utf8').toString('base64');
        const encoded = plain.replace(new RegExp(`.{${width}}`, 'g'), '$&\n');
        const decoded = decodeBase64(whole(encoded), utf8).text;
        expect(decoded.text).toBe(text);
        let bytes = 0;
        for (let i = 0; i < text.length; i++) {
          if (text.charCodeAt(i) < 128) {
            const signs = encoded.slice(0, decoded.origin(i)).replaceAll('\n', '').length;
            expect(Math.floor(signs / 4)).toBe(Math.floor(bytes / 3));
          }
          bytes += Buffer.byteLength(String.fromCodePoint(text.codePointAt(i)!));
          if (text.codePointAt(i)! > 0xffff) i++;
        }
      }),
    );
  });

  test('decoding stops at a line that is no base64 and says where', () => {
    const { text, stoppedAt } = decodeBase64(whole('aGVsbG8=\n____ the list (footer)\n'), utf8);
    expect([text.text, stoppedAt]).toEqual(['hello', 9]);
  });

  test('a text that was cut off in a group gives what is there', () => {
    expect(decodeBase64(whole('aGVsbG'), utf8).text.text).toBe('hell');
  });
});
