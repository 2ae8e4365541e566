import type { Severity } from './result.ts';

/** How parts of a report are set off. Every function returns the text itself where there are no colours. */
export interface Palette {
  severity(severity: Severity, text: string): string;
  /** What the eye should find first: file positions, names of functions. */
  strong(text: string): string;
  /** What may be read over: line numbers, untouched cells. */
  faint(text: string): string;
  /** The place where it goes wrong. */
  mark(text: string): string;
}

export const plain: Palette = {
  severity: (_severity, text) => text,
  strong: (text) => text,
  faint: (text) => text,
  mark: (text) => text,
};

/** The sixteen colours that every terminal lets its user choose. */
export const coloured: Palette = {
  severity: (severity, text) => sgr(severityColours[severity], text),
  strong: (text) => sgr('1', text),
  faint: (text) => sgr('2', text),
  mark: (text) => sgr('1;31', text),
};

const severityColours: Readonly<Record<Severity, string>> = { error: '1;31', warning: '1;33', information: '1;36' };

function sgr(code: string, text: string): string {
  return text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`;
}
