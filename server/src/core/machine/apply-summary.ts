import type { SummaryAct } from './acts.ts';
import type { Holder } from '../kernel/primitive.ts';
import { hasKept, signOf } from './amounts.ts';
import { applyActs } from './apply-acts.ts';
import type { CallOutcome } from './apply-primitive.ts';
import type { EffectWord } from './effects.ts';
import { requireObject, type Evaluation } from './evaluate.ts';
import { askOf, failAllocation } from './failed-allocation.ts';
import { firstErrorPointer, singleValue, validPointer } from './facts.ts';
import { repeatable, sharedUses, usesOf, type Uses } from './fresh.ts';
import { isLinkMark } from './linked.ts';
import type { Machine, Site } from './machine.ts';
import { folioAround, folioOf } from './objects.ts';
import type { State } from './state.ts';
import { factOf, forget, isCount, load, restrict, store } from './store.ts';
import type { Summary, SummaryPath } from './summary.ts';
import { free, isCounted, ownMemory } from './memory.ts';
import { containsTerm, parameterPosition, type Term } from './terms.ts';
import { mayMiss } from './needed-locks.ts';
import { saysSomethingLeft } from './stored.ts';
import { entriesOf, translateReferences, translateWord, translator } from './translate.ts';
import { takeUnasked } from './uncounted.ts';
import { dropsPin, releasePin } from './user-pages.ts';
import {
  attach,
  changeReferences,
  changeWindow,
  loosenLock,
  loosenLocks,
  makeUncertain,
  releaseLock,
  sleep,
  takeLock,
} from './world.ts';

/** Terms that are put in the caller's terms in the time of a plain step. */
const translatedInStep = 3;

/** Executes a call of a function whose paths are known: one outcome for each path that the caller's state admits. */
export function applySummary(
  m: Machine,
  state: State,
  site: Site,
  summary: Summary,
  args: readonly Term[],
): CallOutcome[] {
  const outcomes: (CallOutcome & { readonly path: SummaryPath })[] = [];
  applyActsOf(m, state, site, summary.name, summary.acts, args);
  // A copy that nobody changes: all paths begin with what it uses. Only in a loop are names used again.
  const uses = usesOf(site.key.includes(repeatable) ? state.fork() : state);
  const shared = new Map<Term, Term>();
  const givenBack = inSilence(summary);
  summary.paths.forEach((path, index) => {
    const own = index === summary.paths.length - 1 ? state : state.fork();
    const outcome = applyPath(
      m,
      own,
      { ...site, key: `${site.key}/${index}` },
      summary.name,
      path,
      args,
      sharedUses(uses),
      shared,
    );
    if (outcome === null) return;
    for (const position of givenBack)
      if (args[position] !== undefined && !path.freed.some((object) => parameterPosition(object) === position))
        makeUncertain(own, args[position], `${summary.name}()`);
    outcomes.push({ ...outcome, path });
  });
  tellOutcomes(summary.name, site, outcomes);
  return outcomes;
}

/** What a function frees on some of its ways and returns nothing of: its caller cannot know, and has nothing left to do. */
function inSilence({ paths, acts }: Summary): readonly number[] {
  if (paths.some(({ returns }) => returns !== null)) return [];
  return acts.flatMap(({ act }) => (act.act === 'frees' ? [act.position] : []));
}

/** What a function does on the way, where this path calls it; the path goes on as it was. */
export function applyActsOf(
  m: Machine,
  state: State,
  site: Site,
  name: string,
  acts: readonly SummaryAct[],
  args: readonly Term[],
): void {
  const told = acts.filter(({ act }) => act.act !== 'needs' || mayMiss(state, act.mode));
  if (told.length === 0) return;
  applyActs(m, site, name, told, () => {
    const copy = state.fork();
    const returned = { term: null, name: '' };
    return { state: copy, translate: translator(m, copy, site, args, usesOf(copy), new Map(), returned) };
  });
}

/** How the call came out is a decision of the path where it could have come out otherwise. */
function tellOutcomes(
  callee: string,
  site: Site,
  outcomes: readonly { readonly state: State; readonly path: SummaryPath }[],
): void {
  if (outcomes.length < 2) return;
  const alike = (path: SummaryPath): number => outcomes.filter((other) => other.path.outcome === path.outcome).length;
  const labels = outcomes.map(({ path }) => (alike(path) === 1 ? path.outcome : inWords(path)));
  const outOf = labels.includes(null) ? 0 : new Set(labels).size;
  outcomes.forEach(({ state }, index) => {
    const label = labels[index] ?? null;
    if (label !== null && outOf !== 1) state.comeOut(`${callee}(): ${label}`, site.at, outOf);
  });
}

/** The result alone does not tell the path from others: what the callee decided last on it does. */
function inWords({ outcome, way }: SummaryPath): string | null {
  return outcome === null || way === null ? (outcome ?? way) : `${outcome}, ${way}`;
}

function applyPath(
  m: Machine,
  state: State,
  site: Site,
  callee: string,
  path: SummaryPath,
  args: readonly Term[],
  uses: Uses,
  shared: Map<Term, Term>,
): CallOutcome | null {
  const translate = translator(m, state, site, args, uses, shared, { term: path.returns, name: `${callee}()` });
  // Pair by pair: to take each apart by its pattern is slow as long as nothing is optimised.
  const holds = path.facts.every((known) => {
    const value = translate(known[0]);
    askOf(state, value);
    return restrict(state, value, known[1]);
  });
  if (!holds) return null;
  if (!leadSomewhere({ machine: m, state, site, stopped: false }, callee, path.touched, args)) return null;
  const undecided = new Map<Term, bigint>();
  path.undecided.forEach((open) => {
    const input = translate(open[0]);
    if (input.kind !== 'int') undecided.set(input, open[1]);
    // The caller knows the number, which is to decide it.
    else state.redecide(1);
  });
  if (undecided.size > 0) state.forgetOf(state, undecided);
  m.spend(1 + (path.facts.length + path.stores.length + path.references.length + path.told.length) / translatedInStep);
  // Everything is said in terms of the memory at entry, so all of it is translated before anything is written.
  const result = path.returns === null ? null : translate(path.returns);
  if (path.returnsUnasked && result !== null)
    failAllocation(state, { value: result, name: callee, at: site.at, end: site.end });
  const stores = path.stores.map((one) => [translate(one[0]), translate(one[1])] as const);
  const counted = new Set(path.counted.map(translate));
  const forgotten = path.forgotten.map(translate);
  const references = path.references.map((reference) => translateReferences(reference, translate));
  const locks = path.locks.map((lock) => ({ ...lock, on: translate(lock.on) }));
  const letGo = path.sleepsWithout?.map((lock) => ({ lock: lock.lock, on: translate(lock.on) })) ?? null;
  const windows = path.windows.map(([vm, delta]) => [translate(vm), delta] as const);
  const looseWindows = path.looseWindows.map(translate);
  const attached = path.attached.map(([object, folio]) => [translate(object), translate(folio)] as const);
  const freed = path.freed.map(translate);
  const told = path.told.map((word) => translateWord(word, translate));

  const handedOut = (object: Term, holder: Holder): { handedOut?: true } => {
    // Who gets the page gets the pin on its folio.
    const view = holder === 'pin' && object.kind === 'op' ? (object.args[0] ?? object) : object;
    return result !== null && containsTerm(result, view) ? { handedOut: true } : {};
  };

  const said: EffectWord[] = [];
  const released: Term[] = [];
  if (path.blurred) state.blurred = true;
  // The defect is the callee's, and told there.
  if (path.broken) state.broken = true;
  if (letGo !== null) sleep(m, state, site, `${callee}()`, letGo);
  for (const location of forgotten) forget(state, location);
  for (const { object, class: objectClass, held, open, uncertain, unasked } of references) {
    // Whatever unknown code did to it may have come before what the callee drops.
    if (uncertain !== null) makeUncertain(state, object, uncertain);
    for (const [holder, count] of [...entriesOf(held), ...entriesOf(open ?? {})]) {
      if (holder === 'private' && attached.some(([, folio]) => folio === object)) continue;
      if (count === 0) continue;
      if (objectClass === 'slab' && holder === 'caller') {
        if (!site.key.includes(repeatable) && !state.references.has(object)) ownMemory(state, site, object);
        continue;
      }
      const change = typeof count === 'number' ? count : numberOf(state, count);
      // An array that turns out to be of one page counts as that page does.
      if (holder === 'pin' && isDropOf(change)) released.push(object);
      const isOne = objectClass === 'pages' && typeof count !== 'number' && (change === 1 || change === -1);
      const isPinDrop =
        holder === 'caller' &&
        objectClass !== 'slab' &&
        isDropOf(change) &&
        dropsPin(m, state, site, object, `${callee}()`);
      if (isPinDrop) {
        changeReferences(m, state, site, object, objectClass, 'pin', change);
        continue;
      }
      const word = isOne
        ? changeReferences(m, state, site, pageAt(m, state, object), 'folio', holder, change)
        : changeReferences(m, state, site, object, objectClass, holder, change);
      // What the callee met in the page cache is there for the caller as well, and no change.
      const isMet = holder === 'page cache' && object.kind === 'object';
      said.push({ ...word, ...handedOut(object, holder), ...(isMet ? { known: true } : {}) });
    }
    if (unasked === true && hasKept(state, { held, ...(open === undefined ? {} : { open }) }, 'caller'))
      takeUnasked(m, state, site, object);
    if (uncertain !== null) loosenLocks(state, object);
  }
  for (const lock of locks) {
    if (lock.loose) {
      loosenLock(state, site, lock.lock, lock.on);
      continue;
    }
    const { lock: name, on, exclusive, shared, class: ofClass } = lock;
    for (let n = 0; n < exclusive; n++) said.push(takeLock(m, state, site, name, on, 'exclusive', ofClass));
    for (let n = 0; n < shared; n++) said.push(takeLock(m, state, site, name, on, 'shared', ofClass));
    for (let n = 0; n > exclusive; n--) said.push(releaseLock(m, state, site, name, on, 'exclusive', ofClass));
    for (let n = 0; n > shared; n--) said.push(releaseLock(m, state, site, name, on, 'shared', ofClass));
  }
  for (const [vm, delta] of windows)
    for (let n = 0; n < Math.abs(delta); n++) said.push(changeWindow(m, state, site, vm, delta > 0 ? 1 : -1));
  state.loosenWindows(looseWindows);
  // What the callee itself attached and freed was told where it stands; here only what the caller attached can dangle.
  // In which order it took an entry out and freed it was told there as well.
  stores.forEach((one) => {
    if (isLinkMark(one[0]) || saysSomethingLeft(one[0])) store(state, one[0], one[1]);
  });
  const freeing = freed.flatMap((object) => {
    if (object.kind === 'object' || !isCounted(counted, object)) return free(m, state, site, object);
    makeUncertain(state, object, `${callee}()`);
    return [];
  });
  for (const [object, folio] of attached) said.push(...attach(m, state, site, folio, object));
  said.push(...freeing);
  for (const [location, value] of stores) {
    const before = load(m.terms, state, location);
    store(state, location, value);
    const difference = m.terms.subtract(value, before, 64);
    if (difference.kind === 'int' && difference.value !== 0n && isCount(location, value))
      said.push({ kind: 'counter', location, delta: Number(BigInt.asIntN(64, difference.value)) });
    else if (counted.has(location) && difference !== m.terms.zero)
      said.push(
        containsTerm(value, before) && value.kind === 'sum'
          ? { kind: 'recount', location, change: 'added', amount: difference }
          : { kind: 'recount', location, change: 'set', amount: value },
      );
  }
  // What the callee marked as dirty before it gave the pin back stands in its stores.
  for (const object of released) releasePin(m, state, site, object, `${callee}()`);
  said.push(...told);
  const failure = result === null ? null : sayFailure(state, result);
  if (failure !== null) said.push({ kind: 'result', text: failure, failed: true });
  if (said.length > 0) state.step(site.at, site.end, said);
  return { state, result };
}

/** Are the arguments that the callee goes through pointers to something? Otherwise the path ends there. */
function leadSomewhere(e: Evaluation, callee: string, touched: number, args: readonly Term[]): boolean {
  args.forEach((arg, position) => {
    if (position < 31 && (touched & (1 << position)) !== 0) requireObject(e, arg, { by: callee, ignoresNull: false });
  });
  return !e.stopped;
}

/** How a call failed, in words; null where that it did is not certain. */
function sayFailure(state: State, result: Term): string | null {
  const fact = factOf(state, result);
  if (fact.unsignedMin >= firstErrorPointer) return fact.signedMin === fact.signedMax ? 'fails' : 'returns an error';
  return null;
}

function isDropOf(change: number | Term): boolean {
  return typeof change === 'number' ? change < 0 : signOf(change) < 0;
}

/** The folio of the first page of an array. */
function pageAt(m: Machine, state: State, pages: Term): Term {
  const page = load(m.terms, state, pages);
  // What is counted is there.
  restrict(state, page, validPointer);
  return folioAround(page) ?? folioOf(m, page);
}

/** A value that the caller knows is a number there. */
function numberOf(state: State, value: Term): number | Term {
  const single = singleValue(factOf(state, value));
  return single === null ? value : Number(BigInt.asIntN(64, single));
}
