import type { FileAnalyser } from '../analyse-file.ts';
import type { Defect } from '../findings.ts';
import type { ProgramFunction } from '../program.ts';

/** A defect and the function that it is told of. */
export interface FileDefect extends Defect {
  readonly fn: ProgramFunction;
}

/**
 * A check that reads what the functions of a whole file do over the life of its objects: what one sets up and no other
 * takes down. It asks for a whole file, because what is not there is what it tells.
 */
export interface FileCheck {
  readonly name: string;
  run(file: FileAnalyser): readonly FileDefect[];
}
