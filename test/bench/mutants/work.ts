import { fork } from 'node:child_process';
import type { HeaderStore } from '../../../server/src/core/analysis/headers.ts';
import { fileURLToPath } from 'node:url';
import type { Mutation } from './mutation.ts';
import type { Candidate } from './sample.ts';
import { analyserOf, headersFor, openSubject, type Tools } from './subject.ts';
import { tryMutation, type Outcome } from './try-mutation.ts';

/** All mutants of one file, as a child process is told of them. */
interface Order {
  readonly tree: string;
  readonly path: string;
  /** Milliseconds that one may take. */
  readonly limit: number;
  readonly mutants: readonly { readonly id: number; readonly fn: number; readonly mutation: Mutation }[];
}

/** What a child answers for each. */
export interface Answer {
  readonly id: number;
  readonly outcome: Outcome;
  readonly millis: number;
}

/** Tries all mutants, a process for each file, so many at a time; the answers come by the places of the mutants. */
export async function tryAll(
  mutants: readonly Candidate[],
  jobs: number,
  limit: number,
  onAnswer: (answer: Answer) => void,
): Promise<ReadonlyMap<number, Answer>> {
  const orders = new Map<string, Order & { readonly mutants: Order['mutants'][number][] }>();
  for (const [id, { tree, path, mutation, place }] of mutants.entries()) {
    const key = `${tree}/${path}`;
    const order = orders.get(key) ?? { tree, path, limit, mutants: [] };
    orders.set(key, order);
    order.mutants.push({ id, fn: place, mutation });
  }
  const answers = new Map<number, Answer>();
  // The file with most to do first: what is left at the end is short.
  const waiting = [...orders.values()].sort((a, b) => b.mutants.length - a.mutants.length);
  const run = async (): Promise<void> => {
    for (let order = waiting.shift(); order !== undefined; order = waiting.shift())
      await inChild(order, (answer) => {
        answers.set(answer.id, answer);
        onAnswer(answer);
      });
  };
  await Promise.all(Array.from({ length: jobs }, run));
  return answers;
}

function inChild(order: Order, onAnswer: (answer: Answer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--child'], { execArgv: ['--max-old-space-size=6000'] });
    child.on('message', (answer) => onAnswer(answer as Answer));
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${order.tree}/${order.path}: the process ended with ${code ?? 'a signal'}`)),
    );
    child.send(order);
  });
}

/** The child's side: waits for its order, answers and ends. */
export function serve(tools: Tools): void {
  const answer = async ({ tree, path, limit, mutants }: Order): Promise<void> => {
    const subject = openSubject(tools, tree, path);
    if (subject === null) throw new Error(`${tree} has no ${path} any more`);
    const headers: HeaderStore = headersFor(tools, tree, path);
    const analyser = analyserOf(tools, subject, headers);
    for (const { id, fn, mutation } of mutants) {
      const started = performance.now();
      const text = subject.file.functions[fn];
      const outcome: Outcome =
        text === undefined
          ? { kind: 'broken' }
          : tryMutation(tools.parser, subject, analyser, text, mutation, {
              millis: () => performance.now(),
              most: limit,
            });
      await send({ id, outcome, millis: performance.now() - started });
    }
    process.disconnect();
  };
  process.once('message', (message) => void answer(message as Order));
}

/** Resolves once the answer has left the process. */
function send(answer: Answer): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(answer, undefined, undefined, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
}
