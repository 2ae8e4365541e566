import { describe, expect, test } from 'vitest';
import { builtFiles } from './kbuild.ts';
import { impliedSymbols, readSymbols } from './kconfig-symbols.ts';

const symbolsOf = (files: Readonly<Record<string, string>>): ReturnType<typeof readSymbols> =>
  readSymbols({ read: (path) => files[path] ?? null, list: () => [] }, ['Kconfig'], 'x86');

describe('what is set with a symbol', () => {
  const implied = (text: string): readonly string[] => [...impliedSymbols(symbolsOf({ Kconfig: text }), ['A'])].sort();

  test('is what it selects and what it depends on, and what those do', () =>
    expect(implied('config A\n\tselect B\n\tdepends on C && D\n\nconfig B\n\tselect E\n')).toEqual([
      ...['A', 'B', 'C', 'D', 'E'],
    ]));

  test('is not what may be set instead', () =>
    expect(implied('config A\n\tdepends on B || C\n\tdepends on !D\n')).toEqual(['A']));

  test('is what it selects on a condition only where that holds', () =>
    expect(implied('config A\n\tselect B if C\n\tselect D if E\n\tdepends on C\n')).toEqual(['A', 'B', 'C']));

  test('is of several declarations what all depend on', () =>
    expect(implied('config A\n\tdepends on B && C\n\nconfig A\n\tdepends on C\n')).toEqual(['A', 'C']));
});

test('files that are sourced are read, those of the architecture among them', () =>
  expect([
    ...symbolsOf({
      Kconfig: 'source "arch/$(SRCARCH)/Kconfig"\nsource "Kconfig"\n',
      'arch/x86/Kconfig': 'config B\n\tbool\n',
    }).keys(),
  ]).toEqual(['B']));

test('Makefiles say which symbol builds which file', () =>
  expect(
    builtFiles(
      'obj-y += main.o\nkvm-$(CONFIG_POOL) += $(KVM)/pool.o \\\n\tpages.o # more.o\nobj-$(CONFIG_Q) := q/\nobj-$(CONFIG_R)+=r.o\n',
    ),
  ).toEqual([
    { symbol: 'POOL', file: 'pool.c', line: 2 },
    { symbol: 'POOL', file: 'pages.c', line: 2 },
    { symbol: 'R', file: 'r.c', line: 5 },
  ]));
