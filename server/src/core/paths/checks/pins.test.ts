import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const gets = (how: string, flags: string): string => `
  if (${how}(addr, 1, ${flags}, &page) != 1)
    return -EFAULT;`;

const head = 'int touch(unsigned long addr, int limit)\n{\n  struct page *page;\n';

test('a pin that a way out forgets is lost', async () =>
  expect(
    await findingsOf(`${head}${gets('pin_user_pages_fast', 'FOLL_WRITE')}
      if (limit < 0)
        return -EINVAL;
      unpin_user_page(page);
      return 0;
    }`),
  ).toEqual(['error pin-leak in touch()']));

test('a pinned page that comes back or is stored is handed on', async () =>
  expect(
    await findingsOf(`struct box { struct page *page; };
      int keep(struct box *box, unsigned long addr)
      {
        struct page *page;
        ${gets('pin_user_pages_fast', 'FOLL_WRITE')}
        box->page = page;
        return 0;
      }
      struct page *get(unsigned long addr)
      {
        struct page *page;

        if (pin_user_pages_fast(addr, 1, FOLL_WRITE, &page) != 1)
          return NULL;
        return page;
      }`),
  ).toEqual([]));

test('a pin in each round of a loop is another one each time', async () =>
  expect(
    await findingsOf(`int all(unsigned long addr, struct page **pages, int n)
      {
        struct page *page;
        int i;

        for (i = 0; i < n; i++) {
          ${gets('pin_user_pages_fast', 'FOLL_WRITE')}
          pages[i] = page;
        }
        return 0;
      }`),
  ).toEqual([]));

test('a plain put of a pinned page leaves the pin', async () =>
  expect(
    await findingsOf(`${head}${gets('pin_user_pages_fast', '0')}
      put_page(page);
      return 0;
    }`),
  ).toEqual(['warning pin-misuse in touch()']));

test('a plain put of a reference that was taken besides is right', async () =>
  expect(
    await findingsOf(`${head}${gets('pin_user_pages_fast', '0')}
      get_page(page);
      put_page(page);
      unpin_user_page(page);
      return 0;
    }`),
  ).toEqual([]));

test('a page that was got with a reference is not unpinned', async () =>
  expect(
    await findingsOf(`${head}${gets('get_user_pages_fast', '0')}
      unpin_user_page(page);
      return 0;
    }`),
  ).toEqual(['warning pin-misuse in touch()']));

const array = (flags: string, body: string): string => `
  int touch(unsigned long addr, int n)
  {
    struct page **pages = kcalloc(n, sizeof(*pages), GFP_KERNEL);
    int got, i;

    if (!pages)
      return -ENOMEM;
    got = pin_user_pages_fast(addr, n, ${flags}, pages);
    if (got != n) {
      if (got > 0)
        unpin_user_pages(pages, got);
      kfree(pages);
      return -EFAULT;
    }
    ${body}
    kfree(pages);
    return 0;
  }`;

test('plain puts of an array of pins leave the pins', async () =>
  expect(await findingsOf(array('FOLL_WRITE', 'for (i = 0; i < n; i++) put_page(pages[i]);'))).toEqual([
    'warning pin-misuse in touch()',
  ]));

test('an array of pins that is given back as one is right', async () =>
  expect(await findingsOf(array('FOLL_WRITE', 'unpin_user_pages(pages, n);'))).toEqual([]));

test('pages that are pinned for reading alone are not dirtied', async () =>
  expect(await findingsOf(array('0', 'unpin_user_pages_dirty_lock(pages, n, true);'))).toEqual([
    'warning pin-misuse in touch()',
  ]));

test('pages that are pinned for reading alone are given back undirtied', async () =>
  expect(await findingsOf(array('0', 'unpin_user_pages_dirty_lock(pages, n, false);'))).toEqual([]));

const wipe = 'char *bytes = kmap_local_page(page);\n memset(bytes, 0, 16);\n kunmap_local(bytes);\n';

test('a page that is written through a pin is dirtied', async () =>
  expect(
    await findingsOf(`${head}${gets('pin_user_pages_fast', 'FOLL_WRITE')}
      ${wipe}
      unpin_user_page(page);
      return 0;
    }`),
  ).toEqual(['warning pin-misuse in touch()']));

test.each(['set_page_dirty_lock(page);\nunpin_user_page(page);', 'unpin_user_pages_dirty_lock(&page, 1, true);'])(
  'that is done by %j',
  async (release) =>
    expect(
      await findingsOf(`${head}${gets('pin_user_pages_fast', 'FOLL_WRITE')}
      ${wipe}
      ${release}
      return 0;
    }`),
    ).toEqual([]),
);

test('a callee that writes, and one that gives back, are seen through', async () =>
  expect(
    await findingsOf(`static void wipe(struct page *page)
      {
        ${wipe}
      }
      static void done(struct page *page)
      {
        unpin_user_page(page);
      }
      ${head}${gets('pin_user_pages_fast', 'FOLL_WRITE')}
      wipe(page);
      done(page);
      return 0;
    }`),
  ).toEqual(['warning pin-misuse in touch()']));

test('a callee that dirties what it gives back is seen through', async () =>
  expect(
    await findingsOf(`static void done(struct page *page)
      {
        set_page_dirty_lock(page);
        unpin_user_page(page);
      }
      ${head}${gets('pin_user_pages_fast', 'FOLL_WRITE')}
      ${wipe}
      done(page);
      return 0;
    }`),
  ).toEqual([]));

const region = (flags: string, link: string): string => `
  struct region { struct list_head list; struct page **pages; int n; };
  struct owner { struct list_head regions; };

  static struct page **pin(unsigned long addr, int n, unsigned int flags)
  {
    struct page **pages = kcalloc(n, sizeof(*pages), GFP_KERNEL);
    int got;

    if (!pages)
      return ERR_PTR(-ENOMEM);
    got = pin_user_pages_fast(addr, n, flags, pages);
    if (got == n)
      return pages;
    if (got > 0)
      unpin_user_pages(pages, got);
    kfree(pages);
    return ERR_PTR(-EFAULT);
  }

  int add(struct owner *owner, unsigned long addr, int n)
  {
    struct region *region = kzalloc(sizeof(*region), GFP_KERNEL);

    if (!region)
      return -ENOMEM;
    region->pages = pin(addr, n, ${flags});
    if (IS_ERR(region->pages)) {
      kfree(region);
      return -EFAULT;
    }
    region->n = n;
    ${link}
  }`;

test('a pin that is kept in what is linked is meant for long', async () =>
  expect(await findingsOf(region('FOLL_WRITE', 'list_add_tail(&region->list, &owner->regions);\nreturn 0;'))).toEqual([
    'warning pin-misuse in add()',
  ]));

test('one that is, is', async () =>
  expect(
    await findingsOf(region('FOLL_WRITE | FOLL_LONGTERM', 'list_add_tail(&region->list, &owner->regions);\nreturn 0;')),
  ).toEqual([]));

test('what is unlinked and given back again is not kept', async () =>
  expect(
    await findingsOf(
      region(
        'FOLL_WRITE',
        `list_add_tail(&region->list, &owner->regions);
        submit(owner);
        list_del(&region->list);
        unpin_user_pages(region->pages, region->n);
        kfree(region->pages);
        kfree(region);
        return 0;`,
      ),
    ),
  ).toEqual([]));

test('what is handed to code that is not known may be given back there', async () =>
  expect(
    await findingsOf(
      region('FOLL_WRITE', 'list_add_tail(&region->list, &owner->regions);\nsubmit(region);\nreturn 0;'),
    ),
  ).toEqual([]));
