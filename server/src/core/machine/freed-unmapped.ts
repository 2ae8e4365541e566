import { directMapAsked, directMapFlag } from '../kernel/objects.ts';
import { singleValue } from './facts.ts';
import type { Machine, Site } from './machine.ts';
import type { State } from './state.ts';
import { factOf } from './store.ts';
import type { Term } from './terms.ts';
import { flagLocation } from './world.ts';

/** The last reference to a folio goes: whoever allocates it next has to have an address for it. */
export function freeFolio(m: Machine, state: State, site: Site, folio: Term): void {
  // That it could not be put back is not forgotten.
  if (state.memory.get(flagLocation(m, folio, directMapAsked)) !== undefined) return;
  const isMapped = state.memory.get(flagLocation(m, folio, directMapFlag));
  if (isMapped === undefined || singleValue(factOf(state, isMapped)) !== 0n || state.blurred) return;
  const name = m.describe(folio);
  m.report(state, {
    code: 'attribute-map',
    at: site.at,
    end: site.end,
    message: `${name} goes back to the allocator here while it is out of the direct map`,
    subject: name,
    consequence: 'whoever allocates it next writes to an address that is not mapped',
    certainty: 'suspected',
    severity: 'warning',
  });
}
