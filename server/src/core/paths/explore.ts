import type { LoweredFunction, Terminator } from '../ir/instructions.ts';
import type { Liveness } from '../ir/liveness.ts';
import { successors } from '../ir/lower/lower.ts';
import { evaluate, type Evaluation } from '../machine/evaluate.ts';
import { repeatable } from '../machine/fresh.ts';
import { store } from '../machine/store.ts';
import type { FunctionInput, Machine, Site } from '../machine/machine.ts';
import { State, type References } from '../machine/state.ts';
import { step } from '../machine/step.ts';
import { isOurs, rootOf, type Term } from '../machine/terms.ts';
import { lastStage, type Bounds, type Stage } from './bounds.ts';
import { followedEntries, takeBranch } from './branch.ts';
import { blocksInLoops, loopHeads, passHead } from './loops.ts';
import { Join, mergeAlike, type Likeness } from './join.ts';
import { exitClass } from './merge-exits.ts';
import { mergeUnlike, mergeInto } from './merge.ts';
import { collect, reachOf } from './reach.ts';
import { heldKey, stateKey, worldKey, type StateKey } from './state-key.ts';

/** One way in which a function ends. */
export interface Exit {
  readonly returns: Term | null;
  readonly state: State;
  readonly at: number;
  readonly end: number;
}

export interface Exploration {
  readonly exits: readonly Exit[];
  /** Where paths reached what could not be read: what they did up to there is certain, and nothing else. */
  readonly holes: readonly Exit[];
  readonly complete: boolean;
  /** What was hit where it is not complete. */
  readonly why: 'loop bound' | 'path bound' | null;
}

/** States of one join, and joined ones of one loop head, that are followed at the very most; and ways out told apart. */
const mostAtJoin = 192;
const mostInLoop = 72;
const exitsByFacts = 16;
const exitsByShape = 48;
const exitsByWorld = 96;

/** What it takes to put one way out of a callee in terms of its caller, in steps. */
const stepsOfWay = 4;
/** Places in memory that are merged in the time of a step. */
const placesOfStep = 24;

/** The bounds of one exploration, and functions that the caller passes. */
export interface Limits extends Bounds {
  readonly inputs: readonly FunctionInput[];
  readonly work: Work;
}

/** Work done inside instructions, in steps. */
export interface Work {
  spent: number;
}

/** Is told what the exploration sees on the way: obligations whose last pointer died. */
export type OnGone = (state: State, references: References, at: number, end: number) => void;

/** Follows every path of a function, with joins merged and loops ended as ARCHITECTURE says. */
export function explore(
  m: Machine,
  fn: LoweredFunction,
  liveness: Liveness,
  bounds: Limits,
  onGone: OnGone,
): Exploration {
  return new Explorer(m, fn, liveness, bounds, onGone).run();
}

class Explorer {
  readonly #m: Machine;
  readonly #fn: LoweredFunction;
  readonly #liveness: Liveness;
  readonly #bounds: Limits;
  readonly #onGone: OnGone;
  readonly #joins: readonly Join[];
  readonly #isJoin: boolean[];
  readonly #heads: ReadonlySet<number>;
  readonly #isInLoop: readonly boolean[];
  /** The key of each instruction's site, and of each block's end, once it was asked for. */
  readonly #siteKeys: string[][];
  readonly #exits = new Map<string, Exit>();
  readonly #exitsByWorld = new Map<string, Exit>();
  readonly #holes = new Map<string, Exit>();
  /** No block before this one has work. */
  #first = 0;
  #why: Exploration['why'] = null;
  #steps = 0;

  constructor(m: Machine, fn: LoweredFunction, liveness: Liveness, bounds: Limits, onGone: OnGone) {
    this.#m = m;
    this.#fn = fn;
    this.#liveness = liveness;
    this.#bounds = bounds;
    this.#onGone = onGone;
    const arrivals = fn.blocks.map(() => 0);
    for (const block of fn.blocks)
      for (const next of successors(block.terminator)) arrivals[next] = (arrivals[next] ?? 0) + 1;
    this.#isJoin = arrivals.map((count) => count > 1);
    this.#heads = loopHeads(fn);
    this.#isInLoop = blocksInLoops(fn);
    this.#siteKeys = fn.blocks.map(() => []);
    this.#joins = this.#isInLoop.map((isInLoop) => new Join(isInLoop));
  }

  run(): Exploration {
    const fn = this.#fn;
    const start = new State(fn.slots.length);
    fn.parameters.forEach((slot, position) => {
      const { name, type } = fn.slots[slot]!;
      start.locals[slot] = this.#m.terms.parameter(position, name, fn.name, type);
    });
    for (const input of this.#bounds.inputs) this.#give(start, input);
    this.#enter(fn.entry, start, -1, 0, 0);
    for (let block = this.#next(); block >= 0; block = this.#next()) {
      const join = this.#joins[block]!;
      if (this.#stage() === lastStage) this.#gather(block, join);
      const state = join.next();
      if (state === undefined) break;
      if (join.isWidened(state)) join.goesOnAs(state, this.#key(block, state));
      if (this.#isSpent()) {
        this.#why = 'path bound';
        break;
      }
      this.#runBlock(block, state);
    }
    const holes = [...this.#holes.values()];
    return { exits: [...new Set(this.#exits.values())], holes, complete: this.#why === null, why: this.#why };
  }

  /** Puts a function that the caller passes where the function finds it. */
  #give(start: State, { position, field, function: name }: FunctionInput): void {
    const slot = this.#fn.parameters[position];
    const parameter = slot === undefined ? undefined : start.locals[slot];
    if (slot === undefined || parameter === undefined) return;
    const passed = this.#m.terms.function(name);
    if (field === null) start.locals[slot] = passed;
    else store(start, this.#m.terms.field(parameter, field), passed);
  }

  /** The first block in reverse postorder that has work: joins are reached when all that joins there has arrived. */
  #next(): number {
    const joins = this.#joins;
    for (let block = this.#first; block < joins.length; block++) {
      if (joins[block]!.isEmpty) continue;
      this.#first = block;
      return block;
    }
    return -1;
  }

  #runBlock(block: number, first: State): void {
    const { instructions, terminator } = this.#fn.blocks[block]!;
    let states = [first];
    for (let index = 0; index < instructions.length; index++) {
      const instruction = instructions[index]!;
      const site = this.#site(block, index, instruction);
      const next: State[] = [];
      for (const state of states) {
        this.#steps++;
        const ways = step(this.#m, state, instruction, site);
        // Each way out of a callee is put in terms of the caller, which costs as much as many plain steps.
        if (ways.length > 1) this.#steps += ways.length * stepsOfWay;
        for (const way of ways) next.push(way);
      }
      states = this.#stage() === lastStage ? this.#together(next, block) : next;
      if (states.length === 0 || this.#isSpent()) break;
    }
    if (this.#isSpent()) {
      this.#why = 'path bound';
      return;
    }
    for (const state of states) this.#leave(block, state, terminator);
  }

  /** In the end the ways out of a callee are kept apart no longer than states at a join. */
  #together(states: readonly State[], block: number): State[] {
    return mergeAlike(states, heldKey, (into, other) => {
      mergeUnlike(this.#m, into, other, block);
    });
  }

  /** States that came before the last stage began, and wait, are as like as those that come in it. */
  #gather(block: number, join: Join): void {
    join.gather(
      (state) => `${this.#entries(state)}|${heldKey(state)}`,
      (into, other) => {
        mergeUnlike(this.#m, into, other, block);
      },
    );
  }

  get #spent(): number {
    return this.#steps + this.#bounds.work.spent;
  }

  #isSpent(): boolean {
    return this.#spent > this.#bounds.steps;
  }

  #stage(): Stage {
    const spent = this.#spent;
    for (const stage of this.#bounds.stages) if (spent < stage.until) return stage;
    return lastStage;
  }

  #site(block: number, index: number, span: { readonly at: number; readonly end: number }): Site {
    const keys = this.#siteKeys[block]!;
    const key = (keys[index + 1] ??= `${this.#fn.name}@${block}${this.#isInLoop[block]! ? repeatable : ''}.${index}`);
    return { key, at: span.at, end: span.end };
  }

  #leave(block: number, state: State, terminator: Terminator): void {
    this.#steps++;
    const site = this.#site(block, -1, terminator);
    switch (terminator.op) {
      case 'jump':
        this.#enter(terminator.to, state, block, terminator.at, terminator.end);
        return;
      case 'return':
        this.#exit(state, terminator, site);
        return;
      case 'unreachable':
        return;
      case 'hole':
        this.#endAtHole(state, terminator);
        return;
      default:
        for (const way of takeBranch(this.#m, state, terminator, site, block))
          this.#enter(way.to, way.state, block, terminator.at, terminator.end);
    }
  }

  #enter(block: number, state: State, from: number, at: number, end: number): void {
    this.#first = Math.min(this.#first, block);
    if (this.#heads.has(block) && from >= block && this.#isRepetition(state, block)) return;
    const onGone = (references: References): void => {
      this.#onGone(state, references, at, end);
    };
    if (this.#heads.has(block) && !passHead(this.#m, state, block, from >= block, this.#liveness, onGone)) {
      this.#why ??= 'loop bound';
      return;
    }
    if (!this.#isJoin[block]!) {
      this.#joins[block]!.push(state);
      return;
    }
    // What is there to be looked through makes a join as long as many plain steps.
    this.#m.spend((state.memory.size + state.facts.size + state.references.size) / placesOfStep);
    const reach = reachOf(state, this.#liveness, block, null);
    collect(state, this.#liveness, block, reach, onGone);
    const key = stateKey(state, this.#liveness, block, reach, null, this.#entries(state));
    const join = this.#joins[block]!;
    const twin = join.twin(key);
    if (twin !== undefined) {
      if (join.isWaiting(twin)) this.#mergeInto(block, twin, state, 'shape');
      return;
    }
    for (const likeness of this.#likenesses(join)) {
      const alike = join.alike(likeness, key);
      if (alike === undefined) continue;
      if (join.isWaiting(alike)) {
        this.#mergeInto(block, alike, state, likeness);
        join.widen(alike);
      } else this.#goOnTogether(block, alike, state, likeness);
      return;
    }
    if (join.count >= mostAtJoin) this.#why = 'path bound';
    else join.add(state, key);
  }

  #key(block: number, state: State): StateKey {
    const reach = reachOf(state, this.#liveness, block, null);
    return stateKey(state, this.#liveness, block, reach, null, this.#entries(state));
  }

  /** What states may differ in and still become one here: the more, the more of them there are. */
  #likenesses({ count }: Join): readonly Likeness[] {
    const { factsAtJoin, countersAtJoin, statesAtJoin } = this.#stage();
    if (count < factsAtJoin) return [];
    if (count < countersAtJoin) return ['shape'];
    return count < statesAtJoin ? ['shape', 'outline'] : ['shape', 'outline', 'held'];
  }

  #mergeInto(block: number, into: State, state: State, likeness: Likeness): void {
    this.#m.spend((into.memory.size + into.facts.size + into.references.size) / placesOfStep);
    if (likeness === 'held') mergeUnlike(this.#m, into, state, block);
    else mergeInto(this.#m.terms, into, state, `${this.#fn.name}/join/${block}`);
  }

  /** In a loop one that is like this has gone on: both together go on again, unless what they share has done so as well. */
  #goOnTogether(block: number, gone: State, state: State, likeness: Likeness): void {
    const join = this.#joins[block]!;
    const both = join.copyOf(gone);
    if (both === undefined) return;
    this.#mergeInto(block, both, state, likeness);
    const key = this.#key(block, both);
    if (join.twin(key) !== undefined) return;
    if (join.count >= mostInLoop) this.#why ??= 'loop bound';
    else join.add(both, key);
  }

  /**
   * The entries of a collection that are followed stand for all others: one more that changes the world as they do shows
   * nothing new, and another loop over the collection could not tell which one it was.
   */
  #isRepetition(state: State, head: number): boolean {
    const round = state.rounds.get(head);
    return (
      this.#fn.blocks[head]!.terminator.op === 'iterate' &&
      round !== undefined &&
      round.count >= followedEntries &&
      worldKey(state) !== round.world
    );
  }

  /** How far the path is in each collection that it is going through: which entry comes next. */
  #entries(state: State): string {
    const counts: string[] = [];
    for (const [head, { count }] of state.rounds)
      if (this.#fn.blocks[head]!.terminator.op === 'iterate')
        counts.push(`${head}#${Math.min(count, followedEntries + 1)}`);
    return counts.join();
  }

  #exit(state: State, terminator: Terminator & { op: 'return' }, site: Site): void {
    const e: Evaluation = { machine: this.#m, state, site, stopped: false };
    const returns = terminator.value === null ? null : evaluate(e, terminator.value);
    if (e.stopped) return;
    const reach = reachOf(state, null, -1, returns);
    for (const [object, references] of state.references)
      if (object.kind === 'variable' ? isLeft(object, reach.reached) : !isHandedOn(object, reach.own))
        this.#onGone(state, references, terminator.at, terminator.end);
    const keys = stateKey(state, null, -1, reach, returns, '');
    const key = this.#exits.size < exitsByFacts ? keys.whole : keys.shape;
    const exit: Exit = { returns, state, at: terminator.at, end: terminator.end };
    const isFew = this.#exits.size < exitsByShape;
    const world = `${exitClass(exit)}${this.#exitsByWorld.size < exitsByWorld ? keys.settled : ''}`;
    const twin = this.#exits.get(key) ?? (isFew ? undefined : this.#exitsByWorld.get(world));
    if (twin !== undefined) {
      mergeInto(this.#m.terms, twin.state, state, `${this.#fn.name}/exits`);
      return;
    }
    this.#exits.set(key, exit);
    this.#exits.set(keys.shape, exit);
    this.#exitsByWorld.set(world, exit);
  }

  /** Nothing is owed here: the path goes on where nobody can see it. */
  #endAtHole(state: State, { at, end }: Terminator): void {
    const key = `${at} ${worldKey(state)}`;
    const twin = this.#holes.get(key);
    if (twin === undefined) this.#holes.set(key, { returns: null, state, at, end });
    else mergeInto(this.#m.terms, twin.state, state, `${this.#fn.name}/hole/${at}`);
  }
}

/** An array of the function goes with it, and what it holds with that, unless the caller can get at it or at some of it. */
function isLeft(array: Term, reached: ReadonlySet<Term>): boolean {
  for (const term of reached)
    if (term === array || (term.kind === 'initial' && rootOf(term.location) === array)) return false;
  return true;
}

/** The caller can get at the object: it is returned, or stored where the caller looks, or was the caller's all along. */
function isHandedOn(object: Term, reached: ReadonlySet<Term>): boolean {
  return !isOurs(rootOf(object)) || reached.has(object);
}
