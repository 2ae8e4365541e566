import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

describe('a reference on what was there before', () => {
  const unbind = (put: string, name = 'unbind'): string => `
    struct slot { struct file *file; int bound; };
    static struct file *slot_get_file(struct slot *slot)
    {
      return get_file_active(&slot->file);
    }
    void ${name}(struct slot *slot)
    {
      struct file *file = slot_get_file(slot);

      if (!file)
        return;
      slot->bound = 0;
      ${put}
    }`;
  test('that is dropped is balanced', async () => expect(await findingsOf(unbind('fput(file);'))).toEqual([]));
  test('that no way out drops is told', async () =>
    expect(await findingsOf(unbind(''))).toEqual(['warning ref-leak in unbind()']));
  test('is meant where the name says so', async () => expect(await findingsOf(unbind('', 'slot_get'))).toEqual([]));

  test('is not meant where the name speaks of something else', async () => {
    expect(await findingsOf(unbind('', 'slot_get_pfn'))).toEqual(['warning ref-leak in slot_get_pfn()']);
    expect(await findingsOf(unbind('', 'slot_find_file'))).toEqual([]);
  });
  test('that is taken of what is at hand may be meant for somebody else', async () =>
    expect(
      await findingsOf(
        'void link(struct dentry *dentry, struct inode *inode) { d_instantiate(dentry, inode); dget(dentry); }',
      ),
    ).toEqual([]));
});
