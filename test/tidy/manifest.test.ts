import { describe, expect, test } from 'vitest';
import manifest from '../../package.json';
import { projectFiles, textOf } from './tracked.ts';

const dependencies = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

test('every version is exact', () => {
  expect(dependencies.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

describe('docs/libraries.md explains', () => {
  const text = textOf('docs/libraries.md');
  test.each(dependencies)('%s %s', (name, version) => {
    const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\` | ${version} |`));
    expect(row, `docs/libraries.md has no row for ${name} ${version}`).toBeDefined();
  });
});

describe('README.md tells of the command', () => {
  const commands = projectFiles().flatMap((file) => /^server\/src\/cli\/commands\/([a-z]+)\.ts$/.exec(file)?.[1] ?? []);
  test('at least one', () => expect(commands).not.toEqual([]));
  test.each(commands)('%s', (name) => expect(textOf('README.md')).toMatch(new RegExp(`^folioscope ${name}\\b`, 'm')));
});

test('the README has one command to run and one to test, and continuous integration runs the latter', () => {
  const readme = textOf('README.md');
  expect(readme.match(/^npm ci && .+$/gm)).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  expect(textOf('.ci/run')).toMatch(/^npm ci\nnpm test\b/m);
});

test('the change log tells of this version', () => {
  expect(textOf('CHANGELOG.md')).toMatch(/^## \[Unreleased\]$/m);
});
