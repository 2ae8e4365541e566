import { saysItTakes } from '../../kernel/names.ts';
import type { LockState, State, TraceNode } from '../../machine/state.ts';
import { leadsTo } from '../../machine/store.ts';
import { isStable, rootOf, visitTerm, type Term } from '../../machine/terms.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { areDistinguished, returnClasses } from './classes.ts';

/**
 * What a function opens or takes on the way and no way out gives back, though its name does not say that it takes
 * anything for its caller; and a window that one way out closes and another, which looks the same, leaves open.
 */
export const kept: Check = {
  name: 'kept',
  run(analysis) {
    const exits = analysis.exits.filter(({ state }) => !state.blurred && !state.broken);
    const isMeant = saysItTakes(analysis.fn.text.name);
    const windows = new Set(exits.flatMap((exit) => [...exit.state.windows.keys()].filter(isStable)));
    const open = [...windows].flatMap((vm) => openWindow(analysis, exits, vm, isMeant));
    if (isMeant || !analysis.complete) return open;
    const taken = new Map(exits.flatMap((exit) => [...exit.state.locks].filter(([, lock]) => isTaken(lock))));
    return [...open, ...[...taken].flatMap(([key, lock]) => neverReleased(analysis, exits, key, lock))];
  },
};

/** Held now, and free when the function was entered. What a call returned may be another lock each time. */
function isTaken(lock: LockState): boolean {
  const isHeld = lock.exclusive + lock.shared > 0 && !lock.loose && lock.atEntry !== 'held';
  return isHeld && (isStable(lock.on) || isFoundThroughObject(lock.on));
}

function isFoundThroughObject(on: Term): boolean {
  let found = false;
  visitTerm(on, (part) => {
    if (part.kind === 'object') found = part !== rootOf(on);
    return !found;
  });
  return found;
}

/** Where the function succeeds, or wherever it returns if it never fails, the lock is held. */
function neverReleased(analysis: FunctionAnalysis, exits: readonly Exit[], key: string, lock: LockState): Defect[] {
  const touched = exits.filter((exit) => exit.state.locks.has(key));
  const successes = returnClasses(touched)
    .filter((one) => !one.isError)
    .flatMap((one) => one.exits);
  const held = successes[0];
  if (held === undefined || !successes.every((exit) => isTaken(exit.state.locks.get(key)!))) return [];
  if (isHandedOn(held, rootOf(lock.on))) return [];
  const name = `${lock.lock} of ${analysis.names.describe(lock.on)}`;
  const message = `${name} is still held when the function returns here; nothing says that its caller releases it`;
  return [{ ...leftAt(held, message, name), code: 'lock-leak', severity: 'warning' }];
}

/** The object was stored somewhere or comes back: what is held of it goes with it. */
function isHandedOn({ returns, state }: Exit, object: Term): boolean {
  if (returns !== null && leadsTo(returns, object)) return true;
  return [...state.memory].some(([location, value]) => location.kind !== 'variable' && leadsTo(value, object));
}

function openWindow(analysis: FunctionAnalysis, exits: readonly Exit[], vm: Term, isMeant: boolean): Defect[] {
  const name = analysis.names.describe(vm);
  const opened = exits.filter(({ state }) => isOpen(state, vm) && !state.looseWindows.has(vm));
  const closed = exits.filter((exit) => !isOpen(exit.state, vm) && opens(exit.state.trace, vm));
  if (closed.length === 0 && !isMeant && analysis.complete)
    return opened.slice(0, 1).map((exit) => openAt(exit, `${leftOpen(name)}; no way out closes it`, name));
  for (const { exits: alike } of returnClasses([...opened, ...closed])) {
    const left = alike.find((exit) => isOpen(exit.state, vm));
    const other = alike.find((exit) => !isOpen(exit.state, vm));
    if (left !== undefined && other !== undefined && !areDistinguished(left, other))
      return [openAt(left, `${leftOpen(name)}; another path with the same result closed it`, name)];
  }
  return [];
}

function leftOpen(name: string): string {
  return `the invalidation window of ${name} is still open when the function returns here`;
}

function isOpen(state: State, vm: Term): boolean {
  return (state.windows.get(vm) ?? 0) > 0;
}

function opens(trace: TraceNode | null, vm: Term): boolean {
  for (let node = trace; node !== null; node = node.previous)
    for (const effect of node.effects)
      if (effect.kind === 'window' && effect.delta > 0 && effect.object === vm) return true;
  return false;
}

function openAt(exit: Exit, message: string, subject: string): Defect {
  return { ...leftAt(exit, message, subject), code: 'invalidate-unbalanced', severity: 'warning' };
}

function leftAt(exit: Exit, message: string, subject: string): Omit<Defect, 'code' | 'severity'> {
  return {
    confidence: 'inconsistent',
    message,
    consequence: null,
    at: exit.at,
    end: exit.end,
    subject,
    trace: exit.state.trace,
    conditions: exit.state.conditions,
    assumptions: [],
  };
}
