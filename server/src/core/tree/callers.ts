import type { CFile } from '../c/file.ts';
import { tokenize, TokenKind } from '../c/tokens.ts';
import { callSites, type CallSite } from './call-sites.ts';

/**
 * Every call of a function in these files; null where one of them names it without calling it: whoever keeps its address
 * may call it with anything.
 */
export function allCallers(files: readonly CFile[], name: string): readonly CallSite[] | null {
  const sites: CallSite[] = [];
  for (const file of files) {
    if (isKept(file, name)) return null;
    sites.push(...callSites(file, name));
  }
  return sites;
}

/** Does a word stand in a file that is neither a call nor a declaration? */
function isKept(file: CFile, name: string): boolean {
  const { text } = file.source;
  if (!text.includes(name)) return false;
  const tokens = tokenize(text, 0, text.length, []);
  for (let i = 0; i < tokens.count; i++)
    if (tokens.kind(i) === TokenKind.directive) {
      // What a macro calls is called with what the macro is given.
      if (tokens.word(i).includes(name)) return true;
    } else if (tokens.is(i, name) && !tokens.is(i + 1, '(') && !isExport(tokens.word(i - 2))) return true;
  return false;
}

/** EXPORT_SYMBOL_GPL(f) lets others call it, and those that do are found as callers. */
function isExport(word: string): boolean {
  return word.startsWith('EXPORT_');
}
