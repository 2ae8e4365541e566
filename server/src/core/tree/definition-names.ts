/**
 * The names that a C text may define as functions: words before a parenthesis on lines that begin at the margin. A name
 * too many costs a parse; where a definition is written in another way, it is not found.
 */
export function definitionNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [line] of text.matchAll(marginLine))
    if (!line.endsWith(';')) for (const [, name] of line.matchAll(wordBeforeParenthesis)) names.add(name!);
  return names;
}

const marginLine = /^[A-Za-z_][^\n]*\([^\n]*/gm;
const wordBeforeParenthesis = /([A-Za-z_]\w*)[ \t]*\(/g;
