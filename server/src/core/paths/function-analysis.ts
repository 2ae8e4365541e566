import type { ParsedFunction } from '../c/file.ts';
import type { Environment } from '../ir/environment.ts';
import type { LoweredFunction } from '../ir/instructions.ts';
import { computeLiveness } from '../ir/liveness.ts';
import { lowerFunction } from '../ir/lower/lower.ts';
import type { Catalogue } from '../kernel/catalogue.ts';
import type { LockName } from '../kernel/primitive.ts';
import { evaluateCondition } from '../c/conditions.ts';
import type { LockNesting } from '../machine/lock-nesting.ts';
import type { CalleeSummary, FunctionInput, Machine, MemberCall, Violation } from '../machine/machine.ts';
import { hasKept, isEven } from '../machine/amounts.ts';
import type { ConditionNode, References, State, TraceNode } from '../machine/state.ts';
import type { Summary } from '../machine/summary.ts';
import { load, truthOf } from '../machine/store.ts';
import type { TermTable } from '../machine/term-table.ts';
import type { Term } from '../machine/terms.ts';
import { inputsOf, type Inputs } from './admitted.ts';
import { isArrayHandedOn } from './array-handed-on.ts';
import { createActLog } from './act-log.ts';
import { TermNames } from './describe.ts';
import type { Bounds } from './bounds.ts';
import { explore, type Exit, type Exploration, type Work } from './explore.ts';
import { collectReads } from './reads.ts';
import { outcomeOf } from './outcomes.ts';
import { mergeExits } from './merge-exits.ts';
import { isLostFrame, lostFrameViolation, type LostFrame } from './lost-frames.ts';
import { negation } from './negation.ts';
import { secondDrop } from './second-drop.ts';
import { resultName, type ConstantScope } from './result-names.ts';
import { summarise } from './summarise.ts';
import type { ProgramFunction } from './program.ts';
import type { WrittenFunction } from './written.ts';

/** A broken promise with the path that broke it. */
export interface Witnessed {
  readonly violation: Violation;
  readonly trace: TraceNode | null;
  readonly conditions: ConditionNode | null;
  /** What the path takes of the parameters. */
  readonly inputs: Inputs;
}

/** Two locks, one inside the other, and the path that took them so. */
export type FoundNesting = LockNesting &
  Omit<Witnessed, 'violation'> & {
    /** Where the inner one is waited for. */
    readonly at: number;
    readonly end: number;
  };

/** What was dropped once more than the path had it. */
export interface DroppedTwice extends Pick<Witnessed, 'trace' | 'conditions' | 'inputs'> {
  readonly references: References;
  readonly second: TraceNode;
}

/** All that is known of one function after its paths were followed. */
export interface FunctionAnalysis {
  readonly fn: ProgramFunction;
  readonly written: WrittenFunction;
  readonly lowered: readonly LoweredFunction[];
  readonly exits: readonly Exit[];
  /** Paths that reached what could not be read, up to there. */
  readonly holes: readonly Exit[];
  readonly complete: boolean;
  /** Why not every path was followed, or what of the text could not be read. */
  readonly why: string | null;
  /** Parts of the text that could not be read or lowered. */
  readonly problems: readonly { readonly at: number; readonly reason: string }[];
  readonly violations: readonly Witnessed[];
  /** Locks that were waited for while others were held, each pair once. */
  readonly nestings: readonly FoundNesting[];
  /** Of what no path could name any more when it came to its end. */
  readonly droppedTwice: readonly DroppedTwice[];
  readonly assumptions: readonly string[];
  readonly names: TermNames;
  /** What a number is called where the function returns it: a member of its enum, a flag; null where it is a number. */
  readonly resultName: (value: bigint) => string | null;
  readonly summary: Summary;
}

/** What the analysis of one function asks of the program around it. */
export interface FunctionContext {
  readonly terms: TermTable;
  readonly catalogue: Catalogue;
  readonly bounds: Bounds;
  /** 12 -> "ENOMEM". */
  readonly errnos: ReadonlyMap<bigint, string>;
  environment(fn: ProgramFunction): Environment;
  enumMembers(tag: string): readonly string[];
  constantsFrom(prefix: string): readonly string[];
  parse(fn: ProgramFunction): ParsedFunction;
  written(fn: ProgramFunction): WrittenFunction;
  /** The graphs of the function under each choice that the configuration leaves open. */
  lower(fn: ProgramFunction): readonly LoweredFunction[];
  summary(name: string, inputs: readonly FunctionInput[]): CalleeSummary;
  throughMember(tag: string, member: string, inputs: readonly FunctionInput[]): MemberCall | null;
  /** The function that the initializer of a variable at file scope names for a member. */
  initializedFunction(variable: string, fields: readonly string[]): string | null;
  isOwnFunction(name: string, source: string): boolean;
  lockField(field: string): LockName | null;
  configuration(symbol: string): boolean | null;
  /** "y", "m", "n"; undefined where nobody said. */
  setting(symbol: string): string | undefined;
}

/** Parses, lowers and follows one function; with `inputs`, as a caller that passes these functions sees it. */
export function analyseFunction(
  context: FunctionContext,
  fn: ProgramFunction,
  inputs: readonly FunctionInput[] = [],
): FunctionAnalysis {
  const parsed = context.parse(fn);
  const env = context.environment(fn);
  const names = new TermNames();
  const violations = new Map<string, Witnessed>();
  const assumptions = new Set<string>();
  const lowered: LoweredFunction[] = [];
  const exits: Exit[] = [];
  const droppedTwice: DroppedTwice[] = [];
  const holes: Exit[] = [];
  const reads = new Set<string>();
  const acts = createActLog();
  const nestings = new Map<string, FoundNesting>();
  const pinnedForWriting = new Set<number>();
  let why: Exploration['why'] = null;

  for (const function_ of context.lower(fn)) {
    lowered.push(function_);
    collectReads(function_, reads);
    const readsOf = (callee: string): Iterable<string> => {
      const known = context.catalogue.primitive(callee) === null ? context.summary(callee, []) : null;
      return known?.kind === 'known' ? known.summary.reads : [];
    };
    const liveness = computeLiveness(function_, readsOf);
    const work: Work = { spent: 0 };
    const stored = new Map<Term | null, Set<Term>>();
    const machine: Machine = {
      terms: context.terms,
      catalogue: context.catalogue,
      types: env,
      fn: function_,
      constant: (name) => env.constant(name),
      summary: (name, given = []) => context.summary(name, given),
      throughMember: (tag, member, given) => context.throughMember(tag, member, given),
      isOwnFunction: (name, source) => context.isOwnFunction(name, source),
      initialized: (location) => initialized(context, location),
      lockField: (field) => context.lockField(field),
      configuration: (symbol) => context.configuration(symbol),
      spend: (steps) => {
        work.spent += steps;
      },
      report: (state, violation) => {
        // A blurred path may combine what no path had: nothing is found that rests on it.
        if (state.broken || state.blurred) return;
        state.broken = violation.certainty === 'witnessed';
        remember(violations, state, violation);
      },
      did: (state, act) => {
        if (!state.blurred) acts.add(state, act);
      },
      nested: (state, { at, end }, nesting) => {
        const key = [nesting.outer, nesting.inner, ...nesting.under].join();
        if (nestings.has(key) || nestings.size >= maxNestings) return;
        const { trace, conditions } = state;
        nestings.set(key, { ...nesting, at, end, trace, conditions, inputs: inputsOf(state) });
      },
      pinnedForWriting: (at) => pinnedForWriting.add(at),
      assumption: (assumption) => assumptions.add(assumption),
      negation: remembered(negation),
      describe: (term) => names.describe(term),
      nameObject: (term, name, isPointer) => {
        names.nameObject(term, name, isPointer);
      },
      stored: (location, object) => {
        stored.set(object, (stored.get(object) ?? new Set()).add(location));
      },
    };
    const lostFrames: LostFrame[] = [];
    const lost: { state: State; references: References; at: number; end: number }[] = [];
    const exploration = explore(
      machine,
      function_,
      liveness,
      { ...context.bounds, inputs, work },
      (state, references, at, end) => {
        // A copy, because the path goes on and forgets; who else stores the object is known when all paths are.
        const second = state.blurred || state.broken ? null : secondDrop(state.trace, references, false);
        if (second !== null)
          droppedTwice.push({
            references,
            second,
            trace: state.trace,
            conditions: state.conditions,
            inputs: inputsOf(state),
          });
        if (isMemory(references)) lost.push({ state: state.fork(), references, at, end });
        else if (isLostFrame(state, references)) lostFrames.push({ state: state.fork(), references, at, end });
        else reportGone(machine, violations, state, references, at, end);
      },
    );
    for (const { state, references, at, end } of lost)
      if (
        !isKeptElsewhere(context.terms, state, [...(stored.get(references.object) ?? []), ...(stored.get(null) ?? [])])
      )
        reportGone(machine, violations, state, references, at, end);
    for (const frame of lostFrames) {
      const violation = lostFrameViolation(frame, exploration.exits, machine.describe);
      if (violation !== null) remember(violations, frame.state, violation);
    }
    exits.push(...exploration.exits);
    holes.push(...exploration.holes);
    why ??= exploration.why;
  }
  const scope: ConstantScope = {
    typedef: env.typedef,
    constant: env.constant,
    enumMembers: context.enumMembers,
    constantsFrom: context.constantsFrom,
  };
  const problems = [...parsed.problems, ...lowered.flatMap((one) => one.problems)];
  const complete = why === null && problems.length === 0;
  for (const callee of [...reads]) {
    const known = context.catalogue.primitive(callee) === null ? context.summary(callee, []) : null;
    if (known?.kind === 'known') for (const name of known.summary.reads) reads.add(name);
  }
  return {
    fn,
    written: context.written(fn),
    lowered,
    exits,
    holes,
    complete,
    why: problems[0] === undefined ? why : `parse error at line ${fn.file.source.origin(problems[0].at).line}`,
    problems,
    violations: [...violations.values()].filter(
      ({ violation: { restsOn } }) => restsOn === undefined || !pinnedForWriting.has(restsOn),
    ),
    nestings: [...nestings.values()],
    droppedTwice,
    assumptions: [...assumptions],
    names,
    resultName: (value) => resultName(scope, fn.text.returns, value),
    summary: summarise(
      fn.text.name,
      mergeExits(context.terms, fn.text.name, exits, context.bounds.waysOut),
      complete,
      reads,
      acts.acts(),
      (exit) => outcomeOf(exit, fn.text.returns, context.errnos),
    ),
  };
}

/** Of locks that are taken or not, each as it comes, more than these tell nothing new. */
const maxNestings = 64;

/** A function that is asked the same again and again. */
function remembered(answer: (question: string) => string): (question: string) => string {
  const known = new Map<string, string>();
  return (question) => {
    const before = known.get(question);
    if (before !== undefined) return before;
    const found = answer(question);
    known.set(question, found);
    return found;
  };
}

/** What `FunctionContext.lower` answers, from scratch. */
export function lowerVariants(
  context: Pick<FunctionContext, 'parse' | 'environment' | 'setting'>,
  fn: ProgramFunction,
): LoweredFunction[] {
  const { text } = fn;
  const { variants, closed } = context.parse(fn);
  const closing = { at: Math.max(text.bodyEnd - 1, text.bodyAt), end: text.bodyEnd };
  return variants
    .filter(({ assumes }) => assumes.every((condition) => evaluateCondition(condition, context.setting) !== false))
    .map(({ assumes, body }) =>
      lowerFunction(context.environment(fn), {
        name: text.name,
        returns: text.returns,
        parameters: text.parameters,
        body,
        assumes,
        closing,
        closed,
      }),
    );
}

/** What stands at a member of an ops table: the location leads from a variable at file scope through members alone. */
function initialized(context: FunctionContext, location: Term): Term | null {
  const fields: string[] = [];
  let term = location;
  while (term.kind === 'field') {
    fields.unshift(term.field);
    term = term.of;
  }
  if (term.kind !== 'global' || fields.length === 0) return null;
  const name = context.initializedFunction(term.name, fields);
  return name === null ? null : context.terms.function(name);
}

function remember(violations: Map<string, Witnessed>, state: State, violation: Violation): void {
  const key = `${violation.code}/${violation.at}/${violation.subject}`;
  if (!violations.has(key))
    violations.set(key, {
      violation,
      trace: state.trace,
      conditions: state.conditions,
      inputs: inputsOf(state),
    });
}

function isMemory({ class: objectClass }: References): boolean {
  return objectClass === 'slab' || objectClass === 'cache';
}

/**
 * Other paths store the object where this one found something that it did not put there: that it is there tells the
 * function that it need not free, and what was there before was nothing.
 */
function isKeptElsewhere(terms: TermTable, state: State, locations: readonly Term[]): boolean {
  return locations.some((location) => truthOf(state, load(terms, state, location)) === true);
}

/** What is in the page cache and still locked is being read: who unlocks it when it is there gives the reference back. */
function isReadIn(state: State, { object, held }: References): boolean {
  if ((held['page cache'] ?? 0) <= 0) return false;
  return [...state.locks.values()].some(
    ({ on, lock, exclusive, loose }) => on === object && lock === 'folio lock' && (exclusive > 0 || loose),
  );
}

/** The last pointer to something that the path still owes died. */
function reportGone(
  m: Machine,
  violations: Map<string, Witnessed>,
  state: State,
  references: References,
  at: number,
  end: number,
): void {
  const { object, uncertain } = references;
  const isPin = hasKept(state, references, 'pin');
  if (uncertain !== null || state.blurred || state.broken) return;
  if (!isPin && !hasKept(state, references, 'caller')) return;
  if (isReadIn(state, references) || isArrayHandedOn(m, state, object)) return;
  const ofMemory = isMemory(references) && !(isPin && isEven(references, 'caller'));
  const name = m.describe(object);
  remember(violations, state, {
    code: ofMemory || references.class === 'fd' ? 'resource-leak' : isPin ? 'pin-leak' : 'ref-leak',
    at,
    end,
    message: ofMemory
      ? `${name} is never freed on this path`
      : references.class === 'fd'
        ? `the descriptor ${name} is never given back on this path`
        : `the ${isPin ? 'pin on' : 'reference to'} ${name} (${references.class}) is never dropped on this path`,
    subject: name,
    consequence: null,
    certainty: 'witnessed',
    // Of an array, some may have been given back one by one.
    ...(ofMemory || ((isPin || object.kind === 'variable') && references.class !== 'folio')
      ? { severity: 'warning' as const }
      : {}),
  });
}
