import { quiet, query, zeroOr } from './declare.ts';
import type { Primitive, PrimitiveGroup } from './primitive.ts';

const TRUNCATE = 'mm/truncate.c';
const MEMORY = 'mm/memory.c';

const removal: readonly Primitive[] = [
  quiet(
    'void truncate_inode_pages_range(struct address_space *mapping, loff_t lstart, loff_t lend)',
    TRUNCATE,
    'Locks each folio of a byte range, unmaps it from user page tables, takes it out of the cache and drops the ' +
      "cache's references. `lend` is the last byte, not the one after it. Partial pages at the ends are zeroed unless " +
      'the mapping is inaccessible. Guest mappings must be gone before.',
    {
      sleeps: 'may',
      effects: [{ effect: 'truncate', of: 'mapping', first: 'lstart', last: 'lend', unit: 'bytes' }],
      related: ['filemap_invalidate_lock', 'unmap_mapping_range'],
    },
  ),
  quiet(
    'void truncate_inode_pages(struct address_space *mapping, loff_t lstart)',
    TRUNCATE,
    'Takes every folio from a byte offset on out of the cache.',
    {
      sleeps: 'may',
      effects: [{ effect: 'truncate', of: 'mapping', first: 'lstart', last: 'end', unit: 'bytes' }],
    },
  ),
  quiet(
    'void truncate_inode_pages_final(struct address_space *mapping)',
    TRUNCATE,
    'Takes every folio out of the cache when the inode is evicted.',
    {
      sleeps: 'may',
      effects: [{ effect: 'note', text: 'every folio leaves the page cache' }],
    },
  ),
  quiet(
    'void truncate_pagecache(struct inode *inode, loff_t newsize)',
    TRUNCATE,
    'Unmaps and removes what lies beyond the new size.',
    {
      sleeps: 'may',
      effects: [
        { effect: 'unmap', of: 'inode->i_mapping', side: 'host' },
        { effect: 'truncate', of: 'inode->i_mapping', first: 'newsize', last: 'end', unit: 'bytes' },
      ],
    },
  ),
  quiet(
    'void truncate_pagecache_range(struct inode *inode, loff_t lstart, loff_t lend)',
    TRUNCATE,
    'Unmaps and removes a byte range; `lend` is inclusive.',
    {
      sleeps: 'may',
      effects: [
        { effect: 'unmap', of: 'inode->i_mapping', side: 'host' },
        { effect: 'truncate', of: 'inode->i_mapping', first: 'lstart', last: 'lend', unit: 'bytes' },
      ],
    },
  ),
  query(
    'int invalidate_inode_pages2_range(struct address_space *mapping, pgoff_t start, pgoff_t last)',
    TRUNCATE,
    'Unmaps and removes clean folios of an index range; -EBUSY where one could not go.',
    {
      sleeps: 'may',
      effects: [
        { effect: 'unmap', of: 'mapping', side: 'host' },
        { effect: 'truncate', of: 'mapping', first: 'start', last: 'last', unit: 'pages' },
      ],
      results: zeroOr(['EBUSY']),
    },
  ),
  query(
    'bool truncate_inode_partial_folio(struct folio *folio, loff_t start, loff_t last)',
    TRUNCATE,
    'Zeroes or splits a folio of which only a part goes; true where it is settled.',
    {
      sleeps: 'may',
      preferBody: true,
      needs: [{ on: 'folio', lock: 'folio lock', mode: 'exclusive' }],
    },
  ),
  query(
    'int truncate_inode_folio(struct address_space *mapping, struct folio *folio)',
    TRUNCATE,
    'Unmaps a locked folio and takes it out of the cache; -EIO where it is there no more.',
    {
      sleeps: 'may',
      preferBody: true,
      needs: [{ on: 'folio', lock: 'folio lock', mode: 'exclusive' }],
      results: [
        {
          value: { is: 'constant', value: 0 },
          effects: [
            { effect: 'unmap', of: 'folio', side: 'host' },
            { effect: 'ref', of: 'folio', class: 'folio', holder: 'page cache', by: { pagesOf: 'folio' }, down: true },
          ],
          label: 'gone',
        },
        { value: { is: 'errno', names: ['EIO'] }, label: 'not in the mapping' },
      ],
    },
  ),
  quiet(
    'void truncate_folio_batch_exceptionals(struct address_space *mapping, struct folio_batch *fbatch, pgoff_t *indices)',
    TRUNCATE,
    'Takes what is no folio out of a batch and out of the cache.',
    { preferBody: true, sleeps: 'may' },
  ),
];

const unmapping: readonly Primitive[] = [
  quiet(
    'void unmap_mapping_range(struct address_space *mapping, loff_t holebegin, loff_t holelen, int even_cows)',
    MEMORY,
    'Removes the user page table entries of a byte range in every process that maps the file, and the references ' +
      'that they hold. A length of zero means to the end of the file.',
    { sleeps: 'may', effects: [{ effect: 'unmap', of: 'mapping', side: 'host' }] },
  ),
  quiet(
    'void unmap_mapping_pages(struct address_space *mapping, pgoff_t start, pgoff_t nr, bool even_cows)',
    MEMORY,
    'Removes the user page table entries of a range of pages in every process that maps the file.',
    {
      sleeps: 'may',
      effects: [{ effect: 'unmap', of: 'mapping', side: 'host' }],
    },
  ),
  quiet(
    'void unmap_mapping_folio(struct folio *folio)',
    MEMORY,
    'Removes every user page table entry of one locked folio.',
    {
      sleeps: 'may',
      aliases: [{ name: 'unmap_mapping_page', until: '5.16' }],
      needs: [{ on: 'folio', lock: 'folio lock', mode: 'exclusive' }],
      effects: [{ effect: 'unmap', of: 'folio', side: 'host' }],
    },
  ),
];

/** Taking folios out of the page cache and out of user page tables. */
export const truncate: PrimitiveGroup = {
  name: 'truncate',
  title: 'Truncation and unmapping',
  primitives: [...removal, ...unmapping],
};
