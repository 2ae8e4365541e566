import { existsSync } from 'node:fs';
import { effectsReport } from '../../core/report/effects.ts';
import { standardInputName } from '../../node/inputs.ts';
import { readText } from '../../node/read.ts';
import { analyseInputs } from '../analysis.ts';
import type { Command } from '../command.ts';
import { splitFunction, type FileFunction } from '../file-function.ts';
import { sendAnalysis } from '../report-out.ts';
import { didYouMean } from '../suggest.ts';

/** The paths of functions and what each leaves behind. */
export const effects: Command = {
  name: 'effects',
  operands: 'FILE[:FUNCTION]',
  summary: 'the paths of a function, or of all of a file, and what each leaves behind',
  options: [
    'base',
    'config',
    'config-file',
    'arch',
    'format',
    'output',
    'fail-on',
    'baseline',
    'color',
    'quiet',
    'verbose',
  ],
  atLeast: 1,
  atMost: 1,
  example: 'folioscope effects virt/kvm/guest_memfd.c:kvm_gmem_punch_hole',
  async run(context, [operand = ''], options) {
    const wanted = splitFunction(operand, existsSync);
    const only =
      wanted.name === null
        ? null
        : { file: wanted.file === '-' ? standardInputName : wanted.file, function: wanted.name };
    const analysis = await analyseInputs(context, [wanted.file], options, only);
    if ('problem' in analysis || only === null) return sendAnalysis(analysis, context, options, effectsReport);
    const { result } = analysis;
    const isThere =
      result.functions.some((each) => each.name === only.function) ||
      result.errors.some((error) => error.function === only.function);
    if (isThere || !analysis.isAnalysed) return sendAnalysis(analysis, context, options, effectsReport);
    const reason = `has no function '${only.function}'${similarName(wanted)}`;
    const errors = [...result.errors, { file: only.file, line: 1, function: null, reason }];
    return sendAnalysis(
      { ...analysis, isAnalysed: false, result: { ...result, errors } },
      context,
      options,
      effectsReport,
    );
  },
};

/** A name in the file that looks like the one asked for: anything that is followed by a parenthesis. */
function similarName({ file, name }: FileFunction): string {
  const decoded = file === '-' ? { text: '' } : readText(file);
  if ('reason' in decoded || name === null) return '';
  const names = new Set([...decoded.text.matchAll(/\b([A-Za-z_]\w*)\s*\(/g)].map((match) => match[1]!));
  return didYouMean(name, names);
}
