import type { EffectWord } from '../machine/effects.ts';
import type { Term } from '../machine/terms.ts';
import type { TermNames } from './describe.ts';

/** The step of a witness in words: "refs 2 -> 3 (private), private set". */
export function sayEffects(names: TermNames, effects: readonly EffectWord[]): string {
  return joinReferences(effects)
    .map((effect) => (Array.isArray(effect) ? sayReferences(names, effect) : sayEffect(names, effect)))
    .filter((text) => text !== '')
    .join(', ');
}

type Reference = EffectWord & { readonly kind: 'ref' };

/** References of one object that come or go together are said together: "refs 0 -> 2 (page cache, caller)". */
function joinReferences(effects: readonly EffectWord[]): (EffectWord | Reference[])[] {
  const joined: (EffectWord | Reference[])[] = [];
  for (const effect of effects) {
    const last = joined.at(-1);
    if (effect.kind !== 'ref') joined.push(effect);
    else if (Array.isArray(last) && last[0]?.object === effect.object) last.push(effect);
    else joined.push([effect]);
  }
  return joined;
}

function sayReferences(names: TermNames, references: readonly Reference[]): string {
  const first = references[0]!;
  const last = references.at(-1)!;
  const object = names.describe(first.object);
  const holders = [...new Set(references.map((one) => one.holder))].join(', ');
  if (first.before !== null && last.after !== null)
    return `${object} refs ${first.before} -> ${last.after} (${holders})`;
  const number = references.reduce((sum, one) => sum + (one.by === undefined ? one.delta : 0), 0);
  const open = references.flatMap(({ delta, by }) => (by === undefined ? [] : [sayAmount(names, delta, by)]));
  const amounts = [...(number === 0 && open.length > 0 ? [] : [signed(number)]), ...open];
  return `${object} refs ${amounts.join(' ')} (${holders})`;
}

function sayEffect(names: TermNames, word: EffectWord): string {
  switch (word.kind) {
    case 'ref':
      return sayReferences(names, [word]);
    case 'pin':
      return `${names.describe(word.object)} pins ${word.by === undefined ? signed(word.delta) : sayAmount(names, word.delta, word.by)}`;
    case 'lock':
      return `${word.lock} of ${names.describe(word.object)} ${word.delta > 0 ? 'taken' : 'released'}${word.mode === 'shared' ? ', shared' : ''}`;
    case 'window':
      return `the invalidation window of ${names.describe(word.object)} ${word.delta > 0 ? 'opens' : 'closes'}`;
    case 'flag':
      return `${word.flag} ${word.value ? 'set' : 'cleared'}`;
    case 'private':
      return word.attached === null ? word.change : `${names.describe(word.attached)} ${word.change}`;
    case 'counter':
      return `${names.describePlace(word.location)} ${signed(word.delta)}`;
    case 'recount':
      return `${names.describePlace(word.location)} ${sayRecount(names, word)}`;
    case 'memory':
      return `${names.describe(word.object)} ${word.change}`;
    case 'map':
      return `${names.describe(word.object)} ${word.change} (${word.side})`;
    case 'cache':
    case 'attribute':
    case 'ownership':
    case 'content':
    case 'access':
      return `${names.describe(word.object)}: ${word.change}`;
    case 'result':
    case 'note':
      return word.text;
  }
}

/** "- pages", "= 2". */
export function sayRecount(names: TermNames, { change, amount }: EffectWord & { kind: 'recount' }): string {
  const sign = change === 'added' ? '+' : change === 'taken' ? '-' : '=';
  return `${sign} ${change === 'set' ? names.describe(amount) : names.describeOperand(amount)}`;
}

/** "+ refs", "- (end - start)": by how many, where that is no number. */
export function sayAmount(names: TermNames, sign: number, by: Term): string {
  return `${sign > 0 ? '+' : '-'} ${names.describeOperand(by)}`;
}

export function signed(delta: number): string {
  return delta > 0 ? `+${delta}` : delta.toString();
}
