import type { Liveness } from '../ir/liveness.ts';
import { boundEntry, presentEntry } from '../machine/collections.ts';
import { either, factKey, singleValue, type Fact } from '../machine/facts.ts';
import type { Machine } from '../machine/machine.ts';
import { bitsLearnt, everyBit, type References, type State } from '../machine/state.ts';
import { joinDecided } from './join-conditions.ts';
import { isOurs, isStable, rootOf, visitTerm, type Term } from '../machine/terms.ts';

/** What can still be reached by name: the objects and symbols that live values lead to. */
export interface Reach {
  readonly held: ReadonlySet<Term>;
  /** Without what is only kept alive by somebody else: the function itself has no way to these. */
  readonly own: ReadonlySet<Term>;
  /** What a name or memory leads to; not what is merely in the world because somebody else has a reference as well. */
  readonly reached: ReadonlySet<Term>;
}

/**
 * The terms that the path can still get at: from live registers and variables, from `extra` (a returned value), and
 * through memory that outlives the function. An object that came to life on the path and is not among them is gone.
 */
export function reachOf(state: State, liveness: Liveness | null, block: number, extra: Term | null): Reach {
  const held = new Set<Term>();
  const reached = new Set<Term>();
  const hold = (term: Term): void => {
    visitTerm(term, (part) => {
      if (reached.has(part)) return false;
      reached.add(part);
      held.add(part);
      return true;
    });
  };
  if (extra !== null) hold(extra);
  state.locals.forEach((term, slot) => {
    if (term !== undefined && (liveness?.slot(block, slot) ?? false)) hold(term);
  });
  const spread = (): void => {
    for (let grown = true; grown;) {
      const before = reached.size;
      for (const [location, value] of state.memory)
        if (!reached.has(value) && isReachable(location, held, liveness, block)) hold(value);
      grown = reached.size > before;
    }
  };
  spread();
  const own = new Set(reached);
  for (const [object, references] of state.references) if (outlives(references)) held.add(object);
  spread();
  return { held, own, reached };
}
/** Somebody other than the function holds the object, or may hold it: it stays in the world, and what it points to with it. */
function outlives(references: References): boolean {
  if (references.uncertain !== null && references.object.kind === 'object') return true;
  return Object.entries(references.held).some(
    ([holder, count]) => holder !== 'caller' && holder !== 'pin' && count > 0,
  );
}

function isReachable(location: Term, held: ReadonlySet<Term>, liveness: Liveness | null, block: number): boolean {
  const root = rootOf(location);
  switch (root.kind) {
    case 'object':
      return held.has(root);
    case 'variable':
      return held.has(root) || (liveness?.slot(block, root.slot) ?? false);
    default:
      return true;
  }
}

/** Drops what no later step can ask for. Objects that are gone are given to `onGone` first. */
export function collect(
  state: State,
  liveness: Liveness,
  block: number,
  reach: Reach,
  onGone: (references: References) => void,
): void {
  state.locals = state.locals.map((term, slot) => (liveness.slot(block, slot) ? term : undefined));
  const gone = (term: Term): boolean => {
    const root = rootOf(term);
    if (root.kind === 'variable') return !reach.held.has(root) && !liveness.slot(block, root.slot);
    return root.kind === 'object' && !reach.held.has(root);
  };
  for (const [object, references] of state.references) {
    if (!isOurs(object) || reach.own.has(object)) continue;
    if (object.kind === 'object' || (references.held.caller ?? 0) > 0) onGone(references);
    // Somebody else keeps it alive.
    if (reach.held.has(object)) state.writeReferences().set(object, settled(references));
    else state.writeReferences().delete(object);
  }
  for (const [object, references] of state.references)
    if (!reach.own.has(object) && isOver(state, references, reach)) drop(state, object);
  for (const location of state.memory.keys()) if (gone(location)) state.writeMemory().delete(location);
  for (const location of state.epochs.keys()) if (gone(location)) state.writeEpochs().delete(location);
  for (const object of state.freed.keys()) if (gone(object)) state.writeFreed().delete(object);
  for (const object of state.attached.keys())
    if (gone(object) && gone(state.attached.get(object)!)) state.writeAttached().delete(object);
}

/** Without what the function owes: that was told, and is over. */
export function settled(references: References): References {
  return { ...references, held: { ...references.held, caller: 0, pin: 0 } };
}

/** The path has no way to the object any more and owes it nothing: it lives on with those who hold it. */
function isOver(state: State, { object, held }: References, reach: Reach): boolean {
  if (object.kind !== 'object' || (held.caller ?? 0) !== 0 || (held.pin ?? 0) !== 0) return false;
  for (const lock of state.locks.values())
    if (rootOf(lock.on) === object && (lock.exclusive !== 0 || lock.shared !== 0)) return false;
  for (const [attached, folio] of state.attached) if (folio === object && reach.own.has(attached)) return false;
  return true;
}

function drop(state: State, object: Term): void {
  state.writeReferences().delete(object);
  for (const [location, value] of [...state.memory]) {
    if (rootOf(location) !== object) continue;
    handOn(state, value);
    state.writeMemory().delete(location);
  }
  for (const [attached, folio] of [...state.attached]) if (folio === object) state.writeAttached().delete(attached);
  for (const [key, lock] of [...state.locks]) if (rootOf(lock.on) === object) state.writeLocks().delete(key);
  state.forgetTold(object);
}

/** What an object points to goes with it to those who hold it. */
function handOn(state: State, value: Term): void {
  visitTerm(value, (part) => {
    const known = part.kind === 'object' ? state.references.get(part) : undefined;
    if (known?.uncertain === null) state.writeReferences().set(part, { ...known, uncertain: 'it was handed on' });
    return true;
  });
}

/** What two states share when nothing that follows can tell them apart. */
export interface StateKey {
  /** World, live registers and memory. */
  readonly shape: string;
  /** The shape, and all that is known of live values. */
  readonly whole: string;
}

export function stateKey(
  state: State,
  liveness: Liveness | null,
  block: number,
  reach: Reach,
  extra: Term | null,
  entries: string,
): StateKey {
  const parts: string[] = [entries, extra === null ? '' : `r${extra.id}`];
  const live = new LiveTerms(liveness, block, reach);
  state.locals.forEach((term, slot) => {
    if (term !== undefined && (liveness?.slot(block, slot) ?? false)) parts.push(`${slot}=${term.id}`);
  });
  const memory: string[] = [];
  for (const [location, value] of state.memory)
    if (isTold(state, liveness, block, location, value)) memory.push(`${location.id}:${value.id}`);
  parts.push(memory.sort().join());
  parts.push(worldKey(state));
  const freed: string[] = [];
  for (const object of state.freed.keys())
    if (liveness === null ? isStable(object) : live.has(object)) freed.push(`f${object.id}`);
  parts.push(freed.sort().join());
  if (state.sleptWithout !== null) parts.push(`s${[...state.sleptWithout.keys()].sort().join()}`);
  if (liveness === null)
    for (const location of state.recounted) parts.push(`n${location.id}:${state.memory.get(location)?.id ?? 0}`);
  const shape = parts.join('|');
  const facts: string[] = [];
  for (const [term, fact] of state.facts) if (live.has(term)) facts.push(`${term.id}?${factKey(fact)}`);
  return { shape, whole: `${shape}|${facts.sort().join()}` };
}

/** What the path did to the world so far, on one line. */
export function worldKey(state: State): string {
  const parts: string[] = [];
  for (const reference of state.references.values()) {
    const held = Object.entries(reference.held)
      .filter(([, count]) => count !== 0)
      .map(([holder, count]) => `${holder}${count}`)
      .sort()
      .join('+');
    if (held !== '' || reference.object.kind === 'object')
      parts.push(`o${reference.object.id}:${held}${reference.uncertain === null ? '' : '?'}`);
  }
  for (const [key, lock] of state.locks)
    if (lock.exclusive !== 0 || lock.shared !== 0 || lock.loose)
      parts.push(`l${key}:${lock.loose ? '?' : ''}${lock.exclusive},${lock.shared}`);
  for (const [vm, delta] of state.windows) parts.push(`w${vm.id}:${delta}`);
  for (const [object, folio] of state.attached) parts.push(`a${object.id}:${folio.id}`);
  for (const [key, word] of state.told) parts.push(`t${key}:${'change' in word ? word.change : ''}`);
  for (const location of state.counters) parts.push(`c${location.id}:${state.memory.get(location)?.id ?? 0}`);
  // What an object of the path's own is set to is its own business until somebody else gets it.
  for (const location of state.recounted)
    if (!isOurs(rootOf(location)) || state.attached.has(rootOf(location)))
      parts.push(`n${location.id}:${state.memory.get(location)?.id ?? 0}`);
  return parts.sort().join(' ');
}

/** Does what is stored here matter: may it be read later, or is it what the caller gets back? */
function isTold(state: State, liveness: Liveness | null, block: number, location: Term, value: Term): boolean {
  const root = rootOf(location);
  if (root.kind === 'variable') return true;
  if (location.kind === 'field') {
    if (liveness?.name(block, location.field) ?? false) return true;
    // An object with obligations that is stored somewhere is handed on: that tells paths apart.
    return state.references.has(rootOf(value)) || state.freed.has(rootOf(value));
  }
  return true;
}

/** Which values may still be asked about: by name, or because something live holds them. */
class LiveTerms {
  readonly #liveness: Liveness | null;
  readonly #block: number;
  readonly #reach: Reach;
  readonly #known = new Map<Term, boolean>();

  constructor(liveness: Liveness | null, block: number, reach: Reach) {
    this.#liveness = liveness;
    this.#block = block;
    this.#reach = reach;
  }

  has(term: Term): boolean {
    const known = this.#known.get(term);
    if (known !== undefined) return known;
    const live = this.#reach.held.has(term) || this.#byParts(term);
    this.#known.set(term, live);
    return live;
  }

  #named(name: string): boolean {
    return this.#liveness?.name(this.#block, name) ?? false;
  }

  #byParts(term: Term): boolean {
    switch (term.kind) {
      case 'int':
      case 'object':
      case 'global':
      case 'function':
      case 'string':
        return true;
      case 'symbol':
      case 'variable':
        return false;
      case 'constant':
        return this.#named(term.name);
      case 'initial': {
        const location = term.location;
        if (location.kind !== 'field') return this.has(location);
        // What the machine keeps beside C's fields is asked for through calls, under other names.
        return (location.field.startsWith('#') || this.#named(location.field)) && this.has(rootOf(location));
      }
      case 'field':
      case 'element':
      case 'container':
        return this.has(term.of);
      case 'sum':
        return term.parts.every((part) => this.has(part.term));
      case 'op':
        if (term.op.startsWith('fn:') && !this.#named(term.op.slice(3))) return false;
        return term.args.every((arg) => this.has(arg));
    }
  }
}

/** Makes `into` stand for both: it keeps only what holds on either path. */
export function mergeInto(into: State, other: State): void {
  if (other.sleptWithout !== null) into.sleepWithout(other.sleptWithout);
  into.loosenWindows(other.looseWindows);
  into.blurred &&= other.blurred;
  into.broken &&= other.broken;
  const lost = new Map<Term, bigint>();
  const lose = (term: Term, had: Fact, has: Fact | undefined): void => {
    const bits = bitsLearnt(has, had);
    if (term.kind !== 'op') lost.set(term, (lost.get(term) ?? 0n) | (bits === 0n ? everyBit : bits));
  };
  const lacks = [absentEntries(into), absentEntries(other)] as const;
  for (const [term, fact] of other.facts) {
    if (into.facts.has(term)) continue;
    if (holdsOfAbsent(term, fact, lacks[0])) into.writeFacts().set(term, fact);
    else lose(term, fact, undefined);
  }
  for (const [term, fact] of [...into.facts]) {
    const also = other.facts.get(term);
    if (also === fact) continue;
    if (also === undefined && holdsOfAbsent(term, fact, lacks[1])) continue;
    const common = also === undefined ? undefined : either(fact, also);
    if (common === undefined) into.writeFacts().delete(term);
    else into.writeFacts().set(term, common);
    if (common === undefined || factKey(common) !== factKey(fact)) lose(term, fact, common);
    if (also !== undefined && common !== undefined && factKey(common) !== factKey(also)) lose(term, also, common);
  }
  into.forgetOf(other, lost);
  // What one of them took and gave back, the other may not have known: that it was given back is not forgotten.
  for (const [key, lock] of other.locks)
    if (!into.locks.has(key)) into.writeLocks().set(key, { ...lock, atEntry: 'unknown' });
  for (const [object, references] of other.references)
    if (!into.references.has(object)) into.writeReferences().set(object, references);
  into.blurCounts(other);
  into.conditions = joinDecided(into.conditions, other.conditions);
}

/** For each collection whose end the path has seen: how many entries it has. */
function absentEntries(state: State): ReadonlyMap<Term, bigint> {
  const ends = new Map<Term, bigint>();
  for (const [term, fact] of state.facts) {
    const asked = presentEntry(term);
    if (asked === null || singleValue(fact) !== 0n) continue;
    const known = ends.get(asked.collection);
    if (known === undefined || asked.number < known) ends.set(asked.collection, asked.number);
  }
  return ends;
}

/** Whatever is said of an entry that is not there is true, and behind the last entry there is no other. */
function holdsOfAbsent(term: Term, fact: Fact, ends: ReadonlyMap<Term, bigint>): boolean {
  if (ends.size === 0) return false;
  const asked = presentEntry(term);
  const last = asked === null ? undefined : ends.get(asked.collection);
  if (asked !== null && last !== undefined) return asked.number > last && singleValue(fact) === 0n;
  let absent = false;
  visitTerm(term, (part) => {
    const entry = boundEntry(part);
    const end = entry === null ? undefined : ends.get(entry.collection);
    if (entry !== null && end !== undefined && entry.number >= end) absent = true;
    return !absent;
  });
  return absent;
}

/**
 * Makes one state of two that agree in the world but not in their values. What differs has any value that either has;
 * the state says so, because a later defect may rest on a combination that neither path had.
 */
export function blurInto(m: Machine, into: State, other: State, block: number): void {
  const site = `${m.fn.name}/blur/${block}`;
  into.locals = into.locals.map((term, slot) => {
    const also = other.locals[slot];
    if (term === also) return term;
    if (term === undefined || also === undefined) return term ?? also;
    const { name, type } = m.fn.slots[slot]!;
    const joined = m.terms.symbol(`${site}/${slot}`, name, type);
    loosen(into, term);
    loosen(other, also);
    for (const [object, references] of other.references)
      if (references.uncertain !== null && into.references.has(object))
        into.writeReferences().set(object, { ...into.references.get(object)!, uncertain: references.uncertain });
    const fact = joinedFact(into.facts.get(term), other.facts.get(also));
    if (fact === null) into.writeFacts().delete(joined);
    else into.writeFacts().set(joined, fact);
    return joined;
  });
  for (const [location, value] of [...into.memory]) {
    const also = other.memory.get(location);
    if (also === value) continue;
    loosen(into, value);
    into
      .writeMemory()
      .set(location, m.terms.symbol(`${site}/m${location.id}`, 'a value that differs', { kind: 'unknown' }));
  }
  for (const [location, value] of other.memory)
    if (!into.memory.has(location)) {
      loosen(into, value);
      into
        .writeMemory()
        .set(location, m.terms.symbol(`${site}/m${location.id}`, 'a value that differs', { kind: 'unknown' }));
    }
  mergeInto(into, other);
  into.blurred = true;
}

function joinedFact(a: Fact | undefined, b: Fact | undefined): Fact | null {
  return a === undefined || b === undefined ? null : either(a, b);
}

/** A pointer is lost in the merge: what it led to is no longer certain. */
function loosen(state: State, value: Term): void {
  const known = state.references.get(rootOf(value));
  if (known?.uncertain === null)
    state.writeReferences().set(known.object, { ...known, uncertain: 'too many paths to tell apart' });
}
