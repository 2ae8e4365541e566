import type { Command } from './command.ts';
import { check } from './commands/check.ts';
import { effects } from './commands/effects.ts';
import { explain } from './commands/explain.ts';

/** Every command of this version, in the order of the help. */
export const commands: readonly Command[] = [check, effects, explain];

/** Commands of the contract that a later version brings. */
export const laterCommands: readonly string[] = ['review', 'run', 'lsp', 'merge'];
