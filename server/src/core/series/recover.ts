import type { InputProblem, Mail } from '../mail/mail.ts';
import type { SourceText } from '../text/source.ts';
import type { Patch } from './patch.ts';

/** A whole function that stands in the text of a mail and in no patch. */
export interface RecoveredFunction {
  readonly name: string;
  readonly source: SourceText;
  /** True where the mail's line breaks were lost and the lines were split again at quote marks or statements. */
  readonly recovered: boolean;
}

export function recoverCode(
  mail: Mail,
  patches: readonly Patch[],
): { patches: Patch[]; functions: RecoveredFunction[]; problems: InputProblem[] } {
  void mail;
  void patches;
  return { patches: [], functions: [], problems: [] };
}
