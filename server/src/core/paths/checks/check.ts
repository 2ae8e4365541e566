import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';

/** A check reads what the paths of one function leave behind. */
export interface Check {
  readonly name: string;
  run(analysis: FunctionAnalysis): readonly Defect[];
}
