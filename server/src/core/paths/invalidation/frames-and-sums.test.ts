import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const keep = (behind: string): string => `struct control { hpa_t pa; };
struct unit { struct kvm *kvm; struct control *control; };
int load(struct unit *unit, struct kvm_memory_slot *slot, gfn_t gfn)
{
	unsigned long seq = unit->kvm->mmu_invalidate_seq;
	struct page *page;
	kvm_pfn_t pfn;

	if (kvm_gmem_get_pfn(unit->kvm, slot, gfn, &pfn, &page, NULL))
		return -EFAULT;
	${behind}
	return 0;
}`;
const stale = 'warning stale-pfn in load()';

test('a frame number is kept and its reference given back', async () =>
  expect(
    await findingsOf(keep('note(seq); unit->control->pa = pfn_to_hpa(pfn); kvm_release_page_clean(page);')),
  ).toEqual([stale]));

test('a frame number is kept where nothing moved', async () =>
  expect(
    await findingsOf(
      keep(`read_lock(&unit->kvm->mmu_lock);
	if (!mmu_invalidate_retry_gfn(unit->kvm, seq, gfn))
		unit->control->pa = pfn_to_hpa(pfn);
	read_unlock(&unit->kvm->mmu_lock);
	kvm_release_page_clean(page);`),
    ),
  ).toEqual([]));

test('a frame number that is only used before its reference is given back', async () =>
  expect(await findingsOf(keep('note(seq); use(pfn); kvm_release_page_clean(page);'))).toEqual([]));

const bind = (test: string, type: string): string => `int bind(struct box *box, ${type} offset, ${type} size)
{
	if (${test})
		return -EINVAL;
	return bind_pages(box, offset, size);
}`;
const wraps = ['warning range-overflow in bind()'];

test.each([
  ['offset < 0 || offset + size > box->size', 'loff_t', wraps],
  ['offset < 0 || box->size < offset + size', 'loff_t', wraps],
  // Nothing says that it is not trusted.
  ['offset + size > box->size', 'loff_t', []],
  ['offset < 0 || offset > box->size || offset + size > box->size', 'loff_t', []],
  ['offset < 0 || offset + size < offset || offset + size > box->size', 'loff_t', []],
  ['offset < 0 || offset + size > box->size', 'u64', []],
])('%s of %s', async (condition, type, told) => expect(await findingsOf(bind(condition, type))).toEqual(told));

const frame = (rounded: string): string => `bool box_pre_set(struct kvm *kvm, struct kvm_gfn_range *range)
{
	return kvm_unmap_gfn_range(kvm, range);
}
bool box_post_set(struct kvm *kvm, struct kvm_gfn_range *range)
{
	gfn_t gfn = ${rounded};

	note_mixed(kvm, gfn);
	return false;
}`;

test('what comes behind the change goes by the rounded range', async () =>
  expect(await findingsOf(frame('ALIGN_DOWN(range->start, 512)'))).toEqual([
    'warning invalidate-range-mismatch in box_pre_set()',
  ]));

test('what comes behind the change goes by the same range', async () =>
  expect(await findingsOf(frame('range->start'))).toEqual([]));
