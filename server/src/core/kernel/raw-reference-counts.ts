import { constant, named, query, quiet } from './declare.ts';
import type { Effect, Primitive, PrimitiveGroup } from './primitive.ts';

const PAGE_REF = 'include/linux/page_ref.h';

function counts(of: string, by: number | { of: string }, down = false): Effect {
  return { effect: 'ref', of, class: 'folio', holder: 'caller', by, ...(down ? { down } : {}) };
}

/** A step of the count of a folio and the same of a page, whose folio is then meant. */
const steps: readonly Primitive[] = [
  quiet('void folio_ref_dec(struct folio *folio)', PAGE_REF, 'Takes a reference away; the caller knows of others.', {
    effects: [counts('folio', 1, true)],
    related: ['folio_ref_inc', 'folio_put'],
  }),
  quiet('void page_ref_dec(struct page *page)', PAGE_REF, 'Takes a reference of the page away; others remain.', {
    effects: [counts('page', 1, true)],
  }),
  query(
    'int folio_ref_dec_and_test(struct folio *folio)',
    PAGE_REF,
    'Drops a reference and says whether it was the last; then the caller has to free the folio itself.',
    { effects: [counts('folio', 1, true)], results: [{ value: { is: 'any', min: 0, max: 1 } }] },
  ),
  query(
    'int page_ref_dec_and_test(struct page *page)',
    PAGE_REF,
    'Drops a reference of the page and says whether it was the last.',
    { effects: [counts('page', 1, true)], results: [{ value: { is: 'any', min: 0, max: 1 } }] },
  ),
  query(
    'int folio_ref_dec_return(struct folio *folio)',
    PAGE_REF,
    'Takes a reference away and says how many are left.',
    { effects: [counts('folio', 1, true)] },
  ),
  quiet(
    'void init_page_count(struct page *page)',
    PAGE_REF,
    'Sets the count of a page to one, whatever it was: who does that answers for it.',
    { effects: [{ effect: 'keep', of: 'page' }] },
  ),
  quiet('void folio_set_count(struct folio *folio, int v)', PAGE_REF, 'Sets the count of a folio, whatever it was.', {
    effects: [{ effect: 'keep', of: 'folio' }],
  }),
  quiet('void set_page_count(struct page *page, int v)', PAGE_REF, 'Sets the count of a page, whatever it was.', {
    effects: [{ effect: 'keep', of: 'page' }],
  }),
  query('int page_ref_dec_return(struct page *page)', PAGE_REF, 'As folio_ref_dec_return(), of a page.', {
    effects: [counts('page', 1, true)],
  }),
  query(
    'int folio_ref_inc_return(struct folio *folio)',
    PAGE_REF,
    'Takes a reference and says how many there are then.',
    { effects: [counts('folio', 1)] },
  ),
  query('int page_ref_inc_return(struct page *page)', PAGE_REF, 'As folio_ref_inc_return(), of a page.', {
    effects: [counts('page', 1)],
  }),
  query(
    'int folio_ref_sub_return(struct folio *folio, int nr)',
    PAGE_REF,
    'Takes references away and says how many are left.',
    { effects: [counts('folio', { of: 'nr' }, true)] },
  ),
];

const attempts: readonly Primitive[] = [
  {
    signature: 'bool folio_ref_add_unless_zero(struct folio *folio, int nr)',
    ...named('folio_ref_try_add', 'folio_ref_try_add_rcu'),
    summary: 'Takes references unless the count is zero, which a lookup that holds nothing must do.',
    source: PAGE_REF,
    sleeps: 'never',
    results: [
      { value: constant(1), effects: [counts('folio', { of: 'nr' })], label: 'taken' },
      { value: constant(0), label: 'count was zero' },
    ],
    related: ['folio_try_get'],
  },
  {
    signature: 'bool page_ref_add_unless_zero(struct page *page, int nr)',
    summary: 'As folio_ref_add_unless_zero(), of a page.',
    source: PAGE_REF,
    sleeps: 'never',
    results: [
      { value: constant(1), effects: [counts('page', { of: 'nr' })], label: 'taken' },
      { value: constant(0), label: 'count was zero' },
    ],
  },
];

export const rawReferenceCounts: PrimitiveGroup = {
  name: 'raw reference counts',
  title: 'Reference counts of folios, bare',
  primitives: [...steps, ...attempts],
};
