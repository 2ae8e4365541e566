import type { FindingCode } from './code.ts';

/** Page frame numbers. */
export const frameCodes: readonly FindingCode[] = [
  {
    code: 'unsafe-pfn',
    title: 'A reference is taken or dropped of a page that may not be counted',
    why: 'A frame number that was read off a page table may have no page, a reserved one, or a tail page whose count is zero. A plain get raises it from zero, and the put that follows frees the page while it is mapped. So does a put of a frame that came without a reference, or that may have no count, where nobody asked.',
    invalid: `int map(struct vm_area_struct *vma, unsigned long addr, unsigned long *result)
{
	unsigned long pfn;
	int r = follow_pfn(vma, addr, &pfn);

	if (r)
		return r;
	get_page(pfn_to_page(pfn));
	*result = pfn;
	return 0;
}`,
    valid: `int map(struct vm_area_struct *vma, unsigned long addr, unsigned long *result)
{
	unsigned long pfn;
	int r = follow_pfn(vma, addr, &pfn);

	if (r)
		return r;
	if (!get_page_unless_zero(pfn_to_page(pfn)))
		return -EFAULT;
	*result = pfn;
	return 0;
}`,
  },
  {
    code: 'stale-pfn',
    title: 'A frame number is used after it may have been taken away',
    why: 'Between the lookup and the lock the page may be reclaimed, migrated or punched out. Whoever samples the sequence number before the lookup can ask under the lock whether that happened; a sample that nobody asks about protects nothing, and neither does one that is taken behind the lookup.',
    invalid: `int map(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn)
{
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct frame frame;

	if (look_up(slot, gfn, &frame))
		return -EFAULT;
	write_lock(&kvm->mmu_lock);
	install(kvm, gfn, &frame);
	write_unlock(&kvm->mmu_lock);
	return 0;
}`,
    valid: `int map(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn)
{
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct frame frame;
	int r = -EAGAIN;

	if (look_up(slot, gfn, &frame))
		return -EFAULT;
	write_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq)) {
		install(kvm, gfn, &frame);
		r = 0;
	}
	write_unlock(&kvm->mmu_lock);
	return r;
}`,
  },
];
