import { parentPort } from 'node:worker_threads';
import type { Protocol, Told } from './pool.ts';

/** In a thread of a pool: answers each task that comes. What `answer` throws ends the thread, and the pool says so. */
export function serveTasks<P extends Protocol>(
  answer: (task: P['task'], note: (note: P['note']) => void) => Promise<P['answer']>,
): void {
  const port = parentPort;
  // Only a thread of a pool calls this, and each has a port.
  if (port === null) throw new Error('no thread of a pool');
  const tell = (told: Told<P>): void => {
    port.postMessage(told);
  };
  port.on('message', (task: P['task']) => {
    void answer(task, (note) => {
      tell({ note });
    }).then((found) => {
      tell({ answer: found });
    });
  });
}
