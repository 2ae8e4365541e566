import { jsonReport } from '../core/report/json.ts';
import { coloured, plain } from '../core/report/palette.ts';
import type { RunResult, Severity } from '../core/report/result.ts';
import { defaultWidth, type Style } from '../core/report/style.ts';
import { errorLine } from '../core/report/errors.ts';
import { writeText } from '../node/write.ts';
import type { AnalysisOrProblem } from './analysis.ts';
import type { Context } from './command.ts';
import type { Options } from './options.ts';
import { ExitStatus } from './status.ts';
import type { Terminal } from './terminal.ts';
import { cannotGoOn } from './usage.ts';

/** Sends the report of an analysis where the user wants it, and gives the exit status of the contract. */
export function sendAnalysis(
  analysis: AnalysisOrProblem,
  { terminal, version }: Context,
  options: Options,
  report: (result: RunResult, style: Style) => string,
): ExitStatus {
  if ('problem' in analysis) return cannotGoOn(analysis.problem, options.format, version, terminal);
  const { result, isAnalysed, failOn, remarks } = analysis;
  if (options.verbosity === 'verbose') for (const remark of remarks) terminal.warn(`folioscope: ${remark}\n`);
  const found = result.findings.some((finding) => rank[finding.severity] >= rank[failOn]);
  const status = !isAnalysed ? ExitStatus.unusable : found ? ExitStatus.findings : ExitStatus.clean;
  if (options.format === 'json') return sendReport(jsonReport(result), status, terminal, options);
  if (isAnalysed) return sendReport(report(result, styleOf(terminal, options)), status, terminal, options);
  for (const error of result.errors) terminal.warn(`folioscope: ${errorLine(error)}\n`);
  terminal.warn('folioscope: nothing could be analysed\n');
  return status;
}

/** Sends a text where the user wants it; gives `status`, or 2 with a message where it cannot be written. */
export function sendReport(text: string, status: ExitStatus, terminal: Terminal, { output }: Options): ExitStatus {
  if (output === null || output === '-') {
    terminal.write(text);
    return status;
  }
  const problem = writeText(output, text);
  if (problem === null) return status;
  terminal.warn(`folioscope: the report cannot be written to '${output}': ${problem}\n`);
  return ExitStatus.unusable;
}

/** How a text report looks where it goes: colours on a terminal alone, unless the user says otherwise. */
export function styleOf(terminal: Terminal, options: Options): Style {
  const { NO_COLOR = '', TERM } = terminal.environment;
  const toTerminal = terminal.outputIsTerminal && (options.output === null || options.output === '-');
  const isWelcome = toTerminal && NO_COLOR === '' && TERM !== 'dumb';
  const isColoured = options.color === 'always' || (options.color === 'auto' && isWelcome);
  return {
    width: toTerminal ? Math.max(narrowestTerminal, terminal.columns ?? defaultWidth) : defaultWidth,
    palette: isColoured ? coloured : plain,
    verbosity: options.verbosity,
  };
}

/** Below this nothing can be laid out; lines are left to the terminal to break. */
const narrowestTerminal = 60;

const rank: Readonly<Record<Severity, number>> = { information: 0, warning: 1, error: 2 };
