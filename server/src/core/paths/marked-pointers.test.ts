import { expect, it } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

it('an entry of the page cache that is a value is no folio, and no reference of it is owed', async () => {
  const code = (put: string): string => `
    int probe(struct address_space *mapping, unsigned long index)
    {
      struct folio *folio = filemap_get_entry(mapping, index);

      if (!folio)
        return 0;
      if (!xa_is_value(folio))
        ${put}
      return 1;
    }`;
  expect(await findingsOf(code('folio_put(folio);'))).toEqual([]);
  expect(await findingsOf(code('folio_mark_accessed(folio);'))).toEqual(['error ref-leak in probe()']);
});
