import { constant, errno, query, quiet } from './declare.ts';
import { directMapAsked, directMapFlag } from './objects.ts';
import type { Effect, Place, Primitive, PrimitiveGroup, Result } from './primitive.ts';

const SET_MEMORY = 'include/linux/set_memory.h';
const RMAP = 'include/linux/rmap.h';

function inDirectMap(of: Place, value: boolean): Effect {
  return { effect: 'flag', of, flag: directMapFlag, value };
}

function doneOrFailed(effects: readonly Effect[], tried: readonly Effect[] = []): readonly Result[] {
  return [
    { value: constant(0), effects, label: 'done' },
    { value: errno('ENOMEM', 'EINVAL'), effects: tried, label: 'failed' },
  ];
}

function askedFor(of: Place): Effect {
  return { effect: 'flag', of, flag: directMapAsked, value: true };
}

const directMap: readonly Primitive[] = [
  query(
    'int set_direct_map_invalid_noflush(struct page *page)',
    SET_MEMORY,
    'Takes a page out of the direct map; the TLBs still know it until flush_tlb_kernel_range(). It may have to split a larger entry, which allocates.',
    {
      aliases: [{ name: 'folio_set_direct_map_invalid_noflush' }],
      sleeps: 'may',
      mustCheck: true,
      results: doneOrFailed([inDirectMap('page', false)]),
      related: ['set_direct_map_default_noflush', 'flush_tlb_kernel_range'],
    },
  ),
  query('int set_direct_map_default_noflush(struct page *page)', SET_MEMORY, 'Puts a page back into the direct map.', {
    aliases: [{ name: 'folio_set_direct_map_default_noflush' }],
    sleeps: 'may',
    results: doneOrFailed([inDirectMap('page', true)], [askedFor('page')]),
  }),
  query(
    'int set_direct_map_valid_noflush(struct page *page, unsigned int nr, bool valid)',
    SET_MEMORY,
    'Takes pages out of the direct map or puts them back.',
    {
      sleeps: 'may',
      results: doneOrFailed(
        [
          { ...inDirectMap('page', true), when: { not: { equal: ['valid', 0] } } },
          { ...inDirectMap('page', false), when: { equal: ['valid', 0] } },
        ],
        [{ ...askedFor('page'), when: { not: { equal: ['valid', 0] } } }],
      ),
    },
  ),
  query(
    'int folio_zap_direct_map(struct folio *folio)',
    SET_MEMORY,
    'Takes a folio out of the direct map and flushes the TLBs. Proposed, in no release.',
    { sleeps: 'may', results: doneOrFailed([inDirectMap('folio', false)]) },
  ),
  query(
    'int folio_restore_direct_map(struct folio *folio)',
    SET_MEMORY,
    'Puts a folio back into the direct map. Proposed, in no release.',
    { sleeps: 'may', results: doneOrFailed([inDirectMap('folio', true)], [askedFor('folio')]) },
  ),
  query('bool kernel_page_present(struct page *page)', SET_MEMORY, 'Whether a page is in the direct map.', {
    results: [{ value: { is: 'state', of: 'page', flag: 'direct map' } }],
  }),
  query('bool can_set_direct_map(void)', SET_MEMORY, 'Whether single pages can leave the direct map on this machine.'),
  quiet(
    'void flush_tlb_kernel_range(unsigned long start, unsigned long end)',
    'arch/x86/include/asm/tlbflush.h',
    'Makes every processor forget what it had translated of a kernel range.',
    { effects: [{ effect: 'note', text: 'the TLBs of the kernel are flushed' }] },
  ),
  query(
    'int set_memory_encrypted(unsigned long addr, int numpages)',
    SET_MEMORY,
    'Changes whether pages of the kernel itself are encrypted.',
    {
      aliases: [{ name: 'set_memory_decrypted' }, { name: 'set_memory_4k' }, { name: 'set_memory_np' }],
      sleeps: 'may',
      mustCheck: true,
      results: doneOrFailed([]),
    },
  ),
  quiet(
    'void clflush_cache_range(void *addr, unsigned int size)',
    'arch/x86/include/asm/cacheflush.h',
    'Writes the caches of a range back to memory.',
    { aliases: [{ name: 'clwb_cache_range' }] },
  ),
];

const hostTables: readonly Primitive[] = [
  quiet(
    'void folio_add_file_rmap_pte(struct folio *folio, struct page *page, struct vm_area_struct *vma)',
    RMAP,
    'Counts a page table entry that maps the page.',
    {
      aliases: [{ name: 'page_add_file_rmap' }, { name: 'folio_add_file_rmap_pmd' }],
      effects: [{ effect: 'map', of: 'folio', side: 'host' }],
    },
  ),
  quiet(
    'void folio_remove_rmap_pte(struct folio *folio, struct page *page, struct vm_area_struct *vma)',
    RMAP,
    'Counts a page table entry away that mapped the page.',
    {
      aliases: [{ name: 'folio_remove_rmap_pmd' }, { name: 'folio_remove_rmap_pud' }],
      effects: [{ effect: 'unmap', of: 'folio', side: 'host' }],
    },
  ),
  quiet(
    'void folio_remove_rmap_ptes(struct folio *folio, struct page *page, int nr_pages, struct vm_area_struct *vma)',
    RMAP,
    'Counts page table entries away that mapped pages of the folio.',
    {
      effects: [{ effect: 'unmap', of: 'folio', side: 'host' }],
    },
  ),
  quiet(
    'void folio_add_file_rmap_ptes(struct folio *folio, struct page *page, int nr_pages, struct vm_area_struct *vma)',
    RMAP,
    'Counts page table entries that map pages of the folio.',
    {
      effects: [{ effect: 'map', of: 'folio', side: 'host' }],
    },
  ),
  quiet(
    'void folio_add_new_anon_rmap(struct folio *folio, struct vm_area_struct *vma, unsigned long address, int flags)',
    RMAP,
    'Counts the first page table entry of a new anonymous folio.',
    {
      aliases: [{ name: 'page_add_new_anon_rmap' }],
      effects: [{ effect: 'map', of: 'folio', side: 'host' }],
    },
  ),
  quiet(
    'void page_remove_rmap(struct page *page, bool compound)',
    RMAP,
    'Counts a page table entry away that mapped the page.',
    { effects: [{ effect: 'unmap', of: 'page', side: 'host' }] },
  ),
  quiet(
    'void try_to_unmap(struct folio *folio, int flags)',
    'mm/rmap.c',
    'Removes the page table entries of a folio, leaving what is needed to find it again.',
    { aliases: [{ name: 'try_to_migrate' }], sleeps: 'may', effects: [{ effect: 'unmap', of: 'folio', side: 'host' }] },
  ),
  quiet(
    'void zap_page_range_single(struct vm_area_struct *vma, unsigned long address, unsigned long size, void *details)',
    'mm/memory.c',
    'Removes the page table entries of a range of one mapping.',
    {
      aliases: [{ name: 'zap_vma_ptes' }, { name: 'zap_page_range' }],
      preferBody: true,
      sleeps: 'may',
      effects: [{ effect: 'unmap', of: 'vma', side: 'host' }],
    },
  ),
  {
    signature: 'int vmf_insert_pfn(struct vm_area_struct *vma, unsigned long addr, unsigned long pfn)',
    aliases: [{ name: 'vmf_insert_mixed' }],
    summary: 'Maps a frame that has no reference into a user address.',
    source: 'mm/memory.c',
    sleeps: 'may',
    preferBody: true,
    effects: [{ effect: 'map', of: 'pfn', side: 'host' }],
    results: [{ value: { is: 'any' } }],
  },
  query(
    'int migrate_pages(struct list_head *from, void *get_new_folio, void *put_new_folio, unsigned long opaque, int mode, int reason, unsigned int *ret_succeeded)',
    'mm/migrate.c',
    'Moves folios; those with references that nobody accounts for stay. Returns how many stayed, or an errno.',
    { sleeps: 'may' },
  ),
  query(
    'int filemap_migrate_folio(struct address_space *mapping, struct folio *dst, struct folio *src, int mode)',
    'mm/migrate.c',
    'Moves a folio of the page cache.',
    { sleeps: 'may' },
  ),
  query(
    'int split_folio(struct folio *folio)',
    'include/linux/huge_mm.h',
    'Splits a large folio into single pages; it fails where somebody holds a reference that nobody accounts for.',
    {
      aliases: [
        { name: 'split_huge_page' },
        { name: 'try_folio_split' },
        { name: 'try_folio_split_to_order' },
        { name: 'split_folio_to_order' },
      ],
      sleeps: 'may',
      needs: [{ on: 'folio', lock: 'folio lock', mode: 'exclusive' }],
      results: [
        { value: constant(0), label: 'split' },
        { value: errno('EAGAIN', 'EBUSY', 'EINVAL', 'ENOMEM'), label: 'failed' },
      ],
    },
  ),
  query(
    'int memory_failure(unsigned long pfn, int flags)',
    'mm/memory-failure.c',
    'Handles a page with a memory error: unmaps it everywhere and asks its file to let it go.',
    { sleeps: 'may' },
  ),
];

/** The direct map of the kernel, and page tables of users as rmap counts them. */
export const directMapGroup: PrimitiveGroup = {
  name: 'direct-map',
  title: 'Direct map and host mappings',
  primitives: [...directMap, ...hostTables],
};
