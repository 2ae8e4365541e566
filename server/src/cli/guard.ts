import { ExitStatus } from './status.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command line; whatever it throws is a defect of ours, and said as one. */
export async function guarded(
  argv: readonly string[],
  version: string,
  terminal: Terminal,
  run: () => Promise<ExitStatus>,
): Promise<ExitStatus> {
  try {
    return await run();
  } catch (error) {
    reportInternalError(error, argv, version, terminal);
    return ExitStatus.internal;
  }
}

/** Says that something broke that should not have, with all that a bug report needs. Nothing is sent anywhere. */
export function reportInternalError(
  error: unknown,
  argv: readonly string[],
  version: string,
  terminal: Terminal,
): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.warn(
    [
      'folioscope: internal error. This is a defect of Folioscope, not of your input.',
      'Please report it with the lines below and, if you may share it, the input.',
      '',
      `folioscope ${version}, node ${process.version}, ${process.platform} ${process.arch}`,
      `arguments: ${argv.map((argument) => JSON.stringify(argument)).join(' ')}`,
      stack,
      '',
    ].join('\n'),
  );
}
