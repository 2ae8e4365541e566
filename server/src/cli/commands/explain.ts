import { explanationText } from '../../core/report/explain.ts';
import type { Command } from '../command.ts';
import { sendReport, styleOf } from '../report-out.ts';
import { ExitStatus } from '../status.ts';
import { didYouMean } from '../suggest.ts';
import { cannotGoOn } from '../usage.ts';

/** What a primitive of the catalogue or a finding code means. */
export const explain: Command = {
  name: 'explain',
  operands: 'NAME',
  summary: 'what a kernel primitive or a finding code means',
  options: ['format', 'output', 'color', 'quiet', 'verbose'],
  atLeast: 1,
  atMost: 1,
  example: 'folioscope explain private-dangling',
  run({ engine, terminal, version }, [operand = ''], options) {
    const name = operand.replace(/\(\)$/, '');
    const explanation = engine.explain(name);
    if (explanation === null) {
      const message = `'${name}' is neither a known primitive nor a finding code${didYouMean(name, engine.names())}`;
      return Promise.resolve(cannotGoOn(message, options.format, version, terminal));
    }
    const text =
      options.format === 'json'
        ? `${JSON.stringify(explanation, null, 2)}\n`
        : explanationText(explanation, styleOf(terminal, options));
    return Promise.resolve(sendReport(text, ExitStatus.clean, terminal, options));
  },
};
