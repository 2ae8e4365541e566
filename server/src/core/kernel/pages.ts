import { blocks, memory, pageOrNull } from './allocation.ts';
import { pure, query, quiet, VOID } from './declare.ts';
import type { Primitive, PrimitiveGroup } from './primitive.ts';

const SLAB = 'include/linux/slab.h';
const GFP = 'include/linux/gfp.h';

const pages: readonly Primitive[] = [
  {
    signature: 'unsigned long get_zeroed_page(gfp_t flags)',
    summary:
      'Allocates a page that reads as zero and returns its address; 0 when there is none. Freed with free_page().',
    source: GFP,
    sleeps: blocks('flags'),
    results: memory('flags', 'zeroed'),
  },
  {
    signature: 'unsigned long __get_free_page(gfp_t flags)',
    summary: 'Allocates a page and returns its address; 0 when there is none. Freed with free_page().',
    source: GFP,
    sleeps: blocks('flags'),
    results: memory('flags', 'any'),
  },
  {
    signature: 'unsigned long __get_free_pages(gfp_t flags, unsigned int order)',
    summary: 'Allocates pages and returns their address; 0 when there are none. Freed with free_pages().',
    source: GFP,
    sleeps: blocks('flags'),
    results: memory('flags', 'any'),
  },
  quiet('void free_page(unsigned long addr)', GFP, 'Gives back a page of __get_free_page(); 0 is ignored.', {
    effects: [{ effect: 'free', of: 'addr', ignores: 'null' }],
  }),
  quiet(
    'void free_pages(unsigned long addr, unsigned int order)',
    GFP,
    'Gives back pages of __get_free_pages(); 0 is ignored.',
    {
      effects: [{ effect: 'free', of: 'addr', ignores: 'null' }],
    },
  ),
  {
    signature: 'struct page *alloc_page(gfp_t gfp_mask)',
    summary:
      'Allocates a page with one reference; NULL when there is none. Given back with put_page() or __free_page().',
    source: GFP,
    sleeps: blocks('gfp_mask'),
    results: pageOrNull('gfp_mask'),
  },
  {
    signature: 'struct page *alloc_pages(gfp_t gfp_mask, unsigned int order)',
    aliases: [
      { name: 'alloc_pages_noprof' },
      { name: 'folio_alloc' },
      { name: 'filemap_alloc_folio' },
      { name: '__page_cache_alloc' },
    ],
    summary: 'Allocates a block of pages with one reference; NULL when there is none.',
    source: GFP,
    sleeps: blocks('gfp_mask'),
    results: pageOrNull('gfp_mask'),
  },
  {
    signature: 'struct page *alloc_pages_node(int nid, gfp_t gfp_mask, unsigned int order)',
    aliases: [{ name: '__alloc_pages_node' }],
    summary: 'Allocates a block of pages on a node, with one reference; NULL when there is none.',
    source: GFP,
    sleeps: blocks('gfp_mask'),
    results: pageOrNull('gfp_mask'),
  },
  quiet(
    'void __free_page(struct page *page)',
    GFP,
    'Drops the reference of alloc_page(); the page is free when it was the last.',
    {
      effects: [{ effect: 'ref', of: 'page', class: 'folio', holder: 'caller', by: 1, down: true }],
    },
  ),
  quiet(
    'void __free_pages(struct page *page, unsigned int order)',
    GFP,
    'Drops the reference of alloc_pages(); the block is free when it was the last.',
    {
      effects: [{ effect: 'ref', of: 'page', class: 'folio', holder: 'caller', by: 1, down: true }],
    },
  ),
  pure(
    'size_t array_size(size_t a, size_t b)',
    'include/linux/overflow.h',
    'A product that saturates instead of wrapping.',
    {},
    {
      aliases: [{ name: 'size_mul' }, { name: 'size_add' }, { name: 'struct_size_t' }],
    },
  ),
  pure(
    'size_t struct_size(const void *p, int member, size_t count)',
    'include/linux/overflow.h',
    'The size of a struct with a flexible array, saturating instead of wrapping.',
    {},
    { byName: ['p', 'member'] },
  ),
  query('size_t ksize(const void *objp)', SLAB, 'The bytes that an allocation really has.'),
];

const quotas: readonly Primitive[] = [
  {
    signature: 'int mem_cgroup_charge(struct folio *folio, struct mm_struct *mm, gfp_t gfp)',
    summary: 'Charges the folio to a memory group.',
    source: 'include/linux/memcontrol.h',
    sleeps: blocks('gfp'),
    results: [
      { value: { is: 'constant', value: 0 }, label: 'charged' },
      { value: { is: 'errno', names: ['ENOMEM'] }, label: 'over the limit' },
    ],
  },
  {
    signature: 'void mem_cgroup_uncharge(struct folio *folio)',
    summary: 'Takes the charge of a folio back.',
    source: 'include/linux/memcontrol.h',
    sleeps: 'never',
    results: VOID,
  },
];

/** Whole pages from the page allocator, and what they are charged to. */
export const pageAllocation: PrimitiveGroup = {
  name: 'pages',
  title: 'Page allocation',
  primitives: [...pages, ...quotas],
};
