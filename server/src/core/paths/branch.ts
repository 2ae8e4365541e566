import type { ConfigCondition } from '../c/ast.ts';
import type { Argument, SwitchCase, Terminator } from '../ir/instructions.ts';
import type { Binding } from '../machine/binding.ts';
import { evaluate, type Evaluation } from '../machine/evaluate.ts';
import { either, exactly, type Fact } from '../machine/facts.ts';
import { freshSymbol } from '../machine/fresh.ts';
import type { Machine, Site } from '../machine/machine.ts';
import { resultValue } from '../machine/result-value.ts';
import type { State } from '../machine/state.ts';
import { assume, compareTerms, restrict, store, truthOf } from '../machine/store.ts';
import type { Term } from '../machine/terms.ts';
import type { Value } from '../kernel/primitive.ts';

/** A way on from the end of a block. */
export interface Way {
  readonly to: number;
  readonly state: State;
}

type Fork = Exclude<Terminator, { op: 'jump' | 'return' | 'unreachable' }>;

/** All ways on from a branch that the path admits; what was decided is remembered in each. */
export function takeBranch(m: Machine, state: State, terminator: Fork, site: Site): Way[] {
  switch (terminator.op) {
    case 'branch':
      return takeTest(m, state, terminator, site);
    case 'switch':
      return takeSwitch(m, state, terminator, site);
    case 'iterate':
      return takeRound(m, state, terminator, site);
    case 'config':
      return takeConfig(m, state, terminator, site);
    case 'choose':
      return terminator.targets.map((to) => ({ to, state: state.fork() }));
  }
}

function takeTest(m: Machine, state: State, branch: Fork & { op: 'branch' }, site: Site): Way[] {
  const e: Evaluation = { machine: m, state, site, stopped: false };
  const test = evaluate(e, branch.test);
  if (e.stopped) return [];
  const truth = truthOf(state, test);
  if (truth !== null) return [{ to: truth ? branch.then : branch.otherwise, state }];
  const ways: Way[] = [];
  const other = state.fork();
  if (assume(state, test, true)) {
    state.decide(spell(branch.text, !branch.negated), branch.at);
    ways.push({ to: branch.then, state });
  }
  if (assume(other, test, false)) {
    other.decide(spell(branch.text, branch.negated), branch.at);
    ways.push({ to: branch.otherwise, state: other });
  }
  return ways;
}

/** A condition as a reader would write it: "file", "!file", "r < 0", "!(r < 0)". */
function spell(text: string, truth: boolean): string {
  if (truth) return text;
  const simple = /^[\w.>()-]+$/.test(text) && !/[^-]>/.test(text);
  if (text.startsWith('!') && /^![\w.>()-]+$/.test(text)) return text.slice(1);
  return simple ? `!${text}` : `!(${text})`;
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
    const fact = cases.map(caseFact).reduce<Fact | null>((all, one) => (all === null || one === null ? null : either(all, one)), caseFact(cases[0]!));
    if (fact !== null && !restrict(own, subject, fact)) continue;
    ways.push({ to, state: own });
  }
  for (const one of terminator.cases) {
    if (one.low === null || one.low !== one.high) continue;
    if (!assume(state, compareTerms(m.terms, state, '==', subject, m.terms.int(one.low, 64), false), false)) return ways;
  }
  ways.push({ to: terminator.otherwise, state });
  return ways;
}

function caseFact(one: SwitchCase): Fact | null {
  if (one.low === null || one.high === null) return null;
  return either(exactly(one.low), exactly(one.high));
}

/** One more round of a macro loop, or its end. */
function takeRound(m: Machine, state: State, terminator: Fork & { op: 'iterate' }, site: Site): Way[] {
  const loop = m.catalogue.loop(terminator.loop);
  const done = state.fork();
  const bound = new Set<string>();
  if (loop === null) {
    // Which arguments such a macro writes is not known: each variable among them may be any value from here on.
    for (const own of [state, done]) for (const argument of terminator.args) if (argument.slot !== null) assign(m, own, site, argument, null, `${site.key}~${argument.text}`);
    m.assumption(`the loop macro ${terminator.loop}() is not known: its body runs any number of times`);
    return [{ to: terminator.body, state }, { to: terminator.done, state: done }];
  }
  const argumentOf = (parameter: string): Argument | undefined => terminator.args[loop.parameters.indexOf(parameter)];
  for (const { parameter, to } of loop.declaration.binds) {
    bound.add(parameter);
    const argument = argumentOf(parameter);
    if (argument === undefined) continue;
    assign(m, state, site, argument, to, `${site.key}/${parameter}`);
    const after = loop.declaration.done?.find((one) => one.parameter === parameter)?.to ?? null;
    assign(m, done, site, argument, after, `${site.key}/${parameter}/done`);
  }
  return [{ to: terminator.body, state }, { to: terminator.done, state: done }];
}

function assign(m: Machine, state: State, site: Site, argument: Argument, value: Value | null, key: string): void {
  const e: Evaluation = { machine: m, state, site: { ...site, key }, stopped: false };
  const binding: Binding = { name: argument.text, prototype: { name: argument.text, returns: 'void', parameters: [], variadic: false }, parameters: new Map(), result: null };
  const type = argument.value.kind === 'local' ? argument.value.type : ({ kind: 'unknown' } as const);
  const term = value === null ? freshSymbol(m, state, key, argument.text, type) : (resultValue(e, binding, value, type, key, argument.text) ?? m.terms.zero);
  if (argument.slot !== null) {
    state.locals[argument.slot] = term;
    m.nameObject(term, argument.text);
  } else if (argument.place !== null) store(state, locatePlace(e, argument), term);
}

function locatePlace(e: Evaluation, argument: Argument): Term {
  const place = argument.place;
  return place === null ? e.machine.terms.zero : evaluate(e, { kind: 'addressOf', place, type: { kind: 'unknown' } });
}

function takeConfig(m: Machine, state: State, terminator: Fork & { op: 'config' }, site: Site): Way[] {
  const text = spellCondition(terminator.condition);
  const term = configTerm(m, terminator.condition, text);
  void site;
  const other = state.fork();
  const ways: Way[] = [];
  if (assume(state, term, true)) {
    state.decide(text, terminator.at);
    ways.push({ to: terminator.then, state });
  }
  if (assume(other, term, false)) {
    other.decide(/^\w+$/.test(text) ? `!${text}` : `!(${text})`, terminator.at);
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

