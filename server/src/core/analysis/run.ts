import type { CFile } from '../c/file.ts';
import { parseKconfig } from '../c/kconfig.ts';
import { readFile } from '../c/read.ts';
import type { SyntaxParser } from '../c/syntax.ts';
import type { Catalogue } from '../kernel/catalogue.ts';
import { errnoNames } from '../kernel/errno-names.ts';
import { createFileAnalyser, type AnalysisSetup, type FileAnalyser } from '../paths/analyse-file.ts';
import type { Check } from '../paths/checks/check.ts';
import { checks } from '../paths/checks/registry.ts';
import { violations } from '../paths/checks/violations.ts';
import type { Configuration } from '../paths/environment.ts';
import { TermNames } from '../paths/describe.ts';
import { fileChecks } from '../paths/file-checks/registry.ts';
import { tellFinding, type Defect, type Hash } from '../paths/findings.ts';
import type { FunctionAnalysis } from '../paths/function-analysis.ts';
import type { ProgramFunction } from '../paths/program.ts';
import type { InputText } from '../text/source.ts';
import type { Patch } from '../series/patch.ts';
import type { Finding, FunctionResult, InputError, MailSummary, RunResult } from '../report/result.ts';
import { TermTable } from '../machine/term-table.ts';
import { createDefinitionIndex, type DefinitionIndex } from '../tree/definition-index.ts';
import { searchedFiles } from '../tree/search-order.ts';
import type { TreeText } from '../tree/tree-text.ts';
import { createElsewhere } from './elsewhere.ts';
import { findGatingContradictions } from './gating.ts';
import { tellGating } from './tell-gating.ts';
import { catalogueFor } from './release.ts';
import { HeaderStore, type ReadTree } from './headers.ts';
import { isRebuilt, tellFunction } from './tell.ts';
import { collectUnits, type PlacedText, type SourceUnit, type Units } from './units.ts';

/** Everything that a run depends on. The same request gives the same result, `millis` apart. */
export interface RunRequest {
  readonly version: string;
  readonly inputs: readonly PlacedText[];
  readonly readTree: ReadTree | null;
  /** The files of the base tree below a folder, for functions of other files; absent where those are not to be followed. */
  readonly listTree?: TreeText['list'] | null;
  readonly configuration: Configuration;
  readonly arch: string;
  /** Only this function of this input. */
  readonly only: { readonly file: string; readonly function: string } | null;
  readonly parser: SyntaxParser;
  readonly catalogue: Catalogue;
  readonly hash: Hash;
  readonly millis: () => number;
  readonly onProgress: (step: { readonly done: number; readonly total: number; readonly what: string }) => void;
  /** Lets others run between two functions: the event loop, a cancellation. */
  readonly pause: () => Promise<void>;
}

interface Collected {
  readonly findings: Finding[];
  readonly functions: FunctionResult[];
  readonly errors: InputError[];
  readonly assumptions: Set<string>;
  seen: number;
  lost: number;
  complete: number;
}

/** Analyses all inputs: from texts to the one document that every report is made of. */
export async function run(request: RunRequest): Promise<RunResult> {
  const started = request.millis();
  const { units, mails, problems, contents, empty } = collectUnits(
    request.inputs,
    request.readTree,
    request.only?.file ?? null,
  );
  const tree = treeOf(request, units);
  const headers = tree === null ? null : new HeaderStore(tree.read, request.arch);
  const collected: Collected = {
    findings: [],
    functions: [],
    errors: [],
    assumptions: new Set(),
    seen: 0,
    lost: 0,
    complete: 0,
  };
  for (const { input, reason } of empty) collected.errors.push({ file: input.name, line: 1, function: null, reason });
  const remarks: InputError[] = [];
  for (const { input, at, reason, remark } of problems)
    (remark === true ? remarks : collected.errors).push({
      file: input.name,
      line: input.lines.at(at).line,
      function: null,
      reason,
    });
  const files = units.map((unit) => ({ unit, file: readFile(unit.source) }));
  for (const [index, { unit, file }] of files.entries()) {
    const progress = (what: string): void => {
      request.onProgress({ done: index, total: files.length, what });
    };
    progress(unit.source.path);
    const around = tree === null || headers === null ? null : { tree, headers };
    await analyseUnit(request, unit, file, around, collected, progress);
  }
  const builds = new Map<InputText, number>();
  for (const { input, path } of kconfigsOf(request.inputs, contents)) {
    if (tree === null || headers === null) break;
    const { symbols } = parseKconfig(input.text);
    const { contradictions, files: built } = findGatingContradictions(tree, headers, path, symbols, request.arch);
    builds.set(input, built);
    collected.findings.push(...contradictions.map((one) => tellGating(input, one, request.hash)));
  }
  return {
    schema: 1,
    tool: { name: 'folioscope', version: request.version },
    inputs: request.inputs.map((input) => input.name),
    findings: sortFindings(dropTwins(collected.findings)),
    functions: collected.functions,
    assumptions: [...collected.assumptions],
    errors: eachOnce(collected.errors),
    stats: {
      files: contents.length,
      functions: collected.seen,
      lost: collected.lost,
      complete: collected.complete,
      paths: collected.functions.reduce((sum, one) => sum + one.paths.length, 0),
      millis: Math.round(request.millis() - started),
    },
    mails: mails
      .filter(({ patch }) => patch !== null)
      .map(({ mail, patch }) => summariseMail(mail.input.name, mail.subject, patch, files)),
    contents: contents.map(({ input, kind }) => ({
      ...{ file: input.name, kind },
      functions: files
        .filter(({ unit }) => unit.input.name === input.name)
        .reduce((sum, { file }) => sum + file.functions.length, 0),
      ...(kind === 'kconfig' ? { symbols: parseKconfig(input.text).symbols.length } : {}),
      ...(builds.has(input) ? { builds: builds.get(input) ?? 0 } : {}),
    })),
    ...(remarks.length === 0 ? {} : { remarks }),
  };
}

/** The Kconfig files among the inputs that stand in the tree. */
function kconfigsOf(
  inputs: readonly PlacedText[],
  contents: Units['contents'],
): readonly { readonly input: PlacedText; readonly path: string }[] {
  return inputs.flatMap((input) =>
    input.path !== null && contents.some((one) => one.input === input && one.kind === 'kconfig')
      ? [{ input, path: input.path }]
      : [],
  );
}

/** The base tree with what the inputs make of its files: a function that a series changes is called as it is then. */
function treeOf({ readTree, listTree }: RunRequest, units: readonly SourceUnit[]): TreeText | null {
  if (readTree === null) return null;
  const changed = new Map(units.filter((unit) => unit.based).map(({ source }) => [source.path, source.text]));
  return { read: (path) => changed.get(path) ?? readTree(path), list: listTree ?? ((): readonly string[] => []) };
}

/** The tree around a file. */
interface Around {
  readonly tree: TreeText;
  readonly headers: HeaderStore;
}

function indexOf(request: RunRequest, file: CFile, { tree }: Around): DefinitionIndex {
  return createDefinitionIndex(tree, () => searchedFiles(tree, file.source.path, request.arch));
}

function setupOf(
  request: RunRequest,
  file: CFile,
  around: Around | null,
  index: DefinitionIndex | null,
): AnalysisSetup {
  const { parser, configuration } = request;
  const headers = around?.headers.headersOf(file) ?? [];
  const catalogue = catalogueFor(request.catalogue, file, headers, around?.tree.read('Makefile') ?? null);
  const setup: AnalysisSetup = { catalogue, parser, configuration, terms: new TermTable() };
  if (around === null || index === null) return setup;
  return { ...setup, elsewhere: createElsewhere({ setup, files: around.headers, index, root: file }) };
}

async function analyseUnit(
  request: RunRequest,
  unit: SourceUnit,
  file: CFile,
  around: Around | null,
  into: Collected,
  progress: (what: string) => void,
): Promise<void> {
  const { catalogue, only } = request;
  const index = around === null ? null : indexOf(request, file, around);
  const setup = setupOf(request, file, around, index);
  const analyser = createFileAnalyser(setup, file, around?.headers.headersOf(file) ?? []);
  const errnos = errnoNames(catalogue);
  for (const problem of file.problems)
    if (!unit.rebuilt) into.errors.push(errorAt(unit, problem.at, problem.function, problem.reason));
  for (const fn of analyser.functions) {
    if (only !== null && (fn.text.name !== only.function || unit.input.name !== only.file)) continue;
    // On a base tree the rest of the file is not the patch's business.
    if (unit.based && unit.changed !== null && !unit.changed(fn.text.at, fn.text.end)) continue;
    progress(`${unit.source.path}: ${fn.text.name}()`);
    if (fn.text.end - fn.text.at > longestFunction) {
      into.seen++;
      into.lost++;
      into.errors.push(errorAt(unit, fn.text.nameAt, fn.text.name, 'is too long to be followed'));
      continue;
    }
    await request.pause();
    const analysis = analyser.analyse(fn);
    into.seen++;
    if (analysis.problems.length > 0 || !fn.text.whole) into.lost++;
    else if (analysis.complete) into.complete++;
    into.errors.push(...errorsOf(unit, analysis));
    for (const assumption of analysis.assumptions) into.assumptions.add(assumption);
    into.functions.push(tellFunction(analysis, errnos));
    into.findings.push(...findingsOf(request, unit, analyser, analysis, checks));
    // What a path breaks only with the functions that its callers pass; what it leaves behind was looked at above.
    for (const called of analyser.analyseAsCalled(fn))
      into.findings.push(...findingsOf(request, unit, analyser, called, [violations]));
  }
  if (index?.isCut === true)
    into.assumptions.add('functions of other files were looked for in the nearest part of the tree alone');
  // What is not there can be told of a whole file alone.
  if (only !== null || unit.rebuilt || file.problems.length > 0) return;
  await request.pause();
  into.findings.push(...findingsOfFile(request, unit, analyser));
}

/** What the functions of a file leave undone together, as far as the change at hand is concerned. */
function findingsOfFile(request: RunRequest, unit: SourceUnit, analyser: FileAnalyser): Finding[] {
  const names = new TermNames();
  return fileChecks
    .flatMap((check) => check.run(analyser))
    .filter(({ fn: { text } }) => !unit.based || unit.changed === null || unit.changed(text.at, text.end))
    .map((defect) => tellDefect(request, unit, defect.fn.text.name, names, defect));
}

/** In characters; the longest function of a kernel has a tenth of it. */
const longestFunction = 500_000;

/** A function of which the patch shows a part is said to be one, once; what else could not be read is listed. */
function errorsOf(unit: SourceUnit, { fn, problems }: FunctionAnalysis): InputError[] {
  if (unit.rebuilt && !fn.text.whole)
    return [
      errorAt(
        unit,
        fn.text.nameAt,
        fn.text.name,
        'is not all in the patch: analysed as far as it goes (give --base TREE for the rest)',
      ),
    ];
  return problems.map(({ at, reason }) => errorAt(unit, at, fn.text.name, reason));
}

function errorAt(unit: SourceUnit, at: number, fn: string | null, reason: string): InputError {
  const place = unit.source.origin(at);
  return { file: place.file, line: place.line, function: fn, reason };
}

function findingsOf(
  request: RunRequest,
  unit: SourceUnit,
  analyser: FileAnalyser,
  analysis: FunctionAnalysis,
  asked: readonly Check[],
): Finding[] {
  return asked
    .flatMap((check) => check.run(analysis))
    .map((defect) => (unit.rebuilt ? defect : asCalled(analyser, analysis.fn, defect)))
    .map((defect) => tellDefect(request, unit, analysis.fn.text.name, analysis.names, defect));
}

/** A defect on a path that no caller takes is information: a caller that does may come. */
function asCalled(analyser: FileAnalyser, fn: ProgramFunction, defect: Defect): Defect {
  if (defect.severity === 'information' || analyser.isAdmitted(fn, defect.inputs ?? [])) return defect;
  const assumption = `somebody calls ${fn.text.name}() with other arguments than the callers that there are`;
  return { ...defect, severity: 'information', assumptions: [...defect.assumptions, assumption] };
}

function tellDefect(request: RunRequest, unit: SourceUnit, fn: string, names: TermNames, defect: Defect): Finding {
  const { source } = unit;
  const patch = unit.patchAt(defect.at);
  return {
    ...tellFinding(source, fn, names, defect, request.hash),
    target: isRebuilt(source) ? source.target(defect.at) : null,
    patch: patch === null ? null : patchOf(patch),
  };
}

function patchOf(patch: Patch): Finding['patch'] {
  return { index: patch.index ?? 0, subject: patch.subject ?? '', messageId: patch.messageId };
}

/** The same defect met through a callee as well is told once, where it stands. */
function dropTwins(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${finding.file}:${finding.range.start.line}:${finding.range.start.column}:${finding.code}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const severities = { error: 0, warning: 1, information: 2 } as const;

function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      severities[a.severity] - severities[b.severity] ||
      compare(a.file, b.file) ||
      a.range.start.line - b.range.start.line ||
      compare(a.code, b.code),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One line may be unreadable in many places for one reason. */
function eachOnce(errors: readonly InputError[]): readonly InputError[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}

function summariseMail(
  file: string,
  subject: string | null,
  patch: Patch | null,
  files: readonly { readonly unit: SourceUnit; readonly file: CFile }[],
): MailSummary {
  const own = files.filter(({ unit }) => unit.changed !== null && unit.input.name === file && patch !== null);
  return {
    file,
    subject: (subject ?? patch?.subject ?? '').replace(/^\s*Re:\s*/i, ''),
    files: own
      .filter(({ file: c }) => c.functions.length > 0)
      .map(({ unit, file: c }) => ({
        file: unit.source.path,
        whole: c.functions.filter((fn) => fn.whole).length,
        partial: c.functions.filter((fn) => !fn.whole).length,
        based: unit.based,
      })),
  };
}
