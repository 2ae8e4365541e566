import type { Act, SummaryAct } from './acts.ts';
import { waitInCallee } from './lock-nesting.ts';
import { reportOrder, locksLetGo } from './lock-order.ts';
import type { Machine, Site } from './machine.ts';
import { needLock } from './needed-locks.ts';
import { writePage } from './page-writes.ts';
import type { State } from './state.ts';
import { restrict } from './store.ts';
import type { Term } from './terms.ts';

/**
 * What a callee does on the way, as far as the state of this path admits it. `copyOf` gives a copy of the state as it was
 * at the call, and what puts the callee's terms in the caller's words there.
 */
export function applyActs(
  m: Machine,
  site: Site,
  callee: string,
  acts: readonly SummaryAct[],
  copyOf: () => { readonly state: State; readonly translate: (term: Term) => Term },
): void {
  for (const { act, facts } of acts) {
    // What it gives back shows in how it leaves the world.
    if (act.act === 'frees') continue;
    const { state, translate } = copyOf();
    if (!facts.every(([term, fact]) => restrict(state, translate(term), fact))) continue;
    const by = act.act === 'needs' ? `${callee}()` : throughCallee(callee, act.by);
    applyAct(m, state, site, act, by, translate);
  }
}

function applyAct(m: Machine, state: State, site: Site, act: Act, by: string, translate: (term: Term) => Term): void {
  switch (act.act) {
    case 'waits':
      reportOrder(m, state, site, act.lock, by, act.letGo);
      m.did(state, { ...act, letGo: [...new Set([...act.letGo, ...locksLetGo(state)])], by });
      return;
    case 'takes':
      waitInCallee(m, state, site, { ...act, on: translate(act.on), by });
      return;
    case 'needs':
      needLock(m, state, site, { ...act, on: translate(act.on) }, by);
      return;
    case 'writes':
      writePage(m, state, site, translate(act.page), by);
      return;
    case 'frees':
      return;
  }
}

/** The call that the path makes, and the one in the end that does it. */
function throughCallee(callee: string, by: string): string {
  const last = by.includes(', in ') ? by.slice(0, by.indexOf(', in ')) : by;
  return `${last}, in ${callee}(),`;
}
