import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { InputError, RunResult, Severity } from '../core/report/result.ts';
import { isDirectory } from '../node/directory.ts';
import { readInputs, type ReadInput } from '../node/inputs.ts';
import { readText } from '../node/read.ts';
import { readSettings, type ReadSettings } from '../node/settings.ts';
import { findTree, openTree, placeInTree } from '../node/tree.ts';
import type { Context } from './command.ts';
import type { AnalysisRequest, PlacedInput } from './engine.ts';
import { filterFindings, readBaseline } from './filter.ts';
import { readConfigFile } from './kconfig.ts';
import { mergeResults } from './merge.ts';
import type { Options } from './options.ts';
import { createProgress } from './progress.ts';

export interface Analysis {
  readonly result: RunResult;
  /** False where no input could be analysed. */
  readonly isAnalysed: boolean;
  readonly failOn: Severity;
  /** What was read from where, for `--verbose`. */
  readonly remarks: readonly string[];
}

/** An analysis, or the message of a usage error: an option that names something unusable. */
export type AnalysisOrProblem = Analysis | { readonly problem: string };

/** Reads the inputs and settings that a command line names, has them analysed and drops what is known already. */
export async function analyseInputs(
  context: Context,
  operands: readonly string[],
  options: Options,
  only: AnalysisRequest['only'],
): Promise<AnalysisOrProblem> {
  const { terminal, engine } = context;
  const settings = readSettings(terminal.directory);
  const { base } = options;
  if (base !== null && !isDirectory(base)) return { problem: `the base '${base}' is no directory` };
  if (options.cache !== null && existsSync(options.cache) && !isDirectory(options.cache))
    return { problem: `the cache '${options.cache}' is no directory` };
  const config = readConfig(options, settings);
  if ('problem' in config) return config;
  const known = readKnown(options);
  if ('problem' in known) return known;

  const read = await readInputs(operands, () => terminal.readInput());
  const errors: InputError[] = [
    ...settings.problems.map((problem) => unreadable(shown(settings.path ?? '', terminal.directory), problem)),
    ...config.errors,
    ...read.unreadable.map(({ file, reason }) => unreadable(file, reason)),
  ];
  const progress = createProgress(terminal, options.verbosity === 'quiet' ? 'silent' : 'shown');
  const results: RunResult[] = [];
  const remarks = settings.path === null ? [] : [`settings: ${shown(settings.path, terminal.directory)}`];
  try {
    for (const [tree, inputs] of byTree(read.inputs, base, settings.settings.base ?? null)) {
      if (tree !== null) remarks.push(`base: ${shown(tree, terminal.directory)}`);
      const reader = tree === null ? null : openTree(tree);
      const request = {
        base: reader,
        config: config.symbols,
        arch: options.arch ?? settings.settings.arch ?? null,
      };
      results.push(
        await engine.analyse({
          ...request,
          inputs: inputs.map((input) => placed(input, tree)),
          only,
          jobs: options.jobs,
          cache: options.cache,
          onRemark: (remark) => remarks.push(remark),
          onProgress: (step) => progress.step(step),
        }),
      );
      for (const path of reader?.refused() ?? [])
        errors.push(
          unreadable(shown(join(tree ?? '', path), terminal.directory), 'is a link out of the tree, and is not read'),
        );
    }
  } finally {
    progress.clear();
  }
  if (options.verbosity === 'verbose') remarks.push(`parser: tree-sitter (${await engine.parser()})`);
  const merged = mergeResults(context.version, results);
  const result = filterFindings(
    { ...merged, errors: [...errors, ...merged.errors] },
    known.fingerprints,
    settings.settings.waivers ?? [],
  );
  return {
    result,
    isAnalysed: result.stats.files > 0 && !isAllRefused(result),
    failOn: options.failOn ?? settings.settings.failOn ?? 'warning',
    remarks,
  };
}

/** Nothing but patches that came to nothing, and each has its problem: a clean report of them would be mistaken for a check. */
function isAllRefused({ contents = [], errors }: RunResult): boolean {
  const refused = new Set(errors.map((error) => error.file));
  return (
    contents.length > 0 &&
    contents.every(({ kind, functions, file }) => kind === 'patch' && functions === 0 && refused.has(file))
  );
}

/** Symbols of the settings, then those of the .config, then those of the command line: the later wins. */
function readConfig(
  options: Options,
  { settings }: ReadSettings,
):
  | { readonly symbols: ReadonlyMap<string, string>; readonly errors: readonly InputError[] }
  | { readonly problem: string } {
  const symbols = new Map<string, string>();
  const errors: InputError[] = [];
  for (const [name, value] of Object.entries(settings.config ?? {}))
    symbols.set(name.replace(/^(?:CONFIG_)?/, 'CONFIG_'), value);
  const file = options.configFile ?? settings.configFile ?? null;
  if (file !== null) {
    const decoded = readText(file);
    if ('reason' in decoded) return { problem: `the configuration '${file}' cannot be read: ${decoded.reason}` };
    const read = readConfigFile(decoded.text);
    for (const [name, value] of read.symbols) symbols.set(name, value);
    for (const line of read.strayLines) errors.push({ file, line, function: null, reason: 'is no line of a .config' });
  }
  for (const [name, value] of options.config) symbols.set(name, value);
  return { symbols, errors };
}

function readKnown({
  baseline,
}: Options): { readonly fingerprints: ReadonlySet<string> } | { readonly problem: string } {
  if (baseline === null) return { fingerprints: new Set() };
  const decoded = readText(baseline);
  if ('reason' in decoded) return { problem: `the baseline '${baseline}' cannot be read: ${decoded.reason}` };
  const known = readBaseline(decoded.text);
  return 'reason' in known ? { problem: `the baseline '${baseline}' ${known.reason}` } : { fingerprints: known };
}

/**
 * Inputs by the tree that they are analysed in, so that those of one series stay together; in the order of the user. The
 * tree is `base`, else the one around the input, else `fallback`, for mails that lie anywhere.
 */
function byTree(
  inputs: readonly ReadInput[],
  base: string | null,
  fallback: string | null,
): ReadonlyMap<string | null, readonly ReadInput[]> {
  const groups = new Map<string | null, ReadInput[]>();
  const trees = new Map<string, string | null>();
  const treeAround = (path: string): string | null => {
    const directory = dirname(path);
    const known = trees.get(directory);
    if (known !== undefined) return known;
    const tree = findTree(path);
    trees.set(directory, tree);
    return tree;
  };
  for (const input of inputs) {
    const tree = base ?? (input.path === null ? null : treeAround(input.path)) ?? fallback;
    const group = groups.get(tree);
    if (group === undefined) groups.set(tree, [input]);
    else group.push(input);
  }
  return groups;
}

function placed({ input, path }: ReadInput, tree: string | null): PlacedInput {
  return { ...input, path: tree === null || path === null ? null : placeInTree(tree, path) };
}

function unreadable(file: string, reason: string): InputError {
  return { file, line: 1, function: null, reason };
}

/** A path as the user would type it from here. */
function shown(path: string, directory: string): string {
  const near = relative(directory, path);
  return near.startsWith('..') ? path : near;
}
