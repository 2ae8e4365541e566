import { expect, test } from 'vitest';
import { emptyResult } from './empty.ts';
import { jsonReport } from './json.ts';

test('the fields stand in the order of the contract, additions behind them', () => {
  const result = { filtered: { baseline: 1, waived: 0 }, ...emptyResult('1.2.3') };
  expect(Object.keys(JSON.parse(jsonReport(result)) as object)).toEqual([
    ...['schema', 'tool', 'inputs', 'findings', 'functions', 'assumptions', 'errors', 'stats', 'filtered'],
  ]);
});
