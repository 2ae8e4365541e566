import type { Explanation } from '../core/report/explain.ts';
import type { RunResult } from '../core/report/result.ts';
import type { InputText } from '../core/text/source.ts';
import type { TreeReader } from '../node/tree.ts';
import type { Arch } from './options.ts';

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
  readonly onProgress: (step: ProgressStep) => void;
}

/** All that the commands ask of the core. */
export interface Engine {
  analyse(request: AnalysisRequest): Promise<RunResult>;
  /** What a primitive of the catalogue or a finding code means; null for any other name. */
  explain(name: string): Explanation | null;
  /** Names that `explain` knows, to suggest one that was mistyped. */
  names(): readonly string[];
}

/** The engine of this version. `millis` is the clock that a run is timed by. */
export function createEngine(version: string, millis: () => number): Engine {
  return {
    analyse(request) {
      const started = millis();
      for (const [index, input] of request.inputs.entries()) {
        request.onProgress({ done: index, total: request.inputs.length, what: input.name });
      }
      return Promise.resolve({
        schema: 1,
        tool: { name: 'folioscope', version },
        inputs: request.inputs.map((input) => input.name),
        findings: [],
        functions: [],
        assumptions: [],
        errors: [],
        stats: {
          files: request.inputs.length,
          functions: 0,
          lost: 0,
          complete: 0,
          paths: 0,
          millis: millis() - started,
        },
      });
    },
    explain: () => null,
    names: () => [],
  };
}
