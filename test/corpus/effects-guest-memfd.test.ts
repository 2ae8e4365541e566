import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyse } from '../kit/analyse.ts';
import { netTable, readTables, tellTable } from './net-table.ts';
import { corpusSources } from './parse-files.ts';

const sources = corpusSources();
const path = 'virt/kvm/guest_memfd.c';
const tables = readTables(readFileSync(new URL('../fixtures/guest-memfd-effects.txt', import.meta.url), 'utf8'));
const trees = [...new Set([...tables.keys()].map((key) => key.slice(0, key.indexOf(' '))))];

/** The part of a tree's table in which its functions stand, by function. */
function expected(tree: string): Readonly<Record<string, string>> {
  const own = [...tables].filter(([key]) => key.startsWith(`${tree} `));
  return Object.fromEntries(own.map(([key, table]) => [key.slice(tree.length + 1), tellTable(table)]));
}

describe.runIf(sources !== null)(`every function of ${path} leaves behind what the C says`, () => {
  test.each(trees)('%s', async (tree) => {
    const at = (file: string): string => join(sources ?? '', tree, file);
    const readTree = (file: string): string | null => (existsSync(at(file)) ? readFileSync(at(file), 'utf8') : null);
    const { functions } = await analyse([{ name: path, path, text: readTree(path) ?? '' }], { readTree });
    expect(functions.filter((fn) => !fn.complete).map((fn) => fn.name)).toEqual([]);
    expect(Object.fromEntries(functions.map((fn) => [fn.name, tellTable(netTable(fn))]))).toEqual(expected(tree));
  });
});
