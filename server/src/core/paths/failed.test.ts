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
