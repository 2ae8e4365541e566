import type { FunctionAnalysis } from '../function-analysis.ts';

/** Was all of the function read? What is not in a part of one, as a patch shows it, may be in the rest. */
export function isReadWhole({ fn, problems }: Pick<FunctionAnalysis, 'fn' | 'problems'>): boolean {
  return problems.length === 0 && fn.text.whole;
}
