import { hasKept } from '../machine/amounts.ts';
import type { EffectWord } from '../machine/effects.ts';
import { singleValue, type Fact } from '../machine/facts.ts';
import type { ConditionNode, TraceNode } from '../machine/state.ts';
import { conditionsOf, traceOf } from '../machine/story.ts';
import { factOf } from '../machine/store.ts';
import { pureFunction } from '../machine/objects.ts';
import { containsTerm, rootOf, visitTerm, type Term } from '../machine/terms.ts';
import { errorOfPointer, frameNumberOf, releaseOfFolio } from '../kernel/objects.ts';
import type { PathEffect, PathResult, PfnResult } from '../report/result.ts';
import { errnoName, type TermNames } from './describe.ts';
import { sayAmount, sayRecount } from './words.ts';
import type { Exit } from './explore.ts';

/** What telling a path needs: names, lines of the user's own text, names of errors. */
export interface Telling {
  readonly names: TermNames;
  /** The user's line of an offset in the function's file. */
  line(at: number): number;
  readonly errnos: ReadonlyMap<bigint, string>;
  /** Does the function return a pointer? */
  readonly returnsPointer: boolean;
  readonly returnsVoid: boolean;
  readonly returnsBool: boolean;
  /** What a number is called where the function returns it. */
  resultName(value: bigint): string | null;
  /** The C between two offsets of the function's file. */
  text(at: number, end: number): string;
}

/** One path as the caller sees it. */
export function tellPath(t: Telling, exit: Exit): PathResult {
  const { state } = exit;
  return {
    when: tellDecisions(conditionsOf(state)),
    returns: tellReturn(t, exit),
    effects: traceOf(state)
      .flatMap((node) => tellStep(t, node, state.blurredCounts))
      .concat(contextEffects(t, exit)),
    pfns: pfnsOf(exit),
    maySleep: state.maySleep,
  };
}

export function tellDecisions(decisions: readonly ConditionNode[]): string[] {
  return decisions.map(({ text }) => text.replace(/\s+/g, ' '));
}

/** A path that reaches what could not be read: what it did up to there, and not what comes of it. */
export function tellHole(t: Telling, exit: Exit): PathResult {
  return { ...tellPath(t, exit), returns: '?', pfns: [], upTo: t.line(exit.at) };
}

/** "0", "-EBUSY", "NULL", "ERR_PTR", "value", "void", or the C that the value came from. */
export function tellReturn(t: Telling, exit: Exit): string {
  const term = exit.returns;
  if (term === null || t.returnsVoid) return 'void';
  const fact = factOf(exit.state, term);
  const value = singleValue(fact);
  if (value !== null) {
    if (t.returnsPointer) return value === 0n ? 'NULL' : (errorText(t, value, 'ERR_PTR') ?? t.names.describe(term));
    if (t.returnsBool) return value === 0n ? 'false' : 'true';
    return (
      t.resultName(value) ?? errnoName(value, t.errnos) ?? namedByReturn(t, exit) ?? BigInt.asIntN(64, value).toString()
    );
  }
  if (t.returnsPointer) return isError(fact) ? 'ERR_PTR' : t.names.describe(term);
  // An error pointer that comes back as a number was made one by a call.
  return isError(fact) && t.names.isPointer(term)
    ? `${errorOfPointer}(${t.names.describe(term)})`
    : t.names.describe(term);
}

/** "MF_DELAYED" for "return MF_DELAYED;": a constant whose type does not tell what it is called. */
function namedByReturn(t: Telling, { at, end }: Exit): string | null {
  return /^return\s+([A-Z][A-Z0-9]*_[A-Z0-9_]+)\s*;?$/.exec(t.text(at, end).trim())?.[1] ?? null;
}

function isError(fact: Fact): boolean {
  return fact.unsignedMin >= (1n << 64n) - 4095n;
}

function errorText(t: Telling, value: bigint, wrap: string): string | null {
  const name = errnoName(value, t.errnos);
  return name === null ? null : `${wrap}(${name})`;
}

function tellStep(t: Telling, node: TraceNode, blurredCounts: ReadonlySet<Term>): PathEffect[] {
  const line = t.line(node.at);
  return node.effects.flatMap((word) => {
    const effect = tellEffect(t, word, blurredCounts);
    return effect === null ? [] : [{ ...effect, line }];
  });
}

/** Paths that were made one left the counter at different values. */
const severalValues = '= one of several';

type Told = Omit<PathEffect, 'line'>;

function tellEffect(t: Telling, word: EffectWord, blurredCounts: ReadonlySet<Term>): Told | null {
  const name = (term: Term): string => t.names.describe(term);
  switch (word.kind) {
    case 'ref':
      if (word.known === true) return null;
      return { kind: 'ref', object: name(word.object), ...amountIn(t, word), change: word.holder };
    case 'pin':
      return { kind: 'pin', object: name(word.object), ...amountIn(t, word) };
    case 'lock':
      return {
        kind: 'lock',
        object: `${word.lock} of ${name(word.object)}`,
        delta: word.delta,
        change: `${word.delta > 0 ? 'taken' : 'released'}${word.mode === 'shared' ? ' (shared)' : ''}`,
      };
    case 'window':
      return {
        kind: 'window',
        object: name(word.object),
        delta: word.delta,
        change: word.delta > 0 ? 'opens' : 'closes',
      };
    case 'flag':
      return { kind: 'flag', object: name(word.object), change: `${word.flag} ${word.value ? 'set' : 'cleared'}` };
    case 'private':
      return { kind: 'private', object: name(word.object), change: word.change };
    case 'counter':
      if (blurredCounts.has(word.location))
        return { kind: 'counter', object: t.names.describePlace(word.location), change: severalValues };
      return { kind: 'counter', object: t.names.describePlace(word.location), delta: word.delta };
    case 'recount':
      return {
        kind: 'counter',
        object: t.names.describePlace(word.location),
        change: blurredCounts.has(word.location) ? severalValues : sayRecount(t.names, word),
      };
    case 'memory':
      return { kind: 'memory', object: name(word.object), change: word.change };
    case 'map':
      return { kind: 'map', object: name(word.object), change: `${word.side} ${word.change}` };
    case 'cache':
      return { kind: 'map', object: name(word.object), change: word.change };
    case 'attribute':
    case 'ownership':
      return { kind: word.kind, object: name(word.object), change: word.change };
    case 'content':
      return { kind: 'memory', object: name(word.object), change: `holds ${word.change}` };
    case 'access':
    case 'result':
    case 'note':
      return null;
  }
}

/** By how many a count went up or down: a number, or the C that it comes from. */
function amountIn(
  { names }: Telling,
  { delta, by }: EffectWord & { kind: 'ref' | 'pin' },
): Pick<Told, 'delta' | 'amount'> {
  return by === undefined ? { delta } : { amount: sayAmount(names, delta, by) };
}

function contextEffects(t: Telling, exit: Exit): PathEffect[] {
  return exit.state.maySleep ? [{ kind: 'context', object: 'task', change: 'may sleep', line: t.line(exit.at) }] : [];
}

/** For each frame number or page that the path hands back: on what terms. */
function pfnsOf(exit: Exit): PfnResult[] {
  const { state, returns } = exit;
  // What a failing call left in its out-parameters is nobody's to use.
  if (returns !== null && factOf(state, returns).signedMax < 0n) return [];
  const stored = [...state.memory]
    .filter(([location]) => rootOf(location).kind !== 'variable')
    .map(([, value]) => value);
  const handed = returns === null ? stored : [returns, ...stored];
  const results: PfnResult[] = [];
  for (const [pfn, { refcounted, notifierGuarded, releaseWith }] of state.pfns) {
    if (handed.some((value) => containsTerm(value, pfn))) results.push({ refcounted, notifierGuarded, releaseWith });
  }
  if (results.length > 0) return results;
  // A number that was read off a folio is as good as the reference that the path still has on it.
  const folios = new Set(handed.flatMap(framesIn));
  for (const folio of folios) {
    const references = state.references.get(folio);
    if (references?.uncertain !== null) continue;
    const refcounted = hasKept(state, references, 'caller');
    results.push({ refcounted, notifierGuarded: null, releaseWith: refcounted ? releaseOfFolio : null });
  }
  return results;
}

/** The folios whose frame numbers a value is made of. */
function framesIn(value: Term): Term[] {
  const folios: Term[] = [];
  visitTerm(value, (part) => {
    const [folio] = part.kind === 'op' ? part.args : [];
    if (part.kind === 'op' && folio !== undefined && frameNumberOf.has(pureFunction(part) ?? '')) folios.push(folio);
    return true;
  });
  return folios;
}
