import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import walls from '../../scripts/walls.json';
import { projectFiles, textOf } from './tracked.ts';

interface Wall {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
  readonly result: boolean;
}

const core = 'server/src/core/';
const table = new Map<string, Wall>(Object.entries(walls));
const files = projectFiles().filter(
  (file) => file.startsWith(core) && file.endsWith('.ts') && !file.endsWith('.test.ts'),
);

/** What a file imports or exports from, statically, dynamically or as a type. */
function importsOf(text: string): readonly string[] {
  return ts.preProcessFile(text).importedFiles.map((imported) => imported.fileName);
}

/** Why an import breaks the walls, or null. */
export function breach(file: string, target: string): string | null {
  const folder = file.slice(core.length).split('/')[0]!;
  const wall = table.get(folder);
  if (wall === undefined) return `core/${folder} is not in scripts/walls.json`;
  if (!target.startsWith('.')) return wall.packages.includes(target) ? null : `core/${folder} does not use ${target}`;
  const path = new URL(target, `file:///${file}`).pathname.slice(1);
  if (!path.startsWith(core)) return 'the core imports the core alone';
  const [other = '', ...rest] = path.slice(core.length).split('/');
  if (other === folder || wall.folders.includes(other)) return null;
  return wall.result && other === 'report' && rest.join('/') === 'result.ts'
    ? null
    : `core/${folder} does not know core/${other}`;
}

test('every import of the core goes along the arrows', () => {
  const breaches = files.flatMap((file) =>
    importsOf(textOf(file)).flatMap((target) => {
      const why = breach(file, target);
      return why === null ? [] : [`${file}: ${target}: ${why}`];
    }),
  );
  expect(files.length).toBeGreaterThan(0);
  expect(breaches).toEqual([]);
});

describe('the walls stop', () => {
  test.each([
    ['text/a.ts', '../c/ast.ts'],
    ['kernel/a.ts', '../text/source.ts'],
    ['c/deep/a.ts', '../../machine/world.ts'],
    ['paths/a.ts', '../report/text.ts'],
    ['paths/a.ts', '../../node/tree.ts'],
    ['paths/a.ts', 'node:fs'],
    ['c/a.ts', 'web-tree-sitter'],
    ['c/a.ts', 'vscode'],
    ['unknown/a.ts', '../text/source.ts'],
  ])('core/%s from importing %s', (file, target) => expect(breach(core + file, target)).not.toBeNull());
});

test('imports are seen in every form', () => {
  const text =
    "import type { A } from './a.ts';\nexport * from './b.ts';\nimport './c.ts';\nvoid import('./d.ts');\nconst e = \"from './e.ts'\";";
  expect(importsOf(text)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts']);
});

test('the arrows turn nowhere round', () => {
  const reach = (folder: string, seen: ReadonlySet<string>): boolean =>
    table.get(folder)!.folders.some((next) => seen.has(next) || reach(next, new Set([...seen, next])));
  expect([...table.keys()].filter((folder) => reach(folder, new Set([folder])))).toEqual([]);
});
