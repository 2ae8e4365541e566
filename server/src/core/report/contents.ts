import type { InputContents, RunResult } from './result.ts';
import type { Style } from './style.ts';
import { padEnd, printable } from './width.ts';
import { count } from './words.ts';

/**
 * What was done with inputs of which no function could be followed, so that a clean report is not mistaken for a checked
 * one; with --verbose with all of them. Patches have lines of their own.
 */
export function contentsLines({ contents = [] }: RunResult, { verbosity }: Style): readonly string[] {
  const told = contents.filter(
    (input) => input.kind !== 'patch' && (input.functions === 0 || input.kind === 'mail' || verbosity === 'verbose'),
  );
  const shown = verbosity === 'verbose' ? told : told.slice(0, listed);
  const column = Math.max(0, ...shown.map((input) => printable(input.file).length));
  const rest = told.length - shown.length;
  return [
    ...shown.map((input) => `${padEnd(printable(input.file), column)}  ${words(input)}`),
    ...(rest === 0 ? [] : [`and ${rest} more without a function (--verbose lists them)`]),
  ];
}

/** Inputs that are listed without --verbose. */
const listed = 5;

function words({ kind, functions, symbols = 0, builds }: InputContents): string {
  switch (kind) {
    case 'kconfig':
      return builds === undefined
        ? `Kconfig with ${count(symbols, 'symbol')}: what they build is looked at in a tree (--base TREE)`
        : `Kconfig with ${count(symbols, 'symbol')}; ${builds === 0 ? 'no file' : count(builds, 'file')} beside it built with them`;
    case 'mail':
      return functions === 0
        ? 'a mail with no patch and no whole function'
        : `a mail with no patch; ${count(functions, 'function')} out of its text`;
    case 'patch':
      return `a patch with ${count(functions, 'function')}`;
    case 'c':
      return functions === 0 ? 'C with no function to follow' : `C with ${count(functions, 'function')}`;
  }
}
