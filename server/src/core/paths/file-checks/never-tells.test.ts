import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const punch = `
  static int punch(struct inode *inode, const struct ops *ops, loff_t from, loff_t to)
  {
    int ret;

    filemap_invalidate_lock(inode->i_mapping);
    ret = ops->begin(inode, from);
    if (ret)
      goto out;
    truncate_inode_pages_range(inode->i_mapping, from, to);
  out:
    filemap_invalidate_unlock(inode->i_mapping);
    return 0;
  }`;

describe('an error that a function keeps to itself', () => {
  test('is told where those who call it ask', async () =>
    expect(
      await findingsOf(`${punch}
        int resize(struct inode *inode, const struct ops *ops, loff_t size)
        {
          int ret = punch(inode, ops, size, -1);

          if (!ret)
            inode->i_size = size;
          return ret;
        }`),
    ).toEqual(['warning unchecked-error in punch()']));
  test('is of no interest where nobody asks', async () =>
    expect(
      await findingsOf(`${punch}
        void shrink(struct inode *inode, const struct ops *ops, loff_t size)
        {
          punch(inode, ops, size, -1);
        }`),
    ).toEqual([]));
  test('is the choice of who stands in a table', async () =>
    expect(await findingsOf(`${punch}\n  static const struct change_ops change_ops = { .punch = punch };`)).toEqual(
      [],
    ));
  test('is told by returning it', async () =>
    expect(
      await findingsOf(`${punch.replace('return 0;', 'return ret;')}
        int resize(struct inode *inode, const struct ops *ops, loff_t size)
        {
          return punch(inode, ops, size, -1);
        }`),
    ).toEqual([]));
});
