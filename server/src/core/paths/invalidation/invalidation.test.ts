import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const fault = (ask: string): string => `struct fault { unsigned long seq; gfn_t gfn; };
static int look_up(struct kvm *kvm, struct fault *fault)
{
	fault->seq = kvm->mmu_invalidate_seq;
	return find(kvm, fault->gfn);
}
static bool is_stale(struct kvm *kvm, struct fault *fault)
{
	return ${ask};
}
int handle(struct kvm *kvm, struct fault *fault)
{
	int r = look_up(kvm, fault);

	if (r)
		return r;
	write_lock(&kvm->mmu_lock);
	if (!is_stale(kvm, fault))
		r = install(kvm, fault);
	write_unlock(&kvm->mmu_lock);
	return r;
}
int caller(struct kvm *kvm, struct fault *fault)
{
	return handle(kvm, fault);
}`;

test('a sample that a callee keeps is asked about by another', async () =>
  expect(await findingsOf(fault('mmu_invalidate_retry_gfn(kvm, fault->seq, fault->gfn)'))).toEqual([]));

test('nobody asks about a sample that is kept in memory: the innermost function that takes the lock is told', async () =>
  expect(await findingsOf(fault('false'))).toEqual(['warning stale-pfn in handle()']));

test('the question that means nothing without the lock is no answer', async () =>
  expect(await findingsOf(fault('mmu_invalidate_retry_gfn_unsafe(kvm, fault->seq, fault->gfn)'))).toEqual([
    'warning stale-pfn in handle()',
  ]));

test('who compares the number itself asks', async () =>
  expect(await findingsOf(fault('kvm->mmu_invalidate_seq != fault->seq'))).toEqual([]));

const handedOn = (use: string): string => `static void report(struct kvm *kvm, unsigned long seq)
{
	${use};
}
void f(struct kvm *kvm)
{
	unsigned long seq = READ_ONCE(kvm->mmu_invalidate_seq);

	report(kvm, seq);
}`;

test('a sample is handed to a function that looks at it', async () =>
  expect(await findingsOf(handedOn('note(kvm, seq)'))).toEqual([]));

test('a sample is handed to a function that does not look at it', async () =>
  expect(await findingsOf(handedOn('note(kvm)'))).toEqual(['warning stale-pfn in f()']));

const zap = (body: string): string => `void zap(struct kvm *kvm, struct inode *inode, gfn_t start, gfn_t end)
{
${body
  .split('; ')
  .map((line) => `\t${line};\n`)
  .join('')}}`;

test.each([
  [
    'truncate_inode_pages_range(inode->i_mapping, 0, -1); kvm_mmu_invalidate_begin(kvm); kvm_mmu_invalidate_end(kvm)',
    1,
  ],
  [
    'kvm_mmu_invalidate_begin(kvm); kvm_mmu_invalidate_end(kvm); truncate_inode_pages_range(inode->i_mapping, 0, -1)',
    1,
  ],
  [
    'kvm_mmu_invalidate_begin(kvm); truncate_inode_pages_range(inode->i_mapping, 0, -1); kvm_mmu_invalidate_end(kvm)',
    0,
  ],
  ['kvm_mmu_invalidate_range_add(kvm, start, end); kvm_mmu_invalidate_begin(kvm); kvm_mmu_invalidate_end(kvm)', 1],
  ['kvm_mmu_invalidate_begin(kvm); kvm_mmu_invalidate_range_add(kvm, start, end); kvm_mmu_invalidate_end(kvm)', 0],
  ['kvm_mmu_invalidate_begin(kvm); kvm_mmu_invalidate_end(kvm)', 1],
  ['kvm_mmu_invalidate_begin(kvm); anything(kvm); kvm_mmu_invalidate_end(kvm)', 0],
])('%s', async (body, count) =>
  expect((await findingsOf(zap(body))).filter((told) => told.includes('invalidate-missing'))).toHaveLength(count),
);

test('a function that opens the window and unmaps inside it leaves nothing to do', async () =>
  expect(
    await findingsOf(`static void start(struct kvm *kvm, struct kvm_gfn_range *range)
{
	kvm_mmu_invalidate_begin(kvm);
	kvm_unmap_gfn_range(kvm, range);
}
void f(struct kvm *kvm, struct kvm_gfn_range *range)
{
	start(kvm, range);
	kvm_mmu_invalidate_end(kvm);
}`),
  ).toEqual([]));
