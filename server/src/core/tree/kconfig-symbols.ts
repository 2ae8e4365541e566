import type { ConfigCondition } from '../c/ast.ts';
import { parseKconfig, type KconfigSymbol } from '../c/kconfig.ts';
import type { TreeText } from './tree-text.ts';

/** Every declaration of each symbol, by its name without `CONFIG_`: a symbol may be declared in several places. */
export type KconfigSymbols = ReadonlyMap<string, readonly KconfigSymbol[]>;

/** The symbols that these Kconfig files declare, and those that they source. */
export function readSymbols(tree: TreeText, paths: readonly string[], arch: string): KconfigSymbols {
  const symbols = new Map<string, KconfigSymbol[]>();
  const work = [...paths];
  const seen = new Set<string>();
  for (let path = work.shift(); path !== undefined && seen.size < maxFiles; path = work.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = tree.read(path);
    if (text === null) continue;
    const file = parseKconfig(text);
    for (const symbol of file.symbols) symbols.set(symbol.name, [...(symbols.get(symbol.name) ?? []), symbol]);
    work.push(...file.sources.map((source) => source.replace(/\$\((?:SRC)?ARCH\)|\$\{?(?:SRC)?ARCH\}?/, arch)));
  }
  return symbols;
}

/** A kernel has 1,700; those that matter to one file are among the first. */
const maxFiles = 2500;

/**
 * What is set wherever all of these are: what they depend on, and what they select, and so on. A symbol that is declared
 * in several places may be set by any of them, so that only what all of them depend on is sure.
 */
export function impliedSymbols(symbols: KconfigSymbols, set: Iterable<string>): ReadonlySet<string> {
  const implied = new Set(set);
  for (const name of implied) {
    const declarations = symbols.get(name) ?? [];
    const [first, ...others] = declarations.map((symbol) => requiredSymbols(symbol.dependsOn));
    for (const required of first ?? []) if (others.every((other) => other.has(required))) implied.add(required);
    for (const { selects } of declarations)
      for (const { value, condition } of selects)
        if ([...conjuncts(condition)].every((one) => one !== null && implied.has(one))) implied.add(value);
  }
  return implied;
}

/** The symbols that must be set for a condition to hold, as far as it says so by itself. */
export function requiredSymbols(condition: ConfigCondition | null): ReadonlySet<string> {
  return new Set([...conjuncts(condition)].filter((name) => name !== null));
}

/** The symbols that are joined by `&&`; null for a part that is no symbol. */
function* conjuncts(condition: ConfigCondition | null): Generator<string | null> {
  if (condition === null) return;
  switch (condition.kind) {
    case 'and':
      yield* conjuncts(condition.left);
      yield* conjuncts(condition.right);
      return;
    case 'defined':
    case 'enabled':
      yield condition.name.startsWith(prefix) ? condition.name.slice(prefix.length) : null;
      return;
    case 'constant':
      if (!condition.value) yield null;
      return;
    default:
      yield null;
  }
}

const prefix = 'CONFIG_';
