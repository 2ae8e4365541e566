import { expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const open = (undo: string): string => `
  struct share { struct kvm *kvm; };
  int share_open(struct share *share, struct inode *inode, struct file *file)
  {
    int ret;

    kvm_get_kvm(share->kvm);
    ret = simple_attr_open(inode, file, NULL, NULL, "%llu");
    if (ret)
      ${undo}
    return ret;
  }`;

test('a reference that was taken is dropped where the function fails', async () =>
  expect(await findingsOf(open('kvm_put_kvm(share->kvm);'))).toEqual([]));

test('kept where it fails, it is told', async () =>
  expect(await findingsOf(open('share->kvm->nr_bound = 0;'))).toEqual(['warning ref-leak in share_open()']));

const openSafely = (undo: string): string => `
  struct share { struct kvm *kvm; };
  int share_open(struct share *share, struct inode *inode, struct file *file)
  {
    int ret;

    if (!kvm_get_kvm_safe(share->kvm))
      return -ENOENT;
    ret = simple_attr_open(inode, file, NULL, NULL, "%llu");
    if (ret)
      ${undo}
    return ret;
  }`;

test('a reference that may be refused is dropped where the function fails', async () =>
  expect(await findingsOf(openSafely('kvm_put_kvm(share->kvm);'))).toEqual([]));

test('kept where it fails, it is told as well', async () =>
  expect(await findingsOf(openSafely('share->kvm->nr_bound = 0;'))).toEqual(['warning ref-leak in share_open()']));

const init = (undo: string, name = 'shares_init'): string => `
  static struct kmem_cache *share_cache;
  int ${name}(void)
  {
    int r;

    share_cache = kmem_cache_create("share", 32, 0, 0, NULL);
    if (!share_cache)
      return -ENOMEM;
    r = shares_register();
    if (r < 0) {
      ${undo}
      return -EINVAL;
    }
    return 0;
  }`;

test('what init allocated is freed where it fails', async () =>
  expect(await findingsOf(init('kmem_cache_destroy(share_cache);'))).toEqual([]));

test('left in its variable, it is told', async () =>
  expect(await findingsOf(init('other();'))).toEqual(['warning resource-leak in shares_init()']));

const lookup = (put: string): string => `
  int frame_prepare(struct folio *folio);
  int frame_get(struct inode *inode, unsigned long index, unsigned long *pfn)
  {
    struct folio *folio = filemap_grab_folio(inode->i_mapping, index);
    int r = 0;

    if (IS_ERR(folio))
      return PTR_ERR(folio);
    *pfn = folio_pfn(folio);
    if (folio_test_hwpoison(folio))
      r = -EHWPOISON;
    folio_unlock(folio);
    if (r < 0) {
      ${put}
    }
    return r;
  }`;

test('a folio is kept by its frame number where the function succeeds, and not where it fails', async () => {
  expect(await findingsOf(lookup('folio_put(folio);'))).toEqual([]);
  expect(await findingsOf(lookup(''))).toEqual(['warning ref-leak in frame_get()']);
});
