import type { Act, SummaryAct } from '../machine/acts.ts';
import type { Fact } from '../machine/facts.ts';
import type { State } from '../machine/state.ts';
import type { Term } from '../machine/terms.ts';
import { visibleWith } from './summarise.ts';

/** What one function did on the way, on all of its paths so far. */
export interface ActLog {
  add(state: State, act: Act): void;
  acts(): readonly SummaryAct[];
}

/**
 * Keeps what a caller can make use of: each act with what held of the function's inputs. Where one is done under many
 * different conditions, any caller may meet it.
 */
export function createActLog(): ActLog {
  const log = new Map<string, SummaryAct[]>();
  const kinds = new Map<Act['act'], number>();
  const isVisible = visibleWith(null);
  return {
    add(state, act) {
      const place = placeOf(act);
      if (place !== null && !isVisible(place)) return;
      const key = keyOf(act);
      const known = log.get(key) ?? [];
      if (known.some(({ facts }) => facts.length === 0) || (known.length === 0 && (kinds.get(act.act) ?? 0) >= maxActs))
        return;
      if (known.length === 0) kinds.set(act.act, (kinds.get(act.act) ?? 0) + 1);
      const facts = !isAlways(act) && known.length < maxWays ? visibleFacts(state, isVisible) : [];
      if (facts.length === 0) log.set(key, [{ act, facts }]);
      else if (!known.some((one) => isSame(one.facts, facts))) log.set(key, [...known, { act, facts }]);
    },
    acts: () => [...log.values()].flat(),
  };
}

/** Acts that are told where they are done on every path, or where a caller asks for nothing more. */
function isAlways({ act }: Act): boolean {
  return act === 'frees' || act === 'needs';
}

/** What a caller must be able to name, for the act to mean anything to it. */
function placeOf(act: Act): Term | null {
  switch (act.act) {
    case 'waits':
    case 'frees':
      return null;
    case 'takes':
    case 'needs':
      return act.on;
    case 'writes':
      return act.page;
  }
}

function keyOf(act: Act): string {
  switch (act.act) {
    case 'waits':
      return `${act.lock} ${act.letGo.join()}`;
    case 'takes':
      return `takes ${act.class} ${act.letGo.join()} ${act.under.join()}`;
    case 'needs':
      return `needs ${act.lock} ${act.on.id} ${act.mode}`;
    case 'writes':
      return `${act.act} ${act.page.id}`;
    case 'frees':
      return `${act.act} ${act.position}`;
  }
}

function visibleFacts(state: State, isVisible: (term: Term) => boolean): (readonly [Term, Fact])[] {
  const facts: (readonly [Term, Fact])[] = [];
  for (const [term, fact] of state.facts) if (facts.length < maxFacts && isVisible(term)) facts.push([term, fact]);
  return facts;
}

function isSame(left: SummaryAct['facts'], right: SummaryAct['facts']): boolean {
  return (
    left.length === right.length &&
    left.every(([term, fact], index) => {
      const other = right[index];
      return other !== undefined && other[0] === term && other[1] === fact;
    })
  );
}

const maxActs = 16;
const maxWays = 4;
const maxFacts = 32;
