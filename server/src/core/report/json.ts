import type { RunResult } from './result.ts';

/** The public JSON document: fields in the order of the contract, one trailing newline. */
export function jsonReport(result: RunResult): string {
  const { schema, tool, inputs, findings, functions, assumptions, errors, stats, ...more } = result;
  const document = { schema, tool, inputs, findings, functions, assumptions, errors, stats, ...more };
  return `${JSON.stringify(document, null, 2)}\n`;
}
