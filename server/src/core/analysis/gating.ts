import { both } from '../c/conditions.ts';
import type { ConfigCondition } from '../c/ast.ts';
import type { CFile } from '../c/file.ts';
import type { KconfigSymbol } from '../c/kconfig.ts';
import { isVouchedFor } from '../kernel/names.ts';
import { calledNames } from '../tree/called-names.ts';
import { createDefinitionIndex, type DefinitionIndex } from '../tree/definition-index.ts';
import { rememberNames, type DefinitionNames } from '../tree/definition-names.ts';
import { builtFiles, type BuiltFile } from '../tree/kbuild.ts';
import { impliedSymbols, readSymbols, requiredSymbols, type KconfigSymbols } from '../tree/kconfig-symbols.ts';
import { searchedFiles } from '../tree/search-order.ts';
import type { TreeText } from '../tree/tree-text.ts';
import type { HeaderStore } from './headers.ts';

/** A file is built with one symbol and calls what is there only with another, which the first does not bring with it. */
export interface GatingContradiction {
  readonly symbol: KconfigSymbol;
  readonly missing: string;
  readonly file: CFile;
  readonly makefile: { readonly path: string; readonly line: number };
  /** Each function once, at its first call, with one place that defines it. */
  readonly calls: readonly Call[];
}

interface Call {
  readonly name: string;
  readonly at: number;
  readonly defined: Definition;
  /** An `#if` around the call asks for a promise of the architecture: who gives it brings what is needed. */
  readonly isVouchedFor: boolean;
}

interface Definition {
  readonly file: CFile;
  readonly at: number;
  /** What the `#if`s around it and the Makefile ask for, and all that comes with that. */
  readonly asks: ReadonlySet<string>;
  readonly needs: ReadonlySet<string>;
}

interface Gating {
  readonly tree: TreeText;
  readonly headers: HeaderStore;
  readonly names: DefinitionNames;
  readonly symbols: KconfigSymbols;
  readonly built: readonly (BuiltFile & { readonly makefile: string })[];
  readonly folder: string;
  readonly arch: string;
}

/** Looks at every file that the symbols of a Kconfig file build, by the Makefiles beside it. */
export function findGatingContradictions(
  tree: TreeText,
  headers: HeaderStore,
  path: string,
  declared: readonly KconfigSymbol[],
  arch: string,
): { readonly contradictions: readonly GatingContradiction[]; readonly files: number } {
  const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
  const built = tree
    .list(folder)
    .filter((file) => isMakefileIn(folder, file))
    .flatMap((makefile) => builtFiles(tree.read(makefile) ?? '').map((one) => ({ ...one, makefile })));
  const roots = [path, 'Kconfig', `arch/${arch}/Kconfig`, `arch/${arch}/kvm/Kconfig`];
  const names = rememberNames(tree, null);
  const gating: Gating = { tree, headers, names, symbols: readSymbols(tree, roots, arch), built, folder, arch };
  const own = built.flatMap((one) => {
    const symbol = declared.find(({ name }) => name === one.symbol);
    const file = symbol === undefined ? null : headers.file(folder === '' ? one.file : `${folder}/${one.file}`);
    return symbol === undefined || file === null ? [] : [{ one, symbol, file }];
  });
  return {
    contradictions: own.flatMap(({ one, symbol, file }) => contradictionsIn(gating, symbol, file, one)),
    files: new Set(own.map(({ file }) => file)).size,
  };
}

function isMakefileIn(folder: string, path: string): boolean {
  return /^(?:Makefile|Kbuild)(?:\.\w+)?$/.test(path.slice(folder.length + 1));
}

function contradictionsIn(
  gating: Gating,
  symbol: KconfigSymbol,
  file: CFile,
  one: Gating['built'][number],
): readonly GatingContradiction[] {
  const { tree, names, arch, symbols } = gating;
  const index = createDefinitionIndex(tree, names, () => searchedFiles(tree, file.source.path, arch));
  const near = [file, ...gating.headers.headersOf(file)];
  const byMissing = new Map<string, Call[]>();
  const implied = impliedSymbols(symbols, [symbol.name]);
  const seen = new Set<string>();
  for (const { name, at, conditions } of calledNames(file)) {
    const asked = requiredSymbols(joined(conditions));
    const key = `${name} ${[...asked].join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const definitions = definitionsOf(gating, index, near, name);
    const [defined, ...others] = definitions;
    if (defined === undefined) continue;
    const set = asked.size === 0 ? implied : impliedSymbols(symbols, [...implied, ...asked]);
    for (const missing of defined.asks) {
      // What no Kconfig at hand declares may be set by one that is not.
      if (set.has(missing) || !symbols.has(missing) || !others.every(({ needs }) => needs.has(missing))) continue;
      if (asksInC(file, missing)) continue;
      const calls = byMissing.get(missing) ?? [];
      byMissing.set(missing, calls);
      if (!calls.some((call) => call.name === name))
        calls.push({ name, at, defined, isVouchedFor: [...asked].some(isVouchedFor) });
    }
  }
  const makefile = { path: one.makefile, line: one.line };
  return [...byMissing].map(([missing, calls]) => ({ symbol, missing, file, makefile, calls }));
}

/** `if (IS_ENABLED(CONFIG_X))`: the compiler drops what is behind it. */
function asksInC(file: CFile, symbol: string): boolean {
  return new RegExp(`IS_(?:ENABLED|REACHABLE|BUILTIN)\\(\\s*CONFIG_${symbol}\\s*\\)`).test(file.source.text);
}

/**
 * Where a function or macro is defined for the file, and what must be set for it to be there. Nothing is said of what an
 * architecture provides: another may provide it otherwise.
 */
function definitionsOf(
  gating: Gating,
  index: DefinitionIndex,
  near: readonly CFile[],
  name: string,
): readonly Definition[] {
  const own = near.flatMap((file) => [
    ...file.functions.filter((fn) => fn.name === name).map((fn) => definition(gating, file, fn)),
    ...(file.macros.get(name) ?? []).map((macro) => definition(gating, file, macro)),
  ]);
  if (own.length > 0) return own;
  const paths = index.filesDefining(name);
  if (paths.some((path) => path.startsWith('arch/'))) return [];
  return paths.flatMap((path) => {
    const file = gating.headers.file(path);
    const functions = file?.functions.filter((fn) => fn.name === name && !fn.isStatic) ?? [];
    return file === null ? [] : functions.map((fn) => definition(gating, file, fn));
  });
}

function definition(
  gating: Gating,
  file: CFile,
  one: { readonly at: number; readonly conditions: readonly ConfigCondition[] },
): Definition {
  const { path } = file.source;
  const gates = gating.built
    .filter(({ file: name }) => `${gating.folder}/${name}` === path)
    .map(({ symbol }) => symbol);
  const asks = new Set([...requiredSymbols(joined(one.conditions)), ...gates.slice(0, 1)]);
  return { file, at: one.at, asks, needs: impliedSymbols(gating.symbols, asks) };
}

function joined(conditions: readonly ConfigCondition[]): ConfigCondition | null {
  return conditions.length === 0 ? null : conditions.reduce(both);
}
