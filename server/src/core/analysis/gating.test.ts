import { describe, expect, test } from 'vitest';
import { analyse } from '../../../../test/kit/analyse.ts';

const path = 'virt/pool/Kconfig';
const kconfig = 'config WINDOW\n\tbool\n\nconfig POOL\n\tbool "Pool"\n\nconfig HAVE_POOL\n\tbool\n';
const window = '#ifdef CONFIG_WINDOW\nint window_open(int n)\n{\n\treturn n;\n}\n#endif\n';
const calls = (call: string): string => `int pool_shrink(int n)\n{\n${call}\n\treturn n;\n}\n`;

async function found(files: Readonly<Record<string, string>>, text = kconfig): Promise<readonly string[]> {
  const tree = {
    'virt/pool/Makefile': 'obj-$(CONFIG_POOL) += pool.o\n',
    'virt/pool/window.c': window,
    'virt/pool/pool.c': calls('\tn = window_open(n);'),
    ...files,
    [path]: text,
  };
  const { findings } = await analyse([{ name: 'Kconfig', text, path }], { tree });
  return findings.map(({ severity, range, message }) => `${severity} at ${range.start.line}: ${message}`);
}

test('a file that is built with one symbol and calls what needs another', async () =>
  expect(await found({})).toEqual([
    'warning at 4: POOL builds virt/pool/pool.c, which calls window_open(): only there with WINDOW, which POOL neither selects nor depends on',
  ]));

describe('nothing is said where', () => {
  test('the symbol brings the other', async () =>
    expect(await found({}, kconfig.replace('"Pool"', '"Pool"\n\tdepends on WINDOW'))).toEqual([]));

  test('a header has something in its place', async () =>
    expect(
      await found({
        'include/linux/window.h':
          '#ifdef CONFIG_WINDOW\nint window_open(int n);\n#else\nstatic inline int window_open(int n)\n{\n\treturn n;\n}\n#endif\n',
        'virt/pool/pool.c': `#include <linux/window.h>\n${calls('\tn = window_open(n);')}`,
      }),
    ).toEqual([]));

  test('the call stands under the other symbol', async () =>
    expect(await found({ 'virt/pool/pool.c': calls('#ifdef CONFIG_WINDOW\n\tn = window_open(n);\n#endif') })).toEqual(
      [],
    ));

  test('the C asks for it', async () =>
    expect(
      await found({ 'virt/pool/pool.c': calls('\tif (IS_ENABLED(CONFIG_WINDOW))\n\t\tn = window_open(n);') }),
    ).toEqual([]));

  test('the function is there in another way as well', async () =>
    expect(
      await found({
        'virt/pool/window.c': window.replace('#endif', '#else\nint window_open(int n)\n{\n\treturn 0;\n}\n#endif'),
      }),
    ).toEqual([]));

  test('an architecture has the function', async () =>
    expect(await found({ 'arch/x86/kvm/window.c': window })).toEqual([]));

  test('no Kconfig at hand declares the other', async () =>
    expect(await found({}, 'config POOL\n\tbool "Pool"\n')).toEqual([]));
});

describe('an architecture vouches for', () => {
  test('a symbol that is its promise', async () =>
    expect((await found({ 'virt/pool/Makefile': 'obj-$(CONFIG_HAVE_POOL) += pool.o\n' }))[0]).toMatch(
      /^information at 7/,
    ));

  test('a call under one', async () =>
    expect(
      (await found({ 'virt/pool/pool.c': calls('#ifdef CONFIG_HAVE_POOL\n\tn = window_open(n);\n#endif') }))[0],
    ).toMatch(/^information/));
});
