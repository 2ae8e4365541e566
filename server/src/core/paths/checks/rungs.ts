import { TokenKind, tokenize } from '../../c/tokens.ts';
import { promiseOfLabel } from '../../kernel/label-names.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { labelsOf } from './labels.ts';
import { writtenDefect } from './written-defect.ts';

/** A rung of a ladder of cleanup that does not do what its label is named for: `free_a:` behind which nothing is freed. */
export const rungs: Check = {
  name: 'rungs',
  run(analysis) {
    const { fn, written, problems } = analysis;
    if (problems.length > 0 || !fn.text.whole) return [];
    const labels = written.bodies.flatMap(({ body }) => labelsOf(body));
    const starts = [...new Set(labels.map(({ at }) => at))].sort((a, b) => a - b);
    const found = new Map<string, Defect>();
    for (const { name, at } of labels) {
      const promise = promiseOfLabel(name);
      if (promise === null) continue;
      const rest = starts.filter((start) => start >= at);
      const ends = [...rest.slice(1), fn.text.bodyEnd];
      const own = callsIn(analysis, at + name.length, ends[0]!);
      // A rung that calls nothing is one with the next: what that does it does to what the label names.
      const isEmpty = own.names.length === 0;
      const next = ends.findIndex((end, rung) => rung > 0 && callsIn(analysis, rest[rung]!, end).names.length > 0);
      const done = !isEmpty || next < 0 ? own : callsIn(analysis, rest[next]!, ends[next]!);
      if (done.names.length === 0) continue;
      // A function may be passed to a macro that calls it, and what is gone to has a name as well.
      const isDone = done.words.some((word) => promise.isKeptBy(word));
      const isMeant = !isEmpty || promise.things.every((thing) => done.words.some((word) => word.includes(thing)));
      if (!isDone || !isMeant) found.set(name, tell(name, at));
    }
    return [...found.values()];
  },
};

/** The functions that a part of a function calls, and every word in it. */
function callsIn(
  { fn }: FunctionAnalysis,
  from: number,
  to: number,
): { readonly names: readonly string[]; readonly words: readonly string[] } {
  const tokens = tokenize(fn.file.source.text, from, to);
  const names: string[] = [];
  const words: string[] = [];
  for (let index = 0; index < tokens.count; index++) {
    if (tokens.kind(index) === TokenKind.directive || !tokens.isWord(index)) continue;
    const word = tokens.word(index);
    words.push(word);
    if (tokens.is(index + 1, '(') && !keywords.has(word)) names.push(word);
  }
  return { names, words };
}

const keywords: ReadonlySet<string> = new Set(['if', 'while', 'for', 'switch', 'return', 'sizeof']);

function tell(name: string, at: number): Defect {
  return writtenDefect({
    code: 'wrong-cleanup',
    at,
    end: at + name.length,
    subject: name,
    message: `"${name}" is named for what is undone there, and nothing that is called behind it does that`,
    consequence: 'what the ways that leave from there had is lost',
  });
}
