import { explanationText } from '../../core/report/explain.ts';
import type { Command } from '../command.ts';
import { sendReport, styleOf } from '../report-out.ts';
import { ExitStatus } from '../status.ts';
import { didYouMean } from '../suggest.ts';
import { cannotGoOn } from '../usage.ts';

/** What a name of the kernel or a finding code means. */
export const explain: Command = {
  name: 'explain',
  operands: 'NAME',
  summary: 'what a kernel function, macro or type, or a finding code, means to the model',
  options: ['format', 'output', 'color', 'quiet', 'verbose'],
  atLeast: 1,
  // "struct folio" is one name of two words.
  atMost: 2,
  example: 'folioscope explain private-dangling',
  run({ engine, terminal, version }, operands, options) {
    const name = operands.join(' ').replace(/\(\)$/, '');
    const explanation = engine.explain(name);
    if (explanation === null) {
      const message = `'${name}' is neither a name that the model knows nor a finding code${didYouMean(name, engine.names())}`;
      return Promise.resolve(cannotGoOn(message, options.format, version, terminal));
    }
    const text =
      options.format === 'json'
        ? `${JSON.stringify(explanation, null, 2)}\n`
        : explanationText(explanation, styleOf(terminal, options));
    return Promise.resolve(sendReport(text, ExitStatus.clean, terminal, options));
  },
};
