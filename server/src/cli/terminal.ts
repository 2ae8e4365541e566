import { mostBytes } from '../node/read.ts';
import { fileReason } from '../node/reason.ts';
import { ExitStatus } from './status.ts';

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
  /** All of standard input; null where it does not end within what is read of one input. */
  readInput(): Promise<Uint8Array | null>;
  /** A clock that only runs forwards, in milliseconds. */
  millis(): number;
}

export function processTerminal(): Terminal {
  quietOnClosedPipe(process.stdout);
  quietOnClosedPipe(process.stderr);
  return {
    write: (text) => {
      write(process.stdout, text);
    },
    warn: (text) => {
      write(process.stderr, text);
    },
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
    endUnwritten(error);
  });
}

/** A stream to a file fails where it is written to, others later. */
function write(stream: NodeJS.WriteStream, text: string): void {
  try {
    stream.write(text);
  } catch (error) {
    endUnwritten(error);
  }
}

function endUnwritten(error: unknown): never {
  try {
    process.stderr.write(`folioscope: the report cannot be written: ${fileReason(error)}\n`);
  } catch {
    // Nobody is left to be told; the status says it.
    process.exit(ExitStatus.unusable);
  }
  process.exit(ExitStatus.unusable);
}

async function readInput(): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of process.stdin) {
    const bytes = chunk as Uint8Array;
    total += bytes.length;
    if (total > mostBytes) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
