import type { Machine, Site } from './machine.ts';
import type { State } from './state.ts';
import type { Term } from './terms.ts';

/**
 * A reference was taken on the page of a frame number without asking whether its count is zero. Where the number was read
 * off a page table (VM_IO, VM_PFNMAP), the page may be a tail page or belong to nobody: its count is not kept.
 */
export function takeUnasked(m: Machine, state: State, site: Site, object: Term): void {
  const references = state.references.get(object);
  const terms = state.pfns.get(object);
  if (references === undefined || object.kind === 'object' || terms?.refcounted === true) return;
  if (terms?.refcounted !== false) {
    if (references.unasked === undefined) state.writeReferences().set(object, { ...references, unasked: true });
    return;
  }
  m.report(state, {
    code: 'unsafe-pfn',
    at: site.at,
    end: site.end,
    message: 'a reference is taken on a page whose frame number was read off a page table: it may not be counted',
    subject: m.describe(object),
    consequence: 'the page may have a count of zero: the put that follows frees it while it is mapped',
    certainty: 'witnessed',
  });
}
