import { availableParallelism } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { failedUnit, type UnitResult } from '../core/analysis/unit-result.ts';
import type { Distribute, UnitWork } from '../core/analysis/unit-work.ts';
import { runTasks, type Outcome } from '../node/pool.ts';
import type { AnalysisRequest, PlacedInput } from './engine.ts';
import type { SentInput, WorkerAnswer, WorkerData, WorkerProtocol, WorkerTask } from './worker-protocol.ts';

/** Where the threads of a run come from. */
export interface Threads {
  /** The script of a thread: it calls `serveUnits`. */
  readonly script: URL;
  readonly parser: string | null;
  /** What results are kept under; null where they are not. */
  readonly tool: string | null;
}

/** Hands the units of a run to threads. A run that they would not make quicker is left to the one there is. */
export function createDistribute(threads: Threads, request: AnalysisRequest): Distribute {
  return (works, together) => {
    const size = request.only === null ? threadsFor(works, request.jobs) : 0;
    return size === 0 ? null : distribute(threads, request, works, together, size);
  };
}

/** 0 for none. As many as were asked for, else as many as there are processors, up to four: each reads headers for itself. */
function threadsFor(works: readonly UnitWork[], jobs: number | null): number {
  const most = Math.min(jobs ?? Math.min(availableParallelism(), mostThreads), works.length);
  if (most < 2) return 0;
  const sizes = works.map((work) => work.size);
  const all = sizes.reduce((total, size) => total + size, 0);
  const isShort = all - Math.max(...sizes) < fewCharacters;
  return jobs === null && isShort ? 0 : most;
}

const mostThreads = 4;
/** What is read while a thread starts. */
const fewCharacters = 60_000;

async function distribute(
  threads: Threads,
  request: AnalysisRequest,
  works: readonly UnitWork[],
  together: readonly PlacedInput[],
  size: number,
): Promise<readonly UnitResult[]> {
  const data: WorkerData = {
    base: request.base?.name ?? null,
    config: request.config,
    arch: request.arch ?? 'x86',
    parser: threads.parser,
    cache: request.cache,
    tool: threads.tool,
    together: together.map(sent),
  };
  // The largest first, so that no thread is left with it when the others are done.
  const order = [...works.keys()].sort((a, b) => works[b]!.size - works[a]!.size || a - b);
  const tasks = order.map((work): WorkerTask => {
    const { alone, index } = works[work]!;
    return { kind: 'unit', alone: alone === null ? null : sent(alone), index };
  });
  const { heap_size_limit: limit } = getHeapStatistics();
  const heapMegabytes = Math.max(leastMegabytes, Math.floor(limit / 1024 / 1024 / size));
  let done = 0;
  const outcomes = await runTasks<WorkerProtocol>({ script: threads.script, size, data, heapMegabytes }, tasks, {
    note: (_, what) => request.onProgress({ done, total: works.length, what }),
    done: () => done++,
  });
  const results = new Map(outcomes.map((outcome, task) => [order[task]!, resultOf(works[order[task]!]!, outcome)]));
  const remarks = new Set<string>();
  for (const outcome of outcomes) {
    if (outcome.kind === 'died') continue;
    // Asked again here, it is refused here, and said as if it had been asked here alone.
    for (const path of outcome.answer.refused) request.base?.read(path);
    for (const remark of outcome.answer.remarks) remarks.add(remark);
  }
  for (const remark of remarks) request.onRemark(`cache: ${remark}`);
  return works.map((_, work) => results.get(work)!);
}

/** Five times what the largest files of a kernel take. */
const leastMegabytes = 1536;

function resultOf({ input }: UnitWork, outcome: Outcome<WorkerAnswer>): UnitResult {
  if (outcome.kind === 'answered')
    return outcome.answer.result ?? failedUnit(input, 'was read otherwise by another thread: try again with --jobs 1');
  return failedUnit(
    input,
    outcome.why === 'memory'
      ? 'took too much memory to be analysed beside others: try it alone, with --jobs 1'
      : `could not be analysed, which is a defect of Folioscope (${outcome.message}): --jobs 1 on it alone tells what to report`,
  );
}

function sent({ name, text, path }: PlacedInput): SentInput {
  return { name, text, path };
}
