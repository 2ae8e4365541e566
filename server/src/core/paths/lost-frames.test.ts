import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const copy = (failure: string, tail = ''): string => `
  int copy_from_guest(struct kvm *kvm, gfn_t gfn, size_t length, void *to)
  {
    int ret = 0;

    while (length > 0) {
      kvm_pfn_t pfn = gfn_to_pfn_prot(kvm, gfn, false, NULL);
      struct page *page;

      if (is_error_noslot_pfn(pfn)) {
        ret = -EFAULT;
        goto out;
      }
      page = pfn_to_online_page(pfn);
      if (!page) {
        ret = -EFAULT;
        ${failure}
        goto out;
      }
      memcpy(to, page_address(page), PAGE_SIZE);
      kvm_release_pfn_clean(pfn);
      ${tail}
      gfn++;
      length -= PAGE_SIZE;
    }
  out:
    return ret;
  }`;

describe('a frame that may have come with a reference', () => {
  test('and that one way out of a loop forgets is told', async () =>
    expect(await findingsOf(copy(''))).toEqual(['warning ref-leak in copy_from_guest()']));
  test('is given back on each way', async () =>
    expect(await findingsOf(copy('kvm_release_pfn_clean(pfn);'))).toEqual([]));
  test('is known to have none by who asked', async () =>
    expect(await findingsOf(copy('').replace('if (!page)', 'if (kvm_is_reserved_pfn(pfn) || !page)'))).toEqual([]));
  test('may be given back by code that is not known', async () =>
    expect(await findingsOf(copy('give_back(kvm, pfn);'))).toEqual([]));
  test('is left to its caller where the function gives back none', async () =>
    expect(await findingsOf(copy('').replace('kvm_release_pfn_clean(pfn);', ''))).toEqual([]));
});

test('who passes NULL for what a call would write goes on behind it', async () =>
  expect(
    await findingsOf(`
      int peek(struct kvm *kvm, gfn_t gfn)
      {
        kvm_pfn_t pfn = gfn_to_pfn_prot(kvm, gfn, false, NULL);
        void *bytes = kmalloc(8, GFP_KERNEL);

        kvm_release_pfn_clean(pfn);
        return bytes ? -EBUSY : -ENOMEM;
      }`),
  ).toEqual(['warning resource-leak in peek()']));
