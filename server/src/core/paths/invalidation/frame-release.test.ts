import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const followed = (body: string): string => `
  int drop(struct vm_area_struct *vma, unsigned long addr)
  {
    unsigned long pfn;
    int r = follow_pfn(vma, addr, &pfn);

    if (r)
      return r;
    ${body}
    return 0;
  }`;

test('a frame that came without a reference has none to drop', async () =>
  expect(await findingsOf(followed('put_page(pfn_to_page(pfn));'))).toEqual(['warning unsafe-pfn in drop()']));

test('one that was taken since has', async () =>
  expect(
    await findingsOf(
      followed('if (!get_page_unless_zero(pfn_to_page(pfn)))\nreturn -EFAULT;\nput_page(pfn_to_page(pfn));'),
    ),
  ).toEqual([]));

const looked = (body: string): string => `
  int drop(struct kvm *kvm, gfn_t gfn)
  {
    kvm_pfn_t pfn = gfn_to_pfn(kvm, gfn);

    if (is_error_noslot_pfn(pfn))
      return -EFAULT;
    ${body}
    return 0;
  }`;

test('a frame that may have no count is given back by what asks', async () =>
  expect(await findingsOf(looked('put_page(pfn_to_page(pfn));'))).toEqual(['warning unsafe-pfn in drop()']));

test('kvm_release_pfn_clean() does', async () =>
  expect(await findingsOf(looked('kvm_release_pfn_clean(pfn);'))).toEqual([]));

test.each([
  'if (kvm_is_reserved_pfn(pfn))\nreturn 0;',
  'if (PageReserved(pfn_to_page(pfn)))\nreturn 0;',
  'if (!pfn_valid(pfn))\nreturn 0;',
  'if (is_odd(pfn))\nreturn 0;',
])('who asked before, by %j, may drop it', async (ask) =>
  expect(await findingsOf(looked(`${ask}\nput_page(pfn_to_page(pfn));`))).toEqual([]),
);
