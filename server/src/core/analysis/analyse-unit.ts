import type { CFile } from '../c/file.ts';
import { readFile } from '../c/read.ts';
import type { SyntaxParser } from '../c/syntax.ts';
import type { Catalogue } from '../kernel/catalogue.ts';
import { errnoNames } from '../kernel/errno-names.ts';
import { TermTable } from '../machine/term-table.ts';
import { createFileAnalyser, type AnalysisSetup, type FileAnalyser } from '../paths/analyse-file.ts';
import type { Check } from '../paths/checks/check.ts';
import { checks } from '../paths/checks/registry.ts';
import { violations } from '../paths/checks/violations.ts';
import { TermNames } from '../paths/describe.ts';
import type { Configuration } from '../paths/environment.ts';
import { fileChecks } from '../paths/file-checks/registry.ts';
import { tellFinding, type Defect, type Hash } from '../paths/findings.ts';
import type { FunctionAnalysis } from '../paths/function-analysis.ts';
import type { ProgramFunction } from '../paths/program.ts';
import type { Finding, FunctionResult, InputError } from '../report/result.ts';
import type { Patch } from '../series/patch.ts';
import { createDefinitionIndex, type DefinitionIndex } from '../tree/definition-index.ts';
import type { DefinitionNames } from '../tree/definition-names.ts';
import { searchedFiles } from '../tree/search-order.ts';
import type { TreeText } from '../tree/tree-text.ts';
import { createElsewhere } from './elsewhere.ts';
import type { HeaderStore, ReadTree } from './headers.ts';
import { catalogueFor } from './release.ts';
import type { UnitMemory } from './remember-unit.ts';
import { isRebuilt, tellFunction } from './tell.ts';
import type { UnitResult } from './unit-result.ts';
import type { SourceUnit } from './units.ts';

/** What the analysis of a unit depends on besides its text. */
export interface UnitSetup {
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
  /** Results of earlier runs; absent where none are kept. */
  readonly memory?: UnitMemory | null;
  /** Lets others run between two functions: the event loop, a cancellation. */
  readonly pause: () => Promise<void>;
}

/** The tree around a file. What is read of it is kept for the next unit. */
export interface Around {
  readonly tree: TreeText;
  readonly headers: HeaderStore;
  readonly names: DefinitionNames;
  /** The hash of a file of the tree; null where there is none. */
  readonly hashOf: (path: string) => string | null;
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

/** Analyses one unit: its functions, and what only the whole of it tells. */
export async function analyseUnit(
  request: UnitSetup,
  unit: SourceUnit,
  around: Around | null,
  progress: (what: string) => void,
): Promise<UnitResult> {
  progress(unit.source.path);
  const file = readFile(unit.source);
  const into: Collected = {
    ...{ findings: [], functions: [], errors: [], assumptions: new Set(), seen: 0, lost: 0, complete: 0 },
  };
  await analyseFunctions(request, unit, file, around, into, progress);
  const whole = file.functions.filter((fn) => fn.whole).length;
  return { ...into, assumptions: [...into.assumptions], whole, partial: file.functions.length - whole };
}

function indexOf(request: UnitSetup, file: CFile, { tree, names }: Around): DefinitionIndex {
  return createDefinitionIndex(tree, names, () => searchedFiles(tree, file.source.path, request.arch));
}

function setupOf(request: UnitSetup, file: CFile, around: Around | null, index: DefinitionIndex | null): AnalysisSetup {
  const { parser, configuration } = request;
  const headers = around?.headers.headersOf(file) ?? [];
  const catalogue = catalogueFor(request.catalogue, file, headers, around?.tree.read('Makefile') ?? null);
  const setup: AnalysisSetup = { catalogue, parser, configuration, terms: new TermTable() };
  if (around === null || index === null) return setup;
  return { ...setup, elsewhere: createElsewhere({ setup, files: around.headers, index, root: file }) };
}

async function analyseFunctions(
  request: UnitSetup,
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
    into.errors.push(...errorsOf(unit, analysis, around !== null));
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
  if (only !== null || unit.rebuilt || unit.unlikePatch !== null || file.problems.length > 0) return;
  await request.pause();
  into.findings.push(...findingsOfFile(request, unit, analyser));
}

/** What the functions of a file leave undone together, as far as the change at hand is concerned. */
function findingsOfFile(request: UnitSetup, unit: SourceUnit, analyser: FileAnalyser): Finding[] {
  const names = new TermNames();
  return fileChecks
    .flatMap((check) => check.run(analyser))
    .filter(({ fn: { text } }) => !unit.based || unit.changed === null || unit.changed(text.at, text.end))
    .map((defect) => tellDefect(request, unit, defect.fn.text.name, names, defect));
}

/** In characters; the longest function of a kernel has a tenth of it. */
const longestFunction = 500_000;

/** A function of which the patch shows a part is said to be one, once; what else could not be read is listed. */
function errorsOf(unit: SourceUnit, { fn, problems }: FunctionAnalysis, hasBase: boolean): InputError[] {
  if (unit.rebuilt && !fn.text.whole)
    return [
      errorAt(
        unit,
        fn.text.nameAt,
        fn.text.name,
        hasBase
          ? `is not all in the patch, and the base has no ${unit.source.path}: analysed as far as it goes`
          : 'is not all in the patch: analysed as far as it goes (give --base TREE for the rest)',
      ),
    ];
  return problems.map(({ at, reason }) => errorAt(unit, at, fn.text.name, reason));
}

function errorAt(unit: SourceUnit, at: number, fn: string | null, reason: string): InputError {
  const place = unit.source.origin(at);
  return { file: place.file, line: place.line, function: fn, reason };
}

function findingsOf(
  request: UnitSetup,
  unit: SourceUnit,
  analyser: FileAnalyser,
  analysis: FunctionAnalysis,
  asked: readonly Check[],
): Finding[] {
  return asked
    .flatMap((check) => check.run(analysis))
    .map((defect) => (unit.rebuilt ? defect : asCalled(analyser, analysis.fn, defect)))
    .map((defect) => asPatched(unit, analysis.fn, defect))
    .map((defect) => tellDefect(request, unit, analysis.fn.text.name, analysis.names, defect));
}

/** A defect on a path that no caller takes is information: a caller that does may come. */
function asCalled(analyser: FileAnalyser, fn: ProgramFunction, defect: Defect): Defect {
  if (defect.severity === 'information' || analyser.isAdmitted(fn, defect.inputs ?? [])) return defect;
  const assumption = `somebody calls ${fn.text.name}() with other arguments than the callers that there are`;
  return { ...defect, severity: 'information', assumptions: [...defect.assumptions, assumption] };
}

/** A defect of a function that the patch would have changed further is information: the base is not the one that it is for. */
function asPatched(unit: SourceUnit, { text: { name } }: ProgramFunction, defect: Defect): Defect {
  if (unit.unlikePatch?.has(name) !== true) return defect;
  const assumption = `${name}() is as the patch leaves it, though one of its hunks does not apply to this base`;
  return { ...defect, severity: 'information', assumptions: [...defect.assumptions, assumption] };
}

function tellDefect(request: UnitSetup, unit: SourceUnit, fn: string, names: TermNames, defect: Defect): Finding {
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
