import { amountsLeft } from '../paths/amounts-left.ts';
import type { EffectKind, PathEffect, PathResult } from './result.ts';
import { printable } from './width.ts';

/** A column of the effects table: one object in one respect. */
export interface Column {
  readonly title: string;
  readonly key: string;
}

/** What an untouched object shows. */
export const untouched = '.';

/** The columns that any of the paths touches, in the order in which they are first touched. */
export function columnsOf(paths: readonly PathResult[]): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const path of paths) {
    for (const effect of path.effects) {
      // Whether a path may sleep has a column of its own.
      if (effect.kind === 'context') continue;
      const key = keyOf(effect);
      if (!columns.has(key)) columns.set(key, { key, title: titleOf(effect) });
    }
  }
  return shortened([...columns.values()]);
}

/** A counter is called by its member alone, where no other column could be meant. */
function shortened(columns: readonly Column[]): readonly Column[] {
  const short = columns.map(({ key, title }) =>
    key.startsWith('counter ') ? title.replace(/^.*(?:->|\.)/, '') : title,
  );
  return columns.map((column, i) =>
    short.every((title, k) => k === i || title !== short[i]) ? { ...column, title: short[i]! } : column,
  );
}

/** What a path leaves behind in a column: "-1", "unmapped", ". (-1 +1)" where it cancels out, "." where it is untouched. */
export function cellOf(path: PathResult, column: Column): string {
  const effects = path.effects.filter((effect) => keyOf(effect) === column.key);
  const [first] = effects;
  if (first === undefined) return untouched;
  if (first.kind === 'counter') return counterOf(effects);
  const deltas = effects.flatMap((effect) => (effect.delta === undefined ? [] : [effect.delta]));
  const amounts = leftOf(effects.flatMap(({ amount }) => (amount === undefined ? [] : [printable(amount)])));
  const change = effects.findLast((effect) => effect.delta === undefined && effect.amount === undefined)?.change;
  const words = balanceWords[first.kind];
  const parts = [
    ...(deltas.length === 0 ? [] : [words === undefined ? netOf(deltas) : balanceOf(deltas, words)]),
    ...amounts,
    ...(change === undefined ? [] : [printable(change)]),
  ];
  return parts.length === 0 ? 'touched' : parts.join(', ');
}

/** "-1 - pages", "= 2": what the counter was set to last, and what was done to it after that. */
function counterOf(effects: readonly PathEffect[]): string {
  const set = effects.findLastIndex((effect) => effect.change?.startsWith('=') === true);
  const after = effects.slice(set + 1);
  const deltas = after.flatMap(({ delta }) => (delta === undefined ? [] : [delta]));
  const steps = after.flatMap(({ change }) => (change === undefined ? [] : [printable(change)]));
  const start = set === -1 ? [] : [printable(effects[set]?.change ?? '')];
  const isLeft = steps.length > 0 || set !== -1;
  const net = deltas.reduce((sum, delta) => sum + delta, 0);
  const moved = deltas.length === 0 || (isLeft && net === 0) ? [] : [netOf(deltas)];
  return [...start, ...moved, ...steps].join(' ');
}

/** What is left of amounts that are no numbers; ". (+ refs - refs)" where they cancel out. */
function leftOf(amounts: readonly string[]): readonly string[] {
  const left = amountsLeft(amounts);
  return left.length > 0 || amounts.length === 0 ? left : [`${untouched}  (${amounts.join(' ')})`];
}

function netOf(deltas: readonly number[]): string {
  const net = deltas.reduce((sum, delta) => sum + delta, 0);
  return net === 0 ? `${untouched}  (${deltas.map(signed).join(' ')})` : signed(net);
}

function balanceOf(deltas: readonly number[], [up, down]: readonly [string, string]): string {
  const net = deltas.reduce((sum, delta) => sum + delta, 0);
  if (net === 0) return 'balanced';
  const times = Math.abs(net) === 1 ? '' : ` ${Math.abs(net)} times`;
  return `${net > 0 ? up : down}${times}`;
}

/** Locks and windows are spoken of by what they are afterwards, everything else by numbers. */
const balanceWords: Partial<Record<EffectKind, readonly [string, string]>> = {
  lock: ['held', 'released'],
  window: ['open', 'closed'],
};

/** What a kind adds to the name of its object, where the name alone would not tell. */
const kindWords: Partial<Record<EffectKind, string>> = {
  ref: 'refs',
  pin: 'pins',
  lock: 'lock',
  window: 'window',
  attribute: 'attributes',
  ownership: 'owner',
  flag: 'flags',
  private: 'private',
  memory: 'memory',
};

function titleOf({ kind, object, change }: PathEffect): string {
  const word = kindWords[kind];
  const name = printable(object);
  if (kind === 'ref' && change !== undefined && change !== 'caller') return `${name} refs (${printable(change)})`;
  return word === undefined || name.toLowerCase().includes(word) ? name : `${name} ${word}`;
}

/** References are counted by holder. */
function keyOf({ kind, object, change }: PathEffect): string {
  return kind === 'ref' ? `${kind} ${object} ${change ?? ''}` : `${kind} ${object}`;
}

function signed(delta: number): string {
  return delta > 0 ? `+${delta}` : String(delta);
}
