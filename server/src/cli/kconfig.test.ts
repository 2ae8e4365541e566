import { expect, test } from 'vitest';
import { configSymbol, readConfigFile } from './kconfig.ts';

test.each([
  ['KVM=y', 'CONFIG_KVM', 'y'],
  ['CONFIG_KVM=m', 'CONFIG_KVM', 'm'],
])('%s sets %s to %s', (text, name, value) => expect(configSymbol(text)).toEqual({ name, value }));

test.each(['KVM', 'KVM=', 'KVM=1', '=y', 'K V=y'])('%s is no symbol', (text) => expect(configSymbol(text)).toBeNull());

test('a .config gives set symbols, unset ones and the lines that are neither', () => {
  const text = '# Linux/x86\nCONFIG_KVM=y\r\n# CONFIG_SMP is not set\n\nCONFIG_NAME="a b"\nCONFIG_HZ=250\nwhat?\n';
  expect(readConfigFile(text)).toEqual({
    symbols: new Map([
      ['CONFIG_KVM', 'y'],
      ['CONFIG_SMP', 'n'],
      ['CONFIG_NAME', '"a b"'],
      ['CONFIG_HZ', '250'],
    ]),
    strayLines: [7],
  });
});
