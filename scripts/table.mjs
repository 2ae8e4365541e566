/** Prints a table: numbers to the right, texts to the left, nothing for one without rows. */
export function printTable(title, columns, rows) {
  if (rows.length === 0) return;
  const cells = rows.map((row) => row.map(String));
  const widths = columns.map((column, i) => Math.max(column.length, ...cells.map((row) => row[i].length)));
  const isNumber = columns.map((_, i) => cells.every((row) => /^[\d.]*(?: .*)?$/.test(row[i])));
  const line = (row) =>
    row
      .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd();
  process.stdout.write(`\n${title === null ? '' : `${title}\n`}${[columns, ...cells].map(line).join('\n')}\n`);
}
