/** Types whose values are flags, or one out of a list, under names that begin alike; from include/linux/mm_types.h. */
export const resultConstants: Readonly<Record<string, { readonly prefix: string; readonly flags: boolean }>> = {
  vm_fault_t: { prefix: 'VM_FAULT_', flags: true },
};
