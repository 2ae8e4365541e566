import { expect, test } from 'vitest';
import { readFile } from '../c/read.ts';
import { createCatalogue } from '../kernel/catalogue.ts';
import { inputText, SourceText } from '../text/source.ts';
import { nativeParser } from '../../node/parsers.ts';
import { createFileAnalyser } from './analyse-file.ts';
import type { FunctionAnalysis } from './function-analysis.ts';
import { singleValue } from '../machine/facts.ts';
import { factOf } from '../machine/store.ts';

/** The last function of a file, followed as coarsely as it gets from its first step on. */
function coarsely(code: string): FunctionAnalysis {
  const parser = nativeParser();
  if (parser === null) throw new Error('these tests need the native parser');
  const file = readFile(SourceText.of('t.c', inputText('t.c', code)));
  const bounds = { steps: 5_000, stages: [] };
  const analyser = createFileAnalyser(
    { catalogue: createCatalogue(), parser, configuration: new Map(), bounds },
    file,
    [],
  );
  return analyser.analyse(analyser.functions.at(-1)!);
}

function returned(analysis: FunctionAnalysis): (bigint | null)[] {
  return analysis.exits.map(({ returns, state }) => (returns === null ? null : singleValue(factOf(state, returns))));
}

test('a loop over entries that are known to be there comes to its end', () => {
  const analysis = coarsely(`
    int set(int cpu);
    int each(struct box *box)
    {
      int ret = -ENOMEM, cpu, found = 0;

      for_each_online_cpu(cpu)
        found = 1;
      if (!found)
        return -EIO;
      for_each_online_cpu(cpu) {
        if (box->skip)
          continue;
        ret = set(cpu);
        if (ret)
          break;
      }
      if (ret)
        return -EINVAL;
      return 7;
    }`);
  expect(returned(analysis)).toContain(7n);
  expect(analysis.complete).toBe(true);
});

test('paths that agree in what they hold are one, and say so', () => {
  const analysis = coarsely(`
    int pick(int a, int b)
    {
      int x = 0;

      if (a)
        x = 1;
      if (b)
        x += 2;
      if (x)
        return 5;
      return 6;
    }`);
  expect(returned(analysis).sort()).toEqual([5n, 6n]);
  expect(analysis.exits.every(({ state }) => state.blurred)).toBe(true);
});
