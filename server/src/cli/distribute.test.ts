import { expect, test } from 'vitest';
import { inputText } from '../core/text/source.ts';
import { createDistribute } from './distribute.ts';
import type { AnalysisRequest } from './engine.ts';

/** Is a run of files of these sizes shared among threads? */
function isShared(sizes: readonly number[], request: Partial<Pick<AnalysisRequest, 'jobs' | 'only'>> = {}): boolean {
  const works = sizes.map((size, index) => {
    const input = { ...inputText(`${index}.c`, 'int answer;\n'), path: null };
    return { input: input.name, size, alone: input, index: 0 };
  });
  const threads = { script: new URL('data:text/javascript,'), parser: null, tool: null };
  const distribute = createDistribute(threads, {
    ...{
      inputs: [],
      base: null,
      config: new Map(),
      arch: null,
      only: null,
      jobs: null,
      cache: null,
      onProgress: () => undefined,
      onRemark: () => undefined,
    },
    ...request,
  });
  return distribute(works, []) !== null;
}

test('one file is not shared', () => {
  expect(isShared([1_000_000])).toBe(false);
  expect(isShared([1_000_000], { jobs: 8 })).toBe(false);
});

test('files that are read before a thread has started are not shared, unless that is asked for', () => {
  expect(isShared([1_000_000, 2_000])).toBe(false);
  expect(isShared([1_000_000, 2_000], { jobs: 2 })).toBe(true);
});

test('one thread is none beside the first', () => {
  expect(isShared([1_000_000, 1_000_000], { jobs: 1 })).toBe(false);
});

test('one function is not shared', () => {
  expect(isShared([1_000_000, 1_000_000], { jobs: 2, only: { file: '0.c', function: 'f' } })).toBe(false);
});
