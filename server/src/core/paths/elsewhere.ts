import type { CallSite } from '../tree/call-sites.ts';
import type { CalleeSummary, FunctionInput } from '../machine/machine.ts';

/** What the rest of the tree tells of functions that neither the file nor its headers define. */
export interface Elsewhere {
  /** The paths of a function that another file defines; null where no other file does, or several do. */
  summary(name: string, inputs: readonly FunctionInput[]): CalleeSummary | null;
  /**
   * The functions that calls in other files pass at these positions, a list for each way to call it. Where two files mean
   * different functions by one name, the name is left out.
   */
  passed(name: string, positions: readonly number[]): readonly (readonly FunctionInput[])[];
  /** The functions that a call through a member of a struct can go to; null where not all of them can be told. */
  stored(tag: string, member: string): readonly string[] | null;
  /** The calls of a function in other files; null where not all of them can be found. */
  callers(name: string): readonly CallSite[] | null;
}
