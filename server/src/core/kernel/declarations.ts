import type { DeclarationMacro, PrimitiveGroup } from './primitive.ts';

const XARRAY = 'include/linux/xarray.h';
const WAIT = 'include/linux/wait.h';

const declarations: readonly DeclarationMacro[] = [
  {
    form: 'XA_STATE(name, array, index)',
    summary: 'A walk over an xarray, at an index.',
    source: XARRAY,
    declares: 'name',
    type: 'struct xa_state',
    sets: [
      { field: 'xa', parameter: 'array' },
      { field: 'xa_index', parameter: 'index' },
    ],
  },
  {
    form: 'XA_STATE_ORDER(name, array, index, order)',
    summary: 'A walk over an xarray, at an entry of an order.',
    source: XARRAY,
    declares: 'name',
    type: 'struct xa_state',
    sets: [
      { field: 'xa', parameter: 'array' },
      { field: 'xa_index', parameter: 'index' },
    ],
  },
  {
    form: 'LIST_HEAD(name)',
    summary: 'An empty list.',
    source: 'include/linux/list.h',
    declares: 'name',
    type: 'struct list_head',
  },
  {
    form: 'HLIST_HEAD(name)',
    summary: 'An empty hash chain.',
    source: 'include/linux/list.h',
    declares: 'name',
    type: 'struct hlist_head',
  },
  {
    form: 'DEFINE_MUTEX(name)',
    summary: 'A mutex that nobody has.',
    source: 'include/linux/mutex.h',
    declares: 'name',
    type: 'struct mutex',
  },
  {
    form: 'DEFINE_SPINLOCK(name)',
    summary: 'A spinlock that nobody has.',
    source: 'include/linux/spinlock.h',
    declares: 'name',
    type: 'spinlock_t',
  },
  {
    form: 'DEFINE_RAW_SPINLOCK(name)',
    summary: 'A spinlock that nobody has.',
    source: 'include/linux/spinlock.h',
    declares: 'name',
    type: 'raw_spinlock_t',
  },
  {
    form: 'DECLARE_WAIT_QUEUE_HEAD(name)',
    summary: 'A queue of waiters.',
    source: WAIT,
    declares: 'name',
    type: 'wait_queue_head_t',
  },
  {
    form: 'DECLARE_WAIT_QUEUE_HEAD_ONSTACK(name)',
    summary: 'A queue of waiters.',
    source: WAIT,
    declares: 'name',
    type: 'wait_queue_head_t',
  },
  {
    form: 'DEFINE_WAIT(name)',
    summary: 'An entry of a queue of waiters.',
    source: WAIT,
    declares: 'name',
    type: 'struct wait_queue_entry',
  },
  {
    form: 'DEFINE_WAIT_FUNC(name, function)',
    summary: 'An entry of a queue of waiters.',
    source: WAIT,
    declares: 'name',
    type: 'struct wait_queue_entry',
  },
  {
    form: 'DECLARE_SWAITQUEUE(name)',
    summary: 'An entry of a queue of waiters.',
    source: 'include/linux/swait.h',
    declares: 'name',
    type: 'struct swait_queue',
  },
  {
    form: 'DECLARE_COMPLETION_ONSTACK(name)',
    summary: 'Something to wait for.',
    source: 'include/linux/completion.h',
    declares: 'name',
    type: 'struct completion',
  },
  {
    form: 'DECLARE_BITMAP(name, bits)',
    summary: 'A bit map.',
    source: 'include/linux/types.h',
    declares: 'name',
    type: 'unsigned long *',
  },
  {
    form: 'DEFINE_READAHEAD(name, file, ra, mapping, index)',
    summary: 'A request to read ahead.',
    source: 'include/linux/pagemap.h',
    declares: 'name',
    type: 'struct readahead_control',
    sets: [
      { field: 'file', parameter: 'file' },
      { field: 'mapping', parameter: 'mapping' },
    ],
  },
  {
    form: 'VMA_ITERATOR(name, mm, addr)',
    summary: 'A walk over the mappings of an address space.',
    source: 'include/linux/mm_types.h',
    declares: 'name',
    type: 'struct vma_iterator',
  },
  {
    form: 'MA_STATE(name, tree, first, end)',
    summary: 'A walk over a maple tree.',
    source: 'include/linux/maple_tree.h',
    declares: 'name',
    type: 'struct ma_state',
  },
  {
    form: 'DEFINE_FOLIO_VMA_WALK(name, folio, vma, address, flags)',
    summary: 'A walk over the page tables that map a folio.',
    source: 'include/linux/rmap.h',
    declares: 'name',
    type: 'struct page_vma_mapped_walk',
  },
  {
    form: 'DEFINE_RATELIMIT_STATE(name, interval, burst)',
    summary: 'A limit on how often something is logged.',
    source: 'include/linux/ratelimit_types.h',
    declares: 'name',
    type: 'struct ratelimit_state',
  },
  {
    form: 'DEFINE_PER_CPU(type, name)',
    summary: 'A variable for each processor.',
    source: 'include/linux/percpu-defs.h',
    declares: 'name',
    type: 'long',
  },
];

/** Macros that declare a variable. */
export const declarationMacros: PrimitiveGroup = {
  name: 'declarations',
  title: 'Declarations made by macros',
  primitives: [],
  declarations,
};
