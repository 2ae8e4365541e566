import type { Hunk } from './patch.ts';

/**
 * The names of the functions that a hunk stands in, as far as it shows them: of the one that its header names, and of
 * those whose heads are among its lines. A name may be that of a macro at the margin, which no function has.
 */
export function functionsTouchedBy({ section, lines }: Hunk): readonly string[] {
  const heads = [section, ...lines.map(({ text }) => text)];
  return [...new Set(heads.flatMap((line) => head.exec(line)?.[1] ?? []))];
}

/** At the margin, a word before a parenthesis: `static int show(struct folio *folio,`. */
const head = /^(?:[A-Za-z_][\w\s*]*?[\s*])?([A-Za-z_]\w*)\s*\(/;
