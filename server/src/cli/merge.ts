import { emptyResult } from '../core/report/empty.ts';
import type { RunResult, Stats } from '../core/report/result.ts';

/** The results of several runs as those of one, in their order. */
export function mergeResults(version: string, results: readonly RunResult[]): RunResult {
  const [first] = results;
  if (results.length === 1 && first !== undefined) return first;
  const all = <T>(part: (result: RunResult) => readonly T[]): readonly T[] => results.flatMap((result) => part(result));
  const sum = (field: keyof Stats): number => results.reduce((total, result) => total + result.stats[field], 0);
  const mails = all((result) => result.mails ?? []);
  const contents = all((result) => result.contents ?? []);
  const remarks = all((result) => result.remarks ?? []);
  return {
    ...emptyResult(version),
    inputs: all((result) => result.inputs),
    findings: all((result) => result.findings),
    functions: all((result) => result.functions),
    assumptions: [...new Set(all((result) => result.assumptions))],
    errors: all((result) => result.errors),
    stats: {
      files: sum('files'),
      functions: sum('functions'),
      lost: sum('lost'),
      complete: sum('complete'),
      paths: sum('paths'),
      millis: sum('millis'),
    },
    ...(mails.length === 0 ? {} : { mails }),
    ...(contents.length === 0 ? {} : { contents }),
    ...(remarks.length === 0 ? {} : { remarks }),
  };
}
