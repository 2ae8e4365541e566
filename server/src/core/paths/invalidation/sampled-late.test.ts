import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const map = (body: string): string => `
  static void install(struct kvm *kvm, gfn_t gfn, kvm_pfn_t pfn)
  {
    kvm->last_pfn = pfn;
  }
  int map(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn)
  {
    struct page *page;
    kvm_pfn_t pfn;
    unsigned long seq;
    int r = 0;

    ${body}
    write_lock(&kvm->mmu_lock);
    if (mmu_invalidate_retry(kvm, seq))
      r = -EAGAIN;
    else
      install(kvm, gfn, pfn);
    kvm_release_faultin_page(kvm, page, r != 0, true);
    write_unlock(&kvm->mmu_lock);
    return r;
  }`;

const sample = 'seq = kvm->mmu_invalidate_seq;\nsmp_rmb();';
const lookUp =
  'pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, NULL, &page);\nif (is_error_noslot_pfn(pfn))\nreturn -EFAULT;';

test('a sample behind the lookup that it guards is too late', async () =>
  expect(await findingsOf(map(`${lookUp}\n${sample}`))).toEqual(['warning stale-pfn in map()']));

test('a sample before the lookup is in time', async () =>
  expect(await findingsOf(map(`${sample}\n${lookUp}`))).toEqual([]));

test('another lookup behind the sample is the one that is guarded', async () =>
  expect(await findingsOf(map(`${lookUp}\nkvm_release_page_unused(page);\n${sample}\n${lookUp}`))).toEqual([]));

test('code that is not known may look up', async () =>
  expect(await findingsOf(map(`${lookUp}\n${sample}\nr = find_again(kvm, gfn, &pfn);`))).toEqual([]));
