import {
  constant,
  exclusive,
  getter,
  query,
  quiet,
  releases,
  takes,
  takesUnlessSignalled,
  tries,
  VOID,
} from './declare.ts';
import type { Effect, Place, Primitive, PrimitiveGroup } from './primitive.ts';

const MM = 'include/linux/mm.h';
const PAGE_REF = 'include/linux/page_ref.h';
const PAGEMAP = 'include/linux/pagemap.h';
const FILEMAP = 'mm/filemap.c';

const folioLock = exclusive('folio', 'folio lock');
const pageLock = exclusive('page', 'folio lock');

function gets(of: Place): Effect {
  return { effect: 'ref', of, class: 'folio', holder: 'caller', by: 1 };
}

function puts(of: Place): Effect {
  return { effect: 'ref', of, class: 'folio', holder: 'caller', by: 1, down: true };
}

const references: readonly Primitive[] = [
  quiet(
    'void folio_get(struct folio *folio)',
    MM,
    'Takes one more reference on a folio that the caller already knows to be alive. Pair it with folio_put().',
    { effects: [gets('folio')], related: ['folio_put', 'folio_try_get'], versions: { since: '5.16' } },
  ),
  quiet(
    'void folio_put(struct folio *folio)',
    MM,
    'Drops one reference. The last one returns the folio to the allocator; nothing may be read through the pointer ' +
      "after that. The references of the page cache are not the caller's to drop.",
    { effects: [puts('folio')], related: ['folio_get'], versions: { since: '5.16' } },
  ),
  quiet('void folio_put_refs(struct folio *folio, int refs)', MM, 'Drops several references at once.', {
    effects: [{ effect: 'ref', of: 'folio', class: 'folio', holder: 'caller', by: { of: 'refs' }, down: true }],
    related: ['folio_put'],
  }),
  quiet('void folio_ref_add(struct folio *folio, int nr)', PAGE_REF, 'Adds references to a folio that is alive.', {
    effects: [{ effect: 'ref', of: 'folio', class: 'folio', holder: 'caller', by: { of: 'nr' } }],
    aliases: [{ name: 'page_ref_add' }],
  }),
  quiet(
    'void folio_ref_sub(struct folio *folio, int nr)',
    PAGE_REF,
    'Takes references away without freeing; the caller knows that others remain.',
    {
      effects: [{ effect: 'ref', of: 'folio', class: 'folio', holder: 'caller', by: { of: 'nr' }, down: true }],
      aliases: [{ name: 'page_ref_sub' }],
    },
  ),
  {
    signature: 'bool folio_try_get(struct folio *folio)',
    aliases: [{ name: 'folio_try_get_rcu', until: '6.10' }],
    summary:
      'Takes a reference unless the count is zero, which is how a lookup that holds nothing must do it. After true, ' +
      'check that the folio is still the one that was looked up.',
    source: PAGE_REF,
    sleeps: 'never',
    results: [
      { value: constant(1), effects: [gets('folio')], label: 'taken' },
      { value: constant(0), label: 'count was zero' },
    ],
    related: ['folio_put'],
  },
  quiet('void get_page(struct page *page)', MM, 'Takes a reference on the folio that the page belongs to.', {
    effects: [gets('page')],
    related: ['put_page'],
  }),
  quiet('void put_page(struct page *page)', MM, 'Drops a reference on the folio that the page belongs to.', {
    effects: [puts('page')],
    related: ['get_page', 'folio_put'],
  }),
  {
    signature: 'bool get_page_unless_zero(struct page *page)',
    aliases: [{ name: 'try_get_page' }],
    summary:
      'Takes a reference on the page unless its count is zero. It fails for tail pages of allocations that are not ' +
      'compound and for reserved pages, whose count is not kept.',
    source: MM,
    sleeps: 'never',
    results: [
      { value: constant(1), effects: [gets('page')], label: 'taken' },
      { value: constant(0), label: 'count was zero' },
    ],
    related: ['put_page'],
  },
  {
    signature: 'bool put_page_testzero(struct page *page)',
    aliases: [{ name: 'folio_put_testzero' }],
    summary: 'Drops a reference and says whether it was the last; then the caller has to free the page itself.',
    source: MM,
    sleeps: 'never',
    effects: [puts('page')],
    results: [{ value: { is: 'any', min: 0, max: 1 } }],
  },
  {
    signature: 'int folio_ref_count(const struct folio *folio)',
    aliases: [{ name: 'page_ref_count' }, { name: 'page_count' }],
    summary:
      'The references that the folio has now, of all holders together: one a page for the page cache, one for an ' +
      'attached private object, one a page table entry, pins and callers. Others may change it at any time.',
    source: PAGE_REF,
    sleeps: 'never',
    results: [{ value: { is: 'count', of: 'folio', what: 'references' } }],
    related: ['folio_expected_ref_count'],
  },
  query(
    'int folio_expected_ref_count(const struct folio *folio)',
    MM,
    'The references that the page cache, the private attachment and the page tables account for; what the folio has ' +
      'beyond them belongs to somebody else.',
    { versions: { since: '6.16' }, related: ['folio_ref_count'] },
  ),
  {
    signature: 'bool folio_ref_freeze(struct folio *folio, int expected)',
    aliases: [{ name: 'page_ref_freeze' }],
    summary: 'Sets the count to zero if it is exactly the expected one, so that nobody can take a reference meanwhile.',
    source: PAGE_REF,
    sleeps: 'never',
    results: [
      { value: constant(1), label: 'frozen' },
      { value: constant(0), label: 'other references' },
    ],
    related: ['folio_ref_unfreeze'],
  },
  quiet(
    'void folio_ref_unfreeze(struct folio *folio, int count)',
    PAGE_REF,
    'Sets the count of a frozen folio again.',
    {
      aliases: [{ name: 'page_ref_unfreeze' }],
    },
  ),
];

const locking: readonly Primitive[] = [
  takes('void folio_lock(struct folio *folio)', folioLock, PAGEMAP, 'Waits for the folio lock and takes it.', {
    sleeps: 'may',
    related: ['folio_unlock', 'folio_trylock'],
  }),
  takes(
    'void lock_page(struct page *page)',
    pageLock,
    PAGEMAP,
    "Waits for the lock of the page's folio and takes it.",
    {
      aliases: [{ name: '__folio_lock' }],
      sleeps: 'may',
    },
  ),
  tries('bool folio_trylock(struct folio *folio)', folioLock, PAGEMAP, 'Takes the folio lock if nobody has it.', {
    related: ['folio_unlock'],
  }),
  tries(
    'bool trylock_page(struct page *page)',
    pageLock,
    PAGEMAP,
    "Takes the lock of the page's folio if nobody has it.",
  ),
  takesUnlessSignalled(
    'int folio_lock_killable(struct folio *folio)',
    folioLock,
    PAGEMAP,
    'Waits for the folio lock; a fatal signal ends the wait without it.',
    { aliases: [{ name: '__folio_lock_killable' }] },
  ),
  takesUnlessSignalled(
    'int lock_page_killable(struct page *page)',
    pageLock,
    PAGEMAP,
    "Waits for the lock of the page's folio; a fatal signal ends the wait without it.",
  ),
  releases(
    'void folio_unlock(struct folio *folio)',
    folioLock,
    FILEMAP,
    'Releases the folio lock and wakes who waits for it. The caller must hold the lock and a reference.',
    { needs: [folioLock], related: ['folio_lock'] },
  ),
  releases(
    'void unlock_page(struct page *page)',
    pageLock,
    'mm/folio-compat.c',
    "Releases the lock of the page's folio.",
    {
      needs: [pageLock],
    },
  ),
];

const attachment: readonly Primitive[] = [
  quiet(
    'void folio_attach_private(struct folio *folio, void *data)',
    PAGEMAP,
    'Stores the pointer in folio->private, sets PG_private and takes a reference for the attachment. It must be ' +
      'undone by folio_detach_private() before the object is freed, and not be done twice.',
    {
      aliases: [{ name: 'attach_page_private', since: '5.8' }],
      effects: [{ effect: 'attach', of: 'folio', object: 'data' }],
      related: ['folio_detach_private', 'folio_get_private'],
      versions: { since: '5.16' },
    },
  ),
  {
    signature: 'void *folio_detach_private(struct folio *folio)',
    aliases: [{ name: 'detach_page_private', since: '5.8' }],
    summary:
      "Clears PG_private and the pointer, drops the attachment's reference and hands the pointer back; the object is " +
      "the caller's again. Where nothing is attached it returns NULL and drops nothing.",
    source: PAGEMAP,
    sleeps: 'never',
    results: [
      {
        value: { is: 'place', place: 'folio->private' },
        when: { state: 'folio', flag: 'private' },
        effects: [{ effect: 'detach', of: 'folio' }],
        label: 'detached',
      },
      { value: { is: 'null' }, when: { not: { state: 'folio', flag: 'private' } }, label: 'nothing attached' },
    ],
    related: ['folio_attach_private'],
    versions: { since: '5.16' },
  },
  {
    signature: 'void *folio_change_private(struct folio *folio, void *data)',
    summary: 'Replaces the attached pointer and hands the old one back; the references stay as they are.',
    source: PAGEMAP,
    sleeps: 'never',
    results: [
      {
        value: { is: 'place', place: 'folio->private' },
        effects: [{ effect: 'store', at: 'folio->private', value: { is: 'place', place: 'data' } }],
      },
    ],
    related: ['folio_attach_private'],
  },
  getter(
    'void *folio_get_private(struct folio *folio)',
    'folio->private',
    PAGEMAP,
    'The pointer attached to the folio.',
    {
      aliases: [{ name: 'page_private' }],
      related: ['folio_attach_private'],
    },
  ),
  quiet(
    'void set_page_private(struct page *page, unsigned long private)',
    MM,
    'Stores a number in page->private only.',
    {
      effects: [{ effect: 'store', at: 'page->private', value: { is: 'place', place: 'private' } }],
    },
  ),
];

const mapcount: readonly Primitive[] = [
  {
    signature: 'int folio_mapcount(const struct folio *folio)',
    aliases: [
      { name: 'page_mapcount', until: '6.15' },
      { name: 'total_mapcount', until: '6.10' },
    ],
    summary: 'How many page table entries map the folio now.',
    source: MM,
    sleeps: 'never',
    results: [{ value: { is: 'count', of: 'folio', what: 'mappings' } }],
  },
  query('bool folio_mapped(const struct folio *folio)', MM, 'Whether any page table entry maps the folio now.', {
    aliases: [{ name: 'page_mapped' }],
  }),
  query(
    'bool folio_maybe_dma_pinned(struct folio *folio)',
    MM,
    'Whether the folio may be pinned. For a small folio it is read off the reference count, so that many references ' +
      'look like a pin; it never misses one.',
    { aliases: [{ name: 'page_maybe_dma_pinned' }] },
  ),
  query('bool folio_maybe_mapped_shared(struct folio *folio)', MM, 'Whether more than one process may map the folio.', {
    aliases: [{ name: 'folio_likely_mapped_shared' }, { name: 'folio_estimated_sharers' }],
  }),
  query(
    'bool folio_may_be_lru_cached(struct folio *folio)',
    'include/linux/swap.h',
    'Whether the folio may sit in a batch of a processor, which holds a reference.',
    {
      versions: { since: '6.17' },
    },
  ),
  quiet(
    'void lru_add_drain(void)',
    'mm/swap.c',
    'Empties the folio batches of this processor; their references are dropped.',
    {
      effects: [{ effect: 'note', text: 'the folio batches of this processor are drained' }],
    },
  ),
  quiet('void lru_add_drain_all(void)', 'mm/swap.c', 'Empties the folio batches of every processor and waits for it.', {
    sleeps: 'may',
    effects: [{ effect: 'note', text: 'the folio batches of all processors are drained' }],
  }),
  {
    signature: 'void folio_batch_release(struct folio_batch *fbatch)',
    aliases: [{ name: 'pagevec_release' }, { name: '__folio_batch_release' }, { name: '__pagevec_release' }],
    summary: 'Drops one reference on each folio of the batch and empties it.',
    source: 'mm/swap.c',
    sleeps: 'never',
    effects: [{ effect: 'ref', of: 'fbatch', class: 'pages', holder: 'caller', by: 1, down: true }],
    results: VOID,
  },
];

/** Folios and pages: references, the lock, the private attachment, size and place. */
export const folio: PrimitiveGroup = {
  name: 'folio',
  title: 'Folios and pages',
  primitives: [...references, ...locking, ...attachment, ...mapcount],
  guards: [
    {
      name: 'folio_put',
      enter: null,
      exit: 'folio_put',
      ignores: 'null or error',
      summary: 'Drops a reference on the folio at the end of the scope, unless it is NULL or an error pointer.',
    },
    {
      name: 'put_page',
      enter: null,
      exit: 'put_page',
      ignores: 'null',
      summary: 'Drops a reference on the page at the end of the scope, unless it is NULL.',
    },
  ],
};
