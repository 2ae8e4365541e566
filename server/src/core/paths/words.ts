import type { EffectWord } from '../machine/effects.ts';
import type { TermNames } from './describe.ts';

/** The step of a witness in words: "refs 2 -> 3 (private), private set". */
export function sayEffects(names: TermNames, effects: readonly EffectWord[]): string {
  return effects
    .map((effect) => sayEffect(names, effect))
    .filter((text) => text !== '')
    .join(', ');
}

function sayEffect(names: TermNames, word: EffectWord): string {
  switch (word.kind) {
    case 'ref': {
      const object = names.describe(word.object);
      if (word.before !== null && word.after !== null) return `${object} refs ${word.before} -> ${word.after} (${word.holder})`;
      return `${object} refs ${signed(word.delta)} (${word.holder})`;
    }
    case 'pin':
      return `${names.describe(word.object)} pins ${signed(word.delta)}`;
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

export function signed(delta: number): string {
  return delta > 0 ? `+${delta}` : delta.toString();
}
