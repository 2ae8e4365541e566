import { addressOfPage, mappingOfPage } from '../kernel/objects.ts';
import type { Machine, Site } from './machine.ts';
import { pureFunction } from './objects.ts';
import type { State } from './state.ts';
import { rootOf, type Term } from './terms.ts';
import { noteDirtied, noteWritten, readOnlySince } from './user-pages.ts';

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
  const since = readOnlySince(m, state, page);
  if (since !== null) {
    reportReadOnly(m, state, site, page, `${by} writes to ${m.describe(page)}`, since);
    return;
  }
  noteWritten(m, state, page);
  m.did(state, { act: 'writes', page, by });
}

/** A page is marked as dirty: whoever does so says that it was written. */
export function dirtyPage(m: Machine, state: State, site: Site, page: Term, by: string): void {
  const since = readOnlySince(m, state, page);
  if (since !== null) reportReadOnly(m, state, site, page, `${by} marks ${m.describe(page)} as dirty`, since);
  noteDirtied(m, state, page);
}

/** A page that was got for reading alone is written, or said to have been. */
function reportReadOnly(
  m: Machine,
  state: State,
  site: Site,
  page: Term,
  what: string,
  since: { readonly at: number | null },
): void {
  m.report(state, {
    code: 'pin-misuse',
    at: site.at,
    end: site.end,
    message: `${what}, a page of user memory that was got for reading alone`,
    subject: m.describe(page),
    consequence:
      'the write can land in a page that the task may not write, that others share, or in the page of zeroes',
    certainty: 'suspected',
    severity: 'warning',
    ...(since.at === null ? {} : { restsOn: since.at }),
  });
}
