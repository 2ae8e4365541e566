import { computes, query, quiet } from './declare.ts';
import type { PatternPrimitive, Primitive, PrimitiveGroup } from './primitive.ts';

const FLAGS = 'include/linux/page-flags.h';

const uptodate =
  "What it means is the file's to say: for guest_memfd zeroed in 6.8, prepared for the guest from 6.11 to 6.17, zeroed again from 7.0 on.";

const primitives: readonly Primitive[] = [
  query('bool folio_test_uptodate(const struct folio *folio)', FLAGS, `Whether the contents are valid. ${uptodate}`, {
    aliases: [{ name: 'PageUptodate' }],
    results: [{ value: { is: 'state', of: 'folio', flag: 'uptodate' } }],
    related: ['folio_mark_uptodate'],
  }),
  quiet(
    'void folio_mark_uptodate(struct folio *folio)',
    FLAGS,
    `Says that the contents are valid, after they were written. ${uptodate}`,
    {
      aliases: [{ name: '__folio_mark_uptodate' }, { name: 'SetPageUptodate' }, { name: '__SetPageUptodate' }],
      effects: [{ effect: 'flag', of: 'folio', flag: 'uptodate', value: true }],
      related: ['folio_test_uptodate', 'folio_clear_uptodate'],
    },
  ),
  quiet('void folio_clear_uptodate(struct folio *folio)', FLAGS, 'Says that the contents are not valid any more.', {
    aliases: [{ name: 'ClearPageUptodate' }],
    effects: [{ effect: 'flag', of: 'folio', flag: 'uptodate', value: false }],
  }),
  query('bool folio_test_locked(const struct folio *folio)', FLAGS, 'Whether anybody holds the folio lock.', {
    aliases: [{ name: 'PageLocked' }],
    results: [{ value: { is: 'state', of: 'folio', flag: 'locked' } }],
  }),
  query(
    'bool folio_test_hwpoison(const struct folio *folio)',
    FLAGS,
    'Whether the memory is broken; then it must not be handed out.',
    {
      aliases: [{ name: 'PageHWPoison' }],
      results: [{ value: { is: 'state', of: 'folio', flag: 'hwpoison' } }],
    },
  ),
  query(
    'bool folio_test_private(const struct folio *folio)',
    FLAGS,
    'Whether PG_private is set, which is to say that an object is attached.',
    {
      aliases: [{ name: 'PagePrivate' }],
      results: [{ value: { is: 'state', of: 'folio', flag: 'private' } }],
    },
  ),
  quiet(
    'void folio_set_private(struct folio *folio)',
    FLAGS,
    'Sets PG_private alone, without the reference that folio_attach_private() takes.',
    {
      aliases: [{ name: 'SetPagePrivate' }],
      effects: [{ effect: 'flag', of: 'folio', flag: 'private', value: true }],
      related: ['folio_attach_private'],
    },
  ),
  quiet('void folio_clear_private(struct folio *folio)', FLAGS, 'Clears PG_private alone.', {
    aliases: [{ name: 'ClearPagePrivate' }],
    effects: [{ effect: 'flag', of: 'folio', flag: 'private', value: false }],
  }),
  quiet(
    'void folio_set_swapcache(struct folio *folio)',
    FLAGS,
    'Says that the swap cache has the folio: a reference that the caller took is its own from then on.',
    { effects: [{ effect: 'keep', of: 'folio' }] },
  ),
  quiet(
    'void folio_clear_swapcache(struct folio *folio)',
    FLAGS,
    'Says that the swap cache has the folio no more: the reference that it had is for the caller to drop.',
    { effects: [{ effect: 'keep', of: 'folio' }] },
  ),
  quiet('void SetPageSwapCache(struct page *page)', FLAGS, 'As folio_set_swapcache(), of a page.', {
    effects: [{ effect: 'keep', of: 'page' }],
  }),
  quiet('void ClearPageSwapCache(struct page *page)', FLAGS, 'As folio_clear_swapcache(), of a page.', {
    effects: [{ effect: 'keep', of: 'page' }],
  }),
  computes(
    'bool folio_test_large(const struct folio *folio)',
    'folio_nr_pages(folio) > 1',
    FLAGS,
    'Whether the folio has more than one page.',
    { versions: { since: '5.16' } },
  ),
  quiet(
    'void SetPageReserved(struct page *page)',
    FLAGS,
    'Takes the page out of management; its count means nothing from then on.',
    {
      effects: [{ effect: 'flag', of: 'page', flag: 'reserved', value: true }],
    },
  ),
  quiet('void __folio_set_locked(struct folio *folio)', FLAGS, 'Marks a folio that nobody else can see as locked.', {
    effects: [{ effect: 'lock', lock: { on: 'folio', lock: 'folio lock', mode: 'exclusive' } }],
  }),
  quiet('void __SetPageLocked(struct page *page)', FLAGS, 'As __folio_set_locked(), of a page.', {
    effects: [{ effect: 'lock', lock: { on: 'page', lock: 'folio lock', mode: 'exclusive' } }],
  }),
  quiet(
    'void __folio_clear_locked(struct folio *folio)',
    FLAGS,
    'Marks a folio that nobody else can see as not locked.',
    {
      effects: [{ effect: 'unlock', lock: { on: 'folio', lock: 'folio lock', mode: 'exclusive' } }],
    },
  ),
  quiet('void __ClearPageLocked(struct page *page)', FLAGS, 'As __folio_clear_locked(), of a page.', {
    effects: [{ effect: 'unlock', lock: { on: 'page', lock: 'folio lock', mode: 'exclusive' } }],
  }),
  query(
    'bool folio_has_private(const struct folio *folio)',
    FLAGS,
    'Whether something is attached that has to be released before the folio can go.',
    {
      aliases: [{ name: 'page_has_private' }, { name: 'folio_needs_release' }],
    },
  ),
];

const families: readonly PatternPrimitive[] = [
  {
    pattern: 'folio_test_(?:set|clear)_(\\w+)',
    examples: ['folio_test_clear_lru', 'folio_test_set_referenced'],
    form: {
      signature: 'bool $name(struct folio *folio)',
      summary: 'Changes the flag $1 and returns what it was.',
      source: FLAGS,
      sleeps: 'never',
      results: [{ value: { is: 'any', min: 0, max: 1 } }],
    },
  },
  {
    pattern: 'folio_test_(\\w+)',
    examples: ['folio_test_dirty', 'folio_test_anon'],
    form: {
      signature: 'bool $name(const struct folio *folio)',
      summary: 'Whether the flag $1 of the folio is set.',
      source: FLAGS,
      sleeps: 'never',
      results: [{ value: { is: 'state', of: 'folio', flag: '$1' } }],
    },
  },
  {
    pattern:
      '(?:__)?folio_set_(active|dirty|error|idle|lru|mappedtodisk|owner_2|partially_mapped|private_2|readahead|reclaim|referenced|swapbacked|unevictable|waiters|workingset|young|hwpoison|reserved|head|mlocked|has_hwpoisoned)',
    examples: ['folio_set_referenced', '__folio_set_swapbacked'],
    form: {
      signature: 'void $name(struct folio *folio)',
      summary: 'Sets the flag $1 of the folio.',
      source: FLAGS,
      sleeps: 'never',
      effects: [{ effect: 'flag', of: 'folio', flag: '$1', value: true }],
      results: [{ value: { is: 'void' } }],
    },
  },
  {
    pattern:
      '(?:__)?folio_clear_(active|dirty|error|idle|lru|mappedtodisk|owner_2|partially_mapped|private_2|readahead|reclaim|referenced|swapbacked|unevictable|waiters|workingset|young|hwpoison|reserved|head|mlocked|has_hwpoisoned|slab|lru_flags)(?:_flags)?',
    examples: ['folio_clear_referenced', '__folio_clear_lru_flags'],
    form: {
      signature: 'void $name(struct folio *folio)',
      summary: 'Clears the flag $1 of the folio.',
      source: FLAGS,
      sleeps: 'never',
      effects: [{ effect: 'flag', of: 'folio', flag: '$1', value: false }],
      results: [{ value: { is: 'void' } }],
    },
  },
  {
    pattern: 'Page([A-Z]\\w*)',
    examples: ['PageDirty', 'PageTransHuge'],
    form: {
      signature: 'int $name(const struct page *page)',
      summary: 'Whether the flag $1 of the page is set.',
      source: FLAGS,
      sleeps: 'never',
      results: [{ value: { is: 'state', of: 'page', flag: '$1' } }],
    },
  },
  {
    pattern: '(?:__)?SetPage([A-Z]\\w*)',
    examples: ['SetPageDirty', '__SetPageSwapBacked'],
    form: {
      signature: 'void $name(struct page *page)',
      summary: 'Sets the flag $1 of the page.',
      source: FLAGS,
      sleeps: 'never',
      effects: [{ effect: 'flag', of: 'page', flag: '$1', value: true }],
      results: [{ value: { is: 'void' } }],
    },
  },
  {
    pattern: '(?:__)?ClearPage([A-Z]\\w*)',
    examples: ['ClearPageActive', '__ClearPageLRU'],
    form: {
      signature: 'void $name(struct page *page)',
      summary: 'Clears the flag $1 of the page.',
      source: FLAGS,
      sleeps: 'never',
      effects: [{ effect: 'flag', of: 'page', flag: '$1', value: false }],
      results: [{ value: { is: 'void' } }],
    },
  },
  {
    pattern: 'Test(?:Set|Clear)Page([A-Z]\\w*)',
    examples: ['TestClearPageLRU', 'TestSetPageDirty'],
    form: {
      signature: 'int $name(struct page *page)',
      summary: 'Changes the flag $1 of the page and returns what it was.',
      source: FLAGS,
      sleeps: 'never',
      results: [{ value: { is: 'any', min: 0, max: 1 } }],
    },
  },
];

/** Flags of folios and pages. */
export const pageFlags: PrimitiveGroup = {
  name: 'page-flags',
  title: 'Flags of folios and pages',
  primitives,
  families,
};
