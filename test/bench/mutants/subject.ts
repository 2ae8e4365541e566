import { createHash } from 'node:crypto';
import { HeaderStore } from '../../../server/src/core/analysis/headers.ts';
import { parseBody } from '../../../server/src/core/c/body.ts';
import type { Block } from '../../../server/src/core/c/ast.ts';
import type { CFile, FunctionText } from '../../../server/src/core/c/file.ts';
import { readFile } from '../../../server/src/core/c/read.ts';
import type { SyntaxParser } from '../../../server/src/core/c/syntax.ts';
import type { Catalogue } from '../../../server/src/core/kernel/catalogue.ts';
import { createFileAnalyser, type FileAnalyser } from '../../../server/src/core/paths/analyse-file.ts';
import { inputText, SourceText } from '../../../server/src/core/text/source.ts';
import { callKnowledge, type CallKnowledge } from './calls.ts';
import { readerOf } from './files.ts';
import type { Place } from './mutation.ts';
import { allExpressions } from './walk.ts';

/** What the bench works with. */
export interface Tools {
  readonly corpus: string;
  readonly catalogue: Catalogue;
  readonly parser: SyntaxParser;
}

/** One file of a tree: its functions with their bodies, and what calls in it do. */
export interface Subject {
  /** "debian-v7.2.13". */
  readonly tree: string;
  /** "virt/kvm/guest_memfd.c". */
  readonly path: string;
  readonly file: CFile;
  /** Null for a function that is not read whole: nothing is changed in it. */
  bodyOf(fn: FunctionText): Block | null;
  readonly calls: CallKnowledge;
}

export function openSubject(tools: Tools, tree: string, path: string): Subject | null {
  const text = readerOf(tools.corpus, tree)(path);
  return text === null ? null : subjectOf(tools, tree, path, text);
}

/** A text as a subject. */
export function subjectOf(
  { catalogue, parser }: Omit<Tools, 'corpus'>,
  tree: string,
  path: string,
  text: string,
): Subject {
  const file = readFile(SourceText.of(path, inputText(path, text)));
  const bodies = new Map<FunctionText, Block | null>();
  const bodyOf = (fn: FunctionText): Block | null => {
    const known = bodies.get(fn);
    if (known !== undefined) return known;
    const { variants, problems } = parseBody(file, fn, parser);
    const body = problems.length > 0 || !fn.whole ? null : (variants[0]?.body ?? null);
    bodies.set(fn, body);
    return body;
  };
  const calls = callKnowledge(catalogue, (name) => {
    const fn = file.functions.find((one) => one.name === name);
    const body = fn === undefined ? null : bodyOf(fn);
    return fn === undefined || body === null ? null : { fn, body };
  });
  return { tree, path, file, bodyOf, calls };
}

/** What the kinds look at. */
export function placeOf(subject: Subject, fn: FunctionText): Place | null {
  const body = subject.bodyOf(fn);
  return body === null ? null : { file: subject.file, fn, body, calls: subject.calls };
}

/** The function and those of the file that call it or name it otherwise, directly or through others; nearest first. */
export function callersOf(subject: Subject, fn: FunctionText): readonly FunctionText[] {
  const met = new Set([fn]);
  for (const { name } of met)
    for (const other of subject.file.functions) {
      const body = subject.bodyOf(other);
      if (body === null || met.has(other)) continue;
      for (const expr of allExpressions(body.body)) if (expr.kind === 'name' && expr.name === name) met.add(other);
    }
  return [...met];
}

/** The paths of the file's functions as `check --base` follows them. */
export function analyserOf({ catalogue, parser }: Tools, subject: Subject, headers: HeaderStore): FileAnalyser {
  return createFileAnalyser(
    { catalogue, parser, configuration: new Map() },
    subject.file,
    headers.headersOf(subject.file),
  );
}

/** The headers of a tree for the files of one architecture. */
export function headersFor({ corpus }: Tools, tree: string, path: string): HeaderStore {
  return new HeaderStore(readerOf(corpus, tree), path.startsWith('arch/arm64/') ? 'arm64' : 'x86');
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
