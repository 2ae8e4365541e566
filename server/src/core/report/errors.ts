import type { InputError } from './result.ts';
import type { Style } from './style.ts';
import { printable } from './width.ts';

/** An input that could not be used, or a function that was lost, on a line of its own. */
export function errorLine({ file, line, function: name, reason }: InputError): string {
  const place = line === 1 && name === null ? printable(file) : `${printable(file)}:${line}`;
  return `${place}: ${name === null ? '' : `${printable(name)}(): `}${printable(reason)}`;
}

/** What could not be read, decoded, applied or parsed, with the reasons. */
export function errorLines(errors: readonly InputError[], { verbosity }: Style): readonly string[] {
  if (errors.length === 0) return [];
  const shown = verbosity === 'verbose' ? errors : errors.slice(0, listedErrors);
  const rest = errors.length - shown.length;
  return [
    'Problems:',
    ...shown.map((error) => `  ${errorLine(error)}`),
    ...(rest === 0 ? [] : [`  and ${rest} more (--verbose lists them)`]),
  ];
}

/** What was read with care, and lost nothing: for whoever asks. */
export function remarkLines(remarks: readonly InputError[], { verbosity }: Style): readonly string[] {
  if (remarks.length === 0 || verbosity !== 'verbose') return [];
  return ['Remarks:', ...remarks.map((remark) => `  ${errorLine(remark)}`)];
}

/** Lost functions that are listed without --verbose. */
const listedErrors = 10;
