import { contentsLines } from './contents.ts';
import { errorLines, remarkLines } from './errors.ts';
import { findingLines } from './finding.ts';
import type { MailSummary, RunResult, Severity } from './result.ts';
import type { Style } from './style.ts';
import { padEnd, printable } from './width.ts';
import { count, duration } from './words.ts';

/** The report of `check` for people. */
export function textReport(result: RunResult, style: Style): string {
  const quiet = style.verbosity === 'quiet';
  const blocks: (readonly string[])[] = [
    ...(quiet ? [] : [...(result.mails ?? []).map(mailLines), contentsLines(result, style)]),
    ...result.findings.map((finding) => findingLines(finding, style)),
    ...(quiet
      ? []
      : [
          errorLines(result.errors, style),
          remarkLines(result.remarks ?? [], style),
          incompleteLines(result, style),
          summaryLines(result),
        ]),
  ];
  const filled = blocks.filter((block) => block.length > 0);
  return filled.length === 0 ? '' : `${filled.map((block) => block.join('\n')).join('\n\n')}\n`;
}

function mailLines(mail: MailSummary): readonly string[] {
  const names = mail.files.map((file) => printable(file.file));
  const column = Math.max(0, ...names.map((name) => name.length));
  return [
    `${printable(mail.file)}  ${printable(mail.subject)}`.trimEnd(),
    ...(mail.files.length === 0 ? ['  no function of a C file in it'] : []),
    ...mail.files.map((file, i) => {
      const partial =
        file.partial === 0 ? '' : `, ${file.partial} in part${file.based ? '' : ' (give --base TREE for the rest)'}`;
      const all = file.based
        ? `patched on the base, ${count(file.whole, 'function')}`
        : `${count(file.whole, 'function')} whole`;
      return `  ${padEnd(names[i]!, column)}  ${all}${partial}`;
    }),
  ];
}

function incompleteLines({ functions }: RunResult, { verbosity }: Style): readonly string[] {
  const incomplete = functions.filter((each) => !each.complete);
  if (verbosity !== 'verbose' || incomplete.length === 0) return [];
  return [
    'Not every path was followed:',
    ...incomplete.map(
      (each) =>
        `  ${printable(each.file)}:${each.range.start.line}: ${printable(each.name)}(): ${printable(each.why ?? 'unknown')}`,
    ),
  ];
}

function summaryLines({ findings, stats, filtered }: RunResult): readonly string[] {
  const counts = severities.map((severity) => ({
    severity,
    amount: findings.filter((finding) => finding.severity === severity).length,
  }));
  const found = counts
    .filter(({ amount }) => amount > 0)
    .map(({ severity, amount }) => count(amount, severity, plurals[severity]));
  const said = found.length === 0 ? 'no findings' : found.join(', ');
  const lines = [
    stats.functions === 0 && found.length === 0
      ? `no functions, so no findings, ${duration(stats.millis)}`
      : `${said} in ${count(stats.functions, 'function')}, ${count(stats.paths, 'path')}, ${duration(stats.millis)}`,
  ];
  const incomplete = stats.functions - stats.lost - stats.complete;
  if (stats.lost > 0) lines.push(`${count(stats.lost, 'function')} could not be read whole`);
  if (incomplete > 0) lines.push(`${count(incomplete, 'function')} with paths that were not followed to the end`);
  if (filtered !== undefined && filtered.baseline > 0)
    lines.push(`${count(filtered.baseline, 'finding')} left out: in the baseline`);
  if (filtered !== undefined && filtered.waived > 0)
    lines.push(`${count(filtered.waived, 'finding')} left out: waived`);
  return lines;
}

const severities: readonly Severity[] = ['error', 'warning', 'information'];
const plurals: Readonly<Record<Severity, string>> = {
  error: 'errors',
  warning: 'warnings',
  information: 'information',
};
