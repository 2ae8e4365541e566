import type { CFile } from '../c/file.ts';
import type { Hash } from '../paths/findings.ts';
import { isVouchedFor } from '../kernel/names.ts';
import type { Finding, WitnessStep } from '../report/result.ts';
import type { InputText } from '../text/source.ts';
import type { GatingContradiction } from './gating.ts';

/** A contradiction as a finding at the symbol; its witness goes from the Makefile over the calls to what they call. */
export function tellGating(input: InputText, found: GatingContradiction, hash: Hash): Finding {
  const { symbol, missing, file, makefile, calls } = found;
  const isPromised = isVouchedFor(symbol.name) || calls.every((call) => call.isVouchedFor);
  const line = input.lines.at(symbol.at).line;
  const names = calls.map(({ name }) => `${name}()`);
  const shown = names.length > maxNames ? [...names.slice(0, maxNames), `${names.length - maxNames} more`] : names;
  const text = input.text.slice(symbol.at, input.lines.start(line + 1)).trim();
  return {
    code: 'gating-contradiction',
    severity: isPromised ? 'information' : 'warning',
    message: `${symbol.name} builds ${file.source.path}, which calls ${listed(shown)}: only there with ${missing}, which ${symbol.name} neither selects nor depends on`,
    file: input.name,
    range: { start: { line, column: 1 }, end: { line, column: text.length + 1 } },
    target: null,
    function: '',
    patch: null,
    status: null,
    witness: [
      step(makefile.path, makefile.line, '', `builds ${file.source.path}`, `where ${symbol.name} is set`),
      ...calls
        .slice(0, maxNames)
        .flatMap(({ name, at, defined }) => [
          stepIn(file, at, `${name}()`, 'is called'),
          stepIn(defined.file, defined.at, `${name}()`, `is there where ${missing} is set`),
        ]),
      step(input.name, line, '', text, ''),
    ],
    confidence: 'inconsistent',
    assumptions: [
      isPromised
        ? 'an architecture that promises the one may bring the other'
        : 'what else selects the symbol is not asked: it may bring both',
    ],
    fingerprint: hash(['gating-contradiction', symbol.name, missing, file.source.path].join('\n')),
    consequence: `a configuration with ${symbol.name} and without ${missing} does not build`,
  };
}

const maxNames = 3;

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

function stepIn(file: CFile, at: number, text: string, effect: string): WitnessStep {
  const place = file.source.origin(at);
  const fn = file.functions.find((one) => one.at <= at && at < one.bodyEnd)?.name ?? '';
  return { ...step(place.file, place.line, fn, text, effect), column: place.column };
}

function step(file: string, line: number, fn: string, text: string, effect: string): WitnessStep {
  return { file, line, column: 1, function: fn, task: null, text, effect };
}
