import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const stock = `
  static void drop_some(struct folio *folio, int refs)
  {
    folio_put_refs(folio, refs);
  }
`;

describe('references by an amount that is no number', () => {
  const grab = (undo: string): string => `
    ${stock}
    int grab(struct page *page, int refs, int wanted)
    {
      struct folio *folio = page_folio(page);

      if (!folio_ref_try_add(folio, refs))
        return 0;
      if (folio_test_dirty(folio)) {
        drop_some(folio, refs);
        return 0;
      }
      if (refs != wanted) {
        ${undo}
        return 0;
      }
      return 1;
    }`;

  test('are even where as many are given back', async () =>
    expect(await findingsOf(grab('drop_some(folio, refs);'))).toEqual([]));

  test('are kept where none is', async () =>
    expect(await findingsOf(grab(''))).toEqual(['warning ref-leak in grab()']));

  test('are left open where another amount is given back', async () =>
    expect(await findingsOf(grab('drop_some(folio, wanted);'))).toEqual([]));

  test('cancel when both are multiplied alike', async () =>
    expect(
      await findingsOf(`
        ${stock}
        int weigh(struct page *page, int refs)
        {
          struct folio *folio = page_folio(page);

          if (!folio_ref_try_add(folio, refs))
            return -EAGAIN;
          folio_ref_add(folio, refs * 1023);
          if (folio_test_dirty(folio)) {
            refs *= 1024;
            drop_some(folio, refs);
            return -EAGAIN;
          }
          folio_put_refs(folio, 1024 * refs);
          return -EAGAIN;
        }`),
    ).toEqual([]));

  test('are a number where the caller passes one', async () => {
    const release = (refs: number): string => `
      ${stock}
      int take(void)
      {
        struct folio *folio = folio_alloc(GFP_KERNEL, 0);

        if (!folio)
          return -ENOMEM;
        folio_get(folio);
        drop_some(folio, ${refs});
        return 0;
      }`;
    expect(await findingsOf(release(2))).toEqual([]);
    expect(await findingsOf(release(1))).toEqual(['error ref-leak in take()']);
    expect(await findingsOf(release(3))).toEqual(['error ref-overput in take()']);
  });

  test('that are given back twice are told, within a loop and without', async () => {
    const release = (second: string): string => `
      void release(struct folio *folio, int refs)
      {
        folio_put_refs(folio, refs);
        ${second}
      }`;
    const releaseAll = (second: string): string => `
      void release_all(struct folio **folios, int count, int refs)
      {
        int i;

        for (i = 0; i < count; i++) {
          folio_put_refs(folios[i], refs);
          ${second}
        }
      }`;
    expect(await findingsOf(release(''))).toEqual([]);
    expect(await findingsOf(release('folio_put_refs(folio, refs);'))).toEqual(['warning ref-overput in release()']);
    expect(await findingsOf(releaseAll(''))).toEqual([]);
    expect(await findingsOf(releaseAll('folio_put_refs(folios[i], refs);'))).toEqual([
      'warning ref-overput in release_all()',
    ]);
  });
});

test('what a page table got on one way and a copy on the other returns the same, and is told of neither', async () =>
  expect(
    await findingsOf(`
      int copy_page(struct page *page);
      int copy_one(struct vm_area_struct *vma, pte_t *slot, unsigned long address, pte_t pte)
      {
        struct page *page = vm_normal_page(vma, address, pte);
        struct folio *folio;

        if (!page)
          return -EAGAIN;
        folio = page_folio(page);
        folio_get(folio);
        if (folio_maybe_dma_pinned(folio)) {
          folio_put(folio);
          return 0;
        }
        set_pte_at(vma->vm_mm, address, slot, pte);
        return 0;
      }`),
  ).toEqual([]));

describe('pins of an array', () => {
  const pinAll = (undo: string): string => `
    int pin_all(unsigned long address, int count)
    {
      struct page **pages = kvmalloc_array(count, sizeof(*pages), GFP_KERNEL);
      int pinned;

      if (!pages)
        return -ENOMEM;
      pinned = pin_user_pages_fast(address, count, FOLL_WRITE, pages);
      if (pinned > 0) {
        ${undo}
      }
      kvfree(pages);
      return -EINVAL;
    }`;

  test('are given back by their number', async () =>
    expect(await findingsOf(pinAll('unpin_user_pages(pages, pinned);'))).toEqual([]));

  test('or one by one', async () =>
    expect(await findingsOf(pinAll('while (pinned--) unpin_user_page(pages[pinned]);'))).toEqual([]));

  test('or those of them that are there, in a loop', async () =>
    expect(
      await findingsOf(pinAll('for (int i = 0; i < pinned; i++) if (pages[i]) unpin_user_page(pages[i]);')),
    ).toEqual([]));

  test('of an array that is a variable are no matter of the caller', async () =>
    expect(
      await findingsOf(`
        static int touch_all(unsigned long address)
        {
          struct page *pages[4];
          int i, pinned = pin_user_pages_fast(address, 4, FOLL_WRITE, pages);

          for (i = 0; i < pinned; i++)
            if (pages[i])
              unpin_user_page(pages[i]);
          return pinned;
        }
        int touch_some(unsigned long address)
        {
          return touch_all(address);
        }`),
    ).toEqual([]));

  test('are lost with an array that is freed', async () =>
    expect(await findingsOf(pinAll(''))).toEqual(['warning pin-leak in pin_all()']));

  test('that turns out to be of one page count as that page does', async () =>
    expect(
      await findingsOf(`
        static int pin_some(unsigned long address, int count, struct page **pages)
        {
          int pinned = pin_user_pages_fast(address, count, FOLL_WRITE, pages);

          if (pinned == count)
            return 0;
          if (pinned > 0)
            unpin_user_pages(pages, pinned);
          return -EFAULT;
        }
        int touch(unsigned long address)
        {
          struct page *page;

          if (pin_some(address, 1, &page))
            return -EFAULT;
          unpin_user_page(page);
          return 0;
        }`),
    ).toEqual([]));
});

test('what a page table entry says is asked of that entry', async () =>
  expect(
    await findingsOf(`
      int grab(pte_t *slot, struct folio *folio)
      {
        pte_t before = ptep_get(slot);

        folio_get(folio);
        if (pte_val(before) != pte_val(ptep_get(slot)))
          return -EAGAIN;
        folio_put(folio);
        return 0;
      }`),
  ).toEqual(['warning ref-leak in grab()']));
