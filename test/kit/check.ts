import type { Finding } from '../../server/src/core/report/result.ts';
import { analyse, type Settings } from './analyse.ts';

/** A line of a fixture that says what the line above it is told: carets under the C, then severity and code. */
const expectation = /^\s*\^+ (?:error|warning|information) [\w-]+$/;

/**
 * Strips a fixture's caret lines, analyses the C that is left and writes its findings below it in the same form. A test
 * says that this gives the fixture again:
 *
 *     kfree(p);
 *     ^^^^^^^^ error double-free
 */
export async function check(fixture: string, settings: Settings = {}): Promise<string> {
  const lines = fixture.split('\n').filter((line) => !expectation.test(line));
  const { findings, errors } = await analyse([{ name: 'fixture.c', text: lines.join('\n') }], settings);
  const told = lines.flatMap((line, index) => [
    line,
    ...findings.filter(({ range }) => range.start.line === index + 1).map((finding) => caretLine(line, finding)),
  ]);
  return [...told, ...errors.map(({ line, reason }) => `${line}: ${reason}`)].join('\n');
}

function caretLine(line: string, { code, severity, range: { start, end } }: Finding): string {
  const last = end.line === start.line ? end.column : line.length + 1;
  const indent = line.slice(0, start.column - 1).replace(/[^\t]/g, ' ');
  return `${indent}${'^'.repeat(Math.max(last - start.column, 1))} ${severity} ${code}`;
}

/** The codes of all findings, "error ref-leak", in the order in which they are told. */
export async function codes(c: string, settings: Settings = {}): Promise<readonly string[]> {
  const { findings } = await analyse([{ name: 'fixture.c', text: c }], settings);
  return findings.map(({ code, severity }) => `${severity} ${code}`);
}

/** What every check says of every function: "error ref-leak in lookup()", each once, sorted. */
export async function findingsOf(c: string, settings: Settings = {}): Promise<readonly string[]> {
  const { findings } = await analyse([{ name: 'fixture.c', text: c }], settings);
  const told = findings.map((finding) => `${finding.severity} ${finding.code} in ${finding.function}()`);
  return [...new Set(told)].sort();
}
