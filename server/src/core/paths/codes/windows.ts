import type { FindingCode } from './code.ts';

/** Invalidation windows. */
export const windowCodes: readonly FindingCode[] = [
  {
    code: 'invalidate-unbalanced',
    title: 'An invalidation window is opened and not closed',
    why: 'While it is open, faults on the range are retried for ever; closed twice, a fault installs what is being taken away. Where several are told of an invalidation and one of them fails, those before it are to be told of the end.',
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
  {
    code: 'invalidate-range-mismatch',
    title: 'What is invalidated before a change is less than what the change touches',
    why: 'A change of a range can decide for its neighbours too, as where a huge mapping spans its ends. They have to be invalidated with it, or a fault on one of them maps by what is about to change.',
    invalid: `bool box_pre_set(struct kvm *kvm, struct kvm_gfn_range *range)
{
	return kvm_unmap_gfn_range(kvm, range);
}

bool box_post_set(struct kvm *kvm, struct kvm_gfn_range *range)
{
	gfn_t gfn = round_down(range->start, 512);

	for (; gfn < range->end; gfn += 512)
		note_mixed(kvm, gfn);
	return false;
}`,
    valid: `bool box_pre_set(struct kvm *kvm, struct kvm_gfn_range *range)
{
	gfn_t start = round_down(range->start, 512);

	kvm_mmu_invalidate_range_add(kvm, start, start + 512);
	return kvm_unmap_gfn_range(kvm, range);
}

bool box_post_set(struct kvm *kvm, struct kvm_gfn_range *range)
{
	gfn_t gfn = round_down(range->start, 512);

	for (; gfn < range->end; gfn += 512)
		note_mixed(kvm, gfn);
	return false;
}`,
  },
];
