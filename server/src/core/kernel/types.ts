import type { PrimitiveGroup } from './primitive.ts';
import { constants } from './type-constants.ts';
import { errorNumbers } from './type-errnos.ts';
import { fields, typedefs } from './type-fields.ts';

/** Structs, typedefs and constants that a lone file needs where its headers are not at hand. */
export const types: PrimitiveGroup = {
  name: 'types',
  title: 'Types and constants',
  primitives: [],
  types: {
    fields,
    typedefs,
    constants: { ...constants, ...errorNumbers },
    // include/linux/kvm_host.h; the second is its name up to 6.0.
    sequences: { 'struct kvm': ['mmu_invalidate_seq', 'mmu_notifier_seq'] },
    ranges: {
      // include/linux/kvm_host.h
      'struct kvm_gfn_range': ['start', 'end'],
      // virt/kvm/kvm_main.c
      'struct kvm_mmu_notifier_range': ['start', 'end'],
      'struct kvm_hva_range': ['start', 'end'],
      // include/linux/mmu_notifier.h
      'struct mmu_notifier_range': ['start', 'end'],
      // include/linux/mm_types.h
      'struct vm_area_struct': ['vm_start', 'vm_end'],
    },
  },
};
