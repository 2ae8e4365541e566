import { readFileSync, writeFileSync } from 'node:fs';

/** Writes what was measured between the marks of docs/measurements.md; what was not measured this time stays. */
export function writeMeasurements(page, tables, columns, tasks) {
  let text = readFileSync(page, 'utf8');
  const put = (name, lines) => {
    const between = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- end -->)`);
    text = text.replace(between, (_, before, after) => `${before}\n${lines.join('\n')}\n\n${after}`);
  };
  if (tables.length > 0)
    put(
      'completeness',
      tables.flatMap(({ title, columns: titles, rows }, i) => [
        ...(i === 0 ? [] : ['']),
        `**${title}**`,
        '',
        ...markdown(titles, rows),
      ]),
    );
  const used = columns.map((_, i) => tasks.some((row) => String(row[i]) !== ''));
  const onlyUsed = (row) => row.filter((_, i) => used[i]);
  if (tasks.length > 0) put('times', markdown(onlyUsed(columns), tasks.map(onlyUsed)));
  writeFileSync(page, text);
}

function markdown(columns, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)];
}
