import type { FunctionResult, PathEffect, PathResult } from '../../server/src/core/report/result.ts';

/**
 * What a function may leave behind: result -> the ways in which it comes about, each a list of cells. Locks and windows
 * that a path takes and gives back stand under "balanced".
 */
export type NetTable = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What is left of a function's paths once values, conditions and the page cache's own references are taken away: net
 * references and pins of the function, locks and windows by what they are afterwards, memory given back.
 */
export function netTable({ paths }: FunctionResult): NetTable {
  const table = new Map<string, Set<string>>();
  const add = (key: string, cells: string): void => void table.set(key, (table.get(key) ?? new Set()).add(cells));
  for (const path of paths) {
    const { left, balanced } = cellsOf(path);
    add(plainName(path.returns), left.sort().join(', ') || 'nothing');
    for (const title of balanced) add('balanced', title);
  }
  return table;
}

function cellsOf({ effects }: PathResult): { left: string[]; balanced: string[] } {
  const sums = new Map<string, { kind: PathEffect['kind']; sum: number }>();
  const freed = new Set<string>();
  for (const { kind, object, delta, change } of effects) {
    const name = plainName(object);
    if (kind === 'memory' && change === 'freed') freed.add(`${name} freed`);
    if (delta === undefined || (kind === 'ref' && change !== 'caller')) continue;
    if (kind !== 'ref' && kind !== 'pin' && kind !== 'lock' && kind !== 'window') continue;
    const title = kind === 'window' ? 'window' : kind === 'pin' ? `pins of ${name}` : name;
    sums.set(title, { kind, sum: (sums.get(title)?.sum ?? 0) + delta });
  }
  const left = [...sums].flatMap(([title, { kind, sum }]) => (sum === 0 ? [] : [cellOf(title, kind, sum)]));
  const balanced = [...sums].filter(([, { kind, sum }]) => sum === 0 && (kind === 'lock' || kind === 'window'));
  return { left: [...left, ...freed], balanced: balanced.map(([title]) => title) };
}

function cellOf(title: string, kind: PathEffect['kind'], sum: number): string {
  if (kind === 'window') return sum > 0 ? 'window open' : 'window closed';
  if (kind === 'lock') return `${title} ${sum > 0 ? 'held' : 'released'}`;
  return `${title} ${sum > 0 ? '+' : ''}${sum}`;
}

/** "the new folio" is a folio that the function has no name of its own for. */
function plainName(name: string): string {
  return name.replace(/\bthe new /, '');
}

/** Blocks of "FUNCTION: TREE TREE ..." with lines "  RESULT: CELLS", one for each way in which the result comes about. */
export function readTables(text: string): ReadonlyMap<string, NetTable> {
  const tables = new Map<string, Map<string, Set<string>>>();
  let current: Map<string, Set<string>>[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const split = line.indexOf(': ');
    const [left, right] = [line.slice(0, split).trim(), line.slice(split + 2).trim()];
    if (!line.startsWith(' ')) {
      current = right.split(' ').map((tree) => {
        const table = new Map<string, Set<string>>();
        tables.set(`${tree} ${left}`, table);
        return table;
      });
    } else for (const table of current) table.set(left, (table.get(left) ?? new Set()).add(right));
  }
  return tables;
}

/** A table as it stands in the fixture, sorted. */
export function tellTable(table: NetTable): string {
  return [...table]
    .flatMap(([returns, ways]) => [...ways].map((cells) => `  ${returns}: ${cells}`))
    .sort()
    .join('\n');
}
