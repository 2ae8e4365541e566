import { not, query, quiet } from './declare.ts';
import type { Condition, Effect, Place, Primitive, PrimitiveGroup } from './primitive.ts';

const GUP = 'mm/gup.c';
const MM = 'include/linux/mm.h';

/** What decides how a pin is counted, the same each time that it is asked of one folio. */
const counting: readonly Primitive[] = [
  query(
    'bool folio_has_pincount(const struct folio *folio)',
    MM,
    'Whether pins of the folio have a count of their own; otherwise each adds GUP_PIN_COUNTING_BIAS references.',
    {
      results: [{ value: { is: 'state', of: 'folio', flag: 'pincount' } }],
    },
  ),
  query(
    'bool is_zero_page(struct page *page)',
    MM,
    'Whether the page is the shared page of zeros, which is never pinned.',
    {
      results: [{ value: { is: 'state', of: 'page', flag: 'zero page' } }],
      related: ['is_zero_folio'],
    },
  ),
  query(
    'bool is_zero_folio(const struct folio *folio)',
    MM,
    'Whether the folio is the shared page of zeros, which is never pinned.',
    {
      results: [{ value: { is: 'state', of: 'folio', flag: 'zero page' } }],
      related: ['is_zero_page'],
    },
  ),
];

function unpins(of: Place, by: Place | 1): Effect {
  return { effect: 'pin', of, by: by === 1 ? 1 : { of: by }, down: true };
}

/** An array of one page that the path knows to be one is that page, as it was where the page was got. */
function unpinsAll(pages: Place, number: Place): readonly Effect[] {
  const isOne: Condition = { known: { equal: [number, 1] } };
  return [
    { ...unpins(`*${pages}`, 1), when: isOne },
    { effect: 'pin', of: pages, class: 'pages', by: { of: number }, down: true, when: not(isOne) },
  ];
}

/** What a path does not know to be refused is asked for. */
const asked: Condition = not({ known: { equal: ['make_dirty', 0] } });

function dirty(of: Place): Effect {
  return { effect: 'flag', of, flag: 'dirty', value: true };
}

/** Of an array of one page it is that page as well. */
function dirties(pages: Place): readonly Effect[] {
  const isOne: Condition = { known: { equal: ['npages', 1] } };
  return [
    { ...dirty(pages), when: asked },
    { ...dirty(`*${pages}`), when: { all: [asked, isOne] } },
  ];
}

const releases: readonly Primitive[] = [
  quiet('void unpin_user_page(struct page *page)', GUP, 'Gives back one pin of a page.', {
    effects: [unpins('page', 1)],
  }),
  quiet(
    'void unpin_user_pages(struct page **pages, unsigned long npages)',
    GUP,
    'Gives back the pins of an array of pages.',
    { effects: unpinsAll('pages', 'npages') },
  ),
  quiet(
    'void unpin_user_pages_dirty_lock(struct page **pages, unsigned long npages, bool make_dirty)',
    GUP,
    'Marks pages dirty if asked to, and gives back their pins.',
    { sleeps: 'may', effects: [...dirties('pages'), ...unpinsAll('pages', 'npages')] },
  ),
  quiet(
    'void unpin_user_page_range_dirty_lock(struct page *page, unsigned long npages, bool make_dirty)',
    GUP,
    'Marks a run of pages dirty if asked to, and gives back their pins.',
    { sleeps: 'may', effects: [{ ...dirty('page'), when: asked }, unpins('page', 'npages')] },
  ),
  quiet('void unpin_user_folio(struct folio *folio, unsigned long npages)', GUP, 'Gives back pins of a folio.', {
    effects: [unpins('folio', 'npages')],
  }),
  quiet('void unpin_folio(struct folio *folio)', GUP, 'Gives back one pin of a folio.', {
    effects: [unpins('folio', 1)],
  }),
  quiet(
    'void unpin_folios(struct folio **folios, unsigned long nfolios)',
    GUP,
    'Gives back the pins of an array of folios.',
    { effects: [unpins('folios', 'nfolios')] },
  ),
];

/** How pins are counted, and what gives them back. */
export const pins: PrimitiveGroup = {
  name: 'pins',
  title: 'Pins given back',
  primitives: [...counting, ...releases],
};
