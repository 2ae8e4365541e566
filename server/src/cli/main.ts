#!/usr/bin/env node
// Before anything that runs for long is loaded.
import '../node/short-run.ts';
import { runCommandLine } from './command-line.ts';
import { createEngine } from './engine.ts';
import { guarded, reportInternalError } from './guard.ts';
import { ExitStatus } from './status.ts';
import { processTerminal } from './terminal.ts';
import { version } from './version.ts';

const terminal = processTerminal();
const argv = process.argv.slice(2);

process.on('uncaughtException', (error) => {
  reportInternalError(error, argv, version, terminal);
  process.exit(ExitStatus.internal);
});

// The status is set and the loop runs dry, so that a report that goes through a pipe is written to its end.
process.exitCode = await guarded(argv, version, terminal, () => {
  const parser = terminal.environment['FOLIOSCOPE_PARSER'] ?? null;
  const engine = createEngine({ version, millis: () => terminal.millis(), parser });
  return runCommandLine(argv, { terminal, engine, version });
});
