import { parseBody } from '../../../server/src/core/c/body.ts';
import type { CFile, FunctionText } from '../../../server/src/core/c/file.ts';
import { readFile } from '../../../server/src/core/c/read.ts';
import type { SyntaxParser } from '../../../server/src/core/c/syntax.ts';
import type { FileAnalyser } from '../../../server/src/core/paths/analyse-file.ts';
import { checks } from '../../../server/src/core/paths/checks/registry.ts';
import type { FileDefect } from '../../../server/src/core/paths/file-checks/file-check.ts';
import { fileChecks } from '../../../server/src/core/paths/file-checks/registry.ts';
import { TermNames } from '../../../server/src/core/paths/describe.ts';
import { tellFinding } from '../../../server/src/core/paths/findings.ts';
import type { ProgramFunction } from '../../../server/src/core/paths/program.ts';
import { inputText, SourceText } from '../../../server/src/core/text/source.ts';
import { applyEdits, type Mutation } from './mutation.ts';
import { callersOf, hash, type Subject } from './subject.ts';

/** How a mutant fared; a caught one with what was told of it first. */
export type Outcome =
  | { readonly kind: 'caught'; readonly code: string; readonly function: string; readonly message: string }
  | { readonly kind: 'missed' }
  /** Counted as missed. */
  | { readonly kind: 'out of time' }
  /** The text does not parse any more, which is the bench's fault. */
  | { readonly kind: 'broken' };

/** What one mutant may take: looked at between two functions. */
export interface Limit {
  readonly millis: () => number;
  readonly most: number;
}

/**
 * Analyses the function as the mutation leaves it, then what calls it in the file, nearest first, until an error or a
 * warning comes up that the unchanged file lacks.
 */
export function tryMutation(
  parser: SyntaxParser,
  subject: Subject,
  analyser: FileAnalyser,
  fn: FunctionText,
  mutation: Mutation,
  { millis, most }: Limit,
): Outcome {
  const changed = mutatedFunction(parser, subject, fn, mutation);
  const original = analyser.functions.find(({ text }) => text === fn);
  if (changed === null || original === undefined) return { kind: 'broken' };
  const isNew = (from: FileAnalyser, one: ProgramFunction): Outcome | null => {
    const now = findingsOf(from, one === original ? changed : one);
    if (now.length === 0) return null;
    const before = new Set(findingsOf(analyser, one).map(({ fingerprint }) => fingerprint));
    const [found] = now.filter(({ fingerprint }) => !before.has(fingerprint));
    return found === undefined
      ? null
      : { kind: 'caught', code: found.code, function: one.text.name, message: found.message };
  };
  // What is not changed is followed once, by the analyser that all mutants share.
  analyser.analyse(original);
  const alone = isNew(analyser.withFunction(original, changed), original);
  if (alone !== null) return alone;
  const callers = callersOf(subject, fn)
    .map((caller) => analyser.functions.find(({ text }) => text === caller))
    .filter((caller) => caller !== undefined);
  const other = analyser.withFunction(original, changed);
  const told = ofFile(analyser, other, [original, ...callers], (one) => (one === original ? changed : one));
  if (told !== null) return told;
  for (const caller of callers) analyser.analyse(caller);
  const started = millis();
  for (const caller of callers) {
    const found = isNew(other, caller);
    if (found !== null) return found;
    if (millis() - started > most) return { kind: 'out of time' };
  }
  return { kind: 'missed' };
}

/** The function in the changed text; null where that is not read as whole as before. */
export function mutatedFunction(
  parser: SyntaxParser,
  { file }: Subject,
  fn: FunctionText,
  mutation: Mutation,
): ProgramFunction | null {
  const mutated: CFile = readFile(
    SourceText.of(file.source.path, inputText(file.source.path, applyEdits(file.source.text, mutation.edits))),
  );
  const text = mutated.functions[file.functions.indexOf(fn)];
  return text?.name !== fn.name ||
    mutated.functions.length !== file.functions.length ||
    parseBody(mutated, text, parser).problems.length > 0
    ? null
    : { file: mutated, text };
}

/** What the checks over the whole file tell of these functions now, and did not before. */
function ofFile(
  before: FileAnalyser,
  now: FileAnalyser,
  functions: readonly ProgramFunction[],
  changed: (one: ProgramFunction) => ProgramFunction,
): Outcome | null {
  const known = new Set(fileFindingsOf(before).map(({ fingerprint }) => fingerprint));
  const wanted = new Set(functions.map(changed));
  const [found] = fileFindingsOf(now).filter(({ fn, fingerprint }) => wanted.has(fn) && !known.has(fingerprint));
  return found === undefined
    ? null
    : { kind: 'caught', code: found.code, function: found.fn.text.name, message: found.message };
}

function fileFindingsOf(analyser: FileAnalyser): readonly (FileDefect & { readonly fingerprint: string })[] {
  return fileChecks
    .flatMap((check) => check.run(analyser))
    .filter(({ severity }) => severity !== 'information')
    .map((defect) => {
      const { fn } = defect;
      const { fingerprint } = tellFinding(fn.file.source, fn.text.name, new TermNames(), defect, hash);
      return { ...defect, fingerprint };
    });
}

/** Errors and warnings. */
function findingsOf(
  analyser: FileAnalyser,
  fn: ProgramFunction,
): readonly { readonly code: string; readonly message: string; readonly fingerprint: string }[] {
  const analysis = analyser.analyse(fn);
  return checks
    .flatMap((check) => check.run(analysis))
    .filter(({ severity }) => severity !== 'information')
    .map((defect) => tellFinding(fn.file.source, fn.text.name, analysis.names, defect, hash));
}
