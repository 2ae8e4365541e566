import type { Terminal } from '../../server/src/cli/terminal.ts';

/** A terminal that remembers what it is told. */
export interface Recorder {
  readonly terminal: Terminal;
  /** All of standard output, and all of standard error. */
  readonly output: () => string;
  readonly errors: () => string;
}

export function recorder(more: Partial<Terminal> = {}): Recorder {
  let output = '';
  let errors = '';
  const terminal: Terminal = {
    write: (text) => void (output += text),
    warn: (text) => void (errors += text),
    outputIsTerminal: false,
    errorIsTerminal: false,
    columns: null,
    environment: {},
    directory: '.',
    readInput: () => Promise.resolve(new Uint8Array()),
    millis: () => 0,
    ...more,
  };
  return { terminal, output: () => output, errors: () => errors };
}
