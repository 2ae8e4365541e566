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
    ...(quiet ? [] : [...mailBlocks(result.mails ?? [], style), contentsLines(result, style)]),
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

/** Mails, and files of one mail, that are listed without --verbose. */
const listedMails = 40;
const listedFiles = 40;

function mailBlocks(mails: readonly MailSummary[], { verbosity }: Style): readonly (readonly string[])[] {
  const isVerbose = verbosity === 'verbose';
  const shown = isVerbose ? mails : mails.slice(0, listedMails);
  const rest = mails.length - shown.length;
  return [
    ...shown.map((mail) => mailLines(mail, isVerbose ? Infinity : listedFiles)),
    ...(rest === 0 ? [] : [[`and ${count(rest, 'more mail')} (--verbose lists them)`]]),
  ];
}

function mailLines(mail: MailSummary, most: number): readonly string[] {
  const files = mail.files.slice(0, most);
  const rest = mail.files.length - files.length;
  const names = files.map((file) => printable(file.file));
  const column = Math.max(0, ...names.map((name) => name.length));
  return [
    `${printable(mail.file)}  ${printable(mail.subject)}`.trimEnd(),
    ...(mail.files.length === 0 ? ['  no function of a C file in it'] : []),
    ...files.map((file, i) => {
      const partial =
        file.partial === 0 ? '' : `, ${file.partial} in part${file.based ? '' : ' (give --base TREE for the rest)'}`;
      const all = file.based
        ? `patched on the base, ${count(file.whole, 'function')}`
        : `${count(file.whole, 'function')} whole`;
      return `  ${padEnd(names[i]!, column)}  ${all}${partial}`;
    }),
    ...(rest === 0 ? [] : [`  and ${count(rest, 'more file')} (--verbose lists them)`]),
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
