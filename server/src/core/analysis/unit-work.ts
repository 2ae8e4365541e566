import { HeaderStore, type ReadTree } from './headers.ts';
import type { Around, UnitSetup } from './analyse-unit.ts';
import { analyseOrRecall } from './remember-unit.ts';
import type { UnitResult } from './unit-result.ts';
import { collectUnits, type PlacedText, type SourceUnit } from './units.ts';
import { staticCallWord } from '../kernel/static-calls.ts';
import { rememberNames } from '../tree/definition-names.ts';
import type { TreeText } from '../tree/tree-text.ts';

/** One unit of a run as work for somebody else. */
export interface UnitWork {
  /** What the user calls the input that it came from. */
  readonly input: string;
  /** Characters to read. */
  readonly size: number;
  /** The input that is all of the unit; null where several inputs make it together. */
  readonly alone: PlacedText | null;
  /** Where it stands among the units that the inputs make together. */
  readonly index: number;
}

/**
 * Has units analysed elsewhere, in other threads: their results in the order of the works. `together` are the inputs that
 * are not handed over alone. Null where that is not worth it.
 */
export type Distribute = (
  works: readonly UnitWork[],
  together: readonly PlacedText[],
) => Promise<readonly UnitResult[]> | null;

/** The units of a run as works. A file that nothing else of the run can depend on is handed over alone. */
export function worksOf(
  units: readonly SourceUnit[],
  inputs: readonly PlacedText[],
  hasTree: boolean,
): { readonly works: readonly UnitWork[]; readonly together: readonly PlacedText[] } {
  const works: UnitWork[] = [];
  const placed = new Map(inputs.map((input) => [input.name, input]));
  const alone = new Set<PlacedText>();
  let index = 0;
  for (const unit of units) {
    const input = placed.get(unit.input.name);
    // A file beside the tree stands for the tree's own of the same name: what calls it has to know.
    const isAlone = unit.isInput && input !== undefined && (input.path !== null || !hasTree);
    if (isAlone) alone.add(input);
    works.push({
      input: unit.input.name,
      size: unit.source.text.length,
      alone: isAlone ? input : null,
      index: isAlone ? 0 : index++,
    });
  }
  return { works, together: inputs.filter((input) => !alone.has(input)) };
}

/** Analyses works where they were handed to: the inputs that belong together are put together once. */
export function createUnitWorker(
  setup: UnitSetup,
  together: readonly PlacedText[],
): (work: Pick<UnitWork, 'alone' | 'index'>, progress: (what: string) => void) => Promise<UnitResult | null> {
  let common: readonly SourceUnit[] | null = null;
  let around: Around | null = null;
  return async (work, progress) => {
    common ??= collectUnits(together, setup.readTree, setup.only?.file ?? null).units;
    around ??= aroundOf(setup, common);
    const units = work.alone === null ? common : collectUnits([work.alone], setup.readTree, work.alone.name).units;
    const unit = units[work.index];
    return unit === undefined ? null : analyseOrRecall(setup, unit, around, progress);
  };
}

/** The tree of a run with what its units make of the tree's files; null where there is none. */
export function aroundOf(
  setup: Pick<UnitSetup, 'readTree' | 'listTree' | 'arch' | 'hash'>,
  units: readonly SourceUnit[],
): Around | null {
  const { readTree, listTree, arch, hash } = setup;
  if (readTree === null) return null;
  const tree = treeOf(readTree, listTree ?? null, units);
  return {
    tree,
    headers: new HeaderStore(tree.read, arch),
    names: rememberNames(tree, staticCallWord),
    hashOf: rememberHashes(tree, hash),
  };
}

/** The base tree with what the inputs make of its files: a function that a series changes is called as it is then. */
function treeOf(readTree: ReadTree, list: TreeText['list'] | null, units: readonly SourceUnit[]): TreeText {
  const changed = new Map(units.filter((unit) => unit.based).map(({ source }) => [source.path, source.text]));
  return { read: (path) => changed.get(path) ?? readTree(path), list: list ?? ((): readonly string[] => []) };
}

function rememberHashes(tree: TreeText, hash: UnitSetup['hash']): Around['hashOf'] {
  const known = new Map<string, string | null>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const text = tree.read(path);
    const found = text === null ? null : hash(text);
    known.set(path, found);
    return found;
  };
}
