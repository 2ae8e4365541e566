import { describeCondition } from './describe-condition.ts';
import type { Amount, Effect, LockSpec, Place } from './primitive.ts';

/** "takes a reference on folio (caller)", "releases invalidate_lock of mapping (shared)". */
export function describeEffect(effect: Effect): string {
  const words = effect.says ?? kindWords(effect);
  return effect.when === undefined ? words : `${words}, where ${describeCondition(effect.when)}`;
}

function kindWords(effect: Effect): string {
  switch (effect.effect) {
    case 'ref':
      return referenceWords(effect);
    case 'pin':
      return effect.down
        ? `gives back ${counted(effect.by, 'pin')} on ${effect.of}`
        : `takes ${counted(effect.by, 'pin')} on ${effect.of}`;
    case 'lock':
      return `takes ${lockWords(effect.lock)}`;
    case 'unlock':
      return `releases ${lockWords(effect.lock)}`;
    case 'window':
      return effect.change === 'opens'
        ? `opens an invalidation window of ${effect.of}`
        : `closes an invalidation window of ${effect.of}`;
    case 'windowRange':
      return `the window of ${effect.of} covers [${effect.start}, ${effect.end})`;
    case 'flag':
      return effect.value ? `${effect.of} is ${effect.flag}` : `${effect.of} is not ${effect.flag} any more`;
    case 'attach':
      return `attaches ${effect.object} to ${effect.of}, with a reference (private)`;
    case 'detach':
      return `detaches the private object of ${effect.of} and drops its reference`;
    case 'free':
      return effect.ignores === undefined
        ? `frees ${effect.of}`
        : `frees ${effect.of}, unless it is ${ignoredWords(effect.ignores)}`;
    case 'add':
      return effect.down
        ? `${effect.at} goes down by ${amountWords(effect.by)}`
        : `${effect.at} goes up by ${amountWords(effect.by)}`;
    case 'store':
      return `stores to ${effect.at}`;
    case 'recollect':
      return `the entries of ${effect.of} change`;
    case 'link':
      return `links ${effect.of} into what is walked`;
    case 'unlink':
      return `takes ${effect.of} out of what it is linked into`;
    case 'enter':
      return `${effect.into} leads to ${effect.of} from here on`;
    case 'leave':
      return `an entry of ${effect.of} has left it`;
    case 'forget':
      return `may write anything to ${effect.at}`;
    case 'keep':
      return `keeps ${effect.of}`;
    case 'unmap':
      return `unmaps ${effect.of} from ${sideWords(effect.side)}`;
    case 'map':
      return `maps ${effect.of} into ${sideWords(effect.side)}`;
    case 'truncate':
      return `folios of ${effect.of} leave the page cache, ${effect.unit} ${effect.first} to ${effect.last}`;
    case 'content':
      return `${effect.of} holds ${effect.becomes}`;
    case 'ownership':
      return effect.becomes === 'shared' ? `${effect.of} is shared` : `the ${effect.becomes} owns ${effect.of}`;
    case 'attribute':
      return `${effect.of}: ${effect.change}`;
    case 'access':
      return `the host ${effect.write ? 'writes' : 'reads'} the bytes of ${effect.of}`;
    case 'pfn':
      return frameWords(effect.of, effect.refcounted, effect.notifierGuarded, effect.releaseWith);
    case 'current':
      return `what was looked up is current while mmu_lock of ${effect.of} is held`;
    case 'userFault':
      return 'user memory may fault: mmap_lock is taken inside';
    case 'userPage':
      return [
        `${effect.of} may be written through only where ${describeCondition(effect.forWriting)}`,
        ...(effect.forLong === null ? [] : [`and kept only where ${describeCondition(effect.forLong)}`]),
      ].join(', ');
    case 'note':
      return effect.text;
    case 'stop':
      return 'does not come back';
  }
}

function referenceWords(effect: Extract<Effect, { effect: 'ref' }>): string {
  const references = counted(effect.by, 'reference');
  if (effect.known) return `${effect.of} has ${references} (${effect.holder})`;
  return `${effect.down ? 'drops' : 'takes'} ${references} on ${effect.of} (${effect.holder})`;
}

function counted(amount: Amount, noun: string): string {
  if (amount === 1) return `a ${noun}`;
  if (typeof amount === 'number') return `${amount} ${noun}s`;
  return 'of' in amount ? `${amount.of} ${noun}s` : `a ${noun} for each page`;
}

function amountWords(amount: Amount): string {
  if (typeof amount === 'number') return String(amount);
  return 'of' in amount ? amount.of : `the pages of ${amount.pagesOf}`;
}

function lockWords(lock: LockSpec): string {
  const shared = lock.mode === 'shared' ? ' (shared)' : '';
  if (lock.on === 'current' || lock.on === 'cpu') return sectionWords(lock.lock);
  return lock.lock === 'folio lock' ? `the lock of ${lock.on}` : `${lock.lock} of ${lock.on}${shared}`;
}

function sectionWords(lock: string): string {
  if (lock === 'rcu') return 'an RCU section';
  return lock === 'cpus_read_lock' ? lock : `hold of ${lock}`;
}

function ignoredWords(ignores: 'null' | 'null or error'): string {
  return ignores === 'null' ? 'NULL' : 'NULL or an error pointer';
}

function sideWords(side: 'host' | 'guest'): string {
  return side === 'host' ? 'user page tables' : 'the guest';
}

function frameWords(
  of: Place,
  refcounted: boolean | null,
  guarded: boolean | null,
  releaseWith: string | null,
): string {
  const counted =
    refcounted === null
      ? 'with a reference where its page has a count'
      : refcounted
        ? 'with a reference'
        : 'without a reference';
  const guard =
    guarded === null
      ? ''
      : guarded
        ? ', current until the MMU notifier says otherwise'
        : ', and nothing says when it goes stale';
  const release = releaseWith === null ? '' : `; ${releaseWith}() gives it back`;
  return `hands out ${of} ${counted}${guard}${release}`;
}
