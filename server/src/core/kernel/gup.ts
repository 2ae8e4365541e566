import { constant, errno, not, query, quiet } from './declare.ts';
import type { Condition, Effect, Place, Primitive, PrimitiveGroup, Result } from './primitive.ts';

const GUP = 'mm/gup.c';
const MM = 'include/linux/mm.h';

type Kind = 'get' | 'pin';

function holdsPage(kind: Kind, of: Place): Effect {
  return kind === 'pin' ? { effect: 'pin', of, by: 1 } : { effect: 'ref', of, class: 'folio', holder: 'caller', by: 1 };
}

function holdsPages(kind: Kind, of: Place, number: Place): Effect {
  if (kind === 'pin') return { effect: 'pin', of, class: 'pages', by: { of: number } };
  return { effect: 'ref', of, class: 'pages', holder: 'caller', by: { of: number } };
}

function isOfUser(kind: Kind, of: Place): Effect {
  const forLong = kind === 'pin' ? ({ flags: 'gup_flags', has: 'FOLL_LONGTERM' } as const) : null;
  return { effect: 'userPage', of, forWriting: { flags: 'gup_flags', has: 'FOLL_WRITE' }, forLong };
}

/** One page asked for is a page; several are an array that is all there, there in part, or not at all. */
function found(kind: Kind, pages: Place): readonly Result[] {
  const wantsOne: Condition = { known: { equal: ['nr_pages', 1] } };
  const wanted: Condition = not({ null: pages });
  const filled: Effect = { effect: 'forget', at: `*${pages}` };
  const ofUser: Effect = { ...isOfUser(kind, pages), when: wanted };
  return [
    {
      value: constant(1),
      when: wantsOne,
      effects: [
        { effect: 'store', at: `*${pages}`, value: { is: 'fresh', class: 'folio' }, when: wanted },
        { ...holdsPage(kind, `*${pages}`), when: wanted },
        { ...isOfUser(kind, `*${pages}`), when: wanted },
      ],
      label: 'found',
    },
    {
      value: { is: 'place', place: 'nr_pages' },
      when: not(wantsOne),
      effects: [filled, { ...holdsPages(kind, pages, 'nr_pages'), when: wanted }, ofUser],
      label: 'all found',
    },
    {
      // In an int of the caller's it is what it was: so many pages would be terabytes.
      value: { is: 'any', min: 1, max: 2147483647 },
      when: { all: [not(wantsOne), not({ same: ['result', 'nr_pages'] })] },
      effects: [filled, { ...holdsPages(kind, pages, 'result'), when: wanted }, ofUser],
      label: 'some found',
    },
  ];
}

const failed: Result = { value: errno('EFAULT', 'ENOMEM', 'EINTR', 'EAGAIN', 'EHWPOISON'), label: 'failed' };

const getDuty = 'put_page() gives each back.';
const pinDuty = 'unpin_user_page() gives each back; a pin that lasts longer than the call is FOLL_LONGTERM.';

function slow(signature: string, kind: Kind, how: string, extra: Partial<Primitive> = {}): Primitive {
  const what = kind === 'pin' ? 'Pins user pages' : 'Takes references on user pages';
  return {
    signature,
    summary: `${what}, ${how} Fewer pages than asked for, and 0, are possible. ${kind === 'pin' ? pinDuty : getDuty}`,
    source: GUP,
    sleeps: 'may',
    effects: [{ effect: 'userFault' }],
    results: [...found(kind, 'pages'), failed],
    ...extra,
  };
}

const lookups: readonly Primitive[] = [
  slow(
    'int get_user_pages_fast(unsigned long start, int nr_pages, unsigned int gup_flags, struct page **pages)',
    'get',
    'without mmap_lock where that works, else taking it. Never for secretmem.',
    { related: ['put_page', 'pin_user_pages_fast'] },
  ),
  slow(
    'int pin_user_pages_fast(unsigned long start, int nr_pages, unsigned int gup_flags, struct page **pages)',
    'pin',
    'without mmap_lock where that works, else taking it. FOLL_LONGTERM moves pages out of movable memory first.',
    { versions: { since: '5.6' } },
  ),
  slow(
    'long get_user_pages_unlocked(unsigned long start, unsigned long nr_pages, struct page **pages, unsigned int gup_flags)',
    'get',
    'taking mmap_lock inside.',
  ),
  slow(
    'long pin_user_pages_unlocked(unsigned long start, unsigned long nr_pages, struct page **pages, unsigned int gup_flags)',
    'pin',
    'taking mmap_lock inside.',
  ),
  slow(
    'long get_user_pages(unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages)',
    'get',
    'with mmap_lock held by the caller.',
    {
      needs: [{ on: 'current->mm', lock: 'mmap_lock', mode: 'shared' }],
      effects: [],
      formerly: [
        {
          signature:
            'long get_user_pages(unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, struct vm_area_struct **vmas)',
          versions: { until: '6.4' },
        },
      ],
    },
  ),
  slow(
    'long pin_user_pages(unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages)',
    'pin',
    'with mmap_lock held by the caller.',
    {
      needs: [{ on: 'current->mm', lock: 'mmap_lock', mode: 'shared' }],
      effects: [],
      formerly: [
        {
          signature:
            'long pin_user_pages(unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, struct vm_area_struct **vmas)',
          versions: { until: '6.4' },
        },
      ],
    },
  ),
  slow(
    'long get_user_pages_remote(struct mm_struct *mm, unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, int *locked)',
    'get',
    'of another address space, whose mmap_lock is held.',
    {
      effects: [],
      formerly: [
        {
          signature:
            'long get_user_pages_remote(struct mm_struct *mm, unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, struct vm_area_struct **vmas, int *locked)',
          versions: { since: '5.9', until: '6.4' },
        },
        {
          signature:
            'long get_user_pages_remote(struct task_struct *tsk, struct mm_struct *mm, unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, struct vm_area_struct **vmas, int *locked)',
          versions: { until: '5.8' },
        },
      ],
    },
  ),
  slow(
    'long pin_user_pages_remote(struct mm_struct *mm, unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, int *locked)',
    'pin',
    'of another address space, whose mmap_lock is held.',
    {
      effects: [],
      formerly: [
        {
          signature:
            'long pin_user_pages_remote(struct mm_struct *mm, unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, struct vm_area_struct **vmas, int *locked)',
          versions: { since: '5.9', until: '6.4' },
        },
        {
          signature:
            'long pin_user_pages_remote(struct task_struct *tsk, struct mm_struct *mm, unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, struct vm_area_struct **vmas, int *locked)',
          versions: { until: '5.8' },
        },
      ],
    },
  ),
  {
    signature: 'bool get_user_page_fast_only(unsigned long addr, unsigned int gup_flags, struct page **pagep)',
    summary: `Takes a reference on one user page if it is mapped already, without sleeping. ${getDuty}`,
    source: MM,
    sleeps: 'never',
    results: [
      {
        value: constant(1),
        effects: [
          { effect: 'store', at: '*pagep', value: { is: 'fresh', class: 'folio' } },
          holdsPage('get', '*pagep'),
        ],
        label: 'found',
      },
      { value: constant(0), label: 'not mapped' },
    ],
  },
  {
    signature:
      'int get_user_pages_fast_only(unsigned long start, int nr_pages, unsigned int gup_flags, struct page **pages)',
    aliases: [{ name: '__get_user_pages_fast', until: '5.7' }],
    summary: `Takes references on user pages that are mapped already, without sleeping; returns how many. ${getDuty}`,
    source: GUP,
    sleeps: 'never',
    results: [...found('get', 'pages'), { value: constant(0), label: 'none mapped' }],
  },
  {
    signature:
      'long memfd_pin_folios(struct file *memfd, loff_t start, loff_t end, struct folio **folios, unsigned int max_folios, pgoff_t *offset)',
    summary:
      'Pins the folios of a byte range of a memfd, allocating what is not there; returns how many. unpin_folios() gives them back.',
    source: GUP,
    versions: { since: '6.11' },
    sleeps: 'may',
    results: [
      {
        value: { is: 'any', min: 1 },
        effects: [
          { effect: 'pin', of: 'folios', by: { of: 'result' } },
          { effect: 'forget', at: '*folios' },
          { effect: 'forget', at: '*offset' },
        ],
        label: 'pinned',
      },
      { value: errno('EINVAL', 'ENOMEM', 'EEXIST'), label: 'failed' },
    ],
  },
];

const ptl: Effect = { effect: 'lock', lock: { on: 'args', lock: 'page table lock', mode: 'exclusive' } };

const walking: readonly Primitive[] = [
  query(
    'int fixup_user_fault(struct mm_struct *mm, unsigned long address, unsigned int fault_flags, bool *unlocked)',
    GUP,
    'Faults a user address in, without taking a reference. mmap_lock, held by the caller, can be dropped and taken again; then *unlocked is true.',
    {
      formerly: [
        {
          signature:
            'int fixup_user_fault(struct task_struct *tsk, struct mm_struct *mm, unsigned long address, unsigned int fault_flags, bool *unlocked)',
          versions: { until: '5.8' },
        },
      ],
      sleeps: 'may',
      results: [
        { value: constant(0), effects: [{ effect: 'forget', at: '*unlocked' }], label: 'faulted in' },
        {
          value: errno('EFAULT', 'EINTR', 'ENOMEM', 'EHWPOISON'),
          effects: [{ effect: 'forget', at: '*unlocked' }],
          label: 'failed',
        },
      ],
    },
  ),
  {
    signature: 'int follow_pfnmap_start(struct follow_pfnmap_args *args)',
    summary:
      'Reads the frame number that a page table entry holds. On 0 the page table lock is held until follow_pfnmap_end(), and no reference is taken: what was read is good only until then, or under an MMU notifier.',
    source: 'mm/memory.c',
    versions: { since: '6.12' },
    sleeps: 'never',
    results: [
      {
        value: constant(0),
        effects: [
          { effect: 'forget', at: '*args' },
          ptl,
          { effect: 'pfn', of: 'args->pfn', refcounted: false, notifierGuarded: null, releaseWith: null },
        ],
        label: 'found',
      },
      { value: errno('EINVAL'), label: 'not mapped' },
    ],
    related: ['follow_pfnmap_end'],
  },
  quiet(
    'void follow_pfnmap_end(struct follow_pfnmap_args *args)',
    'mm/memory.c',
    'Lets the page table lock of follow_pfnmap_start() go.',
    {
      effects: [{ effect: 'unlock', lock: { on: 'args', lock: 'page table lock', mode: 'exclusive' } }],
    },
  ),
  {
    signature: 'int follow_pte(struct vm_area_struct *vma, unsigned long address, pte_t **ptepp, spinlock_t **ptlp)',
    summary:
      'Finds the page table entry of an address. On 0 the page table lock is held; pte_unmap_unlock() lets it go.',
    source: 'mm/memory.c',
    versions: { until: '6.11', note: 'Took the mm before 6.10.' },
    sleeps: 'never',
    results: [
      {
        value: constant(0),
        effects: [
          { effect: 'store', at: '*ptepp', value: { is: 'nonNull' } },
          { effect: 'store', at: '*ptlp', value: { is: 'nonNull' } },
          { effect: 'lock', lock: { on: '*ptlp', lock: 'page table lock', mode: 'exclusive' } },
        ],
        label: 'found',
      },
      { value: errno('EINVAL'), label: 'not mapped' },
    ],
  },
  query(
    'int follow_pfn(struct vm_area_struct *vma, unsigned long address, unsigned long *pfn)',
    'mm/memory.c',
    'Reads the frame number of an address without any protection of it.',
    {
      versions: { until: '6.11' },
      results: [
        {
          value: constant(0),
          effects: [
            { effect: 'forget', at: '*pfn' },
            { effect: 'pfn', of: '*pfn', refcounted: false, notifierGuarded: false, releaseWith: null },
          ],
          label: 'found',
        },
        { value: errno('EINVAL'), label: 'not mapped' },
      ],
    },
  ),
  query(
    'struct vm_area_struct *vma_lookup(struct mm_struct *mm, unsigned long addr)',
    MM,
    'The mapping that holds an address, or NULL. Good while mmap_lock is held.',
    {
      needs: [{ on: 'mm', lock: 'mmap_lock', mode: 'shared' }],
      aliases: [
        { name: 'find_vma' },
        { name: 'find_extend_vma' },
        { name: 'find_extend_vma_locked' },
        { name: 'gup_vma_lookup' },
      ],
    },
  ),
  query(
    'struct vm_area_struct *find_vma_intersection(struct mm_struct *mm, unsigned long start_addr, unsigned long end_addr)',
    MM,
    'The first mapping that meets a range, or NULL. Good while mmap_lock is held.',
    {
      needs: [{ on: 'mm', lock: 'mmap_lock', mode: 'shared' }],
      ends: { end_addr: 'excluded' },
    },
  ),
  query(
    'bool gup_fast_folio_allowed(struct folio *folio, unsigned int flags)',
    GUP,
    'Whether the fast path may hand the folio out: not secretmem, and for writable long-term pins not memory of a file. It does not ask whether the mapping is inaccessible.',
    { versions: { since: '6.10' }, preferBody: true },
  ),
  query(
    'bool folio_is_longterm_pinnable(struct folio *folio)',
    MM,
    'Whether a long-term pin of the folio is harmless where it is.',
    { aliases: [{ name: 'is_pinnable_page' }, { name: 'is_longterm_pinnable_page' }] },
  ),
];

/** User pages: references, pins, page tables read by hand. */
export const gup: PrimitiveGroup = {
  name: 'gup',
  title: 'User pages and pins',
  primitives: [...lookups, ...walking],
};
