import { readFileSync, writeFileSync } from 'node:fs';
import { columns, type Result } from './report.ts';
import type { Plan } from './plan.ts';

/** Writes the table of a whole run between the marks of docs/mutants.md. */
export function writePage(
  page: string,
  rows: readonly (readonly string[])[],
  plan: Plan,
  results: readonly Result[],
): void {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const table = [columns, columns.map(() => '---'), ...rows].map(line);
  const further = [...plan.places]
    .filter(([, { further: files }]) => files.length > 0)
    .map(
      ([kind, { found, further: files }]) =>
        `- \`${kind}\`: ${found} places in the seven files; also ${files.join(', ')}`,
    );
  const aside = results.flatMap(({ mutant, aside: entry }) =>
    entry === null
      ? []
      : [`- \`${mutant.kind}\` ${entry.file}:${entry.line} ${entry.function}(), ${entry.what}: ${entry.reason}`],
  );
  let text = readFileSync(page, 'utf8');
  const put = (name: string, lines: readonly string[]): void => {
    text = text.replace(
      new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- end -->)`),
      (_, before: string, after: string) => `${before}\n${lines.join('\n')}\n\n${after}`,
    );
  };
  put('table', table);
  put('further', further);
  put('aside', aside.length === 0 ? ['None.'] : aside);
  writeFileSync(page, text);
}
