import type { ConfigCondition } from '../c/ast.ts';
import type { Argument, SwitchCase, Terminator } from '../ir/instructions.ts';
import type { CataloguedLoop } from '../kernel/catalogue.ts';
import { leaveEntry, releaseEntries } from '../machine/memory.ts';
import { collectionOf, entryTerm, presentTerm } from '../machine/collections.ts';
import { evaluate, type Evaluation } from '../machine/evaluate.ts';
import { either, exactly, signedBetween, unsignedBetween, validPointer, type Fact } from '../machine/facts.ts';
import { askOf } from '../machine/failed-allocation.ts';
import { freshSymbol } from '../machine/fresh.ts';
import type { Machine, Site } from '../machine/machine.ts';
import type { State } from '../machine/state.ts';
import { assume, compareTerms, restrict, store, truthOf } from '../machine/store.ts';
import type { Term } from '../machine/terms.ts';

/** A way on from the end of a block. */
export interface Way {
  readonly to: number;
  readonly state: State;
}

type Fork = Exclude<Terminator, { op: 'jump' | 'return' | 'unreachable' | 'hole' }>;

/** All ways on from a branch that the path admits; what was decided is remembered in each. */
export function takeBranch(m: Machine, state: State, terminator: Fork, site: Site, block: number): Way[] {
  switch (terminator.op) {
    case 'branch':
      return takeTest(m, state, terminator, site);
    case 'switch':
      return takeSwitch(m, state, terminator, site);
    case 'iterate':
      return takeRound(m, state, terminator, site, block);
    case 'config':
      return takeConfig(m, state, terminator);
    case 'choose':
      return terminator.targets.map((to) => ({ to, state: state.fork() }));
  }
}

function takeTest(m: Machine, state: State, branch: Fork & { op: 'branch' }, site: Site): Way[] {
  const e: Evaluation = { machine: m, state, site, stopped: false };
  const test = evaluate(e, branch.test);
  if (e.stopped) return [];
  askOf(state, test);
  const truth = truthOf(state, test);
  if (truth !== null) return [{ to: truth ? branch.then : branch.otherwise, state }];
  const ways: Way[] = [];
  const other = state.fork();
  const contrary = m.negation(branch.text);
  const [whenTrue, whenFalse] = branch.negated ? [contrary, branch.text] : [branch.text, contrary];
  if (assume(state, test, true)) {
    state.decide(whenTrue, whenFalse, branch.at);
    ways.push({ to: branch.then, state });
  }
  if (assume(other, test, false)) {
    other.decide(whenFalse, whenTrue, branch.at);
    ways.push({ to: branch.otherwise, state: other });
  }
  return ways;
}

function takeSwitch(m: Machine, state: State, terminator: Fork & { op: 'switch' }, site: Site): Way[] {
  const e: Evaluation = { machine: m, state, site, stopped: false };
  const subject = evaluate(e, terminator.subject);
  if (e.stopped) return [];
  const ways: Way[] = [];
  const byTarget = new Map<number, SwitchCase[]>();
  for (const one of terminator.cases) byTarget.set(one.to, [...(byTarget.get(one.to) ?? []), one]);
  for (const [to, cases] of byTarget) {
    const own = state.fork();
    const fact = cases
      .map(caseFact)
      .reduce<Fact | null>((all, one) => (all === null || one === null ? null : either(all, one)), caseFact(cases[0]!));
    if (fact !== null && !restrict(own, subject, fact)) continue;
    own.comeOut(`${terminator.text}: ${namesOf(cases)}`, terminator.at, byTarget.size + 1);
    ways.push({ to, state: own });
  }
  for (const one of terminator.cases) {
    if (one.low === null || one.low !== one.high) continue;
    if (!assume(state, compareTerms(m.terms, state, '==', subject, m.terms.int(one.low, 64), false), false))
      return ways;
  }
  state.comeOut(`${terminator.text}: none of the cases`, terminator.at, byTarget.size + 1);
  ways.push({ to: terminator.otherwise, state });
  return ways;
}

/** Case labels with the same code behind them; a long list is cut. */
function namesOf(cases: readonly SwitchCase[]): string {
  const names = cases.map((one) => one.name);
  return names.length <= mostNames ? names.join(' or ') : `${names.slice(0, mostNames).join(', ')}, ...`;
}

const mostNames = 3;

function caseFact(one: SwitchCase): Fact | null {
  if (one.low === null || one.high === null) return null;
  if (one.low === one.high) return exactly(one.low);
  return one.low < 0n ? signedBetween(one.low, one.high) : unsignedBetween(one.low, one.high);
}

/** Entries of a collection that a loop follows one by one; what comes after them is one entry for all. */
export const followedEntries = 2;

/** One more round of a macro loop, or its end. A collection has the same entries in every loop over it. */
function takeRound(m: Machine, state: State, terminator: Fork & { op: 'iterate' }, site: Site, block: number): Way[] {
  const loop = m.catalogue.loop(terminator.loop);
  const isInRound = (state.rounds.get(block)?.count ?? 0) > 0;
  const current = isInRound && loop?.declaration.nextInCurrent === true ? boundBefore(state, terminator, loop) : null;
  if (current !== null && !leaveEntry(m, state, site, current)) return [];
  releaseEntries(state);
  const done = state.fork();
  if (loop === null) {
    // Which arguments such a macro writes is not known: each variable among them may be any value from here on. What
    // the function was given is what is walked, and not what walks.
    for (const own of [state, done])
      for (const argument of terminator.args)
        if (argument.slot !== null && !m.fn.parameters.includes(argument.slot))
          assign(m, own, argument, freshSymbol(m, own, `${site.key}~${argument.text}`, argument.text));
    m.assumption(`the loop macro ${terminator.loop}() is not known: its body runs any number of times`);
    return [
      { to: terminator.body, state },
      { to: terminator.done, state: done },
    ];
  }
  const e: Evaluation = { machine: m, state, site, stopped: false };
  const boundNames = new Set(loop.declaration.binds.map((one) => one.parameter));
  const bounds = terminator.args
    .filter((_, index) => !boundNames.has(loop.parameters[index] ?? ''))
    .map((argument) => evaluate(e, argument.value));
  const collection = collectionOf(m, state, bounds);
  const number = state.rounds.get(block)?.count ?? 0;
  const round = state.rounds.get(block);
  const isFollowed = number < followedEntries;
  const ways: Way[] = [];
  const present = presentTerm(m, collection, number);
  const head = terminator.args
    .find((_, index) => !boundNames.has(loop.parameters[index] ?? ''))
    ?.text.replace(/^&/, '');
  const isOpen = number === 0 && head !== undefined && truthOf(state, present) === null;
  // Past the entries that are followed, a body that changes the world for each entry is not run again.
  const goesOn = isFollowed ? assume(state, present, true) : round === undefined || !round.changesWorld;
  if (goesOn) {
    for (const { parameter, to } of loop.declaration.binds) {
      const argument = terminator.args[loop.parameters.indexOf(parameter)];
      if (argument === undefined) continue;
      const term = isFollowed
        ? entryTerm(m, collection, number, parameter)
        : freshSymbol(m, state, `${site.key}/${parameter}`, argument.text);
      if (to.is === 'nonNull' || to.is === 'fresh') restrict(state, term, validPointer);
      assign(m, state, argument, term);
    }
    if (isOpen) state.comeOut(`an entry in ${head}`, terminator.at, 2);
    ways.push({ to: terminator.body, state });
  }
  if (!isFollowed || assume(done, present, false)) {
    if (done.rounds.has(block)) done.writeRounds().delete(block);
    if (isOpen) done.comeOut(`no entry in ${head}`, terminator.at, 2);
    for (const { parameter } of loop.declaration.binds) {
      const argument = terminator.args[loop.parameters.indexOf(parameter)];
      const after = loop.declaration.done?.find((one) => one.parameter === parameter)?.to;
      if (argument !== undefined)
        assign(
          m,
          done,
          argument,
          after?.is === 'null' ? m.terms.zero : freshSymbol(m, done, `${site.key}/${parameter}/done`, argument.text),
        );
    }
    ways.push({ to: terminator.done, state: done });
  }
  return ways;
}

/** What the loop bound first in the round before; null where that is no local, or has another value by now. */
function boundBefore(
  state: State,
  { args }: Fork & { op: 'iterate' },
  { parameters, declaration }: CataloguedLoop,
): Term | null {
  const argument = args[parameters.indexOf(declaration.binds[0]?.parameter ?? '')];
  return argument === undefined || argument.slot === null ? null : (state.locals[argument.slot] ?? null);
}

function assign(m: Machine, state: State, argument: Argument, term: Term): void {
  if (argument.slot !== null) {
    state.locals[argument.slot] = term;
    m.nameObject(term, argument.text);
  } else if (argument.place !== null) {
    const e: Evaluation = { machine: m, state, site: { key: argument.text, at: 0, end: 0 }, stopped: false };
    store(state, evaluate(e, { kind: 'addressOf', place: argument.place, type: { kind: 'unknown' } }), term);
  }
}

function takeConfig(m: Machine, state: State, terminator: Fork & { op: 'config' }): Way[] {
  const text = spellCondition(terminator.condition);
  const term = configTerm(m, terminator.condition, text);
  const contrary = /^\w+$/.test(text) ? `!${text}` : `!(${text})`;
  const other = state.fork();
  const ways: Way[] = [];
  if (assume(state, term, true)) {
    state.decide(text, contrary, terminator.at);
    ways.push({ to: terminator.then, state });
  }
  if (assume(other, term, false)) {
    other.decide(contrary, text, terminator.at);
    ways.push({ to: terminator.otherwise, state: other });
  }
  return ways;
}

function configTerm(m: Machine, condition: ConfigCondition, text: string): Term {
  if (condition.kind === 'defined' || condition.kind === 'enabled') {
    const known = m.configuration(condition.name);
    return known === null ? m.terms.constant(condition.name) : known ? m.terms.one : m.terms.zero;
  }
  if (condition.kind === 'constant') return condition.value ? m.terms.one : m.terms.zero;
  if (condition.kind === 'not') return m.terms.op('==', [configTerm(m, condition.of, text), m.terms.zero], 1);
  return m.terms.constant(text);
}

export function spellCondition(condition: ConfigCondition): string {
  switch (condition.kind) {
    case 'defined':
    case 'enabled':
      return condition.name;
    case 'not':
      return `!${spellCondition(condition.of)}`;
    case 'and':
      return `${spellCondition(condition.left)} && ${spellCondition(condition.right)}`;
    case 'or':
      return `${spellCondition(condition.left)} || ${spellCondition(condition.right)}`;
    case 'constant':
      return condition.value ? '1' : '0';
    case 'other':
      return condition.text;
  }
}
