import { cellOf, columnsOf, untouched, type Column } from './cells.ts';
import { contentsLines } from './contents.ts';
import { errorLines, remarkLines } from './errors.ts';
import { findingLine } from './finding.ts';
import { pfnWords } from './pfn-words.ts';
import type { FunctionResult, PathResult, PfnResult, RunResult } from './result.ts';
import type { Style } from './style.ts';
import { displayWidth, padEnd, printable } from './width.ts';
import { count } from './words.ts';
import { wrap } from './wrap.ts';

/** The report of `effects`: what each path of each function leaves behind, and the findings in a line each. */
export function effectsReport(result: RunResult, style: Style): string {
  const { functions, findings, errors, remarks = [] } = result;
  const blocks = functions.map((each) => functionLines(each, style));
  if (functions.length === 0 && style.verbosity !== 'quiet') {
    const contents = contentsLines(result, style);
    blocks.push(contents.length === 0 ? ['no functions'] : contents);
  }
  if (findings.length > 0) blocks.push(findings.map((finding) => findingLine(finding, style)));
  if (errors.length > 0 && style.verbosity !== 'quiet') blocks.push(errorLines(errors, style));
  blocks.push(...[remarkLines(remarks, style)].filter((block) => block.length > 0));
  return blocks.length === 0 ? '' : `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}

interface Row {
  readonly returns: string;
  readonly when: string;
  readonly cells: readonly string[];
  readonly maySleep: string;
  readonly mark: string;
  readonly pfns: readonly PfnResult[];
}

/** The narrowest column of conditions that is still read with pleasure. */
const narrowest = 24;
const gap = '  ';
const longestAnswer = 'yes'.length;
const differs = '! differs from the next';

function functionLines(each: FunctionResult, style: Style): readonly string[] {
  const columns = columnsOf(each.paths);
  const rows = rowsOf(byResult(each.paths), columns);
  const body = tableLines(rows, columns, style) ?? listLines(rows, columns, style);
  const signature = printable(each.signature ?? `${each.name}()`);
  const paths = count(each.paths.length, 'path');
  const widest = Math.max(...body.map((line) => displayWidth(line)), 0);
  const end = Math.min(style.width, Math.max(widest, 60));
  const space = Math.max(2, end - displayWidth(signature) - paths.length);
  return [
    `${style.palette.strong(signature)}${' '.repeat(space)}${paths}`,
    ...(each.complete ? [] : [`  not every path was followed: ${printable(each.why ?? 'unknown')}`]),
    '',
    ...body.map((line) => paint(line, style)),
    ...(each.assumptions.length === 0
      ? []
      : [
          '',
          ...wrap(`Assumes: ${printable(each.assumptions.join('; '))}.`, style.width - 2).map((line) => `  ${line}`),
        ]),
  ];
}

/** Paths that return the same stand together, so that what differs between them is seen. */
function byResult(paths: readonly PathResult[]): readonly PathResult[] {
  const groups = new Map<string, PathResult[]>();
  for (const path of paths) {
    const group = groups.get(path.returns);
    if (group === undefined) groups.set(path.returns, [path]);
    else group.push(path);
  }
  return [...groups.values()].flat();
}

function rowsOf(paths: readonly PathResult[], columns: readonly Column[]): readonly Row[] {
  const open = paths.filter((path) => path.when.length === 0).length;
  // One way only, all that the other rows are not, or ways that have nothing in common that is short to say.
  const unsaid = paths.length === 1 ? 'always' : open === 1 ? 'otherwise' : 'in several ways';
  const rows = paths.map((path) => ({
    returns: path.upTo === undefined ? printable(path.returns) : `up to line ${path.upTo}`,
    when: path.when.length === 0 ? unsaid : printable(path.when.join(', ')),
    cells: columns.map((column) => cellOf(path, column)),
    maySleep: path.maySleep ? 'yes' : 'no',
    pfns: path.pfns,
  }));
  return rows.map((row, i) => ({ ...row, mark: isInconsistent(row, rows[i + 1]) ? differs : '' }));
}

/** Two neighbours that report the same failure and leave different things behind: the caller cannot tell them apart. */
function isInconsistent(
  row: Pick<Row, 'returns' | 'cells'>,
  next: Pick<Row, 'returns' | 'cells'> | undefined,
): boolean {
  if (next?.returns !== row.returns || !/^(?:-|NULL$|ERR_PTR)/.test(row.returns)) return false;
  return row.cells.some((cell, i) => lasting(cell) !== lasting(next.cells[i]!));
}

/** What is left of a cell once what cancelled out is gone. */
function lasting(cell: string): string {
  return cell === 'balanced' || cell.startsWith(`${untouched}  (`) ? untouched : cell;
}

/** The table, or null where the objects are too many for the width. */
function tableLines(rows: readonly Row[], columns: readonly Column[], { width }: Style): readonly string[] | null {
  const titles = ['returns', 'when', ...columns.map((column) => column.title), 'may sleep'];
  const table = rows.map((row) => [row.returns, row.when, ...row.cells, row.maySleep]);
  const widths = titles.map((title, i) =>
    Math.max(displayWidth(title), ...table.map((cells) => displayWidth(cells[i]!))),
  );
  const others = widths.reduce((sum, each, i) => sum + gap.length + (i === 1 ? 0 : each), 0);
  // The mark stands under the title of the last column, behind its "yes" and "no".
  const marked = rows.some((row) => row.mark !== '') ? longestAnswer + gap.length + differs.length - widths.at(-1)! : 0;
  const room = width - others - marked;
  if (widths[1]! > room && room < narrowest) return null;
  const conditions = rows.map((row) => wrap(row.when, room));
  widths[1] = Math.max(displayWidth('when'), ...conditions.flat().map((part) => displayWidth(part)));
  const line = (cells: readonly string[]): string => gap + cells.map((cell, i) => padEnd(cell, widths[i]!)).join(gap);
  return [
    line(titles).trimEnd(),
    ...rows.flatMap((row, i) => {
      const [first = '', ...more] = conditions[i]!;
      const start = `${line([row.returns, first, ...row.cells])}${gap}${padEnd(row.maySleep, longestAnswer)}${gap}${row.mark}`;
      return [start.trimEnd(), ...[...more, ...pfnLines(row)].map((part) => line(['', part]).trimEnd())];
    }),
  ];
}

/** One block a path, untouched objects left out: for functions that touch more than fits side by side. */
function listLines(rows: readonly Row[], columns: readonly Column[], { width }: Style): readonly string[] {
  const column = Math.max(0, ...columns.map((each) => displayWidth(each.title)));
  return rows.flatMap((row, i) => [
    ...(i === 0 ? [] : ['']),
    `${gap}${row.returns}${row.maySleep === 'yes' ? '  may sleep' : ''}${row.mark === '' ? '' : gap + row.mark}`,
    ...wrap(`when ${row.when}`, width - 6).map((part) => `      ${part}`),
    ...columns.flatMap((each, k) =>
      row.cells[k] === untouched ? [] : [`      ${padEnd(each.title, column)}${gap}${row.cells[k]!}`],
    ),
    ...pfnLines(row).map((part) => `      ${part}`),
  ]);
}

function pfnLines({ pfns }: Row): readonly string[] {
  return pfns.map((pfn) => `pfn: ${printable(pfnWords(pfn))}`);
}

function paint(line: string, { palette }: Style): string {
  return line.endsWith(differs) ? line.slice(0, -differs.length) + palette.severity('warning', differs) : line;
}
