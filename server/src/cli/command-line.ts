import { readArguments } from './arguments.ts';
import type { Command, Context } from './command.ts';
import { commands, laterCommands } from './commands.ts';
import { commandHelp, generalHelp } from './help.ts';
import { ExitStatus } from './status.ts';
import { didYouMean } from './suggest.ts';
import { formatAsked, wrongUsage } from './usage.ts';

/** Runs one command line and gives the exit status. Throws nothing that the user could have caused. */
export async function runCommandLine(argv: readonly string[], context: Context): Promise<ExitStatus> {
  const { terminal, version } = context;
  const wrong = (message: string): ExitStatus => wrongUsage(message, formatAsked(argv), version, terminal);
  const read = readArguments(argv);
  switch (read.kind) {
    case 'version':
      terminal.write(`folioscope ${version}\n`);
      return ExitStatus.clean;
    case 'help': {
      const command = read.command === null ? null : findCommand(read.command);
      if (typeof command === 'string') return wrong(command);
      terminal.write(command === null ? generalHelp() : commandHelp(command));
      return ExitStatus.clean;
    }
    case 'wrong': {
      // "unknown option" of a command that does not exist would send the user the wrong way.
      const command = read.command === null ? null : findCommand(read.command);
      return wrong(typeof command === 'string' ? command : read.message);
    }
    case 'run': {
      const command = findCommand(read.command);
      if (typeof command === 'string') return wrong(command);
      const problem = checkUse(command, read.operands, read.given);
      if (problem !== null) return wrong(problem);
      return command.run(context, read.operands, read.options);
    }
  }
}

function findCommand(name: string): Command | string {
  const command = commands.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  if (laterCommands.includes(name)) return `'${name}' is not available in this version`;
  const known = commands.map((candidate) => candidate.name);
  return `unknown command '${name}'${didYouMean(name, known)}`;
}

function checkUse(command: Command, operands: readonly string[], given: ReadonlySet<string>): string | null {
  for (const name of given) {
    if (!command.options.includes(name)) return `'${command.name}' has no option '--${name}'`;
  }
  if (operands.length < command.atLeast) return `'${command.name}' needs ${command.operands}`;
  if (operands.length > command.atMost) {
    return `'${command.name}' takes one ${command.operands}, not '${operands[command.atMost]!}' as well`;
  }
  return null;
}
