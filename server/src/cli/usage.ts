import { emptyResult } from '../core/report/empty.ts';
import { jsonReport } from '../core/report/json.ts';
import type { Format } from './options.ts';
import { ExitStatus } from './status.ts';
import type { Terminal } from './terminal.ts';

/** Says what is wrong with a command line and where to read on. */
export function wrongUsage(message: string, format: Format, version: string, terminal: Terminal): ExitStatus {
  return refuse(message, `Try 'folioscope --help'.\n`, format, version, terminal);
}

/** Says what a command cannot go on without, where the command line itself was understood. */
export function cannotGoOn(message: string, format: Format, version: string, terminal: Terminal): ExitStatus {
  return refuse(message, '', format, version, terminal);
}

function refuse(message: string, hint: string, format: Format, version: string, terminal: Terminal): ExitStatus {
  terminal.warn(`folioscope: ${message}\n${hint}`);
  if (format === 'json') {
    // A reader of JSON gets a complete document, whatever happened.
    const error = { file: 'command line', line: 1, function: null, reason: message };
    terminal.write(jsonReport({ ...emptyResult(version), errors: [error] }));
  }
  return ExitStatus.unusable;
}

/** The format that a command line asks for, as far as it can be told where its other options are wrong. */
export function formatAsked(argv: readonly string[]): Format {
  const asksJson = argv.some(
    (argument, i) => argument === '--format=json' || (argument === '--format' && argv[i + 1] === 'json'),
  );
  return asksJson ? 'json' : 'text';
}
