import type { FindingCode } from './code.ts';

/** Page frame numbers. */
export const frameCodes: readonly FindingCode[] = [
  {
    code: 'unsafe-pfn',
    title: 'A reference is taken on a page that may not be counted',
    why: 'A frame number that was read off a page table may have no page, a reserved one, or a tail page whose count is zero. A plain get raises it from zero, and the put that follows frees the page while it is mapped.',
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
];
