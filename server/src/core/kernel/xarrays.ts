import { computes, constant, mayBlock, not, query, quiet, VOID } from './declare.ts';
import type { Effect, Primitive, PrimitiveGroup, Result } from './primitive.ts';

const XARRAY = 'include/linux/xarray.h';

/** The errno that a walk ran into; the kernel keeps it in xas->xa_node, where a node stands otherwise. */
const failure = 'xas->xa_node';
/** What a walk moves; the array that it walks, xas->xa, stays the same. */
const walked = ['xas->xa_index', failure, 'xas->xa_offset', 'xas->xa_shift', 'xas->xa_sibs'];

const noMemory: Result = {
  value: { is: 'errorPointer', names: ['ENOMEM'] },
  // Who passes no flags at all stores where there is an entry already, which takes no memory.
  when: { all: [not({ null: 'entry' }), not({ equal: ['gfp', 0] })] },
  label: 'no memory',
};

const left: Effect = { effect: 'leave', of: 'xa' };
const entered: readonly Effect[] = [
  { effect: 'enter', of: 'entry', into: 'xa' },
  { effect: 'keep', of: 'entry' },
];
const replaced: readonly Effect[] = [left, ...entered];

const xarrays: readonly Primitive[] = [
  query('void *xa_load(struct xarray *xa, unsigned long index)', XARRAY, 'The entry at an index, or NULL.', {
    related: ['xa_store'],
  }),
  {
    signature: 'void *xa_store(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp)',
    summary:
      'Stores an entry and returns the one that was there, or an entry that xa_err() turns into an errno. Storing NULL erases and does not fail.',
    mustCheck: true,
    source: XARRAY,
    sleeps: { when: mayBlock('gfp') },
    results: [
      { value: { is: 'null' }, effects: entered, label: 'stored' },
      { value: { is: 'nonNull' }, effects: replaced, label: 'replaced' },
      noMemory,
    ],
    aliases: [{ name: 'xa_store_bh' }, { name: 'xa_store_irq' }],
    related: ['xa_err', 'xa_erase'],
  },
  {
    signature: 'void *__xa_store(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp)',
    summary:
      'As xa_store(), for who holds xa_lock: where memory is to be waited for, it lets go of the lock and takes it again.',
    mustCheck: true,
    source: XARRAY,
    sleeps: 'never',
    results: [
      { value: { is: 'null' }, effects: entered, label: 'stored' },
      { value: { is: 'nonNull' }, effects: replaced, label: 'replaced' },
      noMemory,
    ],
    related: ['xa_store'],
  },
  {
    signature: 'void *__xa_cmpxchg(struct xarray *xa, unsigned long index, void *old, void *entry, gfp_t gfp)',
    summary: 'As xa_cmpxchg(), for who holds xa_lock: it lets go of it where memory is to be waited for.',
    source: XARRAY,
    sleeps: 'never',
    results: [
      { value: { is: 'place', place: 'old' }, effects: replaced, label: 'exchanged' },
      { value: { is: 'null' }, label: 'nothing was there' },
      { value: { is: 'nonNull' }, label: 'another was there' },
      noMemory,
    ],
    related: ['xa_cmpxchg'],
  },
  {
    signature:
      'void *xa_store_range(struct xarray *xa, unsigned long first, unsigned long last, void *entry, gfp_t gfp)',
    summary:
      'Stores one entry over a range of indices, the last included. It is not one step: it can fail midway with part of the range stored. Returns NULL, or an entry for xa_err(). Storing NULL does not fail.',
    mustCheck: true,
    source: XARRAY,
    sleeps: { when: mayBlock('gfp') },
    results: [
      { value: { is: 'null' }, effects: [{ effect: 'keep', of: 'entry' }], label: 'stored' },
      {
        value: { is: 'errorPointer', names: ['ENOMEM', 'EINVAL'] },
        when: not({ null: 'entry' }),
        effects: [{ effect: 'keep', of: 'entry', says: 'part of the range may be stored' }],
        label: 'failed midway',
      },
    ],
    related: ['xa_err'],
  },
  query('void *xa_erase(struct xarray *xa, unsigned long index)', XARRAY, 'Erases an entry and returns it, or NULL.', {
    aliases: [{ name: '__xa_erase' }, { name: 'xa_erase_irq' }, { name: 'xa_erase_bh' }],
    effects: [left],
  }),
  {
    signature: 'void *xa_cmpxchg(struct xarray *xa, unsigned long index, void *old, void *entry, gfp_t gfp)',
    summary: 'Stores an entry if another is there; returns the one that was there, or an entry for xa_err().',
    source: XARRAY,
    sleeps: { when: mayBlock('gfp') },
    aliases: [{ name: 'xa_cmpxchg_irq' }],
    results: [
      { value: { is: 'place', place: 'old' }, effects: replaced, label: 'exchanged' },
      { value: { is: 'null' }, label: 'nothing was there' },
      { value: { is: 'nonNull' }, label: 'another was there' },
      noMemory,
    ],
  },
  {
    signature: 'int xa_insert(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp)',
    summary: 'Stores an entry where none is.',
    source: XARRAY,
    sleeps: { when: mayBlock('gfp') },
    results: [
      { value: constant(0), effects: entered, label: 'stored' },
      { value: { is: 'errno', names: ['EBUSY', 'ENOMEM'] }, label: 'failed' },
    ],
  },
  {
    signature: 'int xa_reserve(struct xarray *xa, unsigned long index, gfp_t gfp)',
    summary:
      'Makes room for an entry, so that a later xa_store() there does not fail. xas_find() sees the reservation. Undone by xa_release().',
    source: XARRAY,
    sleeps: { when: mayBlock('gfp') },
    results: [
      { value: constant(0), label: 'reserved' },
      { value: { is: 'errno', names: ['ENOMEM'] }, label: 'no memory' },
    ],
  },
  quiet(
    'void xa_release(struct xarray *xa, unsigned long index)',
    XARRAY,
    'Gives a reservation up where nothing was stored.',
    { effects: [left] },
  ),
  {
    signature: 'void *xa_find(struct xarray *xa, unsigned long *index, unsigned long max, unsigned int filter)',
    aliases: [{ name: 'xa_find_after' }],
    summary: 'The first entry from an index to a last one, or NULL; the index is moved to it.',
    source: XARRAY,
    sleeps: 'never',
    results: [
      {
        value: { is: 'nonNull' },
        when: { present: ['xa', '*index', 'max'] },
        effects: [{ effect: 'forget', at: '*index' }],
        label: 'found',
      },
      { value: { is: 'null' }, when: { not: { present: ['xa', '*index', 'max'] } }, label: 'none' },
    ],
  },
  query('bool xa_empty(const struct xarray *xa)', XARRAY, 'Whether there is no entry.'),
  quiet('void xa_init(struct xarray *xa)', XARRAY, 'Makes an empty array.'),
  quiet(
    'void xa_init_flags(struct xarray *xa, gfp_t flags)',
    XARRAY,
    'Makes an empty array with flags: XA_FLAGS_ACCOUNT charges its nodes.',
  ),
  quiet(
    'void xa_destroy(struct xarray *xa)',
    XARRAY,
    "Frees the nodes of the array; what the entries point to is the caller's.",
    { effects: [left] },
  ),
  {
    signature: 'int xa_err(void *entry)',
    summary: 'The errno of what xa_store() or xa_store_range() returned, or 0.',
    source: XARRAY,
    sleeps: 'never',
    results: [
      { value: { is: 'expression', c: '(int)(long)entry' }, when: { error: 'entry' } },
      { value: constant(0), when: not({ error: 'entry' }) },
    ],
  },
  {
    signature: 'bool xa_is_err(const void *entry)',
    summary: 'Whether an entry is an errno from the array itself. It is not what IS_ERR() asks.',
    source: XARRAY,
    sleeps: 'never',
    results: [
      { value: constant(1), when: { error: 'entry' } },
      { value: constant(0), when: not({ error: 'entry' }) },
    ],
  },
  computes(
    'void *xa_mk_value(unsigned long v)',
    '(void *)((v << 1) | 1)',
    XARRAY,
    'A number as an entry; the top bit is lost.',
  ),
  computes(
    'unsigned long xa_to_value(const void *entry)',
    '(unsigned long)entry >> 1',
    XARRAY,
    'The number that an entry carries.',
  ),
  computes(
    'bool xa_is_value(const void *entry)',
    '(unsigned long)entry & 1',
    XARRAY,
    'Whether an entry carries a number.',
  ),
  query('bool xa_is_zero(const void *entry)', XARRAY, 'Whether an entry is a reservation or another internal one.', {
    aliases: [{ name: 'xa_is_internal' }, { name: 'xa_is_sibling' }, { name: 'xa_is_retry' }, { name: 'xa_is_node' }],
  }),
  query('bool xa_marked(const struct xarray *xa, unsigned int mark)', XARRAY, 'Whether any entry has the mark.'),
  query(
    'bool xa_get_mark(struct xarray *xa, unsigned long index, unsigned int mark)',
    XARRAY,
    'Whether the entry has the mark.',
  ),
  quiet('void xa_set_mark(struct xarray *xa, unsigned long index, unsigned int mark)', XARRAY, 'Marks an entry.', {
    aliases: [{ name: '__xa_set_mark' }, { name: 'xa_clear_mark' }, { name: '__xa_clear_mark' }],
  }),
  query('int xa_get_order(struct xarray *xa, unsigned long index)', XARRAY, 'The order of the entry at an index.', {
    aliases: [{ name: 'xas_get_order' }],
  }),
];

const pagesLock = { on: 'xa', lock: 'i_pages lock', mode: 'exclusive' } as const;
const stateLock = { on: 'xas->xa', lock: 'i_pages lock', mode: 'exclusive' } as const;

const arrayLocks: readonly Primitive[] = [
  {
    signature: 'void xa_lock(struct xarray *xa)',
    summary: 'Takes the spinlock of the array.',
    source: XARRAY,
    sleeps: 'never',
    effects: [{ effect: 'lock', lock: pagesLock }],
    results: VOID,
  },
  {
    signature: 'void xa_unlock(struct xarray *xa)',
    summary: 'Releases the spinlock of the array.',
    source: XARRAY,
    sleeps: 'never',
    effects: [{ effect: 'unlock', lock: pagesLock }],
    results: VOID,
  },
  {
    signature: 'void xa_lock_irq(struct xarray *xa)',
    aliases: [{ name: 'xa_lock_irqsave' }],
    summary: 'Switches interrupts off and takes the spinlock of the array.',
    source: XARRAY,
    sleeps: 'never',
    effects: [
      { effect: 'lock', lock: { on: 'cpu', lock: 'interrupts', mode: 'exclusive' } },
      { effect: 'lock', lock: pagesLock },
    ],
    results: VOID,
  },
  {
    signature: 'void xa_unlock_irq(struct xarray *xa)',
    aliases: [{ name: 'xa_unlock_irqrestore' }],
    summary: 'Releases the spinlock of the array and switches interrupts on.',
    source: XARRAY,
    sleeps: 'never',
    effects: [
      { effect: 'unlock', lock: pagesLock },
      { effect: 'unlock', lock: { on: 'cpu', lock: 'interrupts', mode: 'exclusive' } },
    ],
    results: VOID,
  },
  {
    signature: 'void xas_lock(struct xa_state *xas)',
    summary: 'Takes the spinlock of the array that is walked.',
    source: XARRAY,
    sleeps: 'never',
    effects: [{ effect: 'lock', lock: stateLock }],
    results: VOID,
  },
  {
    signature: 'void xas_unlock(struct xa_state *xas)',
    summary: 'Releases the spinlock of the array that is walked.',
    source: XARRAY,
    sleeps: 'never',
    effects: [{ effect: 'unlock', lock: stateLock }],
    results: VOID,
  },
  {
    signature: 'void xas_lock_irq(struct xa_state *xas)',
    aliases: [{ name: 'xas_lock_irqsave' }],
    summary: 'Switches interrupts off and takes the spinlock of the array that is walked.',
    source: XARRAY,
    sleeps: 'never',
    effects: [
      { effect: 'lock', lock: { on: 'cpu', lock: 'interrupts', mode: 'exclusive' } },
      { effect: 'lock', lock: stateLock },
    ],
    results: VOID,
  },
  {
    signature: 'void xas_unlock_irq(struct xa_state *xas)',
    aliases: [{ name: 'xas_unlock_irqrestore' }],
    summary: 'Releases the spinlock of the array that is walked and switches interrupts on.',
    source: XARRAY,
    sleeps: 'never',
    effects: [
      { effect: 'unlock', lock: stateLock },
      { effect: 'unlock', lock: { on: 'cpu', lock: 'interrupts', mode: 'exclusive' } },
    ],
    results: VOID,
  },
];

const walking: readonly Primitive[] = [
  query('void *xas_load(struct xa_state *xas)', XARRAY, 'The entry that the walk is at, or NULL.', {
    aliases: [{ name: 'xas_next' }, { name: 'xas_prev' }, { name: 'xas_reload' }],
    writes: walked,
  }),
  query(
    'void *xas_find(struct xa_state *xas, unsigned long max)',
    XARRAY,
    'The next entry up to an index, reservations included, or NULL.',
    { aliases: [{ name: 'xas_next_entry' }, { name: 'xas_find_conflict' }], writes: walked },
  ),
  query(
    'void *xas_find_marked(struct xa_state *xas, unsigned long max, unsigned int mark)',
    XARRAY,
    'The next entry with a mark, or NULL.',
    { aliases: [{ name: 'xas_next_marked' }], writes: walked },
  ),
  query(
    'bool xas_retry(struct xa_state *xas, const void *entry)',
    XARRAY,
    'Whether an entry is an internal marker, after which the walk begins again.',
    { writes: walked },
  ),
  query(
    'void *xas_store(struct xa_state *xas, void *entry)',
    XARRAY,
    'Stores where the walk is; errors are found by xas_error().',
    {
      effects: [
        { effect: 'leave', of: 'xas->xa' },
        { effect: 'keep', of: 'entry' },
      ],
      writes: walked,
    },
  ),
  query('int xas_error(const struct xa_state *xas)', XARRAY, 'The errno that the walk ran into, or 0.', {
    results: [
      { value: constant(0), when: not({ error: failure }) },
      { value: { is: 'place', place: failure }, when: { error: failure }, label: 'failed' },
    ],
  }),
  query(
    'bool xas_nomem(struct xa_state *xas, gfp_t gfp)',
    XARRAY,
    'Allocates what the walk was short of; true asks the caller to try again.',
    {
      sleeps: { when: mayBlock('gfp') },
      results: [
        { value: constant(0), label: 'nothing to try again' },
        { value: constant(1), effects: [{ effect: 'forget', at: failure }], label: 'allocated' },
      ],
    },
  ),
  query('bool xas_valid(const struct xa_state *xas)', XARRAY, 'Whether the walk is at an entry.', {
    aliases: [{ name: 'xas_invalid' }, { name: 'xas_get_mark' }, { name: 'xas_is_node' }],
  }),
  quiet('void xas_set_err(struct xa_state *xas, long err)', XARRAY, 'Makes the walk fail with an errno.', {
    effects: [{ effect: 'store', at: failure, value: { is: 'place', place: 'err' } }],
  }),
  quiet('void xas_set(struct xa_state *xas, unsigned long index)', XARRAY, 'Moves the walk to an index.', {
    writes: walked,
    aliases: [
      { name: 'xas_set_mark' },
      { name: 'xas_clear_mark' },
      { name: 'xas_set_update' },
      { name: 'xas_advance' },
    ],
  }),
  quiet('void xas_reset(struct xa_state *xas)', XARRAY, 'Begins the walk again from its index.', {
    writes: walked,
    aliases: [{ name: 'xas_pause' }, { name: 'xas_create_range' }, { name: 'xas_init_marks' }, { name: 'xas_destroy' }],
  }),
  quiet(
    'void xas_set_order(struct xa_state *xas, unsigned long index, unsigned int order)',
    XARRAY,
    'Moves the walk to an entry of an order.',
    { aliases: [{ name: 'xas_split_alloc' }, { name: 'xas_split' }, { name: 'xas_try_split' }] },
  ),
];

/** Xarrays: entries, reservations, locks, walks. */
export const xarrayGroup: PrimitiveGroup = {
  name: 'xarrays',
  title: 'Xarrays',
  primitives: [...xarrays, ...arrayLocks, ...walking],
};
