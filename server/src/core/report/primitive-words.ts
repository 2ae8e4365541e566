import type { Amount, Condition, Effect, LockSpec, Sleeps, Value, Versions } from '../kernel/primitive.ts';
import { pfnWords } from './pfn-words.ts';

/** An effect in words: "folio: +1 reference (caller)". The catalogue's own words are preferred where it has any. */
export function effectWords(effect: Effect): string {
  const words = effect.says ?? plainEffectWords(effect);
  return effect.when === undefined ? words : `${words}, if ${conditionWords(effect.when)}`;
}

function plainEffectWords(effect: Effect): string {
  switch (effect.effect) {
    case 'ref':
      return effect.known === true
        ? `${effect.of}: has ${amount(effect.by)} ${plural(effect.by, 'reference')} (${effect.holder}) when it returns`
        : `${effect.of}: ${change(effect.by, effect.down)} ${plural(effect.by, 'reference')} (${effect.holder})`;
    case 'pin':
      return `${effect.of}: ${change(effect.by, effect.down)} ${plural(effect.by, 'pin')}`;
    case 'lock':
      return `takes ${lockWords(effect.lock)}`;
    case 'unlock':
      return `releases ${lockWords(effect.lock)}`;
    case 'window':
      return `${effect.of}: the invalidation window ${effect.change}`;
    case 'windowRange':
      return `${effect.of}: the window covers [${effect.start}, ${effect.end})`;
    case 'flag':
      return `${effect.of}: ${effect.flag} is ${effect.value ? 'set' : 'cleared'}`;
    case 'attach':
      return `${effect.object} is attached to ${effect.of}: +1 reference, private flag set`;
    case 'detach':
      return `${effect.of}: what is attached comes off: -1 reference, private flag cleared`;
    case 'free':
      return `frees ${effect.of}${effect.ignores === undefined ? '' : `; ${effect.ignores} is ignored`}`;
    case 'add':
      return `${effect.at}: ${change(effect.by, effect.down)}`;
    case 'store':
      return `${effect.at} becomes ${valueWords(effect.value)}`;
    case 'recollect':
      return `the entries of ${effect.of} change`;
    case 'forget':
      return `${effect.at} may hold anything`;
    case 'keep':
      return `keeps ${effect.of}: the caller no longer answers for it`;
    case 'unmap':
      return `${effect.of}: ${effect.side} mappings go`;
    case 'map':
      return `${effect.of}: is mapped by the ${effect.side}`;
    case 'truncate':
      return `${effect.of}: folios from ${effect.unit === 'bytes' ? 'byte' : 'page'} ${effect.first} to ${effect.last} leave the page cache`;
    case 'content':
      return `${effect.of}: holds ${effect.becomes}`;
    case 'ownership':
      return `${effect.of}: is ${effect.becomes === 'shared' ? 'shared' : `owned by the ${effect.becomes}`}`;
    case 'attribute':
      return `${effect.of}: ${effect.change}`;
    case 'access':
      return `${effect.write ? 'writes' : 'reads'} ${effect.of} from the host`;
    case 'userFault':
      return 'may fault user memory in, taking mmap_lock inside';
    case 'pfn':
      return `hands out ${effect.of}: ${pfnWords(effect)}`;
    case 'current':
      return `what was looked up is current while mmu_lock (${effect.of}) is held`;
    case 'note':
      return effect.text;
    case 'stop':
      return 'does not come back';
  }
}

/** "the folio lock of folio", "mmu_lock (kvm), shared". */
export function lockWords({ on, lock, mode }: LockSpec): string {
  return `${lock} (${on})${mode === 'shared' ? ', shared' : ''}`;
}

export function valueWords(value: Value): string {
  switch (value.is) {
    case 'void':
      return 'nothing';
    case 'constant':
      return String(value.value);
    case 'null':
      return 'NULL';
    case 'errno':
      return value.names.length === 0 ? 'a negative error' : value.names.map((name) => `-${name}`).join(' or ');
    case 'errorPointer':
      return value.names.length === 0
        ? 'an error pointer'
        : value.names.map((name) => `ERR_PTR(-${name})`).join(' or ');
    case 'any':
      return `any value${boundsWords(value)}`;
    case 'nonNull':
      return 'a non-NULL value';
    case 'fresh':
      return `a new ${value.class} object${value.zeroed === true ? ', zeroed' : ''}`;
    case 'place':
      return value.place;
    case 'pure':
      return `the same value for the same arguments${boundsWords(value)}`;
    case 'state':
      return `whether ${value.of} is ${value.flag}`;
    case 'count':
      return `how many ${value.what} ${value.of} has`;
    case 'expression':
      return value.c;
  }
}

export function conditionWords(condition: Condition): string {
  if ('flags' in condition) return `${condition.flags} has ${condition.has}`;
  if ('null' in condition) return `${condition.null} is NULL`;
  if ('error' in condition) return `${condition.error} is an error pointer`;
  if ('equal' in condition) return `${condition.equal[0]} is ${condition.equal[1]}`;
  if ('less' in condition) return `${condition.less[0]} is below ${condition.less[1]}`;
  if ('state' in condition) return `${condition.state} is ${condition.flag}`;
  if ('holds' in condition) return `${condition.holds} is true`;
  if ('same' in condition) return `${condition.same[0]} is ${condition.same[1]}`;
  if ('present' in condition) return `${condition.present[0] ?? 'the collection'} has an entry`;
  if ('not' in condition) return `not (${conditionWords(condition.not)})`;
  if ('all' in condition) return condition.all.map(conditionWords).join(' and ');
  return condition.any.map(conditionWords).join(' or ');
}

export function sleepWords(sleeps: Sleeps): string {
  if (sleeps === 'never') return 'never sleeps';
  return sleeps === 'may' ? 'may sleep' : `may sleep if ${conditionWords(sleeps.when)}`;
}

/** "since 6.4, until 6.12 (a note)", or "" where it is in all versions. */
export function versionWords({ since, until, note }: Versions): string {
  const span = [
    ...(since === undefined ? [] : [`since ${since}`]),
    ...(until === undefined ? [] : [`until ${until}`]),
  ].join(', ');
  return note === undefined ? span : `${span}${span === '' ? '' : ' '}(${note})`;
}

function boundsWords({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return `, ${min} or more`;
  return max === undefined ? '' : `, at most ${max}`;
}

function change(by: Amount, down: true | undefined): string {
  if (typeof by === 'number' && by < 0 && down !== true) return String(by);
  return `${down === true ? '-' : '+'}${amount(by)}`;
}

function amount(by: Amount): string {
  if (typeof by === 'number') return String(by);
  return 'of' in by ? by.of : `the pages of ${by.pagesOf}`;
}

function plural(by: Amount, word: string): string {
  return by === 1 || by === -1 ? word : `${word}s`;
}
