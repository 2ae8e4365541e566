import { copied } from './copied.ts';
import { isWithin, rootOf, type Term } from './terms.ts';

/** What stands at places of one object. `owner` is the map that may write to it; others copy it first. */
interface Shelf<V> {
  readonly owner: object;
  readonly entries: Map<Term, V>;
}

/** A map of places that is only read. */
export type Places<V> = Pick<
  PlaceMap<V>,
  'size' | 'get' | 'has' | 'of' | 'roots' | 'inside' | 'keys' | 'forEach' | 'some'
> &
  Iterable<[Term, V]>;

/**
 * Something for each of many places: values in memory, how often a place was forgotten. Kept object by object, so that a
 * question about one object asks only what is in it, and copied object by object, when one of two maps that share it
 * first writes there.
 */
export class PlaceMap<V> implements Iterable<[Term, V]> {
  #shelves: Map<Term, Shelf<V>>;
  #owner: object = {};
  #isOwned = true;
  #size = 0;

  constructor(from?: PlaceMap<V>) {
    this.#shelves = from === undefined ? new Map<Term, Shelf<V>>() : from.#shelves;
    if (from === undefined) return;
    this.#size = from.#size;
    this.#isOwned = false;
    // Neither may write to what both have now.
    from.#isOwned = false;
    from.#owner = {};
  }

  get size(): number {
    return this.#size;
  }

  get(place: Term): V | undefined {
    return this.#shelves.get(place.root ?? place)?.entries.get(place);
  }

  has(place: Term): boolean {
    return this.#shelves.get(place.root ?? place)?.entries.has(place) ?? false;
  }

  set(place: Term, value: V): void {
    const entries = this.#entries(rootOf(place));
    const before = entries.size;
    entries.set(place, value);
    this.#size += entries.size - before;
  }

  delete(place: Term): void {
    if (!this.has(place)) return;
    const entries = this.#entries(rootOf(place));
    entries.delete(place);
    this.#size--;
    if (entries.size === 0) this.#shelves.delete(rootOf(place));
  }

  /** Whatever is in one object, by its address. */
  deleteAll(root: Term): void {
    const shelf = this.#shelves.get(root);
    if (shelf === undefined) return;
    this.#own();
    this.#shelves.delete(root);
    this.#size -= shelf.entries.size;
  }

  /** All that is in one object, by its address. */
  of(root: Term): ReadonlyMap<Term, V> {
    return this.#shelves.get(root)?.entries ?? new Map<Term, V>();
  }

  /** The objects that have something in them, by their addresses. */
  roots(): Iterable<Term> {
    return this.#shelves.keys();
  }

  /** Places that lie inside another, itself left out. */
  inside(outer: Term): readonly Term[] {
    if (!outer.hasPlaces) return [];
    const found: Term[] = [];
    for (const place of this.of(rootOf(outer)).keys()) if (place !== outer && isWithin(place, outer)) found.push(place);
    return found;
  }

  *keys(): IterableIterator<Term> {
    for (const { entries } of this.#shelves.values()) yield* entries.keys();
  }

  *[Symbol.iterator](): IterableIterator<[Term, V]> {
    for (const { entries } of this.#shelves.values()) yield* entries;
  }

  /** As a map's own: the quickest way through all of it while nothing is optimised yet. */
  forEach(use: (value: V, place: Term) => void): void {
    this.#shelves.forEach(({ entries }) => {
      entries.forEach(use);
    });
  }

  /** Does a test hold of some place? */
  some(test: (value: V, place: Term) => boolean): boolean {
    for (const { entries } of this.#shelves.values())
      for (const place of entries.keys()) if (test(entries.get(place)!, place)) return true;
    return false;
  }

  /** Places where the two differ, or where only one has something: what they share is not looked at. */
  differences(other: PlaceMap<V>): readonly Term[] {
    const found: Term[] = [];
    this.#shelves.forEach((shelf, root) => {
      const theirs = other.#shelves.get(root);
      if (theirs === shelf) return;
      shelf.entries.forEach((value, place) => {
        if (theirs?.entries.get(place) !== value) found.push(place);
      });
      theirs?.entries.forEach((_, place) => {
        if (!shelf.entries.has(place)) found.push(place);
      });
    });
    other.#shelves.forEach((shelf, root) => {
      if (!this.#shelves.has(root)) found.push(...shelf.entries.keys());
    });
    return found;
  }

  #own(): void {
    if (!this.#isOwned) this.#shelves = copied(this.#shelves);
    this.#isOwned = true;
  }

  #entries(root: Term): Map<Term, V> {
    this.#own();
    const shelf = this.#shelves.get(root);
    if (shelf?.owner === this.#owner) return shelf.entries;
    const entries = shelf === undefined ? new Map<Term, V>() : copied(shelf.entries);
    this.#shelves.set(root, { owner: this.#owner, entries });
    return entries;
  }
}
