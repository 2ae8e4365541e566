import { createHash } from 'node:crypto';
import { run, type RunRequest } from '../../server/src/core/analysis/run.ts';
import type { ReadTree } from '../../server/src/core/analysis/headers.ts';
import type { UnitMemory } from '../../server/src/core/analysis/remember-unit.ts';
import type { SyntaxParser } from '../../server/src/core/c/syntax.ts';
import { createCatalogue } from '../../server/src/core/kernel/catalogue.ts';
import type { RunResult } from '../../server/src/core/report/result.ts';
import { inputText } from '../../server/src/core/text/source.ts';
import { nativeParser } from '../../server/src/node/parsers.ts';

/** One input of a run: its name, its text, and where it stands in the base tree, if it stands in it. */
export interface Given {
  readonly name: string;
  readonly text: string;
  readonly path?: string;
}

/** What a test may change of a run. */
export interface Settings {
  /** "CONFIG_KVM" -> "y". */
  readonly config?: Readonly<Record<string, string>>;
  readonly readTree?: ReadTree;
  /** The files of a base tree, by their paths in it; also those that are not among the inputs. */
  readonly tree?: Readonly<Record<string, string>>;
  readonly parser?: SyntaxParser;
  /** Results of earlier runs. */
  readonly memory?: UnitMemory;
}

const catalogue = createCatalogue();

/** Runs everything over the inputs, as the command line does; the clock stands still. */
export function analyse(inputs: readonly Given[], settings: Settings = {}): Promise<RunResult> {
  return run({
    version: '0',
    inputs: inputs.map(({ name, text, path }) => ({ ...inputText(name, text), path: path ?? null })),
    ...treeOf(settings),
    configuration: new Map(Object.entries(settings.config ?? {})),
    arch: 'x86',
    only: null,
    parser: settings.parser ?? parserOfTests(),
    catalogue,
    memory: settings.memory ?? null,
    hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 24),
    millis: () => 0,
    onProgress: () => undefined,
    pause: () => Promise.resolve(),
  });
}

function treeOf({ readTree, tree }: Settings): Pick<RunRequest, 'readTree' | 'listTree'> {
  if (tree === undefined) return { readTree: readTree ?? null };
  const paths = Object.keys(tree).sort();
  return {
    readTree: (path) => tree[path] ?? null,
    listTree: (folder) => paths.filter((path) => path.startsWith(`${folder}/`)),
  };
}

let native: SyntaxParser | null = null;

function parserOfTests(): SyntaxParser {
  native ??= nativeParser();
  if (native === null) throw new Error('these tests need the native parser');
  return native;
}
