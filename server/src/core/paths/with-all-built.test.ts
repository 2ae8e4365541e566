import { expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const twins = (end: string, inside = ''): string => `
  #ifdef CONFIG_SHARE
  static struct inode *share_inode(struct super_block *sb) { struct inode *inode = new_inode(sb); return inode; }
  #else
  static struct inode *share_inode(struct super_block *sb) { return NULL; }
  #endif
  int share_make(struct super_block *sb)
  {
    struct inode *inode = share_inode(sb);
    ${inside}
    if (!inode)
      return -ENOMEM;
    ${end}
    return 0;
  }`;

test('of two bodies the one that is there with all that can be built', async () =>
  expect(await findingsOf(twins(''))).toEqual(['error ref-leak in share_make()']));
test('which gives back what it has', async () => expect(await findingsOf(twins('iput(inode);'))).toEqual([]));
test('neither where who asks has a say in the same symbol', async () =>
  expect(await findingsOf(twins('', '\n#ifdef CONFIG_SHARE\n share_note(sb);\n#endif\n'))).toEqual([]));
