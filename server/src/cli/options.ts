import type { Severity } from '../core/report/result.ts';

export type Format = 'text' | 'json';
export type Arch = 'x86' | 'arm64';

/** The options of a run, checked. Names of files are as they were given. */
export interface Options {
  readonly format: Format;
  readonly output: string | null;
  /** Null where it was not given: the settings or the default decide. */
  readonly failOn: Severity | null;
  readonly baseline: string | null;
  readonly base: string | null;
  /** "CONFIG_KVM" -> "y". */
  readonly config: ReadonlyMap<string, string>;
  readonly configFile: string | null;
  readonly arch: Arch | null;
  readonly cache: string | null;
  /** Null where it was not given: the work and the machine decide. */
  readonly jobs: number | null;
  readonly color: 'auto' | 'always' | 'never';
  readonly verbosity: 'quiet' | 'normal' | 'verbose';
}

export interface OptionSpec {
  readonly short?: string;
  /** What the value is called in the help; absent for a switch. */
  readonly value?: string;
  readonly repeatable?: true;
  /** Values that are allowed, where they can be listed. */
  readonly choices?: readonly string[];
  /** Values of the contract that a later version brings. */
  readonly later?: readonly string[];
  readonly summary: string;
}

/** Every option of this version, in the order of the help. */
export const optionSpecs: Readonly<Record<string, OptionSpec>> = {
  base: {
    value: 'DIR',
    summary: 'kernel tree to apply patches to and to read headers from (default: the one around the input)',
  },
  config: { value: 'SYMBOL=y|n|m', repeatable: true, summary: 'set a Kconfig symbol; may be given several times' },
  'config-file': { value: 'FILE', summary: 'read Kconfig symbols from a .config' },
  arch: { value: 'x86|arm64', choices: ['x86', 'arm64'], summary: 'architecture to analyse for' },
  format: {
    value: 'text|json',
    choices: ['text', 'json'],
    later: ['sarif', 'markdown', 'mail'],
    summary: 'form of the report (default: text)',
  },
  output: { short: 'o', value: 'FILE', summary: 'write the report to a file' },
  'fail-on': {
    value: 'LEVEL',
    choices: ['error', 'warning', 'information'],
    summary: 'exit with 1 from this level on: error, warning (default) or information',
  },
  baseline: { value: 'FILE', summary: 'leave out what stands in an earlier JSON report' },
  color: { value: 'WHEN', choices: ['auto', 'always', 'never'], summary: 'auto (default), always or never' },
  cache: { value: 'DIR', summary: 'keep results in a directory, and take them from there while nothing changed' },
  jobs: {
    short: 'j',
    value: 'N',
    summary: 'share many files among N threads (default: one for each processor, up to 4; 1: none)',
  },
  quiet: { short: 'q', summary: 'findings only: no summary, no progress' },
  verbose: { short: 'v', summary: 'also say what was read, from where, by which parser, and everything that was lost' },
  version: { short: 'V', summary: 'print the version' },
  help: { short: 'h', summary: 'print this help, or that of a command' },
};

/** Options of the contract that a later version brings: named, so that the message is not "unknown". */
export const laterOptions: readonly string[] = [
  ...['shard', 'against', 'bounds', 'replay', 'before', 'after', 'allow-unfinished', 'html', 'svg', 'stdio'],
];
