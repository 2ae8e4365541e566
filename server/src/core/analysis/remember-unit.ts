import type { FileNames } from '../tree/definition-names.ts';
import { analyseUnit, type Around, type UnitSetup } from './analyse-unit.ts';
import type { UnitResult } from './unit-result.ts';
import type { SourceUnit } from './units.ts';

/** A result, and all that it was read from: while none of that changes, it is the result. Plain data. */
export interface RememberedUnit {
  /** Paths of the tree that were asked for, with the hash of the text that was there; null where there was none. */
  readonly reads: readonly (readonly [path: string, hash: string | null])[];
  /** Folders whose files were asked for, with the hash of their paths. */
  readonly lists: readonly (readonly [folder: string, hash: string])[];
  readonly result: UnitResult;
}

/** Where results are kept from run to run, by what they are the results of. */
export interface UnitMemory {
  /** Which tool it is: another may come to another result. */
  readonly tool: string;
  recall(key: string): RememberedUnit | null;
  keep(key: string, unit: RememberedUnit): void;
}

/** Analyses a unit, or recalls what came of it before. What is recalled is what an analysis would give. */
export async function analyseOrRecall(
  setup: UnitSetup,
  unit: SourceUnit,
  around: Around | null,
  progress: (what: string) => void,
): Promise<UnitResult> {
  const memory = setup.memory ?? null;
  // What a patch makes of a file is a text of its own each time.
  if (memory === null || !unit.isInput || setup.only !== null) return analyseUnit(setup, unit, around, progress);
  const key = keyOf(setup, memory, unit, around);
  const before = memory.recall(key);
  if (before !== null && isAsItWas(setup, around, before)) return before.result;
  const asked = around === null ? null : tracing(around);
  const result = await analyseUnit(setup, unit, asked?.around ?? null, progress);
  memory.keep(key, { reads: [], lists: [], ...asked?.trace(setup.hash), result });
  return result;
}

function keyOf(setup: UnitSetup, { tool }: UnitMemory, unit: SourceUnit, around: Around | null): string {
  const { input, source, rebuilt } = unit;
  const symbols = [...setup.configuration].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return setup.hash(
    JSON.stringify([tool, setup.arch, symbols, around !== null, input.name, source.path, rebuilt, source.text]),
  );
}

function isAsItWas({ hash }: UnitSetup, around: Around | null, { reads, lists }: RememberedUnit): boolean {
  if (around === null) return reads.length === 0 && lists.length === 0;
  const { tree, hashOf } = around;
  return (
    lists.every(([folder, before]) => hashOfList(hash, tree.list(folder)) === before) &&
    reads.every(([path, before]) => hashOf(path) === before)
  );
}

/** The same tree, and what was asked of it. */
function tracing(around: Around): {
  readonly around: Around;
  readonly trace: (hash: UnitSetup['hash']) => Omit<RememberedUnit, 'result'>;
} {
  const { tree, headers, names } = around;
  const reads = new Set<string>();
  const lists = new Set<string>();
  return {
    around: {
      ...around,
      tree: {
        read(path) {
          reads.add(path);
          return tree.read(path);
        },
        list(folder) {
          lists.add(folder);
          return tree.list(folder);
        },
      },
      headers: headers.telling((path) => reads.add(path)),
      names(path): FileNames | null {
        reads.add(path);
        return names(path);
      },
    },
    trace: (hash) => ({
      reads: [...reads].map((path) => [path, around.hashOf(path)]),
      lists: [...lists].map((folder) => [folder, hashOfList(hash, tree.list(folder))]),
    }),
  };
}

function hashOfList(hash: UnitSetup['hash'], paths: readonly string[]): string {
  return hash(paths.join('\n'));
}
