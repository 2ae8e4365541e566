import { describe, expect, test } from 'vitest';
import { run } from '../analysis/run.ts';
import { createCatalogue } from '../kernel/catalogue.ts';
import { inputText } from '../text/source.ts';
import { nativeParser, wasmParser } from '../../node/parsers.ts';
import { findingCodes, type FindingCode } from './codes.ts';

const catalogue = createCatalogue();
const parser = nativeParser() ?? (await wasmParser());

/** The codes of what is found in a file, in the tree that the code has for its examples. */
async function codesIn(text: string, tree: FindingCode['tree']): Promise<readonly string[]> {
  const path = tree?.path ?? null;
  const { findings, errors } = await run({
    version: '',
    inputs: [{ ...inputText(path ?? 'example.c', text), path }],
    readTree: tree === undefined ? null : (name) => (name === path ? text : (tree.around[name] ?? null)),
    listTree: (folder) => Object.keys(tree?.around ?? {}).filter((name) => name.startsWith(`${folder}/`)),
    configuration: new Map(),
    arch: 'x86',
    only: null,
    parser,
    catalogue,
    hash: (each) => each,
    millis: () => 0,
    onProgress: () => undefined,
    pause: () => Promise.resolve(),
  });
  return [...findings.map((finding) => finding.code), ...errors.map((error) => error.reason)];
}

describe.each(findingCodes.filter((each) => each.limit === undefined))('$code', ({ code, invalid, valid, tree }) => {
  test('is found where its promise is broken, and nothing else is', async () =>
    expect(await codesIn(invalid, tree)).toEqual([code]));
  test('is not found where it is kept', async () => expect(await codesIn(valid, tree)).toEqual([]));
});

// What `limit` says of today: where such an example is found one day, its limit goes.
describe.each(findingCodes.filter((each) => each.limit !== undefined))('$code', ({ invalid, valid, tree }) => {
  test('is not found yet', async () => expect(await codesIn(invalid, tree)).toEqual([]));
  test('is not found where it is kept', async () => expect(await codesIn(valid, tree)).toEqual([]));
});
