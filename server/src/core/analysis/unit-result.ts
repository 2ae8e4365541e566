import type { Finding, FunctionResult, InputError } from '../report/result.ts';

/** What the analysis of one unit gives: plain data alone, so that it can come from another thread. */
export interface UnitResult {
  readonly findings: readonly Finding[];
  readonly functions: readonly FunctionResult[];
  readonly errors: readonly InputError[];
  readonly assumptions: readonly string[];
  /** Functions that were looked at, those that could not be read whole, and those that were followed to their ends. */
  readonly seen: number;
  readonly lost: number;
  readonly complete: number;
  /** Functions that the text holds, whether they were looked at or not: with their whole text, and with a part of it. */
  readonly whole: number;
  readonly partial: number;
}

/** The result of a unit that could not be analysed, with the reason. */
export function failedUnit(file: string, reason: string): UnitResult {
  return {
    ...{ findings: [], functions: [], assumptions: [], seen: 0, lost: 0, complete: 0, whole: 0, partial: 0 },
    errors: [{ file, line: 1, function: null, reason }],
  };
}
