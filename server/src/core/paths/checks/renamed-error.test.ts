import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const file = (make: string, failed: string, asks = 'IS_ERR_OR_NULL(folio)'): string => `
  static struct folio *grab(struct inode *inode, pgoff_t index)
  {
    struct folio *folio = ${make};

    if (${asks})
      ${failed};
    folio_mark_uptodate(folio);
    return folio;
  }
  int fill(struct inode *inode, pgoff_t index)
  {
    struct folio *folio = grab(inode, index);

    if (!folio)
      return -ENOMEM;
    folio_unlock(folio);
    folio_put(folio);
    return 0;
  }`;
const make = 'filemap_grab_folio(inode->i_mapping, index)';

describe('an error pointer that becomes NULL', () => {
  test('and another error of the caller’s own is told', async () =>
    expect(await findingsOf(file(make, 'return NULL'))).toEqual(['warning unchecked-error in fill()']));
  test('and only says that nothing was found is well', async () =>
    expect(await findingsOf(file('filemap_lock_folio(inode->i_mapping, index)', 'return NULL'))).toEqual([]));
  test('is no matter of who fails otherwise', async () =>
    expect(await findingsOf(file('find_lock_page(inode->i_mapping, index)', 'return NULL', '!folio'))).toEqual([]));
});
