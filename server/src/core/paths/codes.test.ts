import { describe, expect, test } from 'vitest';
import { run } from '../analysis/run.ts';
import { createCatalogue } from '../kernel/catalogue.ts';
import { inputText } from '../text/source.ts';
import { nativeParser, wasmParser } from '../../node/parsers.ts';
import { findingCodes } from './codes.ts';

const catalogue = createCatalogue();
const parser = nativeParser() ?? (await wasmParser());

/** The codes of what is found in a file. */
async function codesIn(text: string): Promise<readonly string[]> {
  const { findings, errors } = await run({
    version: '',
    inputs: [{ ...inputText('example.c', text), path: null }],
    readTree: null,
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

describe.each(findingCodes.filter((each) => each.limit === undefined))('$code', ({ code, invalid, valid }) => {
  test('is found where its promise is broken, and nothing else is', async () =>
    expect(await codesIn(invalid)).toEqual([code]));
  test('is not found where it is kept', async () => expect(await codesIn(valid)).toEqual([]));
});

// What `limit` says of today: where such an example is found one day, its limit goes.
describe.each(findingCodes.filter((each) => each.limit !== undefined))('$code', ({ invalid, valid }) => {
  test('is not found yet', async () => expect(await codesIn(invalid)).toEqual([]));
  test('is not found where it is kept', async () => expect(await codesIn(valid)).toEqual([]));
});
