import type { Stmt } from '../../c/ast.ts';
import { statementLists } from '../../c/statement-lists.ts';
import { TokenKind, tokenize } from '../../c/tokens.ts';
import type { Check } from './check.ts';
import { writtenDefect } from './written-defect.ts';

/** A label that nothing goes to: a way that was to be cleaned up from there is cleaned up from elsewhere. */
export const labels: Check = {
  name: 'labels',
  run({ fn, written: { bodies }, problems }) {
    if (problems.length > 0 || !fn.text.whole) return [];
    const found = new Map(bodies.flatMap((body) => labelsOf(body.body)).map((label) => [label.name, label]));
    if (found.size === 0) return [];
    const { text } = fn.file.source;
    const named = mentions(text, fn.text.bodyAt, fn.text.bodyEnd);
    return [...found.values()]
      .filter(({ name }) => (named.get(name) ?? 0) < 2 && !isGoneToByMacro(text, name))
      .map(({ name, at }) =>
        writtenDefect({
          code: 'wrong-cleanup',
          at,
          end: at + name.length,
          subject: name,
          message: `nothing goes to "${name}": a way that was to leave from there leaves from elsewhere`,
          consequence: 'what failed there is cleaned up too much, too little or not at all',
        }),
      );
  },
};

/** A macro of the file that jumps names the label for each function that uses it. */
function isGoneToByMacro(text: string, label: string): boolean {
  const jump = new RegExp(`\\bgoto\\s+${label}\\b`);
  return (text.match(definition) ?? []).some((macro) => jump.test(macro));
}

const definition = /^[ \t]*#[ \t]*define\b(?:[^\n\\]|\\[^])*/gm;

/** How often each word stands in a text: a macro may be given a label as well. */
function mentions(text: string, from: number, to: number): ReadonlyMap<string, number> {
  const tokens = tokenize(text, from, to);
  const counts = new Map<string, number>();
  for (let index = 0; index < tokens.count; index++)
    for (const word of tokens.kind(index) === TokenKind.directive ? words(tokens.word(index)) : [tokens.word(index)])
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function words(text: string): readonly string[] {
  return text.match(/\w+/g) ?? [];
}

/** The labels of these statements and of those inside them. */
export function labelsOf(stmts: readonly Stmt[]): readonly (Stmt & { readonly kind: 'label' })[] {
  return [...statementLists(stmts)].flat().flatMap((stmt) => (stmt.kind === 'label' ? [stmt] : []));
}
