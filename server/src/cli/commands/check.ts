import { textReport } from '../../core/report/text.ts';
import { analyseInputs } from '../analysis.ts';
import type { Command } from '../command.ts';
import { sendAnalysis } from '../report-out.ts';

/** Findings in C files, directories, patches and mails. */
export const check: Command = {
  name: 'check',
  operands: 'PATH...',
  summary: "findings in C files, directories, patches, mboxes and mails ('-' reads standard input)",
  options: [
    'base',
    'config',
    'config-file',
    'arch',
    'format',
    'output',
    'fail-on',
    'baseline',
    'cache',
    'jobs',
    'color',
    'quiet',
    'verbose',
  ],
  atLeast: 1,
  atMost: Infinity,
  example: 'folioscope check --base ~/linux 0001-my.patch',
  async run(context, operands, options) {
    const analysis = await analyseInputs(context, operands, options, null);
    return sendAnalysis(analysis, context, options, textReport);
  },
};
