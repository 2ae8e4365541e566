import { expect, test } from 'vitest';
import { runTasks, type Outcome } from './pool.ts';

interface Numbers {
  readonly task: number;
  readonly note: string;
  readonly answer: number;
}

/** A thread that does this with each `task`. */
function threadThat(does: string): URL {
  const script = `import { parentPort as port, workerData as data } from 'node:worker_threads';
    port.on('message', async (task) => { ${does} });`;
  return new URL(`data:text/javascript,${encodeURIComponent(script)}`);
}

function run(
  does: string,
  tasks: readonly number[],
  size: number,
  note: (text: string) => void = () => undefined,
): Promise<readonly Outcome<number>[]> {
  return runTasks<Numbers>({ script: threadThat(does), size, data: 2, heapMegabytes: 32 }, tasks, {
    note: (task, text) => {
      note(`${task}: ${text}`);
    },
    done: () => undefined,
  });
}

const answered = (answer: number): Outcome<number> => ({ kind: 'answered', answer });

test('answers stand in the order of the tasks, whichever was first', async () => {
  const slowFirst =
    'await new Promise((go) => setTimeout(go, task === 1 ? 60 : 0)); port.postMessage({ answer: task * data });';
  expect(await run(slowFirst, [1, 2, 3], 2)).toEqual([answered(2), answered(4), answered(6)]);
});

test('without tasks no thread is waited for', async () => {
  expect(await run('', [], 2)).toEqual([]);
});

test('what a thread says about its task is handed on', async () => {
  const notes: string[] = [];
  await run("port.postMessage({ note: 'at ' + task }); port.postMessage({ answer: 0 });", [7], 1, (note) =>
    notes.push(note),
  );
  expect(notes).toEqual(['0: at 7']);
});

test('a thread that throws costs its task alone', async () => {
  const outcomes = await run("if (task === 1) throw new Error('no'); port.postMessage({ answer: task });", [1, 2], 1);
  expect(outcomes).toEqual([{ kind: 'died', why: 'defect', message: 'no' }, answered(2)]);
});

test('a thread that ends costs its task alone', async () => {
  const outcomes = await run('if (task === 1) process.exit(0); port.postMessage({ answer: task });', [1, 2], 2);
  expect(outcomes).toEqual([{ kind: 'died', why: 'defect', message: 'it ended by itself' }, answered(2)]);
});

test('a thread that takes too much memory costs its task alone', async () => {
  const fill =
    'const all = []; while (task === 1) all.push(Array.from({ length: 1000 }, Math.random)); port.postMessage({ answer: task });';
  const [first, second] = await run(fill, [1, 2], 1);
  expect([first?.kind === 'died' && first.why, second]).toEqual(['memory', answered(2)]);
});
