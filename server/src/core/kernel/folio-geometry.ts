import { computes, getter, pure } from './declare.ts';
import type { Primitive, PrimitiveGroup } from './primitive.ts';

const MM = 'include/linux/mm.h';
const PAGEMAP = 'include/linux/pagemap.h';

const geometry: readonly Primitive[] = [
  pure('long folio_nr_pages(const struct folio *folio)', MM, 'The number of pages of the folio, a power of two.', {
    min: 1,
    max: 262144,
  }),
  pure('unsigned int folio_order(const struct folio *folio)', MM, 'The binary logarithm of the number of pages.', {
    min: 0,
    max: 18,
  }),
  pure('size_t folio_size(const struct folio *folio)', MM, 'The number of bytes of the folio.', { min: 4096 }),
  pure('unsigned int folio_shift(const struct folio *folio)', MM, 'The binary logarithm of the number of bytes.', {
    min: 12,
    max: 30,
  }),
  pure('unsigned long folio_pfn(const struct folio *folio)', MM, 'The page frame number of the first page.', {
    inverse: 'pfn_folio',
  }),
  pure(
    'unsigned long page_to_pfn(const struct page *page)',
    'include/asm-generic/memory_model.h',
    'The page frame number of a page.',
    {
      inverse: 'pfn_to_page',
    },
  ),
  pure(
    'struct page *pfn_to_page(unsigned long pfn)',
    'include/asm-generic/memory_model.h',
    'The page of a frame number. Only for numbers that have one: pfn_valid() asks.',
    { inverse: 'page_to_pfn', nonNull: true },
  ),
  pure('struct folio *pfn_folio(unsigned long pfn)', PAGEMAP, 'The folio of a frame number that has a page.', {
    inverse: 'folio_pfn',
    nonNull: true,
  }),
  pure(
    'struct folio *page_folio(struct page *page)',
    'include/linux/page-flags.h',
    'The folio that a page belongs to. Stable only while a reference is held.',
    { inverse: 'folio_page', nonNull: true },
    { versions: { since: '5.16' } },
  ),
  pure(
    'struct page *folio_page(struct folio *folio, unsigned long n)',
    'include/linux/page-flags.h',
    'The nth page of the folio.',
    { inverse: 'page_folio', nonNull: true },
  ),
  pure(
    'struct page *compound_head(struct page *page)',
    'include/linux/page-flags.h',
    'The head page of a compound page.',
    {
      nonNull: true,
    },
  ),
  pure('unsigned int compound_order(struct page *page)', MM, 'The order of a compound page; 0 for any other.', {
    min: 0,
    max: 18,
  }),
  pure('unsigned long compound_nr(struct page *page)', MM, 'The number of pages of a compound page; 1 for any other.', {
    min: 1,
  }),
  pure('unsigned long page_size(struct page *page)', MM, 'The number of bytes of a page or compound page.', {
    min: 4096,
  }),
  pure('int thp_nr_pages(struct page *page)', MM, 'The number of pages of a huge page; 1 for any other.', { min: 1 }),
  pure('unsigned int thp_order(struct page *page)', MM, 'The order of a huge page; 0 for any other.', {
    min: 0,
    max: 18,
  }),
  pure('bool pfn_valid(unsigned long pfn)', 'include/linux/mmzone.h', 'Whether a frame number has a struct page.'),
  computes(
    'struct page *folio_file_page(struct folio *folio, pgoff_t index)',
    'folio_page(folio, index & (folio_nr_pages(folio) - 1))',
    PAGEMAP,
    'The page of the folio for an index of the file.',
  ),
  computes(
    'pgoff_t folio_next_index(const struct folio *folio)',
    'folio->index + folio_nr_pages(folio)',
    PAGEMAP,
    'The index right after the folio; it can wrap only where an unsigned long has 32 bits.',
  ),
  getter('pgoff_t folio_index(struct folio *folio)', 'folio->index', PAGEMAP, 'The index of the folio in its file.', {
    aliases: [{ name: 'page_index' }],
    versions: { until: '6.15', note: 'Later code reads folio->index.' },
  }),
  computes(
    'loff_t folio_pos(const struct folio *folio)',
    '(loff_t)folio->index * 4096',
    PAGEMAP,
    'The byte offset of the folio in its file.',
    {
      aliases: [{ name: 'page_offset' }],
    },
  ),
  getter(
    'struct address_space *folio_mapping(const struct folio *folio)',
    'folio->mapping',
    'mm/util.c',
    'The mapping that the folio is in, or NULL.',
    {
      aliases: [{ name: 'page_mapping' }, { name: 'folio_file_mapping' }, { name: 'folio_flush_mapping' }],
    },
  ),
  getter(
    'struct inode *folio_inode(struct folio *folio)',
    'folio->mapping->host',
    PAGEMAP,
    "The inode of the folio's mapping. The folio must be locked or otherwise kept in its mapping.",
  ),
  pure(
    'void *folio_address(const struct folio *folio)',
    MM,
    'The address of the folio in the direct map; of 64 bits, where all memory is in it.',
    { nonNull: true },
    {
      aliases: [{ name: 'page_address' }, { name: 'lowmem_page_address' }],
    },
  ),
];

/** Size, frame number, index and mapping of a folio: what does not change while a reference is held. */
export const folioGeometry: PrimitiveGroup = {
  name: 'folio-geometry',
  title: 'Size and place of folios',
  primitives: [...geometry],
};
