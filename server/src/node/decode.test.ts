import { expect, test } from 'vitest';
import { decode } from './decode.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

test.each([
  ['UTF-8', bytes(0x63, 0xc3, 0xa9), 'cé'],
  ['UTF-8 with a byte order mark', bytes(0xef, 0xbb, 0xbf, 0x61), 'a'],
  ['Latin-1', bytes(0x63, 0xe9), 'cé'],
  ['UTF-16, little end first', bytes(0xff, 0xfe, 0x61, 0), 'a'],
  ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 0x61), 'a'],
  ['nothing', bytes(), ''],
])('%s is text', (_name, input, text) => expect(decode(input)).toEqual({ text }));

test('NUL bytes are no text', () => expect(decode(bytes(0x61, 0, 0x62))).toHaveProperty('reason'));

test('bytes of any kind without NUL are no Latin-1', () => {
  const noise = Uint8Array.from({ length: 4000 }, (_, i) => 1 + ((i * 7919) % 255));
  expect(decode(noise)).toEqual({ reason: 'is binary, no text' });
});

test('compressed text is no text, and what to do is said', () =>
  expect(decode(bytes(0x1f, 0x8b, 8, 0))).toEqual({ reason: 'is compressed (gzip): unpack it first' }));
