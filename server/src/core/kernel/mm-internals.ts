import { constant, errno, named, pure, query, quiet } from './declare.ts';
import type { PatternPrimitive, Primitive, PrimitiveGroup } from './primitive.ts';

const MM = 'include/linux/mm.h';
const SWAP = 'include/linux/swap.h';
const VEC = 'include/linux/pagevec.h';
const SWAPOPS = 'include/linux/swapops.h';
const FS = 'include/linux/fs.h';

const batches: readonly Primitive[] = [
  quiet('void folio_batch_init(struct folio_batch *fbatch)', VEC, 'Makes an empty batch of folios.', {
    ...named('folio_batch_reinit', 'pagevec_init', 'pagevec_reinit'),
    writes: ['*fbatch'],
  }),
  query(
    'unsigned int folio_batch_count(struct folio_batch *fbatch)',
    VEC,
    'How many folios a batch has, or has room for.',
    {
      ...named('pagevec_count', 'folio_batch_space', 'pagevec_space'),
      results: [{ value: { is: 'any', min: 0, max: 31 } }],
    },
  ),
  query(
    'unsigned int folio_batch_add(struct folio_batch *fbatch, struct folio *folio)',
    VEC,
    'Puts a folio into a batch with the reference that the caller has; returns the room that is left.',
    {
      ...named('pagevec_add'),
      effects: [{ effect: 'keep', of: 'folio' }],
      results: [{ value: { is: 'any', min: 0, max: 31 } }],
    },
  ),
  query('struct folio *folio_batch_next(struct folio_batch *fbatch)', VEC, 'The next folio of a batch, or NULL.'),
  quiet(
    'void folio_batch_remove_exceptionals(struct folio_batch *fbatch)',
    'mm/swap.c',
    'Takes what is no folio out of a batch.',
    named('pagevec_remove_exceptionals'),
  ),
  quiet('void folios_put(struct folio_batch *folios)', MM, 'Drops a reference on each folio of a batch.', {
    effects: [{ effect: 'ref', of: 'folios', class: 'pages', holder: 'caller', by: 1, down: true }],
  }),
  quiet(
    'void folio_add_lru(struct folio *folio)',
    SWAP,
    'Puts a folio on its way to the lists of reclaim; a batch of the processor holds a reference until it gets there.',
    {
      ...named(
        'lru_cache_add',
        'folio_activate',
        'folio_deactivate',
        'folio_rotate_reclaimable',
        'mlock_drain_local',
        'mlock_folio',
        'munlock_folio',
        'mlock_new_folio',
        'folio_mark_lazyfree',
        'deactivate_file_folio',
      ),
    },
  ),
  quiet(
    'void folio_add_lru_vma(struct folio *folio, struct vm_area_struct *vma)',
    SWAP,
    'Puts a folio on its way to the lists of reclaim.',
    named('lru_cache_add_inactive_or_unevictable'),
  ),
  quiet(
    'void lruvec_add_folio(struct lruvec *lruvec, struct folio *folio)',
    'include/linux/mm_inline.h',
    'Moves a folio between the lists of reclaim.',
    named(
      'lruvec_add_folio_tail',
      'lruvec_del_folio',
      'add_page_to_lru_list',
      'del_page_from_lru_list',
      'workingset_age_nonresident',
    ),
  ),
  quiet(
    'void workingset_refault(struct folio *folio, void *shadow)',
    SWAP,
    'Accounts a folio that came back.',
    named('workingset_activation', 'workingset_update_node'),
  ),
  quiet(
    'void mem_cgroup_replace_folio(struct folio *old, struct folio *new)',
    'include/linux/memcontrol.h',
    'Charges, or moves the charge of a folio.',
    named('mem_cgroup_migrate'),
  ),
  quiet(
    'void unlock_page_lruvec_irqrestore(struct lruvec *lruvec, unsigned long flags)',
    'include/linux/memcontrol.h',
    'Lets the lock of the lists of reclaim go.',
    {
      ...named('lruvec_unlock_irqrestore'),
      effects: [
        { effect: 'unlock', lock: { on: 'lruvec', lock: 'spinlock', mode: 'exclusive' } },
        { effect: 'unlock', lock: { on: 'cpu', lock: 'interrupts', mode: 'exclusive' } },
      ],
    },
  ),
];

const mappings: readonly Primitive[] = [
  pure('unsigned long vma_pages(const struct vm_area_struct *vma)', MM, 'The number of pages of a mapping.', {
    min: 1,
  }),
  pure(
    'pgoff_t linear_page_index(const struct vm_area_struct *vma, unsigned long address)',
    'include/linux/pagemap.h',
    'The index in the file of an address of a mapping.',
  ),
  query(
    'bool vma_is_anonymous(struct vm_area_struct *vma)',
    MM,
    'A question about a mapping.',
    named(
      'is_vm_hugetlb_page',
      'vma_is_accessible',
      'vma_is_fsdax',
      'vma_is_dax',
      'vma_is_secretmem',
      'userfaultfd_wp',
      'userfaultfd_missing',
      'userfaultfd_armed',
      'userfaultfd_minor',
      'vma_is_temporary_stack',
      'vma_is_foreign',
      'vma_has_recency',
      'userfaultfd_wp_async',
      'vma_soft_dirty_enabled',
    ),
  ),
  quiet('void vm_flags_set(struct vm_area_struct *vma, unsigned long flags)', MM, 'Changes the flags of a mapping.', {
    ...named('vm_flags_clear', 'vm_flags_init', 'vm_flags_reset', 'vm_flags_mod'),
    writes: ['*vma'],
  }),
  quiet(
    'void vma_end_read(struct vm_area_struct *vma)',
    'include/linux/mmap_lock.h',
    'Lets a mapping go that a fault held.',
    named('vma_start_write', 'vma_assert_locked', 'vma_assert_write_locked', 'vma_mark_detached'),
  ),
  query(
    'struct mm_struct *get_task_mm(struct task_struct *task)',
    'include/linux/sched/mm.h',
    'The address space of a task with a reference, or NULL; mmput() drops it.',
    {
      results: [
        {
          value: { is: 'fresh', class: 'mm' },
          effects: [{ effect: 'ref', of: 'result', class: 'mm', holder: 'caller', by: 1 }],
          label: 'found',
        },
        { value: { is: 'null' }, label: 'none' },
      ],
    },
  ),
  quiet(
    'void mmput(struct mm_struct *mm)',
    'include/linux/sched/mm.h',
    'Drops a reference on the contents of an address space; the last one takes it down.',
    {
      ...named('mmput_async'),
      sleeps: 'may',
      effects: [{ effect: 'ref', of: 'mm', class: 'mm', holder: 'caller', by: 1, down: true }],
    },
  ),
  query(
    'bool mmget_not_zero(struct mm_struct *mm)',
    'include/linux/sched/mm.h',
    'A reference on the contents of an address space unless it is going down.',
    {
      results: [
        {
          value: constant(1),
          effects: [{ effect: 'ref', of: 'mm', class: 'mm', holder: 'caller', by: 1 }],
          label: 'taken',
        },
        { value: constant(0), label: 'going down' },
      ],
    },
  ),
  quiet(
    'void mmgrab(struct mm_struct *mm)',
    'include/linux/sched/mm.h',
    'A reference on an address space itself, which its contents do not follow.',
    { effects: [{ effect: 'ref', of: 'mm', class: 'mm', holder: 'caller', by: 1 }] },
  ),
  quiet('void mmdrop(struct mm_struct *mm)', 'include/linux/sched/mm.h', 'Drops the reference of mmgrab().', {
    effects: [{ effect: 'ref', of: 'mm', class: 'mm', holder: 'caller', by: 1, down: true }],
  }),
  query(
    'int handle_userfault(struct vm_fault *vmf, unsigned long reason)',
    'fs/userfaultfd.c',
    'Lets user space settle a fault, with mmap_lock dropped.',
    { sleeps: 'may' },
  ),
  query(
    'int handle_mm_fault(struct vm_area_struct *vma, unsigned long address, unsigned int flags, void *regs)',
    'mm/memory.c',
    'Settles a fault of a user address.',
    { preferBody: true, sleeps: 'may' },
  ),
  pure(
    'unsigned long maybe_mkwrite(unsigned long pte, struct vm_area_struct *vma)',
    MM,
    'An entry that is writable where the mapping is, or of a page.',
    {},
    named('mk_pte', 'pfn_pte', 'pfn_pmd'),
  ),
  query(
    'struct page *vm_normal_page(struct vm_area_struct *vma, unsigned long addr, pte_t pte)',
    MM,
    'The page of an entry, or NULL where it is not counted; no reference.',
    named('vm_normal_page_pmd'),
  ),
  query(
    'struct folio *vm_normal_folio(struct vm_area_struct *vma, unsigned long addr, pte_t pte)',
    MM,
    'The folio of an entry, or NULL where it is not counted; no reference.',
    named('vm_normal_folio_pmd'),
  ),
  query(
    'int security_vm_enough_memory_mm(struct mm_struct *mm, long pages)',
    'include/linux/security.h',
    'Reserves memory.',
    {
      ...named('shmem_acct_blocks', 'dquot_alloc_block_nodirty'),
      results: [{ value: constant(0) }, { value: errno('ENOMEM'), label: 'refused' }],
    },
  ),
  quiet(
    'void vm_unacct_memory(long pages)',
    'include/linux/mman.h',
    'Gives reserved memory back.',
    named('vm_acct_memory'),
  ),
  query(
    'vm_fault_t vmf_error(int err)',
    MM,
    'What a fault handler returns for an errno: never that the page is locked.',
    {
      // VM_FAULT_OOM, VM_FAULT_SIGBUS or VM_FAULT_HWPOISON.
      results: [{ value: { is: 'any', min: 1, max: 0x10 } }],
    },
  ),
  query(
    'int vm_fault_to_errno(vm_fault_t vm_fault, int foll_flags)',
    MM,
    'The errno of what a fault handler returned.',
    { results: [{ value: errno('ENOMEM', 'EHWPOISON', 'EFAULT') }] },
  ),
];

const filesystems: readonly Primitive[] = [
  quiet(
    'void file_accessed(struct file *file)',
    FS,
    'Notes times and versions of a file.',
    named('touch_atime', 'file_update_time', 'inode_inc_iversion', 'inode_update_timestamps'),
  ),
  query(
    'struct timespec64 inode_set_ctime_current(struct inode *inode)',
    FS,
    'Notes times of a file.',
    named('current_time', 'inode_get_ctime', 'inode_get_mtime'),
  ),
  quiet(
    'void inode_set_mtime_to_ts(struct inode *inode, struct timespec64 ts)',
    FS,
    'Notes times of a file.',
    named('inode_set_ctime_to_ts', 'inode_set_atime_to_ts'),
  ),
  query('struct inode *d_inode(const struct dentry *dentry)', 'include/linux/dcache.h', 'The inode of a name.', {
    results: [{ value: { is: 'place', place: 'dentry->d_inode' } }],
  }),
  quiet('void dput(struct dentry *dentry)', 'include/linux/dcache.h', 'Drops a reference on a name; NULL is ignored.', {
    sleeps: 'may',
    effects: [
      {
        effect: 'ref',
        of: 'dentry',
        class: 'dentry',
        holder: 'caller',
        by: 1,
        down: true,
        when: { not: { null: 'dentry' } },
      },
    ],
  }),
  query('struct dentry *dget(struct dentry *dentry)', 'include/linux/dcache.h', 'One more reference on a name.', {
    effects: [
      { effect: 'ref', of: 'dentry', class: 'dentry', holder: 'caller', by: 1, when: { not: { null: 'dentry' } } },
    ],
    results: [{ value: { is: 'place', place: 'dentry' } }],
  }),
  query('size_t iov_iter_count(const struct iov_iter *i)', 'include/linux/uio.h', 'What is left of a read or write.', {
    results: [{ value: { is: 'any', min: 0 } }],
  }),
  quiet(
    'void iov_iter_advance(struct iov_iter *i, size_t bytes)',
    'include/linux/uio.h',
    'Moves on in a read or write.',
    { ...named('iov_iter_revert', 'iov_iter_truncate', 'iov_iter_reexpand'), writes: ['*i'] },
  ),
  query(
    'struct dentry *debugfs_create_file(const char *name, umode_t mode, struct dentry *parent, void *data, const void *fops)',
    'include/linux/debugfs.h',
    'A file for debugging; errors may be ignored.',
    { ...named('debugfs_create_dir', 'debugfs_create_u32'), sleeps: 'may' },
  ),
  {
    signature: 'struct dentry *debugfs_lookup(const char *name, struct dentry *parent)',
    summary: 'The file of that name with a reference, or NULL; dput() drops it.',
    source: 'fs/debugfs/inode.c',
    sleeps: 'may',
    results: [
      {
        value: { is: 'fresh', class: 'dentry' },
        effects: [{ effect: 'ref', of: 'result', class: 'dentry', holder: 'caller', by: 1 }],
        label: 'found',
      },
      { value: { is: 'null' }, label: 'not there' },
    ],
    related: ['dput'],
  },
  quiet(
    'void debugfs_remove_recursive(struct dentry *dentry)',
    'include/linux/debugfs.h',
    'Removes files for debugging.',
    { ...named('debugfs_remove'), sleeps: 'may' },
  ),
  query(
    'bool capable(int cap)',
    'include/linux/capability.h',
    'Whether the task may do what is asked for.',
    named('ns_capable', 'capable_noaudit', 'sysctl_perfmon_allowed', 'perfmon_capable'),
  ),
  query(
    'pid_t task_pid_nr(struct task_struct *tsk)',
    'include/linux/pid.h',
    'The number of a task.',
    named('task_tgid_nr', 'pid_nr', 'task_pid_vnr', 'current_uid', 'current_gid'),
  ),
  quiet('void put_pid(struct pid *pid)', 'include/linux/pid.h', 'Drops a reference on a task or its number.', {
    ...named('put_task_struct'),
    effects: [
      { effect: 'ref', of: 'pid', class: 'task', holder: 'caller', by: 1, down: true, when: { not: { null: 'pid' } } },
    ],
  }),
];

const families: readonly PatternPrimitive[] = [
  {
    pattern:
      '(?:non_swap_entry|is_\\w+_entry|swp_(?:type|offset|entry|offset_pfn)|(?:pfn_)?swap_entry_to_\\w+|radix_to_swp_entry|swp_to_radix_entry|swp_entry_to_\\w+|make_\\w+_entry|softleaf_\\w+|pfn_t_\\w+|pfn_to_\\w+|__pfn_to_pfn_t|phys_to_pfn_t|entry_to_\\w+)',
    examples: ['swp_offset', 'pfn_swap_entry_to_page', 'is_migration_entry', 'pfn_t_to_pfn'],
    form: {
      signature: 'unsigned long $name(...)',
      summary: 'Another reading of an entry or frame number.',
      source: SWAPOPS,
      sleeps: 'never',
      results: [{ value: { is: 'pure' } }],
    },
  },
  {
    pattern:
      '(?:arch_(?:check|swap|unmap|do_swap|prepare|sync|invalidate|zap|ensure)_\\w*|arch_enter_\\w+|arch_leave_\\w+|update_hiwater_\\w+|kmemcheck_\\w+|put_user_page_\\w+|task_numa_\\w+|count_swpout_\\w+|mem_cgroup_(?:uncharge|track|swap|sk)\\w*|put_mems_allowed_\\w+|security_inode_\\w+|fsnotify_\\w+)',
    examples: ['arch_check_zapped_pte', 'task_numa_fault', 'update_hiwater_rss'],
    form: {
      signature: 'long $name(...)',
      summary: 'Accounting or a step of the architecture; nothing that is modelled changes.',
      source: MM,
      sleeps: 'never',
      results: [{ value: { is: 'any' } }],
    },
  },
];

/** Batches and lists of folios, mappings of processes, address spaces, small things of file systems. */
export const mmInternals: PrimitiveGroup = {
  name: 'mm-internals',
  title: 'Memory management at large',
  primitives: [...batches, ...mappings, ...filesystems],
  families,
};
