/** What the command line sees of the process it runs in. */
export interface Terminal {
  /** Standard output: the report and nothing else. */
  write(text: string): void;
  /** Standard error: messages and progress. */
  warn(text: string): void;
  readonly outputIsTerminal: boolean;
  readonly errorIsTerminal: boolean;
  /** Columns of the terminal that standard output goes to; null where it goes elsewhere. */
  readonly columns: number | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  /** All of standard input. */
  readInput(): Promise<Uint8Array>;
  /** A clock that only runs forwards, in milliseconds. */
  millis(): number;
}

export function processTerminal(): Terminal {
  quietOnClosedPipe(process.stdout);
  quietOnClosedPipe(process.stderr);
  return {
    write: (text) => void process.stdout.write(text),
    warn: (text) => void process.stderr.write(text),
    outputIsTerminal: process.stdout.isTTY,
    errorIsTerminal: process.stderr.isTTY,
    // A terminal that does not tell its size says 0.
    columns: process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : null,
    environment: process.env,
    directory: process.cwd(),
    readInput,
    millis: () => performance.now(),
  };
}

/** `folioscope check ... | head` closes the pipe early: that is the reader's right and no error. */
function quietOnClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
