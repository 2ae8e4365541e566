import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

test('a function that drops what it is named for keeps its promise', async () =>
  expect(await findingsOf('void share_put_page(struct page *page) { if (page) put_page(page); }')).toEqual([]));

test('one that never does is told', async () =>
  expect(await findingsOf('void share_put_page(struct page *page) { if (page) SetPageDirty(page); }')).toEqual([
    'warning ref-leak in share_put_page()',
  ]));

test('what it hands to code that is not known may be dropped there', async () =>
  expect(await findingsOf('void share_put_page(struct page *page) { if (page) other(page); }')).toEqual([]));

test('what the catalogue says of a function of the file is promised, too', async () =>
  expect(await findingsOf('void unpin_folio(struct folio *folio) { ; }')).toEqual([
    'warning ref-leak in unpin_folio()',
  ]));

test('a function that ends something by its name does something', async () =>
  expect(
    await findingsOf(`
      struct share { struct list_head link; };
      void shares_free(struct list_head *all)
      {
        struct share *share, *next;

        list_for_each_entry_safe(share, next, all, link)
          ;
      }`),
  ).toEqual(['warning resource-leak in shares_free()']));

test('a stub is meant', async () =>
  expect(await findingsOf('int share_release(struct file *file) { return 0; }')).toEqual([]));

test('what is looked up for the end is used', async () =>
  expect(
    await findingsOf(`
      struct share { struct kvm *kvm; };
      int share_release(struct inode *inode, struct file *file)
      {
        struct share *share = inode->i_private;

        simple_attr_release(inode, file);
        return 0;
      }`),
  ).toEqual(['warning resource-leak in share_release()']));

test('another count of a folio is not its references', async () => {
  const put = (drop: string): string => `
    struct folio { int _pincount; };
    static void put_pinned(struct folio *folio, int refs)
    {
      atomic_sub(refs, &folio->_pincount);
      ${drop}
    }
    void release(struct folio *folio)
    {
      put_pinned(folio, 1);
    }`;
  expect(await findingsOf(put('folio_put_refs(folio, refs);'))).toEqual([]);
  expect(await findingsOf(put(''))).toContain('warning ref-leak in put_pinned()');
});

const unpin = (drop: string): string => `
  struct view { struct page **pages; unsigned long count; };
  void view_unpin_pages(struct view *view, struct page **pages, unsigned long count)
  {
    ${drop}
    kvfree(pages);
    view->count -= min_t(unsigned long, view->count, count);
  }`;

test('pages are unpinned before their array is freed', async () =>
  expect(await findingsOf(unpin('unpin_user_pages(pages, count);'))).toEqual([]));

test('that the array is freed unpins none of them', async () =>
  expect(await findingsOf(unpin('view->pages = NULL;'))).toEqual(['warning ref-leak in view_unpin_pages()']));
