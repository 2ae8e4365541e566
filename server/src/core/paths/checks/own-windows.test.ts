import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const change = (before: string, failure: string): string => `
  int change(struct vm_area_struct *vma, unsigned long start, unsigned long end)
  {
    struct mmu_notifier_range range;
    int ret;

    mmu_notifier_range_init(&range, MMU_NOTIFY_CLEAR, 0, vma->vm_mm, start, end);
    ${before}
    ret = prepare(vma);
    if (ret)
      ${failure}
    mmu_notifier_invalidate_range_start(&range);
    clear(vma, start, end);
  ${failure.includes('out') ? 'out:' : ''}
    mmu_notifier_invalidate_range_end(&range);
    return ret;
  }`;

const early = (failure: string): string =>
  change('mmu_notifier_invalidate_range_start(&range);', failure).replace(
    'mmu_notifier_invalidate_range_start(&range);\n    clear',
    'clear',
  );

describe('the window of a range on the stack', () => {
  test('that a failure leaves open is told', async () =>
    expect(await findingsOf(early('return ret;'))).toEqual(['warning invalidate-unbalanced in change()']));
  test('that a failure ends and never began is told', async () =>
    expect(await findingsOf(change('', 'goto out;'))).toEqual(['warning invalidate-unbalanced in change()']));
  test('is ended where it was begun', async () => expect(await findingsOf(early('goto out;'))).toEqual([]));
  test('is not begun where nothing ends it', async () =>
    expect(await findingsOf(change('', 'return ret;'))).toEqual([]));
  test('may be ended by code that is not known', async () =>
    expect(await findingsOf(early('{ give_up(&range); return ret; }'))).toEqual([]));
});
