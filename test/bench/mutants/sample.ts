import type { FunctionText } from '../../../server/src/core/c/file.ts';
import type { Kind, Mutation } from './mutation.ts';
import { applyEdits } from './mutation.ts';
import { hash, placeOf, type Subject } from './subject.ts';

/** One place for one defect. */
export interface Candidate {
  readonly kind: string;
  readonly tree: string;
  readonly path: string;
  readonly fn: FunctionText;
  /** Which of the file's functions it is. */
  readonly place: number;
  readonly mutation: Mutation;
  /** Of the first edit, in the unchanged file. */
  readonly line: number;
  /** What the order of choosing goes by: the function's name and its mutated text, wherever it stands. */
  readonly lot: string;
}

/** What was met before: bodies of functions, and mutated texts, which count once whatever file or kind they come from. */
export interface Met {
  readonly bodies: Map<string, Subject>;
  readonly mutants: Set<string>;
}

/** Every place in a file for the kinds, in the order of the kinds and of the text. */
export function candidates(seed: string, kinds: readonly Kind[], subject: Subject, met: Met): readonly Candidate[] {
  const found: Candidate[] = [];
  const functions = subject.file.functions.flatMap((fn) => {
    const { at, end, name } = fn;
    const body = hash(`${name}\n${squeeze(subject.file.source.text.slice(at, end))}`);
    const owner = met.bodies.get(body);
    if (owner !== undefined && owner !== subject) return [];
    met.bodies.set(body, subject);
    const place = placeOf(subject, fn);
    return place === null ? [] : [{ fn, place }];
  });
  for (const kind of kinds) {
    for (const { fn, place } of functions) {
      for (const mutation of kind.mutations(place)) {
        const text = `${fn.name}\n${squeeze(mutatedFunction(subject, fn, mutation))}`;
        if (met.mutants.has(text)) continue;
        met.mutants.add(text);
        found.push({
          kind: kind.name,
          tree: subject.tree,
          path: subject.path,
          fn,
          place: subject.file.functions.indexOf(fn),
          mutation,
          line: subject.file.source.lines.at(mutation.edits[0]?.at ?? fn.at).line,
          lot: hash(`${seed}\n${kind.name}\n${text}`),
        });
      }
    }
  }
  return found;
}

/** The first of the candidates by lot, in the order in which they stand in the files. */
export function choose(all: readonly Candidate[], most: number): readonly Candidate[] {
  const lots = [...all].sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0)).slice(0, most);
  const chosen = new Set(lots);
  return all.filter((one) => chosen.has(one));
}

function mutatedFunction({ file }: Subject, fn: FunctionText, { edits }: Mutation): string {
  const { at, end } = fn;
  return applyEdits(
    file.source.text.slice(at, end),
    edits.map((edit) => ({ at: edit.at - at, end: edit.end - at, text: edit.text })),
  );
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
