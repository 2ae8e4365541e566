import { callsAmong } from '../../c/walk.ts';
import type { FileAnalyser } from '../analyse-file.ts';
import type { ProgramFunction } from '../program.ts';

/** What a function of the file calls, as it is written: functions by their names, and members of structs. */
export interface Called {
  readonly names: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
}

export function calledBy(file: FileAnalyser, fn: ProgramFunction): Called {
  const names = new Set<string>();
  const members = new Set<string>();
  for (const body of file.written(fn).nodes)
    for (const { callee } of callsAmong(body)) {
      if (callee.kind === 'name') names.add(callee.name);
      if (callee.kind === 'member') members.add(callee.field);
    }
  return { names, members };
}
