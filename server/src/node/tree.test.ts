import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findTree, openTree, placeInTree } from './tree.ts';

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'folioscope-tree-'));
  for (const [path, text] of Object.entries({
    'linux/include/linux/mm.h': 'int h;',
    'linux/mm/a.c': 'int a;',
    'linux/mm/sub/b.c': 'int b;',
    'linux/.git/c.c': 'int c;',
    'linux/tools/include/linux/mm.h': '',
    'linux/tools/arch/x.c': '',
    'outside.c': 'int outside;',
    'linuxer/d.c': 'int d;',
  })) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const linux = (): string => join(directory, 'linux');

test('a file is read by its path in the tree', () => {
  const tree = openTree(linux());
  expect([tree.read('mm/a.c'), tree.read('mm/nosuch.c'), tree.read('mm')]).toEqual(['int a;', null, null]);
});

test('no path leads out of the tree', () => {
  symlinkSync(join(directory, 'outside.c'), join(linux(), 'mm', 'link.c'));
  symlinkSync('a.c', join(linux(), 'mm', 'inside.c'));
  const tree = openTree(linux());
  const ways = [
    '../outside.c',
    '../linuxer/d.c',
    join(directory, 'outside.c'),
    'mm/link.c',
    'mm/../../outside.c',
    'mm/a.c\0',
  ];
  expect(ways.map((path) => tree.read(path))).toEqual(ways.map(() => null));
  expect(tree.read('mm/inside.c')).toBe('int a;');
  expect(tree.refused()).toEqual(['mm/link.c']);
});

test('a folder is listed with all below it, hidden folders left out', () => {
  const tree = openTree(linux());
  expect(tree.list('mm')).toEqual(['mm/a.c', 'mm/sub/b.c']);
  expect(tree.list('')).not.toContain('.git/c.c');
  expect(tree.list('nosuch')).toEqual([]);
  expect(tree.list('..')).toEqual([]);
});

test('the tree around a file is found, and tools/ is not taken for one', () => {
  expect(findTree(join(linux(), 'mm', 'sub', 'b.c'))).toBe(linux());
  expect(findTree(join(linux(), 'tools', 'arch', 'x.c'))).toBe(linux());
  expect(findTree(linux())).toBe(linux());
  expect(findTree(join(directory, 'outside.c'))).toBeNull();
});

test('a tree is also known by its MAINTAINERS and Kconfig', () => {
  for (const name of ['MAINTAINERS', 'Kconfig']) writeFileSync(join(directory, 'linuxer', name), '');
  expect(findTree(join(directory, 'linuxer', 'd.c'))).toBe(join(directory, 'linuxer'));
});

test('a file is placed in the tree that it is in', () => {
  expect(placeInTree(linux(), join(linux(), 'mm', 'a.c'))).toBe('mm/a.c');
  expect(placeInTree(linux(), join(directory, 'linuxer', 'd.c'))).toBeNull();
  expect(placeInTree(linux(), join(linux(), 'nosuch.c'))).toBeNull();
});
