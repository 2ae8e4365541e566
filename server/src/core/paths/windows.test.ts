import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const unbalanced = (name: string): string[] => [`warning invalidate-unbalanced in ${name}()`];

describe('an invalidation window', () => {
  const zap = (end: string): string => `
    int zap(struct kvm *kvm, struct kvm_gfn_range *range)
    {
      int r;

      write_lock(&kvm->mmu_lock);
      kvm_mmu_invalidate_begin(kvm);
      r = driver_zap(kvm, range);
      ${end}
      write_unlock(&kvm->mmu_lock);
      return r;
    }`;
  test('that every path closes is balanced', async () =>
    expect(await findingsOf(zap('kvm_mmu_invalidate_end(kvm);'))).toEqual([]));
  test('that no path closes is told', async () => expect(await findingsOf(zap(''))).toEqual(unbalanced('zap')));
  test('that is closed on one of two paths with the same result is told', async () =>
    expect(await findingsOf(zap('if (range->may_block) kvm_mmu_invalidate_end(kvm);'))).toEqual(unbalanced('zap')));
  test('that the name of the function speaks of is meant for the caller', async () =>
    expect(await findingsOf(zap('').replace('int zap', 'int zap_start'))).toEqual([]));
});

describe('a window that a callee opens and another closes', () => {
  const both = (rest: string, close: string): string => `
    struct view { struct kvm *kvm; int active; };
    static void view_begin(struct view *view)
    {
      kvm_mmu_invalidate_begin(view->kvm);
    }
    static void view_end(struct view *view)
    {
      ${close}
    }
    long punch(struct view *view, struct inode *inode, loff_t from, loff_t to)
    {
      view_begin(view);
      truncate_inode_pages_range(inode->i_mapping, from, to - 1);
      ${rest}
      return 0;
    }`;
  const end = 'kvm_mmu_invalidate_end(view->kvm);';
  test('is balanced', async () => expect(await findingsOf(both('view_end(view);', end))).toEqual([]));
  test('is told where the second is not called', async () =>
    expect(await findingsOf(both('', end))).toEqual(unbalanced('punch')));
  test('is not told where it is not known whether the second finds something to close', async () =>
    expect(await findingsOf(both('view_end(view);', `if (find_view(view)) ${end}`))).toEqual([]));
});
