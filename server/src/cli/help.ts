import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { optionSpecs } from './options.ts';

/** What `folioscope --help` prints. */
export function generalHelp(): string {
  const rows = commands.map((command) => [`${command.name} ${command.operands}`, command.summary] as const);
  return [
    'Usage: folioscope COMMAND [OPTION]...',
    '',
    'Executes guest_memfd, KVM and mm code of the Linux kernel on a model of folios, locks,',
    'invalidation windows and private memory, and tells what each path leaves behind.',
    '',
    'Commands:',
    ...table(rows),
    '',
    'Options:',
    ...table(optionRows(Object.keys(optionSpecs))),
    '',
    "'folioscope COMMAND --help' shows the options of one command.",
    'Exit status: 0 nothing found, 1 findings, 2 wrong usage or nothing to analyse, 3 internal error.',
    '',
  ].join('\n');
}

/** What `folioscope COMMAND --help` prints. */
export function commandHelp(command: Command): string {
  return [
    `Usage: folioscope ${command.name} [OPTION]... ${command.operands}`,
    '',
    `${command.summary[0]!.toUpperCase()}${command.summary.slice(1)}.`,
    '',
    'Options:',
    ...table(optionRows([...command.options, 'help'])),
    '',
    `Example: ${command.example}`,
    '',
  ].join('\n');
}

function optionRows(names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => {
    const spec = optionSpecs[name]!;
    const short = spec.short === undefined ? '    ' : `-${spec.short}, `;
    return [`${short}--${name}${spec.value === undefined ? '' : ` ${spec.value}`}`, spec.summary];
  });
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
