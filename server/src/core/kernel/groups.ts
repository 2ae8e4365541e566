import { atomics } from './atomics.ts';
import { accessGroup } from './accesses.ts';
import { errors } from './errors.ts';
import { filemap } from './filemap.ts';
import { mappings } from './mappings.ts';
import { files } from './files.ts';
import { inodeLifetime } from './inodes.ts';
import { folio } from './folio.ts';
import { folioGeometry } from './folio-geometry.ts';
import { guestMemfd } from './guest-memfd.ts';
import { kvmMmu } from './kvm-mmu.ts';
import { listsAndXarrays } from './lists-and-xarrays.ts';
import { xarrayGroup } from './xarrays.ts';
import { locks } from './locks.ts';
import { loopMacros } from './loops.ts';
import { memoryAttributes } from './memory-attributes.ts';
import { gup } from './gup.ts';
import { userMemory } from './user-memory.ts';
import { directMapGroup } from './direct-map.ts';
import { kvmPfn } from './kvm-pfn.ts';
import { kvmPfnUntil612 } from './kvm-pfn-until-6-12.ts';
import { ownership } from './ownership.ts';
import { pageFlags } from './page-flags.ts';
import { pageTables } from './page-tables.ts';
import { tracing } from './tracing.ts';
import { stringsAndBits } from './strings-and-bits.ts';
import { processors } from './processors.ts';
import { presumed } from './presumed.ts';
import { kvmCore } from './kvm-core.ts';
import { kvmX86 } from './kvm-x86.ts';
import { mmInternals } from './mm-internals.ts';
import { reclaimAndSwap } from './reclaim-and-swap.ts';
import { declarationMacros } from './declarations.ts';
import { surroundings } from './surroundings.ts';
import type { PrimitiveGroup } from './primitive.ts';
import { scheduling } from './scheduling.ts';
import { slab } from './slab.ts';
import { pageAllocation } from './pages.ts';
import { spinning } from './spinning.ts';
import { rcuAndPreemption } from './rcu.ts';
import { truncate } from './truncate.ts';
import { types } from './types.ts';

/** Every subsystem of the catalogue, in the order of the reference page. */
export const allGroups: readonly PrimitiveGroup[] = [
  folio,
  folioGeometry,
  pageFlags,
  filemap,
  mappings,
  truncate,
  gup,
  userMemory,
  directMapGroup,
  pageTables,
  mmInternals,
  reclaimAndSwap,
  kvmPfn,
  kvmPfnUntil612,
  kvmMmu,
  kvmCore,
  memoryAttributes,
  guestMemfd,
  ownership,
  kvmX86,
  locks,
  spinning,
  rcuAndPreemption,
  listsAndXarrays,
  xarrayGroup,
  loopMacros,
  declarationMacros,
  slab,
  pageAllocation,
  files,
  inodeLifetime,
  atomics,
  accessGroup,
  scheduling,
  errors,
  stringsAndBits,
  processors,
  tracing,
  surroundings,
  types,
  presumed,
];
