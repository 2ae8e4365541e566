import type { PfnResult } from './result.ts';

/** The three meanings of a safe pfn, in words: "refcounted, no MMU notifier, release with folio_put()". */
export function pfnWords({ refcounted, notifierGuarded, releaseWith }: PfnResult): string {
  return [
    known(refcounted, 'refcounted', 'not refcounted'),
    known(notifierGuarded, 'guarded by an MMU notifier', 'no MMU notifier'),
    releaseWith === null ? 'nothing to release' : `release with ${releaseWith}`,
  ].join(', ');
}

function known(value: boolean | null, yes: string, no: string): string {
  return value === null ? `maybe ${yes}` : value ? yes : no;
}
