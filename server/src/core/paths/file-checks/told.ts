import type { ProgramFunction } from '../program.ts';
import type { FileDefect } from './file-check.ts';

/** A warning of a function as a whole or of one of its calls: there is no single path to show. */
export function told(
  fn: ProgramFunction,
  place: { readonly at: number; readonly end: number },
  what: Pick<FileDefect, 'code' | 'message' | 'subject' | 'consequence'>,
): FileDefect {
  return {
    severity: 'warning',
    confidence: 'inconsistent',
    at: place.at,
    end: place.end,
    trace: null,
    conditions: null,
    assumptions: [],
    fn,
    ...what,
  };
}

/** The name of a function, where it is a matter of what it does not do anywhere. */
export function nameOf({ text }: ProgramFunction): { at: number; end: number } {
  return { at: text.nameAt, end: text.nameAt + text.name.length };
}
