import { constant, errno, exclusive, named, pure, query, quiet, releases, shared, takes, tries } from './declare.ts';
import type { Primitive, PrimitiveGroup } from './primitive.ts';

const RMAP = 'include/linux/rmap.h';

const treeWrite = exclusive('anon_vma', 'rwsem');
const treeRead = shared('anon_vma', 'rwsem');

const primitives: readonly Primitive[] = [
  {
    signature: 'bool page_vma_mapped_walk(struct page_vma_mapped_walk *pvmw)',
    summary:
      'The next page table entry that maps the folio in a mapping. While it returns true the page table lock is held, from one call to the next; false has let it go. The lock belongs to the walk and is not counted. Who stops before that calls page_vma_mapped_walk_done().',
    source: 'mm/page_vma_mapped.c',
    sleeps: 'never',
    results: [
      { value: constant(1), effects: [{ effect: 'forget', at: '*pvmw' }], label: 'an entry' },
      { value: constant(0), label: 'no more' },
    ],
    related: ['page_vma_mapped_walk_done'],
  },
  quiet(
    'void page_vma_mapped_walk_done(struct page_vma_mapped_walk *pvmw)',
    RMAP,
    'Lets the page table lock of a walk go before its end.',
  ),
  takes(
    'void anon_vma_lock_write(struct anon_vma *anon_vma)',
    treeWrite,
    RMAP,
    'Takes the tree of mappings of anonymous pages to change it.',
    { sleeps: 'may' },
  ),
  releases(
    'void anon_vma_unlock_write(struct anon_vma *anon_vma)',
    treeWrite,
    RMAP,
    'Lets the tree of mappings of anonymous pages go.',
  ),
  takes(
    'void anon_vma_lock_read(struct anon_vma *anon_vma)',
    treeRead,
    RMAP,
    'Takes the tree of mappings of anonymous pages to walk it.',
    { sleeps: 'may' },
  ),
  releases(
    'void anon_vma_unlock_read(struct anon_vma *anon_vma)',
    treeRead,
    RMAP,
    'Lets the tree of mappings of anonymous pages go.',
  ),
  tries(
    'bool anon_vma_trylock_read(struct anon_vma *anon_vma)',
    treeRead,
    RMAP,
    'Takes the tree of mappings of anonymous pages if no writer has it.',
  ),
  tries(
    'bool i_mmap_trylock_read(struct address_space *mapping)',
    shared('&mapping->i_mmap_rwsem', 'rwsem'),
    'include/linux/fs.h',
    'Takes the tree of mappings of a file if no writer has it.',
  ),
  tries(
    'bool i_mmap_trylock_write(struct address_space *mapping)',
    exclusive('&mapping->i_mmap_rwsem', 'rwsem'),
    'include/linux/fs.h',
    'Takes the tree of mappings of a file if it is free.',
  ),
  quiet('void get_anon_vma(struct anon_vma *anon_vma)', RMAP, 'One more reference.', {
    effects: [{ effect: 'ref', of: 'anon_vma', class: 'other', holder: 'caller', by: 1 }],
  }),
  quiet('void put_anon_vma(struct anon_vma *anon_vma)', RMAP, 'Drops a reference.', {
    effects: [{ effect: 'ref', of: 'anon_vma', class: 'other', holder: 'caller', by: 1, down: true }],
  }),
  query(
    'struct anon_vma *folio_anon_vma(const struct folio *folio)',
    RMAP,
    'The tree of mappings of an anonymous folio, or NULL.',
    named('page_anon_vma'),
  ),
  pure(
    'unsigned long vma_address(struct vm_area_struct *vma, pgoff_t pgoff, unsigned long nr_pages)',
    'mm/internal.h',
    'The user address of a page of a mapping.',
    {},
    named('vma_address_end', 'page_address_in_vma'),
  ),
  pure(
    'pgoff_t folio_pgoff(const struct folio *folio)',
    'include/linux/pagemap.h',
    'The index of a folio in its file.',
    {},
    named('page_pgoff', 'page_to_pgoff', 'page_to_index'),
  ),
  pure(
    'unsigned int folio_large_nr_pages(const struct folio *folio)',
    'mm/internal.h',
    'The number of pages of a large folio.',
    { min: 2 },
    named('hpage_nr_pages'),
  ),
  {
    signature: 'int folio_entire_mapcount(const struct folio *folio)',
    summary: 'How many entries map a large folio as a whole.',
    source: 'mm/internal.h',
    sleeps: 'never',
    results: [{ value: { is: 'any', min: 0 } }],
  },
  quiet(
    'void mlock_vma_folio(struct folio *folio, struct vm_area_struct *vma)',
    'mm/internal.h',
    'Counts a folio as locked in memory.',
    named('munlock_vma_folio', 'mlock_vma_page', 'munlock_vma_page'),
  ),
  query(
    'int folio_try_share_anon_rmap_pte(struct folio *folio, struct page *page)',
    RMAP,
    'Makes a page no more exclusive to one process, unless it is pinned.',
    {
      ...named('folio_try_dup_anon_rmap_pte'),
      results: [
        { value: constant(0), label: 'done' },
        { value: errno('EBUSY'), label: 'pinned' },
      ],
    },
  ),
  query(
    'struct page *pfn_to_online_page(unsigned long pfn)',
    'include/linux/memory_hotplug.h',
    'The page of a frame number if its memory is online; NULL for device memory and holes.',
    {
      results: [
        { value: { is: 'nonNull' }, label: 'online' },
        { value: { is: 'null' }, label: 'not online' },
      ],
    },
  ),
  quiet(
    'void mmget(struct mm_struct *mm)',
    'include/linux/sched/mm.h',
    'One more reference on the contents of an address space.',
    { effects: [{ effect: 'ref', of: 'mm', class: 'mm', holder: 'caller', by: 1 }] },
  ),
  query(
    'struct folio *shmem_read_folio(struct address_space *mapping, pgoff_t index)',
    'include/linux/shmem_fs.h',
    'A folio of a tmpfs file with a reference, made where there is none; an error pointer on failure.',
    {
      ...named('shmem_read_folio_gfp', 'read_mapping_folio', 'read_cache_folio', 'mapping_read_folio_gfp'),
      preferBody: true,
      sleeps: 'may',
      results: [
        {
          value: { is: 'fresh', class: 'folio' },
          effects: [{ effect: 'ref', of: 'result', class: 'folio', holder: 'caller', by: 1 }],
          label: 'found',
        },
        { value: { is: 'errorPointer', names: ['ENOMEM', 'EIO', 'ENOSPC'] }, label: 'failed' },
      ],
    },
  ),
  quiet(
    'void non_block_start(void)',
    'include/linux/kernel.h',
    'Says that nothing may sleep until non_block_end().',
    named('non_block_end', 'lock_map_acquire', 'lock_map_release'),
  ),
  quiet(
    'void mmu_notifier_range_init_owner(struct mmu_notifier_range *range, int event, unsigned int flags, struct mm_struct *mm, unsigned long start, unsigned long end, void *owner)',
    'include/linux/mmu_notifier.h',
    'Describes a range of user addresses that is to change.',
    {
      formerly: [
        {
          signature:
            'void mmu_notifier_range_init_owner(struct mmu_notifier_range *range, int event, unsigned int flags, struct vm_area_struct *vma, struct mm_struct *mm, unsigned long start, unsigned long end, void *owner)',
          versions: { until: '6.2' },
        },
      ],
      writes: ['*range'],
      effects: [
        { effect: 'store', at: 'range->mm', value: { is: 'place', place: 'mm' } },
        { effect: 'store', at: 'range->start', value: { is: 'place', place: 'start' } },
        { effect: 'store', at: 'range->end', value: { is: 'place', place: 'end' } },
      ],
      ends: { end: 'excluded' },
    },
  ),
  quiet(
    'void folio_add_return_large_mapcount(struct folio *folio, int diff, struct vm_area_struct *vma)',
    RMAP,
    'Counts entries that map a large folio.',
    named(
      'folio_sub_return_large_mapcount',
      'folio_inc_return_large_mapcount',
      'folio_dec_return_large_mapcount',
      'folio_add_large_mapcount',
      'folio_sub_large_mapcount',
      'folio_inc_large_mapcount',
      'folio_dec_large_mapcount',
      'folio_set_large_mapcount',
      '__folio_rmap_sanity_checks',
    ),
  ),
];

/** Walks from a folio to the page tables that map it, and the trees that such walks go through. */
export const rmap: PrimitiveGroup = { name: 'rmap', title: 'From folios to page tables', primitives };
