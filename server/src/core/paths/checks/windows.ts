import { saysItTakes } from '../../kernel/names.ts';
import type { State, TraceNode } from '../../machine/state.ts';
import { isStable, type Term } from '../../machine/terms.ts';
import type { Exit } from '../explore.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { areDistinguished, returnClasses, soundExits } from './classes.ts';
import { inconsistency } from './inconsistency.ts';
import { traceWords } from './trace-words.ts';

/**
 * An invalidation window that no way out closes, though the function's name does not say that it opens one for its
 * caller; and one that a way out closes and another, which looks the same, leaves open.
 */
export const windows: Check = {
  name: 'windows',
  run(analysis) {
    const exits = soundExits(analysis);
    const vms = new Set(exits.flatMap((exit) => [...exit.state.windows.keys()].filter(isStable)));
    const told = [...vms].flatMap((vm) => unlikeOthers(analysis, exits, vm));
    return told.length > 0 ? told : neverClosed(analysis, exits);
  },
};

/** Nothing in the function closes any window: which VM it was, of those that a loop went through, does not matter. */
function neverClosed(analysis: FunctionAnalysis, exits: readonly Exit[]): Defect[] {
  if (!analysis.complete || saysItTakes(analysis.fn.text.name)) return [];
  if (analysis.exits.some(({ state }) => steps(state.trace, -1).length > 0 || state.looseWindows.size > 0)) return [];
  for (const exit of exits) {
    const vm = [...exit.state.windows].find(([, delta]) => delta > 0)?.[0];
    if (vm === undefined) continue;
    const name = analysis.names.describe(vm);
    return [openAt(exit, `${leftOpen(name)}; no way out closes it`, name)];
  }
  return [];
}

function unlikeOthers(analysis: FunctionAnalysis, exits: readonly Exit[], vm: Term): Defect[] {
  const opened = exits.filter(({ state }) => isOpen(state, vm) && !state.looseWindows.has(vm));
  const closed = exits.filter(({ state }) => !isOpen(state, vm) && steps(state.trace, 1).includes(vm));
  for (const { exits: alike } of returnClasses([...opened, ...closed])) {
    const left = alike.find((exit) => isOpen(exit.state, vm));
    const other = alike.find((exit) => !isOpen(exit.state, vm));
    if (left === undefined || other === undefined || areDistinguished(left, other)) continue;
    const name = analysis.names.describe(vm);
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

/** The VMs whose windows the path opened (1) or closed (-1). */
function steps(trace: TraceNode | null, delta: 1 | -1): Term[] {
  const vms: Term[] = [];
  for (const [word] of traceWords(trace)) if (word.kind === 'window' && word.delta === delta) vms.push(word.object);
  return vms;
}

function openAt(exit: Exit, message: string, subject: string): Defect {
  return inconsistency(exit, { code: 'invalidate-unbalanced', message, subject });
}
