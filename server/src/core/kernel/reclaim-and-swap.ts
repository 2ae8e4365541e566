import { constant, errno, getter, named, pure, query, quiet } from './declare.ts';
import type { Effect, PatternPrimitive, Primitive, PrimitiveGroup } from './primitive.ts';

const MM = 'include/linux/mm.h';
const MEMCG = 'include/linux/memcontrol.h';
const SWAP = 'include/linux/swap.h';
const PAGEMAP = 'include/linux/pagemap.h';

const interruptsOff: Effect = { effect: 'lock', lock: { on: 'cpu', lock: 'interrupts', mode: 'exclusive' } };
const lruLock: Effect = { effect: 'lock', lock: { on: 'result', lock: 'spinlock', mode: 'exclusive' } };
const getsFolio: Effect = { effect: 'ref', of: 'result', class: 'folio', holder: 'caller', by: 1 };

const lists: readonly Primitive[] = [
  query(
    'struct lruvec *folio_lruvec_lock_irq(struct folio *folio)',
    MEMCG,
    'Takes the lock of the lists that a folio is on.',
    {
      ...named('folio_lruvec_lock_irqsave'),
      effects: [interruptsOff],
      results: [{ value: { is: 'nonNull' }, effects: [lruLock] }],
    },
  ),
  query(
    'struct lruvec *folio_lruvec_relock_irqsave(struct folio *folio, struct lruvec *locked, unsigned long *flags)',
    MEMCG,
    'Takes the lock of the lists that a folio is on, letting go of another that is held.',
    { ...named('folio_lruvec_relock_irq'), preferBody: true, results: [{ value: { is: 'nonNull' } }] },
  ),
  quiet('void unlock_page_lruvec_irq(struct lruvec *lruvec)', MEMCG, 'Lets the lock of the lists of reclaim go.', {
    ...named('lruvec_unlock_irq'),
    effects: [
      { effect: 'unlock', lock: { on: 'lruvec', lock: 'spinlock', mode: 'exclusive' } },
      { effect: 'unlock', lock: { on: 'cpu', lock: 'interrupts', mode: 'exclusive' } },
    ],
  }),
  pure(
    'struct lruvec *folio_lruvec(struct folio *folio)',
    MEMCG,
    'The lists or the node that a folio belongs to.',
    { nonNull: true },
    named(
      'mem_cgroup_page_lruvec',
      'page_pgdat',
      'folio_pgdat',
      'page_zone',
      'folio_zone',
      'lruvec_pgdat',
      'lruvec_memcg',
      'NODE_DATA',
      'folio_memcg',
    ),
  ),
  query(
    'unsigned long lruvec_page_state(struct lruvec *lruvec, int idx)',
    'include/linux/vmstat.h',
    'A number of the statistics.',
    named(
      'global_node_page_state',
      'node_page_state',
      'global_zone_page_state',
      'zone_page_state',
      'lruvec_page_state_local',
      'totalram_pages',
      'mm_counter',
      'mm_counter_file',
      'get_mm_counter',
      'get_mm_rss',
    ),
  ),
  query(
    'struct mem_cgroup *get_mem_cgroup_from_mm(struct mm_struct *mm)',
    MEMCG,
    'The memory group of an address space.',
    named('mem_cgroup_from_task', 'get_mem_cgroup_from_current', 'get_current_misc_cg'),
  ),
  quiet('void css_put(void *css)', MEMCG, 'Lets a group go.', named('mem_cgroup_put', 'put_misc_cg')),
  query('int misc_cg_try_charge(int type, void *cg, u64 amount)', 'include/linux/misc_cgroup.h', 'Charges a group.', {
    results: [{ value: constant(0) }, { value: errno('EBUSY', 'EINVAL'), label: 'over the limit' }],
  }),
  quiet(
    'void misc_cg_uncharge(int type, void *cg, u64 amount)',
    'include/linux/misc_cgroup.h',
    'Takes a charge back.',
    named('misc_cg_set_capacity'),
  ),
];

const swap: readonly Primitive[] = [
  query(
    'struct swap_info_struct *get_swap_device(swp_entry_t entry)',
    SWAP,
    'Keeps a swap device from going away; NULL where the entry is stale. put_swap_device() lets it go.',
    {
      results: [
        {
          value: { is: 'nonNull' },
          effects: [{ effect: 'ref', of: 'result', class: 'device', holder: 'caller', by: 1 }],
          label: 'kept',
        },
        { value: { is: 'null' }, label: 'stale' },
      ],
    },
  ),
  quiet('void put_swap_device(struct swap_info_struct *si)', SWAP, 'Lets a swap device go.', {
    effects: [{ effect: 'ref', of: 'si', class: 'device', holder: 'caller', by: 1, down: true }],
  }),
  query(
    'struct folio *swap_cache_get_folio(swp_entry_t entry, struct vm_area_struct *vma, unsigned long addr)',
    SWAP,
    'The folio of a swap entry with a reference, or NULL.',
    {
      ...named('lookup_swap_cache'),
      results: [
        { value: { is: 'fresh', class: 'folio' }, effects: [getsFolio], label: 'found' },
        { value: { is: 'null' }, label: 'none' },
      ],
    },
  ),
  query(
    'struct folio *swapin_readahead(swp_entry_t entry, gfp_t flag, void *vmf)',
    SWAP,
    'Reads a folio back from swap, with a reference, or NULL.',
    {
      ...named('shmem_swapin_cluster', 'swap_cluster_readahead'),
      sleeps: 'may',
      results: [
        { value: { is: 'fresh', class: 'folio' }, effects: [getsFolio], label: 'read' },
        { value: { is: 'null' }, label: 'no memory' },
      ],
    },
  ),
  quiet('void delete_from_swap_cache(struct folio *folio)', SWAP, 'Takes a folio out of the swap cache.', {
    ...named('__delete_from_swap_cache', 'swap_cache_del_folio'),
  }),
  query(
    'bool folio_free_swap(struct folio *folio)',
    SWAP,
    'Gives the swap space of a folio back where nobody else needs it.',
    named('try_to_free_swap', 'reuse_swap_page'),
  ),
  quiet(
    'void swap_free(swp_entry_t entry)',
    SWAP,
    'Counts users of a swap entry.',
    named(
      'swap_shmem_alloc',
      'swap_duplicate',
      'free_swap_and_cache',
      'folio_put_swap',
      'put_swap_folio',
      'swapcache_clear',
      'swap_free_nr',
      'free_swap_and_cache_nr',
    ),
  ),
];

const lookups: readonly Primitive[] = [
  query(
    'void *filemap_get_entry(struct address_space *mapping, pgoff_t index)',
    'mm/filemap.c',
    'What is at an index of the page cache: a folio with a reference, a value of reclaim or swap, or NULL.',
    {
      ...named('mapping_get_entry', 'find_get_entry_raw'),
      preferBody: true,
      results: [
        { value: { is: 'fresh', class: 'folio' }, effects: [getsFolio], label: 'folio' },
        { value: { is: 'expression', c: '(void *)1' }, label: 'value' },
        { value: { is: 'null' }, label: 'nothing' },
      ],
    },
  ),
  query(
    'int page_cache_get_speculative(struct page *page)',
    PAGEMAP,
    'A reference on a page that was found without a lock, unless its count is zero.',
    {
      versions: { until: '5.17' },
      results: [
        {
          value: constant(1),
          effects: [{ effect: 'ref', of: 'page', class: 'folio', holder: 'caller', by: 1 }],
          label: 'taken',
        },
        { value: constant(0), label: 'count was zero' },
      ],
    },
  ),
  quiet('void folio_ref_inc(struct folio *folio)', 'include/linux/page_ref.h', 'One more reference.', {
    ...named('page_ref_inc'),
    effects: [{ effect: 'ref', of: 'folio', class: 'folio', holder: 'caller', by: 1 }],
  }),
  query(
    'bool folio_ref_sub_and_test(struct folio *folio, int nr)',
    'include/linux/page_ref.h',
    'Drops references and says whether they were the last.',
    {
      ...named('page_ref_sub_and_test'),
      effects: [{ effect: 'ref', of: 'folio', class: 'folio', holder: 'caller', by: { of: 'nr' }, down: true }],
      results: [{ value: { is: 'any', min: 0, max: 1 } }],
    },
  ),
  {
    signature: 'struct folio *vma_alloc_folio(gfp_t gfp, int order, struct vm_area_struct *vma, unsigned long addr)',
    ...named(
      'folio_prealloc',
      'vma_alloc_zeroed_movable_folio',
      'alloc_page_vma',
      'folio_alloc_mpol',
      'alloc_pages_vma',
    ),
    summary: 'A new folio for a mapping, with one reference; NULL when there is no memory.',
    source: 'include/linux/gfp.h',
    preferBody: true,
    sleeps: 'may',
    results: [
      { value: { is: 'fresh', class: 'folio' }, effects: [getsFolio], label: 'allocated' },
      { value: { is: 'null' }, label: 'no memory' },
    ],
  },
  query(
    'struct dev_pagemap *get_dev_pagemap(unsigned long pfn, struct dev_pagemap *pgmap)',
    'include/linux/memremap.h',
    'Holds the device behind a frame, or NULL.',
  ),
  quiet(
    'void put_dev_pagemap(struct dev_pagemap *pgmap)',
    'include/linux/memremap.h',
    'Lets the device behind a frame go; NULL is ignored.',
  ),
  query(
    'unsigned int memalloc_pin_save(void)',
    'include/linux/sched/mm.h',
    'Makes allocations of this task fit for pins; the result goes to memalloc_pin_restore().',
    named('memalloc_noreclaim_save', 'memalloc_nofs_save', 'memalloc_noio_save', 'memalloc_nofs_start'),
  ),
  quiet(
    'void memalloc_pin_restore(unsigned int flags)',
    'include/linux/sched/mm.h',
    'Ends what memalloc_pin_save() began.',
    named('memalloc_noreclaim_restore', 'memalloc_nofs_restore', 'memalloc_noio_restore'),
  ),
  pure(
    'bool folio_contains(const struct folio *folio, pgoff_t index)',
    PAGEMAP,
    'Whether a folio holds an index of the file.',
  ),
  pure(
    'size_t offset_in_folio(const struct folio *folio, loff_t pos)',
    MM,
    'The offset of a position in its folio.',
    { min: 0 },
    named('offset_in_thp'),
  ),
  query(
    'bool mapping_writably_mapped(struct address_space *mapping)',
    'include/linux/fs.h',
    'A question about a file or mapping.',
    named(
      'mapping_shrinkable',
      'dax_mapping',
      'shmem_mapping',
      'mapping_tagged',
      'mapping_large_folio_support',
      'mapping_deny_writable',
      'shmem_file',
      'is_file_shm_hugepages',
      'mapping_exiting',
      'mapping_use_writeback_tags',
      'mapping_dropped',
    ),
  ),
  quiet('void mapping_set_exiting(struct address_space *mapping)', PAGEMAP, 'Notes something about a mapping.', {
    ...named(
      'mapping_set_update',
      'mapping_set_error',
      'mapping_set_large_folios',
      'mapping_allow_writable',
      'mapping_unmap_writable',
      '__filemap_set_wb_err',
      'filemap_set_wb_err',
      'mapping_set_folio_order_range',
      'mapping_set_release_always',
      'mapping_set_stable_writes',
      'mapping_set_folio_min_order',
      'mapping_clear_large_folios',
    ),
  }),
  getter(
    'unsigned int i_blocksize(const struct inode *inode)',
    'inode->i_blkbits',
    'include/linux/fs.h',
    'The size of a block.',
  ),
  query(
    'int mapping_map_writable(struct address_space *mapping)',
    'include/linux/fs.h',
    'Lets a file be mapped for writing.',
    { results: [{ value: constant(0) }, { value: errno('EPERM') }] },
  ),
  query(
    'int file_remove_privs(struct file *file)',
    'include/linux/fs.h',
    'Checks or changes a file before it is written.',
    {
      ...named('generic_write_checks_count'),
      sleeps: 'may',
      results: [{ value: constant(0) }, { value: errno('EPERM', 'EINTR') }],
    },
  ),
  query('ssize_t generic_write_checks(void *iocb, struct iov_iter *from)', 'include/linux/fs.h', 'Checks a write.'),
  quiet(
    'void page_cache_async_ra(void *ractl, struct folio *folio, unsigned long req_count)',
    PAGEMAP,
    'Reads ahead.',
    {
      ...named(
        'page_cache_sync_ra',
        'page_cache_ra_order',
        'page_cache_ra_unbounded',
        'force_page_cache_ra',
        'page_cache_sync_readahead',
        'page_cache_async_readahead',
        'force_page_cache_readahead',
      ),
      sleeps: 'may',
    },
  ),
  query(
    'int balance_dirty_pages_ratelimited(struct address_space *mapping)',
    'include/linux/writeback.h',
    'Makes a writer wait for the disk.',
    { ...named('balance_dirty_pages_ratelimited_flags'), sleeps: 'may', results: [{ value: { is: 'any' } }] },
  ),
  query(
    'int folio_wait_locked_killable(struct folio *folio)',
    PAGEMAP,
    'Waits until somebody else lets the folio lock go, without taking it.',
    {
      ...named('wait_on_page_locked_killable'),
      sleeps: 'may',
      results: [{ value: constant(0) }, { value: errno('EINTR'), label: 'interrupted' }],
    },
  ),
  quiet(
    'void folio_wait_locked(struct folio *folio)',
    PAGEMAP,
    'Waits until somebody else lets the folio lock go, without taking it.',
    { ...named('wait_on_page_locked'), sleeps: 'may' },
  ),
  quiet('void iounmap(void *addr)', 'include/linux/io.h', 'Ends a mapping of device memory.', {
    ...named('memunmap'),
    sleeps: 'may',
  }),
  query(
    'struct list_head *list_next_or_null_rcu(struct list_head *head, struct list_head *ptr, int type, int member)',
    'include/linux/rculist.h',
    'The object of the next entry, or NULL.',
    { byName: ['type', 'member'] },
  ),
  query(
    'void *mas_find(void *mas, unsigned long max)',
    'include/linux/maple_tree.h',
    'The next entry of a maple tree, or NULL.',
    { ...named('vma_next', 'mas_next', 'vma_prev', 'mas_prev', 'vma_find', 'mas_walk'), writes: ['*mas'] },
  ),
];

const families: readonly PatternPrimitive[] = [
  {
    pattern:
      '(?!.*(?:lock|get_|put_|reserve|unmap|free_|add_to))(?:dquot|ksm|uprobe|khugepaged|userfaultfd|hugetlb|psi|oom|numa|cpuset|errseq|simple|fsparam|security|misc_cg|sched|proc|xattr|posix_acl)_(?:\\w+)',
    examples: ['dquot_initialize', 'userfaultfd_pte_wp', 'errseq_set'],
    form: {
      signature: 'long $name(...)',
      summary: 'A part of the kernel that this model leaves out; taken to change nothing that is modelled.',
      source: 'by name',
      sleeps: 'may',
      presumed: true,
      results: [{ value: { is: 'any' } }],
    },
  },
];

/** Lists of reclaim, memory groups, swap, and lookups that only memory management itself uses. */
export const reclaimAndSwap: PrimitiveGroup = {
  name: 'reclaim-and-swap',
  title: 'Reclaim and swap',
  primitives: [...lists, ...swap, ...lookups],
  families,
};
