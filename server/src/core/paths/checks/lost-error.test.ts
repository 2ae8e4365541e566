import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const punch = (test: string, end: string): string => `
  long punch(struct inode *inode, const struct ops *ops, loff_t from, loff_t to)
  {
    long ret;

    if (from > to)
      return -EINVAL;
    filemap_invalidate_lock(inode->i_mapping);
    ret = ops->begin(inode, from);
    if (${test})
      goto out;
    truncate_inode_pages_range(inode->i_mapping, from, to);
  out:
    filemap_invalidate_unlock(inode->i_mapping);
    ${end}
  }`;

describe('an error that makes a function leave its work', () => {
  test('and that is lost on the way out is told', async () =>
    expect(await findingsOf(punch('ret', 'return 0;'))).toEqual(['warning unchecked-error in punch()']));
  test('is returned', async () => expect(await findingsOf(punch('ret', 'return ret;'))).toEqual([]));
  test('is at least said', async () =>
    expect(await findingsOf(punch('ret', 'if (ret) pr_warn("%ld", ret); return 0;'))).toEqual([]));
  test('is no error where it is a positive answer', async () =>
    expect(await findingsOf(punch('ret > 4', 'return 0;'))).toEqual([]));
  test("is nobody's where the function never tells of any", async () =>
    expect(await findingsOf(punch('ret', 'return 0;').replace('return -EINVAL;', 'return 0;'))).toEqual([]));
  test('is no loss where the function says so by what it returns otherwise', async () =>
    expect(
      await findingsOf(`
    int is_ready(struct thing *thing)
    {
      int ret = ask(thing);

      if (ret)
        goto out;
      if (thing->n)
        return 1;
    out:
      return 0;
    }`),
    ).toEqual([]));
});
