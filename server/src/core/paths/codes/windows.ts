import type { FindingCode } from './code.ts';

/** Invalidation windows. */
export const windowCodes: readonly FindingCode[] = [
  {
    code: 'invalidate-unbalanced',
    title: 'An invalidation window is opened and not closed',
    why: 'While it is open, faults on the range are retried for ever; closed twice, a fault installs what is being taken away.',
    invalid: `int convert(struct kvm *kvm, struct kvm_gfn_range *range)
{
	kvm_mmu_invalidate_begin(kvm);
	if (!kvm_unmap_gfn_range(kvm, range))
		return 0;
	kvm_mmu_invalidate_end(kvm);
	return 0;
}`,
    valid: `int convert(struct kvm *kvm, struct kvm_gfn_range *range)
{
	kvm_mmu_invalidate_begin(kvm);
	kvm_unmap_gfn_range(kvm, range);
	kvm_mmu_invalidate_end(kvm);
	return 0;
}`,
  },
];
