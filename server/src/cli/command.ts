import type { Engine } from './engine.ts';
import type { Options } from './options.ts';
import type { ExitStatus } from './status.ts';
import type { Terminal } from './terminal.ts';

/** What every command is handed. */
export interface Context {
  readonly terminal: Terminal;
  readonly engine: Engine;
  readonly version: string;
}

/** One command of the command line; one file each under commands/. */
export interface Command {
  readonly name: string;
  /** The operands as the help shows them. */
  readonly operands: string;
  readonly summary: string;
  /** Names of the options that it takes, besides `help` and `version`. */
  readonly options: readonly string[];
  /** How many operands it takes. */
  readonly atLeast: number;
  readonly atMost: number;
  /** A command line to learn from. */
  readonly example: string;
  run(context: Context, operands: readonly string[], options: Options): Promise<ExitStatus>;
}
