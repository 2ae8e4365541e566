import type { CFile } from '../c/file.ts';
import type { CalleeSummary, FunctionInput } from '../machine/machine.ts';
import { createFileAnalyser, type AnalysisSetup, type FileAnalyser } from '../paths/analyse-file.ts';
import type { Elsewhere } from '../paths/elsewhere.ts';
import { boundsFor } from '../paths/bounds.ts';
import { passedAt } from '../paths/passed-functions.ts';
import { callSites, type CallSite } from '../tree/call-sites.ts';
import { allCallers } from '../tree/callers.ts';
import type { DefinitionIndex } from '../tree/definition-index.ts';
import { forgetsMuch, fromElsewhere } from '../paths/from-elsewhere.ts';
import type { HeaderStore } from './headers.ts';
import { createOpsTables, type OpsTables } from './ops-tables.ts';

/** What is needed to follow functions of other files for the analysis of one file. */
export interface ElsewhereSetup {
  readonly setup: AnalysisSetup;
  readonly files: HeaderStore;
  readonly index: DefinitionIndex;
  /** The file under analysis: what other files call back in it is unknown to them. */
  readonly root: CFile;
}

/**
 * Functions of other files, followed for the file under analysis. How far it goes from file to file is bounded by the
 * number of files between, and never by what was followed before, so that the order of questions changes no answer.
 */
export function createElsewhere(context: ElsewhereSetup): Elsewhere {
  const homes = new Map<string, CFile | null>();
  const { index, files, root } = context;
  const tables = createOpsTables({
    index,
    near: [root, ...files.headersOf(root)],
    file: (path) => (path === root.source.path ? root : files.file(path)),
  });
  let elsewhere: Elsewhere | null = null;
  for (let distance = farthest; distance > 0; distance--) elsewhere = elsewhereAt(context, homes, tables, elsewhere);
  return elsewhere ?? { summary: () => null, passed: () => [], stored: () => null, callers: () => null };
}

/** Functions of other files, for which `beyond` are those of yet other files. */
function elsewhereAt(
  context: ElsewhereSetup,
  homes: Map<string, CFile | null>,
  tables: OpsTables,
  beyond: Elsewhere | null,
): Elsewhere {
  const { setup, files, index, root } = context;
  const analysers = new Map<string, FileAnalyser>();
  const passedNames = new Set<string>();

  function homeOf(name: string): CFile | null {
    const known = homes.get(name);
    if (known !== undefined) return known;
    const home = findHome(name);
    homes.set(name, home);
    return home;
  }

  /** The one file that defines the function for others; a weak definition gives way. */
  function findHome(name: string): CFile | null {
    const paths = index.filesDefining(name);
    if (paths.length === 0 || paths.length > maxCandidates) return null;
    const definitions = paths.flatMap((path) => {
      const file = path === root.source.path ? root : files.file(path);
      const functions = file?.functions.filter((fn) => fn.name === name && !fn.isStatic && fn.whole) ?? [];
      return file === null ? [] : functions.map((fn) => ({ file, fn }));
    });
    const strong = definitions.filter(({ fn }) => !fn.attributes.some((attribute) => attribute.name === '__weak'));
    const [only, ...others] = strong.length > 0 ? strong : definitions;
    return only === undefined || others.length > 0 || only.file === root ? null : only.file;
  }

  function analyserOf(home: CFile): FileAnalyser {
    const { path } = home.source;
    const known = analysers.get(path);
    if (known !== undefined) return known;
    const analyser = createFileAnalyser(
      {
        ...setup,
        bounds: { ...(setup.bounds ?? boundsFor(home.functions.length)), steps: stepsElsewhere },
        elsewhere: beyond,
      },
      home,
      files.headersOf(home),
    );
    analysers.set(path, analyser);
    return analyser;
  }

  function summary(name: string, inputs: readonly FunctionInput[]): CalleeSummary | null {
    const home = homeOf(name);
    if (home === null) return null;
    const found = analyserOf(home).summary(name, inputs);
    if (found.kind === 'unknown') return found;
    const { complete, paths, acts } = found.summary;
    // What another file does is worth its cost only where it can be told whole, and in few words.
    return complete && paths.length <= (passedNames.has(name) ? maxPathsOfPassed : maxPaths) && !paths.some(forgetsMuch)
      ? { kind: 'known', summary: fromElsewhere(found.summary) }
      : { kind: 'unknown', why: 'too large', acts };
  }

  /** The file that a passed function's name means one in, for others to follow it there. */
  function settleHome(name: string, file: CFile): boolean {
    const fn = file.functions.find((one) => one.name === name && one.whole);
    if (fn === undefined) return homeOf(name) !== null;
    const known = homes.get(name);
    if (known !== undefined && known !== null && known !== file) return false;
    homes.set(name, file);
    passedNames.add(name);
    return true;
  }

  function passed(name: string, positions: readonly number[]): readonly (readonly FunctionInput[])[] {
    const own = new Set(root.functions.map((fn) => fn.name));
    return filesMentioning(name)
      .filter((file) => file !== root)
      .flatMap((file) =>
        callSites(file, name).map((site) =>
          passedAt(site, positions, (passedName) => !own.has(passedName) && settleHome(passedName, file)),
        ),
      );
  }

  function filesMentioning(name: string): readonly CFile[] {
    return index.filesMentioning(name).flatMap((path) => {
      const file = path === root.source.path ? null : files.file(path);
      return file === null ? [] : [file];
    });
  }

  function stored(tag: string, member: string): readonly string[] | null {
    const own = new Set(root.functions.map((fn) => fn.name));
    const functions = tables.functions(tag, member);
    const isTold = functions?.every(({ name, file }) => (own.has(name) ? file === root : settleHome(name, file)));
    return isTold === true ? (functions ?? []).map(({ name }) => name) : null;
  }

  const callers = (name: string): readonly CallSite[] | null =>
    index.isWhole ? allCallers(filesMentioning(name), name) : null;

  return { summary, passed, stored, callers };
}

/** Files between the one under analysis and a function that is followed. */
const farthest = 2;
/** Files that may define a name; more of them, and it is none that one function answers to. */
const maxCandidates = 6;
const stepsElsewhere = 600;
const maxPaths = 4;
/** Of a function that is passed there is one call, and it is what the call is about. */
const maxPathsOfPassed = 16;
