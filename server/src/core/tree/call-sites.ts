import { splitArguments } from '../c/cursor.ts';
import type { CFile, FunctionText } from '../c/file.ts';
import { tokenize } from '../c/tokens.ts';

/** A call of a function by its name. */
export interface CallSite {
  readonly file: CFile;
  readonly caller: FunctionText;
  /** Offset of the name in the file's text. */
  readonly at: number;
  /** The arguments as they are written. */
  readonly args: readonly string[];
}

/** Every call of the function in the bodies of a file, in their order. Bodies that do not hold the name are not read. */
export function callSites(file: CFile, name: string): readonly CallSite[] {
  const { text } = file.source;
  const sites: CallSite[] = [];
  for (const caller of file.functions) {
    const body = text.slice(caller.bodyAt, caller.bodyEnd);
    if (!body.includes(name)) continue;
    const tokens = tokenize(text, caller.bodyAt, caller.bodyEnd, []);
    for (let i = 0; i < tokens.count; i++) {
      if (!tokens.is(i, name) || !tokens.is(i + 1, '(')) continue;
      const args = splitArguments(tokens, i + 1).map(({ from, to }) =>
        from < to ? text.slice(tokens.at(from), tokens.end(to - 1)) : '',
      );
      sites.push({ file, caller, at: tokens.at(i), args });
    }
  }
  return sites;
}
