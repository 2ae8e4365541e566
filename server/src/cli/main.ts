import { isMainThread, workerData } from 'node:worker_threads';
import { runCommandLine } from './command-line.ts';
import { createEngine } from './engine.ts';
import { guarded, reportInternalError } from './guard.ts';
import { ExitStatus } from './status.ts';
import { processTerminal } from './terminal.ts';
import { version } from './version.ts';
import { serveUnits } from './worker.ts';
import type { WorkerData } from './worker-protocol.ts';

async function main(): Promise<void> {
  const terminal = processTerminal();
  const argv = process.argv.slice(2);

  process.on('uncaughtException', (error) => {
    reportInternalError(error, argv, version, terminal);
    process.exit(ExitStatus.internal);
  });

  // The status is set and the loop runs dry, so that a report that goes through a pipe is written to its end.
  process.exitCode = await guarded(argv, version, terminal, () => {
    const parser = terminal.environment['FOLIOSCOPE_PARSER'] ?? null;
    const program = new URL(import.meta.url);
    const threadScript = new URL('cli.js', program);
    const engine = createEngine({ version, millis: () => terminal.millis(), parser, threadScript, program });
    return runCommandLine(argv, { terminal, engine, version });
  });
}

// The threads of a run begin with this file too: one bundle is all there is.
void (isMainThread ? main() : serveUnits(workerData as WorkerData));
