import { accessGroup } from './accesses.ts';
import { atomics } from './atomics.ts';
import { declarationMacros } from './declarations.ts';
import { directMapGroup } from './direct-map.ts';
import { errors } from './errors.ts';
import { eventsAndArm64 } from './events-and-arm64.ts';
import { filemap } from './filemap.ts';
import { fileSystems } from './file-systems.ts';
import { files } from './files.ts';
import { folioGeometry } from './folio-geometry.ts';
import { folio } from './folio.ts';
import { guestMemfd } from './guest-memfd.ts';
import { gup } from './gup.ts';
import { pins } from './pins.ts';
import { inodeLifetime } from './inodes.ts';
import { kvmCore } from './kvm-core.ts';
import { kvmMmu } from './kvm-mmu.ts';
import { kvmPfnUntil612 } from './kvm-pfn-until-6-12.ts';
import { kvmPfn } from './kvm-pfn.ts';
import { kvmX86 } from './kvm-x86.ts';
import { idrs } from './idrs.ts';
import { listsAndXarrays } from './lists-and-xarrays.ts';
import { locks } from './locks.ts';
import { loopMacros } from './loops.ts';
import { mappings } from './mappings.ts';
import { memoryAttributes } from './memory-attributes.ts';
import { mmInternals } from './mm-internals.ts';
import { ownership } from './ownership.ts';
import { pageFlags } from './page-flags.ts';
import { pageTables } from './page-tables.ts';
import { pageAllocation } from './pages.ts';
import { presumed } from './presumed.ts';
import type { PrimitiveGroup } from './primitive.ts';
import { processors } from './processors.ts';
import { rcuAndPreemption } from './rcu.ts';
import { rawReferenceCounts } from './raw-reference-counts.ts';
import { reclaimAndSwap } from './reclaim-and-swap.ts';
import { rmap } from './rmap.ts';
import { scheduling } from './scheduling.ts';
import { slab } from './slab.ts';
import { spinning } from './spinning.ts';
import { stringsAndBits } from './strings-and-bits.ts';
import { surroundings } from './surroundings.ts';
import { tracing } from './tracing.ts';
import { truncate } from './truncate.ts';
import { types } from './types.ts';
import { userMemory } from './user-memory.ts';
import { xarrayGroup } from './xarrays.ts';

/** Every subsystem of the catalogue, in the order of the reference page. */
export const allGroups: readonly PrimitiveGroup[] = [
  folio,
  folioGeometry,
  pageFlags,
  filemap,
  mappings,
  truncate,
  gup,
  pins,
  userMemory,
  directMapGroup,
  rmap,
  pageTables,
  mmInternals,
  rawReferenceCounts,
  reclaimAndSwap,
  kvmPfn,
  kvmPfnUntil612,
  kvmMmu,
  kvmCore,
  memoryAttributes,
  guestMemfd,
  ownership,
  kvmX86,
  eventsAndArm64,
  locks,
  spinning,
  rcuAndPreemption,
  listsAndXarrays,
  xarrayGroup,
  idrs,
  loopMacros,
  declarationMacros,
  slab,
  pageAllocation,
  files,
  inodeLifetime,
  fileSystems,
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
