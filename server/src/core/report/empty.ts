import type { RunResult } from './result.ts';

/** The result of a run that analysed nothing. */
export function emptyResult(version: string): RunResult {
  return {
    schema: 1,
    tool: { name: 'folioscope', version },
    inputs: [],
    findings: [],
    functions: [],
    assumptions: [],
    errors: [],
    stats: { files: 0, functions: 0, lost: 0, complete: 0, paths: 0, millis: 0 },
  };
}
