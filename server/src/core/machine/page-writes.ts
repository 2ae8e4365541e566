import { addressOfPage, mappingOfPage } from '../kernel/objects.ts';
import { singleValue } from './facts.ts';
import type { Machine, Site } from './machine.ts';
import { pureFunction } from './objects.ts';
import type { State } from './state.ts';
import { factOf, load, store } from './store.ts';
import { rootOf, type Term } from './terms.ts';
import { flagLocation } from './world.ts';

/** The hidden member of a page of user memory that was asked for without the right to write: where, plus one. */
const readOnly = 'read only since';

/** The path got a page of user memory at this call: to write to it, or to read alone. */
export function gotUserPage(m: Machine, state: State, site: Site, page: Term, forWriting: boolean): void {
  if (forWriting) m.pinnedForWriting(site.at);
  store(state, flagLocation(m, page, readOnly), m.terms.int(forWriting ? 0n : BigInt(site.at + 1), 64));
}

/** The page whose memory a location is in, as far as it is reached through an address that was made of the page. */
export function pageWrittenAt(location: Term): Term | null {
  const root = rootOf(location);
  const parts = root.kind === 'sum' ? root.parts.map((part) => part.term) : [root];
  for (const part of parts) {
    const name = pureFunction(part);
    if (part.kind === 'op' && name !== null && (mappingOfPage.has(name) || addressOfPage.has(name)))
      return part.args[0] ?? null;
  }
  return null;
}

/** The memory of a page is written: told where the page was got for reading alone, and to whoever calls the function. */
export function writePage(m: Machine, state: State, site: Site, page: Term, by: string): void {
  const since = singleValue(factOf(state, load(m.terms, state, flagLocation(m, page, readOnly))));
  if (since !== null && since > 0n) {
    m.report(state, {
      code: 'pin-misuse',
      at: site.at,
      end: site.end,
      message: `${by} writes to ${m.describe(page)}, a page of user memory that was got for reading alone`,
      subject: m.describe(page),
      consequence:
        'the write can land in a page that the task may not write, that others share, or in the page of zeroes',
      certainty: 'suspected',
      severity: 'warning',
      restsOn: Number(since) - 1,
    });
    return;
  }
  m.did(state, { act: 'writes', page, by });
}
