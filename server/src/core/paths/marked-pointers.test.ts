import { expect, it } from 'vitest';
import { findingsOf } from '../../../../test/findings-of.ts';

it('an entry of the page cache that is a value is no folio, and no reference of it is owed', () => {
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
  expect(findingsOf(code('folio_put(folio);'))).toEqual([]);
  expect(findingsOf(code('folio_mark_accessed(folio);'))).toEqual(['error ref-leak in probe()']);
});
