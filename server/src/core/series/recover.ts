import type { InputProblem, Mail } from '../mail/mail.ts';
import { MappedTextBuilder, type MappedText } from '../text/mapped.ts';
import { SourceText } from '../text/source.ts';
import { recoverFlattened } from './recover-flattened.ts';
import { findSnippets } from './snippets.ts';
import type { Patch } from './patch.ts';
import { readPatchBody } from './read-patch.ts';

/** A whole function that stands in the text of a mail and in no patch. */
export interface RecoveredFunction {
  readonly name: string;
  /** Its path is the mail's subject, or the name of the input, in angle brackets. */
  readonly source: SourceText;
  /** True where the mail had lost its line breaks and the text was split again at quote marks or statements. */
  readonly resplit: boolean;
}

export interface RecoveredCode {
  readonly patches: readonly Patch[];
  readonly functions: readonly RecoveredFunction[];
  readonly problems: readonly InputProblem[];
}

/** Finds code in a mail that is in no patch: functions in the prose of a reply, and what a mail without line breaks quotes. */
export function recoverCode(mail: Mail, patches: readonly Patch[]): RecoveredCode {
  if (mail.form === 'flattened') return flattened(mail);
  // The mail of a patch shows code in its changelog as an illustration.
  if (patches.some((patch) => patch.level.marks === 0) && mail.tag?.reply !== true)
    return { patches: [], functions: [], problems: [] };
  const { found, problems } = findSnippets(mail.body, patches);
  return {
    patches: [],
    functions: found.map((snippet) => recoveredFunction(mail, snippet.name, snippet.text, false)),
    problems: inInput(mail, problems),
  };
}

function flattened(mail: Mail): RecoveredCode {
  const { diffs, functions, problems } = recoverFlattened(mail.body);
  const read = diffs.map((diff) => readPatchBody(mail, diff, 'recovered'));
  const found = functions.map((piece) => recoveredFunction(mail, piece.name, piece.text, true));
  const patches = read.flatMap((one) => one.patches);
  const nothing = patches.length === 0 && found.length === 0;
  const reason = nothing
    ? 'the mail has lost its line breaks, and no whole function or diff was found in it'
    : 'the mail has lost its line breaks; the functions and diffs that could be told apart were put together again, the rest is left out';
  return {
    patches,
    functions: found,
    problems: [
      { input: mail.input, at: mail.at, reason },
      ...inInput(mail, problems),
      ...read.flatMap((one) => one.problems),
    ],
  };
}

function inInput(mail: Mail, problems: readonly { at: number; reason: string }[]): InputProblem[] {
  return problems.map((problem) => ({ input: mail.input, at: mail.body.origin(problem.at), reason: problem.reason }));
}

function recoveredFunction(mail: Mail, name: string, text: MappedText, resplit: boolean): RecoveredFunction {
  const path = `<${mail.subject ?? mail.input.name}>`;
  return { name, source: new SourceText(path, text.text, text.segments(0, text.text.length, 0)), resplit };
}

/** Joins stretches of a body, one a line. */
export function linesOf(
  body: MappedText,
  stretches: readonly { readonly from: number; readonly to: number }[],
): MappedText {
  const out = new MappedTextBuilder(body.input);
  for (const stretch of stretches) out.copy(body, stretch.from, stretch.to).insert('\n');
  return out.build();
}
