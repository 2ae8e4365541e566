import { hasDropped, isOpen } from '../machine/amounts.ts';
import type { SummaryAct } from '../machine/acts.ts';
import { boundEntry } from '../machine/collections.ts';
import { everyBit, type Fact } from '../machine/facts.ts';
import type { References, State } from '../machine/state.ts';
import { saysItTakes } from '../kernel/names.ts';
import type { Summary, SummaryPath } from '../machine/summary.ts';
import { containsTerm, isOurs, parameterPosition, rootOf, somePart, visitTerm, type Term } from '../machine/terms.ts';
import { isCrossed } from './checks/crossed.ts';
import type { Exit } from './explore.ts';
import { lostTerms, owesNothing, reachOf, settled } from './reach.ts';

const maxFacts = 48;
/** Beyond this, what a path stores is told by the members of objects that it stores into: any value may be there. */
const maxStores = 64;

/** What a caller needs of a function's ways out: everything said in terms of what the function was given. */
export function summarise(
  name: string,
  exits: readonly Exit[],
  complete: boolean,
  reads: ReadonlySet<string>,
  acts: readonly SummaryAct[],
  outcome: (exit: Exit) => string | null,
): Summary {
  const windows = exits.flatMap(({ state }) => [...state.windows]);
  const closers = new Set(windows.filter(([, delta]) => delta < 0).map(([vm]) => vm));
  const isMeant = saysItTakes(name);
  const paths = exits.map((exit) => summarisePath(exit, outcome(exit), closers, isMeant));
  return {
    name,
    paths: complete && exits.some(({ state }) => state.blurred) && agree(paths) ? paths.map(sharpened) : paths,
    complete,
    reads,
    acts,
  };
}

/**
 * Do all ways out leave the world the same? Then that is how a call leaves it: whatever combination of values no path had,
 * each path that there is ends in one of these.
 */
function agree(paths: readonly SummaryPath[]): boolean {
  const worlds = paths.map(({ references, locks, windows, looseWindows, attached, freed, broken }) =>
    JSON.stringify([
      references
        .filter(isCounted)
        .map(({ object, held, open = {}, uncertain }) => [
          ...[object.id, held, uncertain],
          ...Object.entries(open).map(([holder, amount]) => [holder, amount.id]),
        ]),
      locks.map(({ lock, on, exclusive, shared, loose }) => [lock, on.id, exclusive, shared, loose]),
      windows.map(([vm, delta]) => [vm.id, delta]),
      looseWindows.length,
      attached.map(([object, folio]) => [object.id, folio.id]),
      freed.map(({ id }) => id),
      broken,
    ]),
  );
  return new Set(worlds).size === 1;
}

function isCounted(reference: References): boolean {
  const { held, object } = reference;
  return object.kind === 'object' || isOpen(reference) || Object.values(held).some((count) => count !== 0);
}

/**
 * The way as a caller may rely on it: what it does to the world is certain. Which values it returns and stores together is
 * not, so the caller counts a decision on one of them as it does for values that were merged.
 */
function sharpened(path: SummaryPath): SummaryPath {
  const values = [path.returns, ...path.facts.map(([term]) => term), ...path.stores.map(([, value]) => value)];
  const open = values.flatMap((value) =>
    value === null || value.kind === 'int' ? [] : [[value, everyBit] as readonly [Term, bigint]],
  );
  return { ...path, blurred: false, undecided: [...path.undecided, ...open] };
}

/** A window that another way closes, and one that the function should perhaps have closed: that was told there. */
function looseWindows(state: State, closers: ReadonlySet<Term>, isMeant: boolean): Term[] {
  const open = [...state.windows].filter(([, delta]) => delta > 0).map(([vm]) => vm);
  const notClosed = [...closers].filter((vm) => (state.windows.get(vm) ?? 0) >= 0);
  return [...state.looseWindows, ...notClosed, ...(isMeant ? [] : open)];
}

function summarisePath(exit: Exit, outcome: string | null, closers: ReadonlySet<Term>, isMeant: boolean): SummaryPath {
  const { state, returns } = exit;
  const isVisible = visibleWith(returns);
  const undecided = [...state.forgotten].filter(([term]) => isVisible(term)).slice(0, maxFacts);
  // What the function itself lost was told there; its callers owe nothing for it.
  const reach = reachOf(state, null, -1, returns);
  const { own } = reach;
  // What nobody can name after the return is nothing to a caller.
  const isLost = lostTerms(reach, null, -1);
  const isOver = (reference: References): boolean =>
    isOwn(rootOf(reference.object))
      ? !own.has(reference.object)
      : isReckoned(reference.object) &&
        !hasDropped(reference, 'caller') &&
        (returns === null || !containsTerm(returns, reference.object));
  const owed = [...state.references.values()].map((reference) => (isOver(reference) ? settled(reference) : reference));
  const outside = (location: Term): boolean => rootOf(location).kind !== 'variable' && !isLost(rootOf(location));
  const stores = [...state.memory].filter(([location, value]) => outside(location) || isKept(location, value));
  const stored = new Set(stores.map(([, value]) => value));
  const facts: [Term, Fact][] = [];
  for (const [term, fact] of state.facts) {
    if (facts.length >= maxFacts) break;
    if (stored.has(term) || isVisible(term)) facts.push([term, fact]);
  }
  const tooMany = stores.length > maxStores ? [...new Set(stores.map(([location]) => memberOf(location)))] : [];
  return {
    returns,
    facts,
    undecided,
    stores: tooMany.length > 0 ? [] : stores,
    counted: [...state.counters, ...state.recounted],
    forgotten: [
      ...[...state.epochs].filter(([location, epoch]) => epoch > 0 && outside(location)).map(([location]) => location),
      ...tooMany,
    ],
    references: owed.filter(
      (reference) =>
        // What a variable of the function holds goes with it.
        rootOf(reference.object).kind !== 'variable' &&
        !(isLost(reference.object) && owesNothing(reference)) &&
        !(isOfEntry(reference.object) && reference.uncertain !== null && !isCounted(reference)) &&
        (reference.uncertain !== null ||
          isOpen(reference) ||
          Object.values(reference.held).some((count) => count !== 0)),
    ),
    locks: [...state.locks.values()].filter((lock) => lock.exclusive !== 0 || lock.shared !== 0 || lock.loose),
    windows: [...state.windows],
    looseWindows: looseWindows(state, closers, isMeant),
    attached: [...state.attached],
    freed: [...state.freed.keys()].filter((object) => !isLost(object)),
    sleepsWithout: state.sleptWithout === null ? null : [...state.sleptWithout.values()],
    returnsUnasked: state.unasked.some(({ value }) => value === returns),
    touched: state.touched,
    blurred: state.blurred || isCrossed(exit),
    broken: state.broken,
    outcome,
    way: wayOf(exit),
    told: [...state.told.values()],
  };
}

/** What the function was given stands in something that it looked up: no name leads there, and it is not lost. */
function isKept(location: Term, value: Term): boolean {
  return (
    rootOf(location).kind === 'symbol' &&
    value.kind === 'symbol' &&
    value.type.kind === 'pointer' &&
    parameterPosition(value) !== null
  );
}

/**
 * The folio of a page that was reckoned from another: the caller has no name for it. Where it was taken, it went out with
 * the page, or was told to be lost.
 */
function isReckoned(object: Term): boolean {
  const [page] = object.kind === 'op' ? object.args : [];
  return page?.kind === 'sum' || page?.kind === 'element' || page?.kind === 'op';
}

/** Is it reckoned from an entry of a collection? A caller has no name for one, unless it counts there itself. */
function isOfEntry(object: Term): boolean {
  let found = false;
  visitTerm(object, (part) => {
    found ||= boundEntry(part) !== null;
    return !found;
  });
  return found;
}

/** Did it come to life on the path, or is it a variable of the function, so that no caller answers for it? */
function isOwn(root: Term): boolean {
  return isOurs(root) || root.kind === 'variable';
}

/** The member of its object that a location lies in: of `&p->a.b` that is `&p->a`. */
function memberOf(location: Term): Term {
  let member = location;
  while ((member.kind === 'field' || member.kind === 'element') && member.of.root !== null) member = member.of;
  return member;
}

function wayOf({ state: { conditions } }: Exit): string | null {
  if (conditions === null || conditions.text.length > longestWay) return null;
  return conditions.text.replace(/\s+/g, ' ');
}

const longestWay = 48;

/** Tells values that the caller can see: made of what was passed in, of memory at entry, or of part of what comes back. */
export function visibleWith(returns: Term | null): (term: Term) => boolean {
  const known = new Map<Term, boolean>();
  const isReturned = (part: Term): boolean => returns !== null && containsTerm(returns, part);
  const isVisible = (term: Term): boolean => {
    const before = known.get(term);
    if (before !== undefined) return before;
    const visible = decide(term);
    known.set(term, visible);
    return visible;
  };
  const decide = (term: Term): boolean => {
    switch (term.kind) {
      case 'variable':
        return false;
      case 'symbol':
        return parameterPosition(term) !== null || isReturned(term);
      case 'object':
        return isReturned(term);
      case 'initial':
        return term.epoch === 0 ? isVisible(term.location) : isReturned(term);
      default:
        return !somePart(term, (part) => !isVisible(part));
    }
  };
  return isVisible;
}
