import { expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const release = (second: string): string => `
  struct view { struct kvm *kvm; int users; };
  int view_release(struct view *view)
  {
    kvm_put_kvm(view->kvm);
    ${second}
    return 0;
  }`;

test('a reference that the caller handed over is dropped once', async () =>
  expect(await findingsOf(release(''))).toEqual([]));

test('dropped twice on one way, it is told', async () =>
  expect(await findingsOf(release('kvm_put_kvm(view->kvm);'))).toEqual(['warning ref-overput in view_release()']));

test('dropped on two ways, it is not', async () =>
  expect(
    await findingsOf('void f(struct kvm *kvm, int n) { if (n) { kvm_put_kvm(kvm); return; } kvm_put_kvm(kvm); }'),
  ).toEqual([]));

test('two that one call drops are meant', async () =>
  expect(await findingsOf('void f(struct folio *folio) { folio_put_refs(folio, 2); }')).toEqual([]));

test('a loop gives back what each of its entries held', async () =>
  expect(
    await findingsOf(`
      struct mirror { struct list_head entry; struct kvm *owner; };
      void adopt(struct list_head *mirrors, struct kvm *from, struct kvm *to)
      {
        struct mirror *mirror;

        list_for_each_entry(mirror, mirrors, entry) {
          kvm_get_kvm(to);
          kvm_put_kvm(from);
          mirror->owner = to;
        }
      }`),
  ).toEqual([]));

const unmap = (second: string): string => `
  struct map { struct page *page; };
  void view_unmap(struct map *map)
  {
    unpin_user_page(map->page);
    ${second}
  }`;

test('two pins of one page are two', async () => {
  expect(await findingsOf(unmap(''))).toEqual([]);
  expect(await findingsOf(unmap('unpin_user_page(map->page);'))).toEqual(['warning ref-overput in view_unmap()']);
});

const unbind = (second: string): string => `
  struct slot { struct file *file; };
  void slot_unbind(struct slot *slot)
  {
    struct file *file = get_file_active(&slot->file);

    if (!file)
      return;
    fput(file);
    ${second}
  }`;

test('of one that came with what a call returned, one is dropped', async () => {
  expect(await findingsOf(unbind(''))).toEqual([]);
  expect(await findingsOf(unbind('fput(file);'))).toEqual(['warning ref-overput in slot_unbind()']);
});

test('a variable at file scope is not freed by its count', async () =>
  expect(
    await findingsOf(`
      static struct mempolicy fallback;
      void forget(void) { struct mempolicy *pol = &fallback; note(); mpol_put(pol); more(); mpol_put(pol); }
      void note(void);`),
  ).toEqual([]));
