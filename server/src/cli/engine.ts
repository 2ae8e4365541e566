import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { run } from '../core/analysis/run.ts';
import type { SyntaxParser } from '../core/c/syntax.ts';
import { createCatalogue } from '../core/kernel/catalogue.ts';
import { explain } from '../core/kernel/explain.ts';
import { macroFormNames } from '../core/kernel/forms.ts';
import { findingCodes } from '../core/paths/codes.ts';
import { explainCode, explainName, type Explanation } from '../core/report/explain.ts';
import { loadParser } from '../node/parsers.ts';
import type { RunResult } from '../core/report/result.ts';
import type { InputText } from '../core/text/source.ts';
import type { TreeReader } from '../node/tree.ts';
import { createDistribute } from './distribute.ts';
import type { Arch } from './options.ts';
import { unitSetup } from './unit-setup.ts';

/** An input, and where it stands in the base tree ("mm/filemap.c"), if it stands in it. */
export interface PlacedInput extends InputText {
  readonly path: string | null;
}

export interface ProgressStep {
  readonly done: number;
  readonly total: number;
  /** What is being done: a file or a function. */
  readonly what: string;
}

export interface AnalysisRequest {
  readonly inputs: readonly PlacedInput[];
  readonly base: TreeReader | null;
  /** "CONFIG_KVM" -> "y". */
  readonly config: ReadonlyMap<string, string>;
  readonly arch: Arch | null;
  /** Only this function of this input; callers and callees are still read. */
  readonly only: { readonly file: string; readonly function: string } | null;
  /** Threads to share the work among at most; null to have that decided by how much work there is. */
  readonly jobs: number | null;
  /** The directory that results are kept in; null for none. */
  readonly cache: string | null;
  readonly onProgress: (step: ProgressStep) => void;
  /** What is said with `--verbose`. */
  readonly onRemark: (remark: string) => void;
}

/** All that the commands ask of the core. */
export interface Engine {
  analyse(request: AnalysisRequest): Promise<RunResult>;
  /** Which parser it uses. */
  parser(): Promise<SyntaxParser['kind']>;
  /** What a primitive of the catalogue or a finding code means; null for any other name. */
  explain(name: string): Explanation | null;
  /** Names that `explain` knows, to suggest one that was mistyped. */
  names(): readonly string[];
}

/** What an engine depends on. */
export interface EngineSetup {
  readonly version: string;
  /** The clock that a run is timed by. */
  readonly millis: () => number;
  /** "native" or "wasm", to have that parser where it loads; null for the quickest that does. */
  readonly parser: string | null;
  /** The script that threads of a run begin with; null to do without threads. */
  readonly threadScript: URL | null;
  /** The bundle that runs; null where it runs from its sources. */
  readonly program: URL | null;
}

/** The engine of this version. */
export function createEngine({ version, millis, parser: wanted, threadScript, program }: EngineSetup): Engine {
  const catalogue = createCatalogue();
  let parser: Promise<SyntaxParser> | null = null;
  return {
    async parser() {
      parser ??= loadParser(wanted);
      return (await parser).kind;
    },
    async analyse(request) {
      parser ??= loadParser(wanted);
      const tool = request.cache === null ? null : toolOf(version, program);
      const setup = unitSetup(request, { parser: await parser, catalogue }, tool);
      const result = await run({
        ...setup.unit,
        version,
        inputs: request.inputs,
        millis,
        onProgress: request.onProgress,
        distribute:
          threadScript === null ? null : createDistribute({ script: threadScript, parser: wanted, tool }, request),
      });
      for (const remark of setup.cache?.remarks ?? []) request.onRemark(`cache: ${remark}`);
      return result;
    },
    explain(name) {
      const code = findingCodes.find((one) => one.code === name);
      if (code !== undefined) return explainCode(code);
      const explained = explain(catalogue, name);
      return explained === null ? null : explainName(name, explained);
    },
    names: () => [...findingCodes.map((one) => one.code), ...catalogue.names(), ...macroFormNames()],
  };
}

/** Which tool it is that results are kept of: its version, and the bundle, where it is one. */
function toolOf(version: string, bundle: URL | null): string {
  return bundle === null ? version : `${version} ${createHash('sha256').update(readFileSync(bundle)).digest('hex')}`;
}
