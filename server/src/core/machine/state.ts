import type { DroppedError } from './dropped-error.ts';
import type { KeptPins } from './kept-pins.ts';
import type { FailedAllocation } from './failed-allocation.ts';
import type { EffectWord } from './effects.ts';
import { bitsLearnt, everyBit, isSameFact, type Fact } from './facts.ts';
import type { LetGo, LockState, PfnTerms, References } from './held.ts';
import { copied } from './copied.ts';
import { PlaceMap, type Places } from './place-map.ts';
import { isForgettable, joinedValues } from './joined-values.ts';
import { decideAgain, neverRedecided, redecidedByEither } from './redecided.ts';
import { openMark, type Term } from './terms.ts';

export type { LetGo, LockState, References, PfnTerms } from './held.ts';

/** One step that changed the world or decided the path; a persistent list, newest first. */
export interface TraceNode {
  readonly previous: TraceNode | null;
  readonly at: number;
  readonly end: number;
  readonly effects: readonly EffectWord[];
  /** Counts steps and decisions of the path together. */
  readonly order: number;
}

/** What a path had when it last came by a loop head. */
export interface Round {
  readonly count: number;
  readonly locals: readonly (Term | undefined)[];
  readonly memory: Places<Term>;
  readonly references: ReadonlyMap<Term, References>;
  /** What the world was then, on one line. */
  readonly world: string;
  /** Did the round before change it? */
  readonly changesWorld: boolean;
  /** Registers and locations that the round before changed. */
  readonly changed: ReadonlySet<number | Term>;
}

/** A branch that the path took, as the user wrote it; newest first. */
export interface ConditionNode {
  readonly previous: ConditionNode | null;
  readonly text: string;
  /** Tells decisions apart: the same text at the same place is the same one. */
  readonly key: string;
  /** How many decisions there are up to this one, itself among them. */
  readonly depth: number;
  /** The words for the other way of a branch. */
  readonly contrary?: string;
  readonly at: number;
  readonly order: number;
  /** A branch of the user's C; otherwise the way in which a call came out. */
  readonly isBranch: boolean;
  /** How many ways on there are here, where the text does not say what the others are. */
  readonly outOf?: number;
  /** Where it stands for paths that parted and became one: the ways that they went. */
  readonly ways?: readonly (readonly ConditionNode[])[];
}

const nothingCounted: ReadonlySet<Term> = new Set();

/**
 * One path's store, memory and world. Copied when a path forks; the copy shares what neither side writes (each part is
 * copied on its first write). Nobody else holds a state that is being stepped, so stepping mutates it.
 */
export class State {
  locals: (Term | undefined)[];
  #memory: PlaceMap<Term>;
  #epochs: PlaceMap<number>;
  #facts: Map<Term, Fact>;
  #references: Map<Term, References>;
  #locks: Map<string, LockState>;
  /** Open invalidation windows by VM, as changes since entry. */
  #windows: Map<Term, number>;
  /** What is attached to a folio's private pointer: object -> folio. */
  #attached: Map<Term, Term>;
  #freed: Map<Term, number>;
  /** Rounds of each loop head so far, with what the path had when it last came by. */
  #rounds: Map<number, Round>;
  /** Changes that only tell a reader: mappings, contents, ownership; the last word on each object. */
  #told: Map<string, EffectWord>;
  /** Integers that atomic operations changed. */
  #counters: Set<Term>;
  /** Integers that changed by amounts that are no numbers, or were set. */
  #recounted: ReadonlySet<Term> = nothingCounted;
  /** Frame numbers and pages that were looked up, and on what terms. */
  #pfns: Map<Term, PfnTerms>;
  #owned = 0;
  #clock = 0;
  /** Where the path may have slept: the caller's locks that it had let go every time. Null: it did not. */
  sleptWithout: ReadonlyMap<string, LetGo> | null = null;
  /**
   * What was known of these values on one of two paths that were made one: a mask of bits, all of them where it was no
   * matter of bits. To decide it again is to part the two again.
   */
  #forgotten: Map<Term, bigint>;
  /** How often that was done. Twice over it may pick a combination that neither path had. */
  #redecided = neverRedecided;
  /** The value of several paths that was decided on last. */
  #decided: Term | null = null;
  /** Errors that the path dropped, by where. */
  dropped: readonly DroppedError[] = [];
  /** Pages that stay pinned in what the path linked where others find it. */
  keptPins: readonly KeptPins[] = [];
  /** Allocations that failed, and whose result nobody has looked at. */
  unasked: readonly FailedAllocation[] = [];
  /** Parameters, a bit for each position, through which the path has gone: they lead to something. */
  touched = 0;
  /** Windows that are perhaps closed: what would have closed them did so on another way through a callee. */
  looseWindows: ReadonlySet<Term> = new Set();
  /** True once paths that differed in values were made one: what is told of one of them need not be true of both. */
  merged = false;
  /** True once such a path decided on two of those values: no path may have had both. */
  blurred = false;
  /** Counters that were set to other values, or stepped by other amounts, on paths that were made one. */
  blurredCounts: ReadonlySet<Term> = nothingCounted;
  /** True once a promise was broken: what follows from it on the same path is no defect of its own. */
  broken = false;
  trace: TraceNode | null = null;
  conditions: ConditionNode | null = null;

  /** A state in which nothing happened; or a copy of another one, which shares all that neither writes to. */
  constructor(slots: number, from: State | null = null) {
    this.locals = from === null ? new Array<Term | undefined>(slots).fill(undefined) : from.locals.slice();
    this.#memory = new PlaceMap(from === null ? undefined : from.#memory);
    this.#epochs = new PlaceMap(from === null ? undefined : from.#epochs);
    this.#facts = from !== null ? from.#facts : new Map<Term, Fact>();
    this.#forgotten = from !== null ? from.#forgotten : new Map<Term, bigint>();
    this.#references = from !== null ? from.#references : new Map<Term, References>();
    this.#locks = from !== null ? from.#locks : new Map<string, LockState>();
    this.#windows = from !== null ? from.#windows : new Map<Term, number>();
    this.#attached = from !== null ? from.#attached : new Map<Term, Term>();
    this.#freed = from !== null ? from.#freed : new Map<Term, number>();
    this.#rounds = from !== null ? from.#rounds : new Map<number, Round>();
    this.#told = from !== null ? from.#told : new Map<string, EffectWord>();
    this.#counters = from !== null ? from.#counters : new Set<Term>();
    this.#pfns = from !== null ? from.#pfns : new Map<Term, PfnTerms>();
    this.#owned = from === null ? 0xffff : 0;
    if (from === null) return;
    // Both sides copy a part before they next write to it.
    from.#owned = 0;
    this.#recounted = from.#recounted;
    this.#clock = from.#clock;
    this.#redecided = from.#redecided;
    this.#decided = from.#decided;
    this.sleptWithout = from.sleptWithout;
    this.merged = from.merged;
    this.blurred = from.blurred;
    this.blurredCounts = from.blurredCounts;
    this.looseWindows = from.looseWindows;
    this.dropped = from.dropped;
    this.keptPins = from.keptPins;
    this.touched = from.touched;
    this.unasked = from.unasked;
    this.broken = from.broken;
    this.trace = from.trace;
    this.conditions = from.conditions;
  }

  fork(): State {
    return new State(0, this);
  }

  get memory(): Places<Term> {
    return this.#memory;
  }
  get epochs(): Places<number> {
    return this.#epochs;
  }
  get facts(): ReadonlyMap<Term, Fact> {
    return this.#facts;
  }
  get forgotten(): ReadonlyMap<Term, bigint> {
    return this.#forgotten;
  }
  get references(): ReadonlyMap<Term, References> {
    return this.#references;
  }
  get locks(): ReadonlyMap<string, LockState> {
    return this.#locks;
  }
  get windows(): ReadonlyMap<Term, number> {
    return this.#windows;
  }
  get attached(): ReadonlyMap<Term, Term> {
    return this.#attached;
  }
  get freed(): ReadonlyMap<Term, number> {
    return this.#freed;
  }
  get rounds(): ReadonlyMap<number, Round> {
    return this.#rounds;
  }
  get told(): ReadonlyMap<string, EffectWord> {
    return this.#told;
  }
  get pfns(): ReadonlyMap<Term, PfnTerms> {
    return this.#pfns;
  }
  get recounted(): ReadonlySet<Term> {
    return this.#recounted;
  }
  get counters(): ReadonlySet<Term> {
    return this.#counters;
  }

  /** Places that another state left different. */
  differingPlaces(other: State): readonly Term[] {
    return this.#memory.differences(other.#memory);
  }
  /** Memory as it is now, whatever the path does next. */
  memoryNow(): Places<Term> {
    return new PlaceMap(this.#memory);
  }
  writeMemory(): PlaceMap<Term> {
    return this.#memory;
  }
  writeEpochs(): PlaceMap<number> {
    return this.#epochs;
  }
  writeFacts(): Map<Term, Fact> {
    if ((this.#owned & 4) === 0) this.#facts = copied(this.#facts);
    this.#owned |= 4;
    return this.#facts;
  }
  writeForgotten(): Map<Term, bigint> {
    if ((this.#owned & 1) === 0) this.#forgotten = copied(this.#forgotten);
    this.#owned |= 1;
    return this.#forgotten;
  }
  writeReferences(): Map<Term, References> {
    if ((this.#owned & 8) === 0) this.#references = copied(this.#references);
    this.#owned |= 8;
    return this.#references;
  }
  writeLocks(): Map<string, LockState> {
    if ((this.#owned & 16) === 0) this.#locks = copied(this.#locks);
    this.#owned |= 16;
    return this.#locks;
  }
  writeWindows(): Map<Term, number> {
    if ((this.#owned & 32) === 0) this.#windows = copied(this.#windows);
    this.#owned |= 32;
    return this.#windows;
  }
  writeAttached(): Map<Term, Term> {
    if ((this.#owned & 64) === 0) this.#attached = copied(this.#attached);
    this.#owned |= 64;
    return this.#attached;
  }
  writeFreed(): Map<Term, number> {
    if ((this.#owned & 128) === 0) this.#freed = copied(this.#freed);
    this.#owned |= 128;
    return this.#freed;
  }
  writeRounds(): Map<number, Round> {
    if ((this.#owned & 256) === 0) this.#rounds = copied(this.#rounds);
    this.#owned |= 256;
    return this.#rounds;
  }

  /** Something becomes known of a value. */
  learn(term: Term, fact: Fact): void {
    if (term.joined) this.#decideJoined(term);
    const lost = isForgettable(term) ? this.#forgotten.get(term) : undefined;
    const before = this.#facts.get(term);
    this.writeFacts().set(term, fact);
    // What was known already is not decided again.
    if (lost === undefined || (before !== undefined && isSameFact(before, fact))) return;
    const learnt = bitsLearnt(before, fact);
    if (lost !== everyBit && learnt !== 0n && (learnt & lost) === 0n) return;
    this.redecide(1);
  }

  /** To decide on a value that stands for several is to part the paths again: on two of them, perhaps as they never were. */
  #decideJoined(term: Term): void {
    const values = joinedValues(term);
    const [first] = values;
    if (first === undefined || (values.size === 1 && first === this.#decided)) return;
    // What was known of what one of them leads to is not known of what stands for both.
    const isDerived = first.kind !== 'symbol' || first.key.includes(openMark);
    this.#decided = first;
    this.redecide(isDerived ? 2 : values.size);
  }

  /** The path decides so many values again of which something was lost when paths became one. */
  redecide(values: number): void {
    this.#redecided = decideAgain(this.#redecided, values);
    if (this.#redecided.least > 1) this.blurred = true;
  }

  /** This path and another become one: what either knew of these values alone is forgotten. */
  forgetOf(other: State, lost: ReadonlyMap<Term, bigint>): void {
    this.#redecided = redecidedByEither(this.#redecided, other.#redecided);
    if (this.#decided !== other.#decided) this.#decided = null;
    if (other.#forgotten !== this.#forgotten) this.#forgetAll(other.#forgotten);
    this.#forgetAll(lost);
  }

  #forgetAll(more: ReadonlyMap<Term, bigint>): void {
    more.forEach((bits, term) => {
      if (!isForgettable(term)) return;
      const known = this.#forgotten.get(term) ?? 0n;
      if (known !== everyBit && (bits & ~known) !== 0n) this.writeForgotten().set(term, known | bits);
    });
  }

  get maySleep(): boolean {
    return this.sleptWithout !== null;
  }

  /** The path may sleep here, having let go of these locks of its caller's. */
  sleepWithout(letGo: ReadonlyMap<string, LetGo>): void {
    const before = this.sleptWithout;
    this.sleptWithout = before === null ? letGo : new Map([...before].filter(([key]) => letGo.has(key)));
  }

  /** What was told of an object that is out of the path's sight. */
  forgetTold(object: Term): void {
    const kept = [...this.#told].filter(([, word]) => !('object' in word) || word.object !== object);
    if (kept.length < this.#told.size) {
      this.#told = new Map(kept);
      this.#owned |= 512;
    }
  }

  loosenWindows(vms: Iterable<Term>): void {
    const all = new Set([...this.looseWindows, ...vms]);
    if (all.size > this.looseWindows.size) this.looseWindows = all;
  }

  /** This path and another become one: what a counter was set to on one of them alone is not what it is set to. */
  blurCounts(other: State): void {
    const differing: Term[] = [];
    const compare = (location: Term): void => {
      if (this.#memory.get(location) !== other.#memory.get(location)) differing.push(location);
    };
    this.#recounted.forEach(compare);
    if (other.#recounted !== this.#recounted) other.#recounted.forEach(compare);
    this.#counters.forEach(compare);
    if (other.#counters !== this.#counters) other.#counters.forEach(compare);
    if (differing.length > 0 || other.blurredCounts.size > 0)
      this.blurredCounts = new Set([...this.blurredCounts, ...other.blurredCounts, ...differing]);
  }

  /** An integer that the path counts with. */
  count(location: Term): void {
    if (!this.#counters.has(location)) this.#counters = new Set([...this.#counters, location]);
  }

  handOut(pfn: Term, terms: PfnTerms): void {
    this.#pfns = new Map(this.#pfns).set(pfn, terms);
  }

  /** Takes a step down in the path's story, and what it changed that has no state of its own. */
  step(at: number, end: number, effects: readonly EffectWord[]): void {
    this.trace = { previous: this.trace, at, end, effects, order: this.#clock++ };
    for (const effect of effects) {
      if (effect.kind === 'recount') this.#recounted = new Set([...this.#recounted, effect.location]);
      else if (effect.kind === 'counter') this.count(effect.location);
      else if (
        effect.kind === 'map' ||
        effect.kind === 'cache' ||
        effect.kind === 'content' ||
        effect.kind === 'ownership' ||
        effect.kind === 'attribute'
      ) {
        const side = effect.kind === 'map' ? effect.side : '';
        if ((this.#owned & 512) === 0) this.#told = copied(this.#told);
        this.#owned |= 512;
        this.#told.set(`${effect.kind}${side}/${effect.object.id}`, effect);
      }
    }
  }

  /** Remembers which way a branch went. A condition that is met again is not listed twice. */
  decide(text: string, contrary: string, at: number): void {
    this.#remember(text, at, true, { contrary });
  }

  /** Remembers in which way something came out, where the text does not say what the others are. */
  comeOutAs(text: string, at: number): void {
    this.#remember(text, at, false, {});
  }

  /** Remembers which of so many ways something came out that is no branch of the user's C. */
  comeOut(text: string, at: number, outOf: number): void {
    this.#remember(text, at, false, { outOf });
  }

  #remember(text: string, at: number, isBranch: boolean, told: Pick<ConditionNode, 'contrary' | 'outOf'>): void {
    for (let node = this.conditions, n = 0; node !== null && n < 12; node = node.previous, n++)
      if (node.text === text) return;
    const previous = this.conditions;
    const depth = (previous?.depth ?? 0) + 1;
    this.conditions = { previous, text, key: `${at}:${text}`, depth, at, order: this.#clock++, isBranch, ...told };
  }
}
