import { contentFields } from '../kernel/objects.ts';
import type { Amount, Effect, LockSpec, ObjectClass, Place, Value } from '../kernel/primitive.ts';
import { uncut, withoutCaller } from './amounts.ts';
import { placeLocation, placeValue, type Binding } from './binding.ts';
import { changeEntries } from './collections.ts';
import type { EffectWord } from './effects.ts';
import { accessMemory, type Evaluation } from './evaluate.ts';
import { firstErrorPointer, singleValue, validPointer } from './facts.ts';
import { objectOf } from './objects.ts';
import type { Machine } from './machine.ts';
import { resultValue } from './result-value.ts';
import { factOf, forget, load, restrict, store, truthOf, compareTerms } from './store.ts';
import { rootOf, type Term } from './terms.ts';
import { conditionTerm } from './conditions.ts';
import { releaseFrame } from './frame-release.ts';
import { linkEntry, unlinkEntry } from './linked.ts';
import { lockClass, type LockClass } from './lock-class.ts';
import { dirtyPage, pageWrittenAt, writePage } from './page-writes.ts';
import { dropsPin, gotUserPages, releasePin } from './user-pages.ts';
import { handedOn, mayNotBeCounted } from './loosen-reference.ts';
import { free, loosenUnion } from './memory.ts';
import type { LockState } from './state.ts';
import { enterArray, leaveArray } from './stored.ts';
import { takeUnasked } from './uncounted.ts';
import { mayFault, waitFor } from './waits.ts';
import {
  attach,
  changeReferences,
  changeWindow,
  detach,
  flagLocation,
  isHeld,
  makeUncertain,
  objectsBehind,
  releaseLock,
  takeLock,
} from './world.ts';

/** Does one declared effect to the world; the words say what happened. Places that the call does not tell do nothing. */
export function applyEffect(e: Evaluation, binding: Binding, effect: Effect): EffectWord[] {
  const { machine: m, state, site } = e;
  const said: EffectWord[] = effect.says === undefined ? [] : [{ kind: 'note', text: effect.says }];
  switch (effect.effect) {
    case 'ref': {
      const object = placeObject(e, binding, effect.of, effect.class);
      if (object === null) return said;
      const amount = countOf(e, binding, effect.by);
      if (amount === null) {
        makeUncertain(state, object, 'a number of references that is not known here');
        return said;
      }
      // What was counted is there: get_file(NULL) would not have come back.
      if (effect.down !== true && effect.of !== 'result' && isUnproven(object)) restrict(state, object, validPointer);
      if (effect.known === true && (state.references.get(object)?.held[effect.holder] ?? 0) > 0) return said;
      // Whether such a frame has a count at all depends on the page: what is held of it is not certain.
      if (effect.down === true && effect.holder === 'caller' && dropsPin(m, state, site, object, `${binding.name}()`)) {
        const { delta } = changeReferences(m, state, site, object, effect.class, 'pin', negated(m, amount));
        return [{ kind: 'pin', object, delta }, ...said];
      }
      if (effect.down === true && effect.holder === 'caller' && state.pfns.size > 0)
        releaseFrame(m, state, site, { frame: object, of: effect.of, binding });
      const isHidden = state.pfns.get(object)?.refcounted === null;
      const word = changeReferences(
        m,
        state,
        site,
        object,
        effect.class,
        effect.holder,
        effect.down === true ? negated(m, amount) : amount,
      );
      if (effect.down !== true && !binding.mayFail && effect.of !== 'result') takeUnasked(m, state, site, object);
      if (isHidden) makeUncertain(state, object, mayNotBeCounted);
      const known = effect.known === true ? { known: true as const } : {};
      const handedOut = effect.of === 'result' ? { handedOut: true as const } : {};
      return [{ ...word, ...known, ...handedOut }, ...said];
    }
    case 'pin': {
      const objectClass = effect.class ?? 'folio';
      const object = placeObject(e, binding, effect.of, objectClass);
      const amount = countOf(e, binding, effect.by);
      if (object === null) return said;
      if (amount === null) {
        makeUncertain(state, object, 'a number of pins that is not known here');
        return said;
      }
      const change = effect.down === true ? negated(m, amount) : amount;
      if (effect.down === true) releasePin(m, state, site, object, `${binding.name}()`);
      const { delta, by } = changeReferences(m, state, site, object, objectClass, 'pin', change);
      return [{ kind: 'pin', object, delta, ...(by === undefined ? {} : { by }) }, ...said];
    }
    case 'lock': {
      const on = lockPlace(e, binding, effect.lock);
      if (on === null) return said;
      const ofClass = classOf(binding, effect.lock, on);
      if (binding.waits) waitFor(m, state, site, { ...on, class: ofClass, by: `${binding.name}()` }, effect.lock.mode);
      return [takeLock(m, state, site, on.lock, on.on, effect.lock.mode, ofClass), ...said];
    }
    case 'unlock': {
      const on = lockPlace(e, binding, effect.lock);
      if (on === null) return said;
      const ofClass = classOf(binding, effect.lock, on);
      return [releaseLock(m, state, site, on.lock, on.on, effect.lock.mode, ofClass), ...said];
    }
    case 'window': {
      const vm = placeValue(e, binding, effect.of);
      return vm === null ? said : [changeWindow(m, state, site, vm, effect.change === 'opens' ? 1 : -1), ...said];
    }
    case 'windowRange':
      return said;
    case 'flag': {
      const object = placeObject(e, binding, effect.of, 'folio');
      if (object === null) return said;
      if (effect.flag === 'dirty' && effect.value) dirtyPage(m, state, site, object, `${binding.name}()`);
      const location = flagLocation(m, object, effect.flag);
      const value = effect.value ? m.terms.one : m.terms.zero;
      if (load(m.terms, state, location) === value) return said;
      store(state, location, value);
      return [{ kind: 'flag', object, flag: effect.flag, value: effect.value }, ...said];
    }
    case 'attach': {
      const folio = placeObject(e, binding, effect.of, 'folio');
      const object = placeValue(e, binding, effect.object);
      return folio === null || object === null ? said : [...attach(m, state, site, folio, object), ...said];
    }
    case 'detach': {
      const folio = placeObject(e, binding, effect.of, 'folio');
      return folio === null ? said : [...detach(m, state, site, folio), ...said];
    }
    case 'free':
      return [...freePlace(e, binding, effect.of, effect.ignores ?? null), ...said];
    case 'add': {
      const location = placeLocation(e, binding, effect.at);
      const amount = amountOf(e, binding, effect.by);
      if (location === null) return said;
      if (amount === null) {
        const value =
          typeof effect.by === 'number'
            ? null
            : placeValue(e, binding, 'of' in effect.by ? effect.by.of : effect.by.pagesOf);
        if (value === null) {
          forget(state, location);
          return said;
        }
        const before = load(m.terms, state, location);
        const isDown = effect.down === true;
        store(state, location, isDown ? m.terms.subtract(before, value, 64) : m.terms.add(before, value, 64));
        return [{ kind: 'recount', location, change: isDown ? 'taken' : 'added', amount: value }, ...said];
      }
      const delta = effect.down === true ? -amount : amount;
      store(state, location, m.terms.add(load(m.terms, state, location), m.terms.int(BigInt(delta), 64), 64));
      return [{ kind: 'counter', location, delta }, ...said];
    }
    case 'store': {
      const location = placeLocation(e, binding, effect.at);
      if (location === null) return said;
      // What is left where others look may have other names there.
      const isShared = effect.value.is === 'fresh' && rootOf(location).kind !== 'variable';
      const stored: Value = isShared ? { is: 'nonNull' } : effect.value;
      const value = resultValue(e, binding, stored, { kind: 'unknown' }, `${site.key}>${effect.at}`, effect.at);
      store(state, location, value ?? m.terms.zero);
      if (value?.kind === 'object' && location.kind === 'variable')
        m.nameObject(value, m.fn.slots[location.slot]?.name ?? location.name, true);
      // What an atomic_t holds is a counter: that it is set is a change of it.
      if (value === null || location.kind !== 'field' || !contentFields.has(location.field)) return said;
      return [{ kind: 'recount', location, change: 'set', amount: value }, ...said];
    }
    case 'forget': {
      const location = placeLocation(e, binding, effect.at);
      if (location === null) return said;
      const page = pageWrittenAt(location);
      if (page !== null) writePage(m, state, site, page, `${binding.name}()`);
      forget(state, location);
      return said;
    }
    case 'link':
    case 'unlink': {
      const entry = placeValue(e, binding, effect.of);
      if (entry === null) return said;
      if (effect.effect === 'unlink') {
        unlinkEntry(m, state, entry);
        // Whatever led to the entry leads to another one now: the next of a list's head, the root of a tree.
        if (entry.kind === 'initial' && entry.location.kind === 'field') forget(state, entry.location);
      } else
        linkEntry(
          m,
          state,
          site,
          entry,
          [...binding.parameters.values()].map(({ value }) => value),
        );
      return said;
    }
    case 'enter':
    case 'leave': {
      const array = placeValue(e, binding, effect.effect === 'enter' ? effect.into : effect.of);
      const object = effect.effect === 'enter' ? placeValue(e, binding, effect.of) : m.terms.zero;
      if (array === null || object === null) return said;
      if (object === m.terms.zero || object.kind === 'int') leaveArray(m, state, array);
      else enterArray(m, state, object, array);
      return said;
    }
    case 'recollect': {
      const head = placeValue(e, binding, effect.of);
      if (head !== null) changeEntries(m, state, head);
      return said;
    }
    case 'keep': {
      const object = placeValue(e, binding, effect.of);
      if (object !== null) handOver(e, rootOf(objectOf(m, binding, effect.of, object)));
      return said;
    }
    case 'map':
    case 'unmap': {
      const object = placeObject(e, binding, effect.of, 'folio');
      if (object === null) return said;
      // Who writes the entry gives it the reference, or has taken one for it before: either is right.
      if (effect.side === 'host') makeUncertain(state, object, 'a page table holds a reference');
      return [
        { kind: 'map', object, side: effect.side, change: effect.effect === 'map' ? 'mapped' : 'unmapped' },
        ...said,
      ];
    }
    case 'truncate': {
      const object = placeValue(e, binding, effect.of);
      return object === null ? said : [{ kind: 'cache', object, change: 'folios leave the page cache' }, ...said];
    }
    case 'content': {
      const object = placeObject(e, binding, effect.of, 'folio');
      return object === null ? said : [{ kind: 'content', object, change: effect.becomes }, ...said];
    }
    case 'ownership': {
      const object = placeValue(e, binding, effect.of);
      return object === null ? said : [{ kind: 'ownership', object, change: effect.becomes }, ...said];
    }
    case 'attribute': {
      const object = placeValue(e, binding, effect.of);
      return object === null ? said : [{ kind: 'attribute', object, change: effect.change }, ...said];
    }
    case 'pfn': {
      const value = placeValue(e, binding, effect.of);
      if (value !== null && effect.refcounted === null) makeUncertain(state, value, mayNotBeCounted);
      if (value !== null)
        state.handOut(value, {
          refcounted: effect.refcounted,
          notifierGuarded: effect.notifierGuarded,
          releaseWith: effect.releaseWith,
        });
      return said;
    }
    case 'access': {
      const page = effect.write ? placeValue(e, binding, effect.of) : null;
      if (page !== null) writePage(m, state, site, page, `${binding.name}()`);
      return said;
    }
    case 'userFault':
      if (!isHeld(state, 'page faults')) mayFault(m, state, site, `${binding.name}()`);
      return said;
    case 'userPage': {
      const page = placeValue(e, binding, effect.of);
      if (page === null) return said;
      const forWriting = conditionTerm(e, binding, effect.forWriting);
      const forLong = effect.forLong === null ? null : conditionTerm(e, binding, effect.forLong);
      gotUserPages(m, state, site, { pages: page, isPin: effect.forLong !== null, forWriting, forLong });
      return said;
    }
    case 'current':
      return said;
    case 'note':
      return [{ kind: 'note', text: effect.text }, ...said];
    case 'stop':
      e.stopped = true;
      return said;
  }
}

/** The object that an effect is about: for a folio, a page pointer stands for the folio that the page is of. */
function placeObject(e: Evaluation, binding: Binding, place: Place, objectClass: ObjectClass): Term | null {
  const value = placeValue(e, binding, place);
  if (value === null) return null;
  return objectClass === 'folio' || objectClass === 'page' ? objectOf(e.machine, binding, place, value) : value;
}

/** How many: a number, or the value that says so; null where the call does not tell. */
function countOf(e: Evaluation, binding: Binding, amount: Amount): number | Term | null {
  const number = amountOf(e, binding, amount);
  if (number !== null || typeof amount === 'number' || !('of' in amount)) return number;
  const value = placeValue(e, binding, amount.of);
  return value === null ? null : uncut(value);
}

function negated(m: Machine, amount: number | Term): number | Term {
  return typeof amount === 'number' ? -amount : m.terms.subtract(m.terms.zero, amount, 64);
}

function amountOf(e: Evaluation, binding: Binding, amount: Amount): number | null {
  if (typeof amount === 'number') return amount;
  // Folios are told apart by order only where a path knows it; one page stands for all of a folio's.
  if ('pagesOf' in amount) return 1;
  const value = placeValue(e, binding, amount.of);
  const single = value === null ? null : singleValue(factOf(e.state, value));
  return single === null ? null : Number(BigInt.asIntN(64, single));
}

type Held = Pick<LockState, 'lock' | 'on'>;

/** The lock that a declaration speaks of, by its own name where the member has one. */
export function lockPlace(e: Evaluation, binding: Binding, lock: LockSpec): Held | null {
  const value =
    lock.lock === 'folio lock' ? placeObject(e, binding, lock.on, 'folio') : placeValue(e, binding, lock.on);
  if (value === null) return null;
  // A lock field that has a name of its own (&kvm->mmu_lock) is that lock of the object that it is in.
  if (value.kind === 'field') {
    const named = e.machine.lockField(value.field);
    if (named !== null) return { on: value.of, lock: named };
  }
  return { on: value, lock: lock.lock };
}

/** What locks of this kind have in common, by what the C passes. */
function classOf({ parameters }: Binding, spec: LockSpec, { lock, on }: Held): LockClass | null {
  return lockClass(lock, on, parameters.get(spec.on)?.argument.value);
}

function freePlace(
  e: Evaluation,
  binding: Binding,
  place: Place,
  ignores: 'null' | 'null or error' | null,
): EffectWord[] {
  const { machine: m, state, site } = e;
  const object = placeValue(e, binding, place);
  if (object === null) return [];
  const isNull = truthOf(state, compareTerms(m.terms, state, '==', object, m.terms.zero, false));
  const member = binding.parameters.get(place)?.location ?? null;
  if (member?.kind === 'field' && (isNull === true || object.kind === 'initial')) loosenUnion(state, member);
  if (isNull === true && ignores !== null) return [];
  if (factOf(state, object).unsignedMin >= firstErrorPointer) {
    if (ignores !== 'null or error') accessMemory(e, object);
    return [];
  }
  return free(m, state, site, object);
}

/** A pointer that the path was given or found, and may never have looked at. */
function isUnproven(object: Term): boolean {
  return object.kind === 'symbol' || object.kind === 'initial';
}

/** What the caller must not drop any more; the object itself lives on with whoever keeps it. */
function handOver(e: Evaluation, object: Term): void {
  // A callee that hands on what it was given tells its caller so.
  makeUncertain(e.state, object, handedOn);
  for (const inside of [object, ...objectsBehind(e.state, object)]) {
    const known = e.state.references.get(inside);
    if (known === undefined) continue;
    const uncertain = known.uncertain ?? handedOn;
    e.state.writeReferences().set(inside, { ...withoutCaller(known), uncertain });
  }
}
