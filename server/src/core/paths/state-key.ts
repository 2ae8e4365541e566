import { pureFunction } from '../machine/objects.ts';
import type { Liveness } from '../ir/liveness.ts';
import { factKey } from '../machine/facts.ts';
import type { Holder } from '../kernel/primitive.ts';
import type { References, State } from '../machine/state.ts';
import { isInput, isOurs, isStable, rootOf, type Term } from '../machine/terms.ts';
import type { Reach } from './reach.ts';

/** What two states share when nothing that follows can tell them apart. */
export interface StateKey {
  /** What the path holds alone, and how far it is in the collections that it goes through. */
  readonly held: string;
  /** What the path holds, live registers and memory; not how far counters are, nor what is only told. */
  readonly outline: string;
  /** At a way out: what was taken and given back, and what was given. */
  readonly settled: string;
  /** The outline, counters and what is told. */
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
  for (const slot of liveness?.slots(block) ?? []) {
    const term = state.locals[slot];
    if (term !== undefined) parts.push(`${slot}=${term.id}`);
  }
  const memory: string[] = [];
  state.memory.forEach((value, location) => {
    if (!state.counters.has(location) && isTold(state, liveness, block, location, value))
      memory.push(`${location.id}:${value.id}`);
  });
  parts.push(memory.sort().join());
  const held = heldKey(state);
  parts.push(held);
  const freed: string[] = [];
  for (const object of state.freed.keys())
    if (liveness === null ? isStable(object) : live.has(object)) freed.push(`f${object.id}`);
  parts.push(freed.sort().join());
  if (state.sleptWithout !== null) parts.push(`s${[...state.sleptWithout.keys()].sort().join()}`);
  const outline = parts.join('|');
  const counts = liveness === null ? [...state.recounted].map((location) => countKey(state, location)) : [];
  const settled = liveness === null ? settledKey(state) : '';
  const shape = `${outline}|${toldKey(state)}|${counts.sort().join()}|${settled}`;
  const facts: string[] = [];
  state.facts.forEach((fact, term) => {
    if (live.has(term)) facts.push(`${term.id}?${factKey(fact)}`);
  });
  return { held: `${entries}|${held}`, outline, settled, shape, whole: `${shape}|${facts.sort().join()}` };
}

/**
 * At a way out: what was taken and given back, and what the function was given there. Ways out are compared by both, so
 * those that differ in them stay two.
 */
function settledKey(state: State): string {
  const parts: string[] = [];
  for (const { object, held, open, uncertain } of state.references.values())
    if (object.kind !== 'object' && uncertain === null && (held.caller !== undefined || open !== undefined))
      parts.push(`s${object.id}`);
  if (parts.length === 0) return '';
  for (const [term, fact] of state.facts) if (isInput(term)) parts.push(`i${term.id}?${factKey(fact)}`);
  return parts.sort().join();
}

/** What the path did to the world so far, on one line. */
export function worldKey(state: State): string {
  return `${heldKey(state)} ${toldKey(state)}`;
}

/** What the path has, owes and opened: references, locks, windows, attachments. */
export function heldKey(state: State): string {
  const parts: string[] = [];
  state.references.forEach((reference) => {
    // Nothing is ever concluded from a count that is not certain.
    if (reference.uncertain !== null) return;
    const held = heldOf(reference);
    if (held !== '' || reference.object.kind === 'object') parts.push(`o${reference.object.id}:${held}`);
  });
  state.locks.forEach((lock, key) => {
    if (lock.exclusive !== 0 || lock.shared !== 0 || lock.loose)
      parts.push(`l${key}:${lock.loose ? '?' : ''}${lock.exclusive},${lock.shared}`);
  });
  state.windows.forEach((delta, vm) => parts.push(`w${vm.id}:${delta}`));
  state.attached.forEach((folio, object) => parts.push(`a${object.id}:${folio.id}`));
  for (const { value } of state.unasked) parts.push(`u${value.id}`);
  return parts.sort().join(' ');
}

function heldOf({ held, open }: References): string {
  const counts: string[] = [];
  for (const holder in open) counts.push(`${holder}~${open[holder as Holder]?.id ?? 0}`);
  for (const holder in held) {
    const count = held[holder as Holder];
    if (count !== undefined && count !== 0) counts.push(`${holder}${count}`);
  }
  return counts.length > 1 ? counts.sort().join('+') : (counts[0] ?? '');
}

/** What the path did besides: how far counters are, and what is only told. */
function toldKey(state: State): string {
  const parts: string[] = [];
  for (const [key, word] of state.told) parts.push(`t${key}:${'change' in word ? word.change : ''}`);
  for (const location of state.counters) {
    const value = state.memory.get(location);
    if (value !== undefined) parts.push(`c${location.id}:${value.id}`);
  }
  // What an object of the path's own is set to is its own business until somebody else gets it.
  for (const location of state.recounted)
    if (!isOfPath(rootOf(location)) || state.attached.has(rootOf(location))) parts.push(countKey(state, location));
  return parts.sort().join(' ');
}

/** What came to life on the path, or is another view of that: the folio of a page that it came by. */
function isOfPath(object: Term): boolean {
  return object.kind === 'op' ? object.ofPath : isOurs(object);
}

function countKey(state: State, location: Term): string {
  return `n${location.id}:${state.memory.get(location)?.id ?? 0}`;
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
      case 'op': {
        const called = pureFunction(term);
        return (called === null || this.#named(called)) && term.args.every((arg) => this.has(arg));
      }
    }
  }
}
