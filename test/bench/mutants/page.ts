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
  const further = [...plan.places]
    .filter(([, { further: files }]) => files.length > 0)
    .map(
      ([kind, { found, further: files }]) =>
        `- \`${kind}\`: ${found} places in the seven files; also ${files.join(', ')}`,
    );
  writeBetween(page, 'table', tableOf(columns, rows));
  writeBetween(page, 'further', further);
  writeBetween(page, 'aside', asideOf(results));
}

/** Writes the table of a whole run over the files that were held out, beside the shares that the page has already. */
export function writeHeldOut(page: string, rows: readonly (readonly string[])[], results: readonly Result[]): void {
  const text = readFileSync(page, 'utf8');
  const known = /<!-- table -->\n([^]*?)<!-- end -->/.exec(text)?.[1] ?? '';
  const shares = new Map(
    known
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map((cells) => [cells[1] ?? '', cells.at(-2) ?? '']),
  );
  const beside = rows.map((row) => [...row, shares.get(row[0] ?? '') ?? '']);
  writeBetween(page, 'held out', tableOf([...columns, 'of the bench'], beside));
  writeBetween(page, 'held out aside', asideOf(results));
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [heads, heads.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  );
}

function asideOf(results: readonly Result[]): readonly string[] {
  const aside = results.flatMap(({ mutant, aside: entry }) =>
    entry === null
      ? []
      : [`- \`${mutant.kind}\` ${entry.file}:${entry.line} ${entry.function}(), ${entry.what}: ${entry.reason}`],
  );
  return aside.length === 0 ? ['None.'] : aside;
}

function writeBetween(page: string, mark: string, lines: readonly string[]): void {
  const text = readFileSync(page, 'utf8').replace(
    new RegExp(`(<!-- ${mark} -->\\n)[^]*?(<!-- end -->)`),
    (_, before: string, after: string) => `${before}\n${lines.join('\n')}\n\n${after}`,
  );
  writeFileSync(page, text);
}
