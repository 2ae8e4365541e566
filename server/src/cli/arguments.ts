import { parseArgs } from 'node:util';
import type { Severity } from '../core/report/result.ts';
import { configSymbol } from './kconfig.ts';
import { laterOptions, optionSpecs, type Arch, type Format, type Options } from './options.ts';
import { didYouMean } from './suggest.ts';

export type Arguments =
  | {
      readonly kind: 'run';
      readonly command: string;
      readonly operands: readonly string[];
      readonly options: Options;
      readonly given: ReadonlySet<string>;
    }
  | { readonly kind: 'help'; readonly command: string | null }
  | { readonly kind: 'version' }
  /** `command` is what was understood of it: null where none was given. */
  | { readonly kind: 'wrong'; readonly message: string; readonly command: string | null };

/** "-:FUNCTION", a function of standard input, begins like an option and is none. */
const standardInput = /^-:/;

/** Reads the arguments after the program's name. What is wrong with them is said in words for the user. */
export function readArguments(argv: readonly string[]): Arguments {
  const { tokens } = parseArgs({
    args: argv.map((argument) => argument.replace(standardInput, '\0$&')),
    options: parseOptions(),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const operands = tokens.flatMap((token) =>
    token.kind === 'positional' ? [token.value.replace(/^\0(?=-:)/, '')] : [],
  );
  const [command = null, ...rest] = operands;
  const wrong = (message: string): Arguments => ({ kind: 'wrong', message, command });
  const broken = brokenGroup(argv);
  if (broken !== null) return wrong(`unknown option '-' in '${broken}'`);
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const problem = checkOption(token.name, token.rawName, token.value, token.inlineValue === true);
    if (problem !== null) return wrong(problem);
    given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? '']);
  }
  if (given.has('help')) return { kind: 'help', command };
  if (given.has('version')) return { kind: 'version' };
  if (command === null) return wrong('no command given');
  const options = readOptions(given);
  if (typeof options === 'string') return wrong(options);
  return { kind: 'run', command, operands: rest, options, given: new Set(given.keys()) };
}

/** "-q-x": Node's reader would take the dash for the end of all options. Null where there is no such argument. */
function brokenGroup(argv: readonly string[]): string | null {
  const end = argv.indexOf('--');
  const switches = Object.values(optionSpecs).flatMap(({ short, value }) =>
    value === undefined && short !== undefined ? [short] : [],
  );
  const group = new RegExp(`^-[${switches.join('')}]+-`);
  return (end === -1 ? argv : argv.slice(0, end)).find((argument) => group.test(argument)) ?? null;
}

function parseOptions(): NonNullable<Parameters<typeof parseArgs>[0]>['options'] {
  return Object.fromEntries(
    Object.entries(optionSpecs).map(([name, spec]) => [
      name,
      {
        type: spec.value === undefined ? ('boolean' as const) : ('string' as const),
        ...(spec.short === undefined ? {} : { short: spec.short }),
        multiple: true,
      },
    ]),
  );
}

function checkOption(name: string, rawName: string, value: string | undefined, inline: boolean): string | null {
  const spec = optionSpecs[name];
  if (spec === undefined) {
    if (laterOptions.includes(name)) return `option '${rawName}' is not available in this version`;
    return `unknown option '${rawName}'${didYouMean(
      rawName,
      Object.keys(optionSpecs).map((known) => `--${known}`),
    )}`;
  }
  if (spec.value === undefined) return value === undefined ? null : `option '${rawName}' takes no value`;
  if (value === undefined || value === '') return `option '${rawName}' needs a value: ${spec.value}`;
  if (!inline && value.length > 1 && value.startsWith('-')) {
    return `option '${rawName}' needs a value: ${spec.value} (write ${rawName}=${value} where that is meant)`;
  }
  if (spec.choices === undefined || spec.choices.includes(value)) return null;
  if (spec.later?.includes(value) === true) return `'${rawName} ${value}' is not available in this version`;
  return `'${value}' is no value of '${rawName}'${didYouMean(value, spec.choices)}: it is one of ${spec.choices.join(', ')}`;
}

function readOptions(given: ReadonlyMap<string, readonly string[]>): Options | string {
  for (const [name, values] of given) {
    const spec = optionSpecs[name];
    if (spec?.value !== undefined && spec.repeatable !== true && values.length > 1)
      return `option '--${name}' is given twice`;
  }
  if (given.has('quiet') && given.has('verbose')) return "'--quiet' and '--verbose' exclude each other";
  const config = new Map<string, string>();
  for (const text of given.get('config') ?? []) {
    const symbol = configSymbol(text);
    if (symbol === null) return `'--config ${text}' is not of the form SYMBOL=y, SYMBOL=n or SYMBOL=m`;
    const before = config.get(symbol.name);
    if (before !== undefined && before !== symbol.value)
      return `'--config' sets ${symbol.name} to ${before} and to ${symbol.value}`;
    config.set(symbol.name, symbol.value);
  }
  const jobs = given.get('jobs')?.at(-1) ?? null;
  if (jobs !== null && !/^[1-9]\d?$/.test(jobs)) return `'--jobs ${jobs}' is no number of threads from 1 to 99`;
  const last = (name: string): string | null => given.get(name)?.at(-1) ?? null;
  return {
    format: (last('format') ?? 'text') as Format,
    output: last('output'),
    failOn: last('fail-on') as Severity | null,
    baseline: last('baseline'),
    base: last('base'),
    config,
    configFile: last('config-file'),
    arch: last('arch') as Arch | null,
    cache: last('cache'),
    jobs: jobs === null ? null : Number(jobs),
    color: (last('color') ?? 'auto') as Options['color'],
    verbosity: given.has('quiet') ? 'quiet' : given.has('verbose') ? 'verbose' : 'normal',
  };
}
