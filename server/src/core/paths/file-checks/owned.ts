import type { TypeName } from '../../c/ast.ts';
import { saysItEnds, saysItReleases, saysItSetsUp, saysItUnpins } from '../../kernel/names.ts';
import type { ObjectClass } from '../../kernel/primitive.ts';
import type { FileAnalyser } from '../analyse-file.ts';
import { holderOf, memberOf } from '../lifecycle/places.ts';
import type { ProgramFunction } from '../program.ts';
import type { FileCheck, FileDefect } from './file-check.ts';
import { fileDeeds, isUnread, lineOf, mayBeAnything, mentions, type Done } from './file-deeds.ts';
import { undoingOf } from './linked.ts';
import { nameOf, told } from './told.ts';

/** A member or variable that the file gives memory or a reference to. */
interface Owned {
  readonly place: string;
  /** The stores that do so. */
  readonly stores: readonly Done[];
  readonly class: ObjectClass;
}

/**
 * A member or variable that is given memory or a reference, and that no function gives back, though one takes down what
 * it belongs to. A function that takes both and gives back what it had taken, because it fails or puts something else
 * there, does not count: what is there in the end is nobody's then.
 */
export const owned: FileCheck = {
  name: 'owned',
  run(file) {
    const deeds = fileDeeds(file);
    const all = ownedPlaces(deeds);
    return all.flatMap((one) => {
      if (
        !isDeclared(file, one.place) ||
        isUnread(file, memberOf(one.place)) ||
        deeds.some((deed) => isGivenBack(deed, one, deeds))
      )
        return [];
      const end = endOf(file, deeds, all, one);
      return end === null ? [] : [tell(one, end)];
    });
  },
};

/** A variable that another file declares may be given back there. */
function isDeclared(file: FileAnalyser, place: string): boolean {
  if (holderOf(place) !== null) return true;
  const { text } = file.file.source;
  return new RegExp(`^[ \\t]*(?:static|struct|const|void|unsigned)\\b[\\w \\t*]*\\b${place}\\s*[;=[]`, 'm').test(text);
}

function ownedPlaces(deeds: readonly Done[]): Owned[] {
  const found = new Map<string, Owned>();
  for (const store of deeds) {
    if (store.kind !== 'store' || store.place === null || store.place.endsWith('[]')) continue;
    const objectClass = classTaken(deeds, store);
    if (objectClass === null || isElsewhere(deeds, store)) continue;
    const before = found.get(store.place);
    found.set(store.place, {
      place: store.place,
      stores: [...(before?.stores ?? []), store],
      class: before?.class ?? objectClass,
    });
  }
  return [...found.values()];
}

/** The same is put in another place as well: it is not this one that answers for it. */
function isElsewhere(deeds: readonly Done[], { fn, place, target }: Done): boolean {
  if (target.same === null) return false;
  return deeds.some(
    (other) => other.kind === 'store' && other.fn === fn && other.place !== place && other.target.same === target.same,
  );
}

/** Of what class is the memory or the reference that comes with the value; null where none is sure to. */
function classTaken(deeds: readonly Done[], { fn, target }: Done): ObjectClass | null {
  const [fresh] = [...target.fresh, ...target.counted];
  if (fresh !== undefined) return target.isOpen ? null : fresh;
  if (target.same === null) return null;
  const own = deeds.filter((deed) => deed.fn === fn && deed.target.same === target.same);
  // What is dropped on a way of its own may have been taken for the time being.
  return own.find(({ kind }) => kind === 'take')?.class ?? null;
}

function isGivenBack(deed: Done, { place, stores, class: objectClass }: Owned, deeds: readonly Done[]): boolean {
  const { kind, target } = deed;
  if (kind === 'link' || kind === 'unlink' || kind === 'take') return false;
  const isOfPlace = target.loaded.has(place);
  if (kind === 'store') return isOfPlace && deed.place !== place && isMoved(deeds, deed, place);
  if (kind === 'unknown') return isOfPlace || target.addresses.has(place);
  if (!isOfPlace) {
    if (!mayBeAnything(deed)) return false;
    // Pages that were allocated are no pins, and are not what a call left in a local of its caller's.
    if (objectClass === 'folio' && (saysItUnpins(deed.name) || isInLocal(target))) return false;
    const tag = stores[0]?.target.tag ?? null;
    if (objectClass !== 'slab')
      return deed.class === objectClass || (kind === 'free' && tag !== null && target.tag === tag);
    // Memory of any type goes through the same hands.
    return kind === 'free' && (target.tag === null || target.tag === tag);
  }
  const takes = stores.some((store) => store.fn === deed.fn);
  return !takes || deeds.some((other) => other.fn === deed.fn && isCleared(other, place));
}

/** Does it stand in a local whose address a call was given? */
function isInLocal({ same }: Done['target']): boolean {
  return same !== null && /^&?\$\d+$/.test(same);
}

/** It goes elsewhere for good: nothing is left here, or there it is given back. */
function isMoved(deeds: readonly Done[], { fn, place: to }: Done, from: string): boolean {
  return deeds.some(
    (other) =>
      (other.fn === fn && isCleared(other, from)) ||
      (to !== null && other.kind !== 'store' && other.target.loaded.has(to)),
  );
}

function isCleared({ kind, target, place }: Done, of: string): boolean {
  return (
    kind === 'store' && place === of && target.isNull && !target.isOpen && target.fresh.size + target.loaded.size === 0
  );
}

interface End {
  readonly fn: ProgramFunction;
  readonly at: number;
  readonly end: number;
  readonly why: string;
}

/** Where the place's life ends, so that what it holds is lost; null where nothing tells. */
function endOf(
  file: FileAnalyser,
  deeds: readonly Done[],
  all: readonly Owned[],
  { place, stores }: Owned,
): End | null {
  const taking = new Set(stores.map(({ fn }) => fn));
  const holder = holderOf(place);
  // A variable that any function may fill can stay filled for as long as the kernel runs.
  if (holder === null && ![...taking].every((fn) => saysItSetsUp(fn.text.name))) return null;
  const others = deeds.filter(({ fn }) => !taking.has(fn));
  const cleared = others.find(
    (deed) =>
      isCleared(deed, place) &&
      !saysItSetsUp(deed.fn.text.name) &&
      // From one object to another it goes on.
      !others.some(({ fn, place: to, target }) => fn === deed.fn && to === place && target.loaded.size > 0),
  );
  if (cleared !== undefined) return { fn: cleared.fn, at: cleared.at, end: cleared.end, why: 'it is cleared here' };
  for (const fn of taking) {
    const undoing = undoingOf(file, fn).find((one) => !taking.has(one) && isAbout(one, fn, holderOf(place)));
    if (undoing !== undefined)
      return { fn: undoing, ...nameOf(undoing), why: `${undoing.text.name}() undoes what ${fn.text.name}() does` };
  }
  const freed =
    holder === null
      ? undefined
      : others.find(({ kind, target }) => kind === 'free' && target.tag === holder && target.fresh.size === 0);
  if (freed !== undefined) return { fn: freed.fn, at: freed.at, end: freed.end, why: `${holder ?? ''} is freed here` };
  const siblings = all.filter(
    (other) =>
      other.place !== place && holderOf(other.place) === holder && other.stores.some(({ fn }) => taking.has(fn)),
  );
  for (const deed of others)
    for (const { place: sibling } of siblings)
      if (
        (deed.kind === 'free' || deed.kind === 'drop') &&
        deed.target.loaded.has(sibling) &&
        saysItEnds(deed.fn.text.name)
      )
        return { fn: deed.fn, at: deed.at, end: deed.end, why: `what ${sibling} holds is given back here` };
  const named = deeds.find(
    ({ fn, kind, target }) =>
      kind === 'unlink' &&
      !taking.has(fn) &&
      saysItEnds(fn.text.name) &&
      mentions(fn, memberOf(place)) &&
      [...target.addresses].some((member) => holderOf(member) === holder),
  );
  const destructor = file.functions.find(
    (fn) =>
      !taking.has(fn) &&
      holder !== null &&
      saysItReleases(fn.text.name) &&
      structOf(fn.text.parameters[0]?.type) === holder &&
      mentions(fn, memberOf(place)),
  );
  if (destructor !== undefined)
    return { fn: destructor, ...nameOf(destructor), why: `${destructor.text.name}() ends ${holder ?? ''}` };
  if (named === undefined || holder === null) return null;
  return { fn: named.fn, at: named.at, end: named.end, why: `${holder} is taken out of its list here` };
}

/**
 * Is one function the other's opposite for what it holds? The two are given the same, or what holds it; for a variable
 * at file scope the one that undoes is given nothing.
 */
function isAbout(undoing: ProgramFunction, fn: ProgramFunction, holder: string | null): boolean {
  const [first] = undoing.text.parameters;
  if (holder === null) return first === undefined;
  const given = first === undefined ? null : structOf(first.type);
  return given !== null && (given === holder || given === structOf(fn.text.parameters[0]?.type));
}

function structOf(type: TypeName | undefined): string | null {
  return type?.kind === 'pointer' && type.to.kind === 'tagged' ? `${type.to.keyword} ${type.to.tag}` : null;
}

function tell({ place, stores, class: objectClass }: Owned, { fn, at, end, why }: End): FileDefect {
  const store = stores[0]!;
  const isMemory = store.target.fresh.size > 0 && store.target.counted.size === 0;
  return told(
    fn,
    { at, end },
    {
      code: isMemory ? 'resource-leak' : 'ref-leak',
      message: isMemory
        ? `what ${store.fn.text.name}() allocates for ${place} (${lineOf(store, { fn, at })}) is freed nowhere in the file, and ${why}`
        : `the reference that ${store.fn.text.name}() keeps in ${place} (${objectClass}, ${lineOf(store, { fn, at })}) is dropped nowhere in the file, and ${why}`,
      subject: place,
      consequence: null,
    },
  );
}
