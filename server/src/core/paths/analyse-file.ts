import { parseBody } from '../c/body.ts';
import type { CFile, ParsedFunction } from '../c/file.ts';
import type { SyntaxParser } from '../c/syntax.ts';
import type { Environment } from '../ir/environment.ts';
import type { LoweredFunction } from '../ir/instructions.ts';
import type { Expr } from '../c/ast.ts';
import type { Catalogue, CataloguedPrimitive } from '../kernel/catalogue.ts';
import { errnoNames } from '../kernel/errno-names.ts';
import type { LockName } from '../kernel/primitive.ts';
import type { CalleeSummary, FunctionInput, MemberCall } from '../machine/machine.ts';
import type { Summary } from '../machine/summary.ts';
import { TermTable } from '../machine/term-table.ts';
import { isAdmitted, type Inputs } from './admitted.ts';
import { alike } from './alike.ts';
import type { Elsewhere } from './elsewhere.ts';
import { configured, createEnvironment, type Configuration } from './environment.ts';
import { boundsFor, type Bounds } from './bounds.ts';
import { createWriting } from './write.ts';
import type { WrittenFunction } from './written.ts';
import { analyseFunction, lowerVariants, type FunctionAnalysis, type FunctionContext } from './function-analysis.ts';
import { createLifecycle, type Lifecycle } from './lifecycle/file-lifecycle.ts';
import { factsOf, type FunctionFacts, type LoopShape } from './lifecycle/function-facts.ts';
import { allCallers } from '../tree/callers.ts';
import { callSites } from '../tree/call-sites.ts';
import { functionParameters, passedAt } from './passed-functions.ts';
import { isStandIn } from './stand-in.ts';
import { createProgram, type Program, type ProgramFunction } from './program.ts';

/** What an analysis needs from outside; all of it is an argument. */
export interface AnalysisSetup {
  readonly catalogue: Catalogue;
  readonly parser: SyntaxParser;
  readonly configuration: Configuration;
  readonly bounds?: Bounds;
  /** Functions of other files; null or absent where there is no tree to look in. */
  readonly elsewhere?: Elsewhere | null;
  /** Shared by analysers whose summaries meet. */
  readonly terms?: TermTable;
}

/** The paths of a file's functions, each followed once, callees before callers. */
export interface FileAnalyser {
  readonly file: CFile;
  readonly functions: readonly ProgramFunction[];
  analyse(fn: ProgramFunction): FunctionAnalysis;
  /** The function as it is written, for what needs no execution. */
  written(fn: ProgramFunction): WrittenFunction;
  /** What the functions do to objects on whatever path; nothing is followed for it. */
  readonly lifecycle: Lifecycle;
  /** Was the whole text of a function read? */
  isRead(fn: ProgramFunction): boolean;
  /** What a variable at file scope is initialized with: ops tables among them. */
  initializer(variable: string): Expr | null;
  /** The function as those who pass functions to it call it, once for each way to. */
  analyseAsCalled(fn: ProgramFunction): readonly FunctionAnalysis[];
  /** Does some caller pass what a path takes of the parameters? True where not all callers are known. */
  isAdmitted(fn: ProgramFunction, inputs: Inputs): boolean;
  /** A function as its callers see it, where they pass these functions. */
  summary(name: string, inputs: readonly FunctionInput[]): CalleeSummary;
  /** The functions whose analysis asked for this one so far, directly or through others, and itself; nearest first. */
  askers(fn: ProgramFunction): readonly ProgramFunction[];
  /** The same file with another text for one of its functions: it and its askers are followed again, nothing else is. */
  withFunction(fn: ProgramFunction, by: ProgramFunction): FileAnalyser;
}

/** What analysers of one file, and of that file with a function changed, have in common. */
interface Shared {
  readonly setup: AnalysisSetup;
  readonly file: CFile;
  readonly program: Program;
  readonly functions: readonly ProgramFunction[];
  readonly environment: Omit<Environment, 'text'>;
  readonly terms: TermTable;
  readonly lockFields: ReadonlyMap<string, LockName>;
}

/** What an analyser found so far. */
interface Found {
  readonly done: Map<ProgramFunction, FunctionAnalysis>;
  readonly parsed: Map<ProgramFunction, ParsedFunction>;
  readonly written: Map<ProgramFunction, WrittenFunction>;
  readonly lowered: Map<ProgramFunction, readonly LoweredFunction[]>;
  readonly facts: Map<ProgramFunction, FunctionFacts>;
  readonly withInputs: Map<ProgramFunction, Map<string, FunctionAnalysis>>;
  /** For each function those that asked for its summary. */
  readonly askedBy: Map<ProgramFunction, Set<ProgramFunction>>;
}

/** Callers followed inside callers; deeper calls are unknown, and said to be. */
const maxCallDepth = 40;

export function createFileAnalyser(setup: AnalysisSetup, file: CFile, headers: readonly CFile[]): FileAnalyser {
  const program = createProgram([file, ...headers]);
  const environment = createEnvironment(program, setup.catalogue, setup.configuration, setup.parser);
  const lockFields = collectLockFields(setup.catalogue);
  const functions = file.functions.map(
    (text) => program.functions(text.name).find((fn) => fn.text === text) ?? { file, text },
  );
  return analyserOf(
    { setup, file, program, functions, environment, terms: setup.terms ?? new TermTable(), lockFields },
    {
      done: new Map(),
      written: new Map(),
      parsed: new Map(),
      lowered: new Map(),
      facts: new Map(),
      withInputs: new Map(),
      askedBy: new Map(),
    },
  );
}

function analyserOf(shared: Shared, found: Found): FileAnalyser {
  const { setup, file, program, environment, lockFields } = shared;
  const { catalogue, parser, configuration } = setup;
  const { done, parsed, lowered, facts, withInputs, askedBy } = found;
  const active = new Set<ProgramFunction>();
  const environmentOf = (fn: ProgramFunction): Environment => ({
    ...environment,
    text: (at, end) => fn.file.source.text.slice(at, end).replace(/\s+/g, ' '),
  });
  const written = createWriting(
    {
      ...{ program, catalogue, environment: environmentOf },
      parse,
      setting: (symbol) => configuration.get(symbol),
      asked,
    },
    found.written,
  );

  const context: FunctionContext = {
    terms: shared.terms,
    catalogue,
    bounds: setup.bounds ?? boundsFor(file.functions.length),
    errnos: errnoNames(catalogue),
    environment: environmentOf,
    enumMembers: program.enumMembers,
    constantsFrom: (prefix) => [...program.constantsFrom(prefix), ...catalogue.constantsFrom(prefix)],
    parse,
    written,
    lower,
    summary,
    throughMember,
    isOwnFunction: (name, source) =>
      !file.source.path.endsWith(source) && program.functions(name).some((fn) => isOfFile(fn) && fn.text.isStatic),
    initializedFunction,
    lockField: (field) => lockFields.get(field) ?? null,
    configuration: (symbol) => configured(configuration, symbol),
    setting: (symbol) => configuration.get(symbol),
  };

  function parse(fn: ProgramFunction): ParsedFunction {
    let result = parsed.get(fn);
    if (result === undefined) {
      result = parseBody(fn.file, fn.text, parser);
      parsed.set(fn, result);
    }
    return result;
  }

  function asked(fn: ProgramFunction, by: ProgramFunction): void {
    askedBy.set(fn, (askedBy.get(fn) ?? new Set()).add(by));
  }

  function summary(name: string, inputs: readonly FunctionInput[]): CalleeSummary {
    const candidates = program.functions(name).filter((fn) => fn.text.whole);
    const fn = candidates[0];
    // Two definitions under different `#if`s: which one is built is not known, so neither speaks for the name.
    if (candidates.length > 1) return { kind: 'unknown', why: 'no body' };
    if (fn === undefined) return setup.elsewhere?.summary(name, inputs) ?? { kind: 'unknown', why: 'no body' };
    const real = realOne(name, fn, inputs);
    if (real !== null) return real;
    const asker = [...active].at(-1);
    if (asker !== undefined) asked(fn, asker);
    if (active.has(fn)) return { kind: 'unknown', why: 'recursive' };
    if (active.size > maxCallDepth) return { kind: 'unknown', why: 'too large' };
    const plain = analyse(fn).summary;
    // Only what the function can call makes a difference: its pointer parameters, and members that it reads.
    const given = inputs.filter((input) => input.field === null || plain.reads.has(input.field));
    const found = given.length === 0 ? plain : analyseWith(fn, given);
    return found.paths.length > maxSummaryPaths
      ? { kind: 'unknown', why: 'too large' }
      : { kind: 'known', summary: found };
  }

  /** What tells of a function whose only body at hand stands in for it; null where nothing does. */
  function realOne(name: string, fn: ProgramFunction, inputs: readonly FunctionInput[]): CalleeSummary | null {
    if (isOfFile(fn) || !isStandIn(program, fn, context.setting)) return null;
    const found = setup.elsewhere?.summary(name, inputs) ?? null;
    if (found?.kind === 'known') return found;
    return isTold(catalogue.primitive(name)) ? { kind: 'unknown', why: 'no body' } : null;
  }

  function throughMember(tag: string, member: string, inputs: readonly FunctionInput[]): MemberCall | null {
    const names = setup.elsewhere?.stored(tag, member) ?? [];
    // What the catalogue says of a function holds where it is called by its name.
    if (names.length === 0 || names.some((name) => catalogue.primitive(name) !== null)) return null;
    return { names, does: alike(names.map((name) => summary(name, inputs))) };
  }

  function analyseAsCalled(fn: ProgramFunction): readonly FunctionAnalysis[] {
    const { name, isStatic } = fn.text;
    const positions = functionParameters(environment, fn);
    if (positions.length === 0) return [];
    const isFunction = (passed: string): boolean => program.functions(passed).length > 0;
    const near = callSites(file, name).map((site) => passedAt(site, positions, isFunction));
    const far = isStatic ? [] : (setup.elsewhere?.passed(name, positions) ?? []);
    const ways = new Map([...near, ...far].filter((way) => way.length > 0).map((way) => [keyOf(way), way]));
    return [...ways].slice(0, maxInputs).map(([key, way]) => withInputs.get(fn)?.get(key) ?? followWith(fn, way));
  }

  function isAdmittedBySome(fn: ProgramFunction, inputs: Inputs): boolean {
    if (inputs.length === 0) return true;
    const { name, isStatic } = fn.text;
    const far = isStatic ? [] : (setup.elsewhere?.callers(name) ?? null);
    const near = far === null ? null : allCallers(program.files, name);
    if (far === null || near === null || near.length + far.length === 0) return true;
    return [...near, ...far].some((site) => isAdmitted(site, inputs, environment.constant));
  }

  /** The function as a caller that passes these functions sees it. */
  function analyseWith(fn: ProgramFunction, inputs: readonly FunctionInput[]): Summary {
    const key = keyOf(inputs);
    const known = withInputs.get(fn) ?? new Map<string, FunctionAnalysis>();
    withInputs.set(fn, known);
    const before = known.get(key);
    if (before !== undefined || known.size >= maxInputs) return (before ?? analyse(fn)).summary;
    const found = followWith(fn, inputs);
    known.set(key, found);
    return found.summary;
  }

  function followWith(fn: ProgramFunction, inputs: readonly FunctionInput[]): FunctionAnalysis {
    const bounds = { ...context.bounds, steps: Math.min(context.bounds.steps, stepsWithInputs) };
    active.add(fn);
    const analysis = analyseFunction({ ...context, bounds }, fn, inputs);
    active.delete(fn);
    return analysis;
  }

  function initializedFunction(variable: string, fields: readonly string[]): string | null {
    let value = program.initializer(variable);
    for (const field of fields) {
      if (value?.kind !== 'initializer') return null;
      value = value.items.find((item) => item.designators.length === 1 && item.designators[0] === field)?.value ?? null;
    }
    const name = value?.kind === 'unary' && value.op === '&' ? value.operand : value;
    return name?.kind === 'name' && program.functions(name.name).length > 0 ? name.name : null;
  }

  function analyse(fn: ProgramFunction): FunctionAnalysis {
    const known = done.get(fn);
    if (known !== undefined) return known;
    active.add(fn);
    const analysis = analyseFunction(context, fn);
    active.delete(fn);
    done.set(fn, analysis);
    return analysis;
  }

  function lower(fn: ProgramFunction): readonly LoweredFunction[] {
    let result = lowered.get(fn);
    if (result === undefined) {
      result = lowerVariants(context, fn);
      lowered.set(fn, result);
    }
    return result;
  }

  const lifecycle = createLifecycle({
    facts: (fn) => {
      let result = facts.get(fn);
      if (result === undefined) {
        result = factsOf(lower(fn), loopShape);
        facts.set(fn, result);
      }
      return result;
    },
    callee,
    promised: (name, args) => catalogue.primitive(name, { arguments: args }),
  });

  function loopShape(name: string): ReturnType<LoopShape> {
    const loop = catalogue.loop(name);
    if (loop === null) return null;
    return { parameters: loop.parameters, binds: loop.declaration.binds.map(({ parameter }) => parameter) };
  }

  /** As the machine chooses: the catalogue, unless it says that a body tells more. */
  function callee(name: string, args: number): CataloguedPrimitive | ProgramFunction | null {
    const primitive = catalogue.primitive(name, { arguments: args });
    const yields =
      primitive === null ||
      primitive.declaration.family !== undefined ||
      primitive.declaration.preferBody === true ||
      context.isOwnFunction(name, primitive.declaration.source);
    if (!yields) return primitive;
    const [body, another] = program.functions(name).filter((fn) => fn.text.whole);
    if (body === undefined || another !== undefined) return primitive;
    return isTold(primitive) && !isOfFile(body) && isStandIn(program, body, context.setting) ? primitive : body;
  }

  function isOfFile(fn: ProgramFunction): boolean {
    return fn.file.source.path === file.source.path;
  }

  function askers(fn: ProgramFunction): ProgramFunction[] {
    const met = new Set([fn]);
    for (const one of met) for (const asker of askedBy.get(one) ?? []) met.add(asker);
    return [...met];
  }

  function withFunction(fn: ProgramFunction, by: ProgramFunction): FileAnalyser {
    const again = new Set(askers(fn));
    const replace = (one: ProgramFunction): ProgramFunction => (one === fn ? by : one);
    return analyserOf(
      {
        ...shared,
        program: { ...program, functions: (name) => program.functions(name).map(replace) },
        functions: shared.functions.map(replace),
      },
      {
        done: without(done, again),
        // What was read asks the program that it was read in: another has to be asked anew.
        written: new Map(),
        parsed: new Map(parsed),
        lowered: new Map(lowered),
        facts: new Map(facts),
        withInputs: new Map([...without(withInputs, again)].map(([one, known]) => [one, new Map(known)])),
        askedBy: new Map([...askedBy].map(([one, by_]) => [replace(one), new Set([...by_].map(replace))])),
      },
    );
  }

  return {
    file,
    functions: shared.functions,
    analyse,
    written,
    lifecycle,
    isRead: (fn) =>
      fn.text.whole && context.parse(fn).problems.length === 0 && lower(fn).every((one) => one.problems.length === 0),
    initializer: (variable) => program.initializer(variable),
    analyseAsCalled,
    isAdmitted: isAdmittedBySome,
    summary,
    askers,
    withFunction,
  };
}

/** Does the catalogue know more of it than its name? */
function isTold(primitive: CataloguedPrimitive | null): boolean {
  return primitive !== null && primitive.declaration.family === undefined && primitive.declaration.presumed !== true;
}

function keyOf(inputs: readonly FunctionInput[]): string {
  return inputs.map((input) => `${input.position}.${input.field ?? ''}=${input.function}`).join();
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, keys: ReadonlySet<Key>): Map<Key, Value> {
  return new Map([...map].filter(([key]) => !keys.has(key)));
}

const maxSummaryPaths = 48;
/** Combinations of passed functions that one function is followed for. */
const maxInputs = 8;
/** Steps for each of them: a callee is followed again for every function that is passed to it. */
const stepsWithInputs = 3_000;

/** Lock fields whose lock has a name of its own, where all structs agree on it. */
function collectLockFields(catalogue: Catalogue): ReadonlyMap<string, LockName> {
  const fields = new Map<string, LockName | null>();
  for (const group of catalogue.groups) {
    for (const locks of Object.values(group.types?.locks ?? {})) {
      for (const [field, lock] of Object.entries(locks))
        fields.set(field, fields.has(field) && fields.get(field) !== lock ? null : lock);
    }
  }
  return new Map([...fields].filter((entry): entry is [string, LockName] => entry[1] !== null));
}
