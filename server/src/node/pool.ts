import { Worker } from 'node:worker_threads';

/** Threads that answer tasks, all of them alike. */
export interface PoolSetup {
  /** The script that each thread runs; it calls `serveTasks`. */
  readonly script: URL;
  /** How many threads there are at most. */
  readonly size: number;
  /** What every thread is given when it begins; plain data. */
  readonly data: unknown;
  /** Beyond so much memory a thread is ended. */
  readonly heapMegabytes: number;
}

/** What goes between a pool and its threads; plain data. */
export interface Protocol {
  readonly task: unknown;
  /** What a thread says about a task while it is at it. */
  readonly note: unknown;
  readonly answer: unknown;
}

/** What became of a task: its answer, or why its thread died over it. */
export type Outcome<Answer> = { readonly kind: 'answered'; readonly answer: Answer } | Death;

interface Death {
  readonly kind: 'died';
  readonly why: 'memory' | 'defect';
  readonly message: string;
}

/** What a thread says: how far it is, and at last its answer. */
export type Told<P extends Protocol> = { readonly note: P['note'] } | { readonly answer: P['answer'] };

/** What is told while tasks are answered, by their numbers. */
export interface TaskEvents<Note> {
  /** What the thread that is at a task says about it. */
  note(task: number, note: Note): void;
  /** A task is answered, or its thread died. */
  done(task: number): void;
}

/**
 * Has tasks (plain data) answered by threads: each takes the next one when it is free, in the order given. Outcomes are in
 * the order of the tasks, whichever thread was quicker. A thread that dies costs the task that it was at, and another
 * takes its place.
 */
export function runTasks<P extends Protocol>(
  setup: PoolSetup,
  tasks: readonly P['task'][],
  on: TaskEvents<P['note']>,
): Promise<readonly Outcome<P['answer']>[]> {
  const outcomes = new Map<number, Outcome<P['answer']>>();
  let next = 0;
  return new Promise((resolve) => {
    function settle(task: number, outcome: Outcome<P['answer']>): void {
      outcomes.set(task, outcome);
      on.done(task);
      if (outcomes.size === tasks.length) resolve(tasks.map((_, index) => outcomes.get(index)!));
    }

    function start(): void {
      if (next === tasks.length) return;
      const worker = new Worker(setup.script, {
        workerData: setup.data,
        resourceLimits: { maxOldGenerationSizeMb: setup.heapMegabytes },
        // What it prints would stand between the lines of the report.
        stdout: true,
      });
      let at = next++;
      let cause: unknown = null;
      worker.postMessage(tasks[at]);
      worker.on('message', (told: Told<P>) => {
        if ('note' in told) {
          on.note(at, told.note);
          return;
        }
        const done = at;
        if (next < tasks.length) {
          at = next++;
          worker.postMessage(tasks[at]);
        } else {
          at = -1;
          void worker.terminate();
        }
        settle(done, { kind: 'answered', answer: told.answer });
      });
      worker.on('error', (error) => {
        cause = error;
      });
      worker.on('exit', () => {
        if (at < 0) return;
        settle(at, death(cause));
        start();
      });
    }

    if (tasks.length === 0) resolve([]);
    for (let thread = 0; thread < setup.size; thread++) start();
  });
}

function death(cause: unknown): Death {
  if (!(cause instanceof Error))
    return { kind: 'died', why: 'defect', message: typeof cause === 'string' ? cause : 'it ended by itself' };
  const isMemory = 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return { kind: 'died', why: isMemory ? 'memory' : 'defect', message: cause.message };
}
