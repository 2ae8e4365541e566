import type { FindingCode } from './code.ts';

/** Ranges of frames, pages, bytes and addresses. */
export const rangeCodes: readonly FindingCode[] = [
  {
    code: 'wrong-range',
    title: 'A range is handed on with its ends crossed, one off, or in another kind of number',
    why: 'Whether the end of a range belongs to it is a convention of each function, and C checks none of it: one page too few stays mapped when it is freed, one too many takes what belongs to somebody else. A frame number of the guest, a frame number of the host and an index into a file are plain integers alike.',
    invalid: `static void zap(gfn_t start, gfn_t end)
{
	gfn_t gfn;

	for (gfn = start; gfn < end; gfn++)
		zap_one(gfn);
}

void zap_slot(gfn_t base, unsigned long npages)
{
	zap(base, base + npages - 1);
}`,
    valid: `static void zap(gfn_t start, gfn_t end)
{
	gfn_t gfn;

	for (gfn = start; gfn < end; gfn++)
		zap_one(gfn);
}

void zap_slot(gfn_t base, unsigned long npages)
{
	zap(base, base + npages);
}`,
  },
  {
    code: 'range-overflow',
    title: 'A range check is passed by a sum that wraps',
    why: 'Two signed numbers that are not negative can have a negative sum, and that is below every bound. What comes from outside has to be bounded before it is added, or the sum taken where it cannot wrap.',
    invalid: `int bind(struct box *box, loff_t offset, loff_t size)
{
	if (offset < 0 || offset + size > box_size(box))
		return -EINVAL;
	return bind_pages(box, offset, size);
}`,
    valid: `int bind(struct box *box, loff_t offset, loff_t size)
{
	if (offset < 0 || offset > box_size(box) || size > box_size(box) - offset)
		return -EINVAL;
	return bind_pages(box, offset, size);
}`,
  },
];
