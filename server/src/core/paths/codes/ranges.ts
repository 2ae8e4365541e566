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
];
