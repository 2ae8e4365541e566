import { errno, errorPointer, exclusive, mayBlock, not, query, quiet } from './declare.ts';
import type { Condition, Effect, Place, Primitive, PrimitiveGroup, Result, Value } from './primitive.ts';

const FILEMAP = 'mm/filemap.c';
const PAGEMAP = 'include/linux/pagemap.h';
const resultLock: Effect = { effect: 'lock', lock: exclusive('result', 'folio lock') };
const foundFolio: Value = { is: 'fresh', class: 'folio' };

/** What every lookup leaves: a reference for the caller; the cache keeps its own. */
const looksUp: readonly Effect[] = [
  { effect: 'ref', of: 'result', class: 'folio', holder: 'page cache', by: { pagesOf: 'result' }, known: true },
  { effect: 'ref', of: 'result', class: 'folio', holder: 'caller', by: 1 },
  { effect: 'store', at: 'result->mapping', value: { is: 'place', place: 'mapping' } },
];

function has(flags: Place, bits: string): Condition {
  return { flags, has: bits };
}

const flaggedFolio: Result = {
  value: foundFolio,
  effects: [...looksUp, { ...resultLock, when: has('fgp_flags', 'FGP_LOCK') }],
  label: 'found or created',
};

const lookupSleeps: Condition = {
  all: [
    not(has('fgp_flags', 'FGP_NOWAIT')),
    { any: [has('fgp_flags', 'FGP_LOCK'), has('fgp_flags', 'FGP_CREAT'), has('fgp_flags', 'FGP_STABLE')] },
  ],
};

const lookup: readonly Primitive[] = [
  {
    signature: 'struct folio *filemap_grab_folio(struct address_space *mapping, pgoff_t index)',
    summary:
      'Finds the folio at an index of a file, or allocates and inserts one. It comes back locked with a reference for ' +
      'the caller; the page cache holds one a page besides. A new folio is not uptodate. Undo with folio_unlock() ' +
      'and folio_put().',
    source: PAGEMAP,
    versions: { since: '6.3', note: 'Fails with an error pointer since 6.4, with NULL before.' },
    sleeps: 'may',
    results: [
      { value: foundFolio, effects: [...looksUp, resultLock], label: 'found or created' },
      { value: errorPointer('ENOMEM'), label: 'no memory' },
    ],
    formerly: [
      {
        signature: 'struct folio *filemap_grab_folio(struct address_space *mapping, pgoff_t index)',
        versions: { until: '6.3', note: 'NULL on failure.' },
        results: [
          { value: foundFolio, effects: [...looksUp, resultLock], label: 'found or created' },
          { value: { is: 'null' }, label: 'no memory' },
        ],
      },
    ],
    related: ['filemap_lock_folio', '__filemap_get_folio', 'folio_unlock', 'folio_put'],
  },
  {
    signature:
      'struct folio *__filemap_get_folio(struct address_space *mapping, pgoff_t index, fgf_t fgp_flags, gfp_t gfp)',
    summary:
      'Finds a folio in the page cache, as the flags say: FGP_CREAT creates one where there is none, FGP_LOCK locks ' +
      'it, FGP_STABLE waits for writeback, FGP_NOWAIT never waits. The caller gets a reference.',
    source: FILEMAP,
    versions: { since: '5.16', note: 'Fails with an error pointer since 6.4, with NULL before.' },
    sleeps: { when: lookupSleeps },
    results: [
      flaggedFolio,
      { value: errorPointer('ENOENT'), when: not(has('fgp_flags', 'FGP_CREAT')), label: 'not in the cache' },
      { value: errorPointer('ENOMEM'), when: has('fgp_flags', 'FGP_CREAT'), label: 'no memory' },
      { value: errorPointer('EAGAIN'), when: has('fgp_flags', 'FGP_NOWAIT'), label: 'would wait' },
    ],
    formerly: [
      {
        signature:
          'struct folio *__filemap_get_folio(struct address_space *mapping, pgoff_t index, int fgp_flags, gfp_t gfp)',
        versions: { until: '6.3', note: 'NULL on failure.' },
        results: [flaggedFolio, { value: { is: 'null' }, label: 'not found or no memory' }],
      },
    ],
    related: ['filemap_grab_folio', 'filemap_get_folio'],
  },
  {
    signature:
      'struct folio *__filemap_get_folio_mpol(struct address_space *mapping, pgoff_t index, fgf_t fgp_flags, gfp_t gfp, struct mempolicy *policy)',
    summary:
      'The same as __filemap_get_folio() with an explicit memory policy for the allocation. The reference on the ' +
      'policy stays with the caller.',
    source: FILEMAP,
    versions: { since: '7.0' },
    sleeps: { when: lookupSleeps },
    results: [
      flaggedFolio,
      { value: errorPointer('ENOENT'), when: not(has('fgp_flags', 'FGP_CREAT')), label: 'not in the cache' },
      { value: errorPointer('ENOMEM'), when: has('fgp_flags', 'FGP_CREAT'), label: 'no memory' },
      { value: errorPointer('EAGAIN'), when: has('fgp_flags', 'FGP_NOWAIT'), label: 'would wait' },
    ],
    related: ['__filemap_get_folio', 'mpol_shared_policy_lookup'],
  },
  {
    signature: 'struct folio *filemap_lock_folio(struct address_space *mapping, pgoff_t index)',
    summary: 'Finds the folio at an index, takes a reference and locks it; creates nothing.',
    source: PAGEMAP,
    versions: { since: '5.16', note: 'Fails with an error pointer since 6.4, with NULL before.' },
    sleeps: 'may',
    results: [
      { value: foundFolio, effects: [...looksUp, resultLock], label: 'found' },
      { value: errorPointer('ENOENT'), label: 'not in the cache' },
    ],
    formerly: [
      {
        signature: 'struct folio *filemap_lock_folio(struct address_space *mapping, pgoff_t index)',
        versions: { until: '6.3', note: 'NULL on failure.' },
        results: [
          { value: foundFolio, effects: [...looksUp, resultLock], label: 'found' },
          { value: { is: 'null' }, label: 'not in the cache' },
        ],
      },
    ],
    related: ['filemap_grab_folio'],
  },
  {
    signature: 'struct folio *filemap_get_folio(struct address_space *mapping, pgoff_t index)',
    summary:
      'Finds the folio at an index and takes a reference; it is not locked, and may leave the cache at any time.',
    source: PAGEMAP,
    versions: { since: '5.16', note: 'Fails with an error pointer since 6.4, with NULL before.' },
    sleeps: 'never',
    results: [
      { value: foundFolio, effects: looksUp, label: 'found' },
      { value: errorPointer('ENOENT'), label: 'not in the cache' },
    ],
    formerly: [
      {
        signature: 'struct folio *filemap_get_folio(struct address_space *mapping, pgoff_t index)',
        versions: { until: '6.3', note: 'NULL on failure.' },
        results: [
          { value: foundFolio, effects: looksUp, label: 'found' },
          { value: { is: 'null' }, label: 'not in the cache' },
        ],
      },
    ],
  },
  {
    signature: 'struct folio *filemap_get_incore_folio(struct address_space *mapping, pgoff_t index)',
    summary: 'Finds the folio at an index, in the page cache or else in the swap cache, and takes a reference.',
    source: 'mm/swap_state.c',
    sleeps: 'never',
    results: [
      { value: foundFolio, effects: looksUp, label: 'found' },
      { value: errorPointer('ENOENT'), label: 'not in memory' },
    ],
  },
  {
    signature: 'struct page *find_get_page(struct address_space *mapping, pgoff_t offset)',
    aliases: [{ name: 'find_get_page_flags' }],
    summary: 'Finds the page at an index and takes a reference; NULL where there is none.',
    source: PAGEMAP,
    sleeps: 'never',
    results: [
      { value: { is: 'fresh', class: 'folio' }, effects: looksUp, label: 'found' },
      { value: { is: 'null' }, label: 'not in the cache' },
    ],
  },
  {
    signature: 'struct page *find_lock_page(struct address_space *mapping, pgoff_t index)',
    aliases: [{ name: 'find_lock_entry', until: '5.15' }, { name: 'find_or_create_page' }, { name: 'grab_cache_page' }],
    summary: 'Finds the page at an index, takes a reference and locks it; NULL where there is none to be had.',
    source: PAGEMAP,
    sleeps: 'may',
    results: [
      { value: { is: 'fresh', class: 'folio' }, effects: [...looksUp, resultLock], label: 'found' },
      { value: { is: 'null' }, label: 'not found' },
    ],
  },
];

const membership: readonly Primitive[] = [
  {
    signature: 'int filemap_add_folio(struct address_space *mapping, struct folio *folio, pgoff_t index, gfp_t gfp)',
    summary:
      'Inserts a new folio into the page cache, locked; the cache takes one reference a page. -EEXIST where another ' +
      "is there already: the folio is then unlocked again and stays the caller's.",
    source: FILEMAP,
    sleeps: { when: mayBlock('gfp') },
    results: [
      {
        value: { is: 'constant', value: 0 },
        effects: [
          { effect: 'ref', of: 'folio', class: 'folio', holder: 'page cache', by: { pagesOf: 'folio' } },
          { effect: 'lock', lock: exclusive('folio', 'folio lock') },
          { effect: 'store', at: 'folio->mapping', value: { is: 'place', place: 'mapping' } },
          { effect: 'store', at: 'folio->index', value: { is: 'place', place: 'index' } },
        ],
        label: 'inserted',
      },
      { value: errno('EEXIST', 'ENOMEM'), label: 'failed' },
    ],
    related: ['filemap_remove_folio'],
  },
  {
    signature: 'int add_to_page_cache_lru(struct page *page, struct address_space *mapping, pgoff_t index, gfp_t gfp)',
    summary: 'As filemap_add_folio(), for a page, which comes first.',
    source: FILEMAP,
    versions: { until: '6.6' },
    sleeps: { when: mayBlock('gfp') },
    results: [
      {
        value: { is: 'constant', value: 0 },
        effects: [
          { effect: 'ref', of: 'page', class: 'folio', holder: 'page cache', by: { pagesOf: 'page' } },
          { effect: 'lock', lock: exclusive('page', 'folio lock') },
          { effect: 'store', at: 'page->mapping', value: { is: 'place', place: 'mapping' } },
        ],
        label: 'inserted',
      },
      { value: errno('EEXIST', 'ENOMEM'), label: 'failed' },
    ],
    related: ['filemap_add_folio'],
  },
  quiet(
    'void filemap_remove_folio(struct folio *folio)',
    FILEMAP,
    "Takes a locked folio out of the page cache: ->free_folio runs, then the cache's references drop. The mapping is " +
      'cleared, and what still maps the page is stale.',
    {
      aliases: [{ name: 'delete_from_page_cache', until: '5.16' }],
      sleeps: 'may',
      needs: [exclusive('folio', 'folio lock')],
      effects: [
        { effect: 'truncate', of: 'folio->mapping', first: 'folio->index', last: 'folio->index', unit: 'pages' },
        { effect: 'ref', of: 'folio', class: 'folio', holder: 'page cache', by: { pagesOf: 'folio' }, down: true },
        { effect: 'store', at: 'folio->mapping', value: { is: 'null' } },
      ],
    },
  ),
  query(
    'unsigned int filemap_get_folios(struct address_space *mapping, pgoff_t *start, pgoff_t end, struct folio_batch *fbatch)',
    FILEMAP,
    'Collects folios of a range into a batch, with a reference on each; returns how many. folio_batch_release() ' +
      'drops them.',
    {
      aliases: [{ name: 'filemap_get_folios_contig' }],
      ends: { end: 'included' },
      writes: ['*start', 'fbatch'],
      results: [
        {
          value: { is: 'any', min: 1, max: 31 },
          effects: [
            { effect: 'ref', of: 'fbatch', class: 'pages', holder: 'caller', by: 1 },
            { effect: 'forget', at: '*start' },
            { effect: 'forget', at: '*fbatch' },
          ],
          label: 'found some',
        },
        { value: { is: 'constant', value: 0 }, effects: [{ effect: 'forget', at: '*start' }], label: 'none' },
      ],
    },
  ),
  query(
    'unsigned int find_get_entries(struct address_space *mapping, pgoff_t *start, pgoff_t end, struct folio_batch *fbatch, pgoff_t *indices)',
    FILEMAP,
    'Collects what is in a range of the page cache, with a reference on each folio; find_lock_entries() locks them besides.',
    {
      aliases: [{ name: 'find_lock_entries' }],
      ends: { end: 'included' },
      effects: [
        { effect: 'forget', at: '*fbatch' },
        { effect: 'forget', at: '*indices' },
      ],
      writes: ['*start'],
      results: [
        {
          value: { is: 'any', min: 1, max: 31 },
          effects: [{ effect: 'ref', of: 'fbatch', class: 'pages', holder: 'caller', by: 1 }],
          label: 'found some',
        },
        { value: { is: 'constant', value: 0 }, label: 'none' },
      ],
      formerly: [
        {
          signature:
            'unsigned int find_get_entries(struct address_space *mapping, pgoff_t start, pgoff_t end, struct pagevec *fbatch, pgoff_t *indices)',
          versions: { until: '6.1', note: 'The start was a value.' },
          writes: [],
        },
      ],
    },
  ),
  query(
    'bool filemap_release_folio(struct folio *folio, gfp_t gfp)',
    FILEMAP,
    'Asks ->release_folio to give up what is attached to folio->private; true where nothing is attached any more.',
    { aliases: [{ name: 'try_to_release_page', until: '5.18' }], sleeps: { when: mayBlock('gfp') } },
  ),
  quiet(
    'void folio_wait_stable(struct folio *folio)',
    'mm/page-writeback.c',
    'Waits for writeback where the backing device needs it.',
    {
      sleeps: 'may',
      aliases: [{ name: 'wait_for_stable_page' }],
    },
  ),
  quiet(
    'void folio_wait_writeback(struct folio *folio)',
    'mm/page-writeback.c',
    'Waits until writeback of the folio is over.',
    {
      sleeps: 'may',
      aliases: [{ name: 'wait_on_page_writeback' }],
    },
  ),
  quiet(
    'void folio_mark_accessed(struct folio *folio)',
    'mm/swap.c',
    'Notes activity for reclaim; no meaning for unevictable memory.',
    {
      aliases: [{ name: 'mark_page_accessed' }],
    },
  ),
  query(
    'bool folio_mark_dirty(struct folio *folio)',
    'mm/page-writeback.c',
    'Marks the folio dirty through its a_ops.',
    {
      aliases: [{ name: 'set_page_dirty' }],
      effects: [{ effect: 'flag', of: 'folio', flag: 'dirty', value: true }],
    },
  ),
  query(
    'bool noop_dirty_folio(struct address_space *mapping, struct folio *folio)',
    'mm/page-writeback.c',
    'Marks the folio dirty without telling anybody; for memory that is never written back.',
    {
      aliases: [{ name: 'filemap_dirty_folio' }],
      effects: [{ effect: 'flag', of: 'folio', flag: 'dirty', value: true }],
    },
  ),
  query(
    'int set_page_dirty_lock(struct page *page)',
    'mm/page-writeback.c',
    'Marks a page dirty under its lock, for a user that holds only a reference or pin.',
    {
      sleeps: 'may',
      effects: [{ effect: 'flag', of: 'page', flag: 'dirty', value: true }],
    },
  ),
];

/** The page cache: lookup, membership, invalidate_lock, flags of a mapping. */
export const filemap: PrimitiveGroup = {
  name: 'filemap',
  title: 'Page cache',
  primitives: [...lookup, ...membership],
  types: { locks: { 'struct address_space': { invalidate_lock: 'invalidate_lock' } } },
};
