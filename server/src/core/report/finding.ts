import type { Finding, WitnessStep } from './result.ts';
import type { Style } from './style.ts';
import { displayWidth, padEnd, padStart, printable } from './width.ts';
import { wrap } from './wrap.ts';

/** One finding: a line that editors understand, the path that leads there, what follows from it. */
export function findingLines(finding: Finding, style: Style): readonly string[] {
  const lines = [findingLine(finding, style)];
  if (finding.function !== '') lines.push(`  in ${printable(finding.function)}()${place(finding, style)}`);
  if (finding.witness.length > 0) lines.push('', ...witnessLines(finding, style));
  const paragraphs = [
    ...(finding.consequence === undefined || finding.consequence === '' ? [] : [`Later: ${finding.consequence}`]),
    ...(finding.assumptions.length === 0 ? [] : [`Assumes: ${finding.assumptions.join('; ')}`]),
  ];
  if (paragraphs.length > 0) lines.push('');
  for (const paragraph of paragraphs) {
    for (const part of wrap(sentence(printable(paragraph)), style.width - 2)) lines.push(`  ${part}`);
  }
  return lines;
}

/** FILE:LINE:COL: severity: message [code], as compilers write it. */
export function findingLine({ file, range, severity, message, code }: Finding, { palette }: Style): string {
  const place = palette.strong(`${printable(file)}:${range.start.line}:${range.start.column}:`);
  return `${place} ${palette.severity(severity, `${severity}:`)} ${printable(message)} ${palette.faint(`[${code}]`)}`;
}

/** Where the line stands in the patched source: said with --verbose, since the mail's own line is what one looks for. */
function place(finding: Finding, { verbosity }: Style): string {
  if (verbosity !== 'verbose' || finding.target === null) return '';
  return `, ${printable(finding.target.file)}:${finding.target.line}`;
}

interface Row {
  readonly number: string;
  readonly code: string;
  readonly effect: string;
  readonly isWhere: boolean;
  /** A line to stand above: the path went into another function or file. */
  readonly heading: string | null;
}

function witnessLines(finding: Finding, { palette, width }: Style): readonly string[] {
  const rows = witnessRows(finding);
  const numbers = Math.max(6, ...rows.map((row) => row.number.length));
  // Code beyond this column gets its effect on the line below, so that one long call does not push all others away.
  const widest = Math.max(24, Math.floor((width - numbers) * 0.6));
  const codes = rows.filter((row) => row.effect !== '').map((row) => displayWidth(row.code));
  const column = Math.max(0, ...codes.filter((length) => length <= widest));
  const lines: string[] = [];
  for (const row of rows) {
    if (row.heading !== null) lines.push(`${' '.repeat(numbers)}   ${palette.faint(row.heading)}`);
    const start = `${palette.faint(padStart(row.number, numbers))} | `;
    const rest = ' '.repeat(numbers + 3 + column + 3);
    const room = Math.max(20, width - rest.length);
    const [effect = '', ...more] = row.effect === '' ? [] : wrap(row.effect, room);
    const mark = row.isWhere ? `      ${palette.mark('<---')}` : '';
    if (effect === '') lines.push(`${start}${row.code}${mark}`);
    else if (displayWidth(row.code) <= column) lines.push(`${start}${padEnd(row.code, column)}   ${effect}${mark}`);
    else lines.push(`${start}${row.code}${mark}`, `${rest}${effect}`);
    for (const part of more) lines.push(rest + part);
  }
  return lines;
}

function witnessRows(finding: Finding): readonly Row[] {
  const where = finding.witness.findLastIndex(
    (step) => step.file === finding.file && step.line === finding.range.start.line,
  );
  let before: Pick<WitnessStep, 'file' | 'function'> = finding;
  return finding.witness.map((step, index) => {
    const moved = step.file !== before.file || step.function !== before.function;
    const file = step.file === before.file ? '' : `, ${printable(step.file)}`;
    before = step;
    return {
      number: String(step.line),
      code: printable(step.text),
      effect: printable(step.effect),
      isWhere: index === where,
      heading: moved ? headingOf(step, file) : null,
    };
  });
}

/** What stands in no function stands in its file. */
function headingOf(step: WitnessStep, file: string): string {
  return step.function === '' ? `in ${printable(step.file)}` : `in ${printable(step.function)}()${file}`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
