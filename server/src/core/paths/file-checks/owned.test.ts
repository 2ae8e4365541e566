import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const view = (release: string): string => `
  struct view { struct kvm *kvm; unsigned long *bits; struct list_head link; };

  int view_open(struct file *file, struct kvm *kvm)
  {
    struct view *view = kzalloc(sizeof(*view), GFP_KERNEL);

    if (!view)
      return -ENOMEM;
    kvm_get_kvm(kvm);
    view->kvm = kvm;
    file->private_data = view;
    return 0;
  }

  int view_release(struct file *file)
  {
    struct view *view = file->private_data;

    ${release}
    return 0;
  }`;

test('a reference that is kept in an object is dropped where the object ends', async () =>
  expect(await findingsOf(view('kvm_put_kvm(view->kvm); kfree(view);'))).toEqual([]));

test('dropped nowhere, it is told where the object is freed', async () =>
  expect(await findingsOf(view('kfree(view);'))).toEqual(['warning ref-leak in view_release()']));

test('what is handed to code that is not known may be dropped there', async () =>
  expect(await findingsOf(view('other_end(view->kvm); kfree(view);'))).toEqual([]));

const cache = (init: string, exit: string): string => `
  static struct kmem_cache *share_cache;

  static struct kmem_cache *share_cache;

  int shares_init(void)
  {
    int r;

    share_cache = kmem_cache_create("share", 32, 0, 0, NULL);
    if (!share_cache)
      return -ENOMEM;
    r = shares_register();
    if (r) {
      kmem_cache_destroy(share_cache);
      ${init}
      return r;
    }
    return 0;
  }

  void shares_exit(void)
  {
    shares_unregister();
    ${exit}
  }`;

test('what init makes, exit takes down', async () =>
  expect(await findingsOf(cache('', 'kmem_cache_destroy(share_cache);'))).toEqual([]));

test('that init takes it down where it fails is not enough', async () =>
  expect(await findingsOf(cache('', ''))).toEqual(['warning resource-leak in shares_exit()']));

test('one that is put down and cleared by the same function is', async () =>
  expect(await findingsOf(cache('share_cache = NULL;', ''))).toEqual([]));

test('memory of a member that is cleared is lost', async () =>
  expect(
    await findingsOf(`
      struct share { unsigned long *bits; };
      int share_fill(struct share *share)
      {
        share->bits = kcalloc(4, sizeof(long), GFP_KERNEL);
        return share->bits ? 0 : -ENOMEM;
      }
      void share_clear(struct share *share)
      {
        if (share->bits)
          share->bits = NULL;
      }`),
  ).toEqual(['warning resource-leak in share_clear()']));

const buffer = (release: string, make: string): string => `
  struct session { void *buffer; struct page **pages; unsigned long count; struct list_head link; };

  static int session_init(struct session *session)
  {
    ${make}
    return 0;
  }

  static void session_cleanup(struct session *session)
  {
    ${release}
    session->buffer = NULL;
    session->pages = NULL;
  }

  int session_run(struct session *session, unsigned long addr)
  {
    struct page *page;
    int r = session_init(session);

    if (r)
      return r;
    if (pin_user_pages_fast(addr, 1, 0, &page) == 1)
      unpin_user_page(page);
    session_cleanup(session);
    return 0;
  }`;
const makeBuffer = `
    struct page *page = alloc_page(GFP_KERNEL);

    if (!page)
      return -ENOMEM;
    session->buffer = page_address(page);`;

test('the page of an address that is kept is freed where the address is cleared', async () =>
  expect(await findingsOf(buffer('__free_page(virt_to_page(session->buffer));', makeBuffer))).toEqual([]));

test('cleared alone, it is told, whatever page is unpinned elsewhere', async () =>
  expect(await findingsOf(buffer('session->count = 0;', makeBuffer))).toEqual([
    'error ref-leak in session_run()',
    'warning ref-leak in session_cleanup()',
  ]));

const makePages = `
    session->pages = session_pages(session->count);
    if (IS_ERR(session->pages))
      return PTR_ERR(session->pages);`;
const pages = (release: string): string => `
  static struct page **session_pages(unsigned long count)
  {
    struct page **pages;

    if (!count)
      return ERR_PTR(-EINVAL);
    pages = kvcalloc(count, sizeof(*pages), GFP_KERNEL);
    return pages ? pages : ERR_PTR(-ENOMEM);
  }${buffer(release, makePages)}`;

test('what comes as memory or as an error is memory that is freed', async () =>
  expect(await findingsOf(pages('kvfree(session->pages);'))).toEqual([]));

test('or is told to be freed nowhere', async () =>
  expect(await findingsOf(pages('session->count = 0;'))).toEqual(['warning resource-leak in session_cleanup()']));
