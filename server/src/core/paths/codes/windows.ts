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
  {
    code: 'invalidate-missing',
    title: 'Pages are taken away outside the invalidation window that is there for them',
    why: 'The window makes faults that run meanwhile try again. What leaves the page cache before it opens or after it closes, or a range that is given while it is closed, is not covered: a fault maps the page that is about to be freed.',
    invalid: `void punch(struct kvm *kvm, struct inode *inode, loff_t from, loff_t to)
{
	truncate_inode_pages_range(inode->i_mapping, from, to);
	kvm_mmu_invalidate_begin(kvm);
	kvm_mmu_invalidate_end(kvm);
}`,
    valid: `void punch(struct kvm *kvm, struct inode *inode, loff_t from, loff_t to)
{
	kvm_mmu_invalidate_begin(kvm);
	truncate_inode_pages_range(inode->i_mapping, from, to);
	kvm_mmu_invalidate_end(kvm);
}`,
  },
];
