import { computes, constant, errno, query, quiet, shared } from './declare.ts';
import type { Effect, Place, Primitive, PrimitiveGroup, Result } from './primitive.ts';

const KVM = 'include/linux/kvm_host.h';
const MAIN = 'virt/kvm/kvm_main.c';
const LAST_PFN = 4503599627370495;

const frame = { is: 'any', min: 0, max: LAST_PFN } as const;
const badFrame: readonly Result[] = [
  { value: { is: 'expression', c: 'KVM_PFN_ERR_FAULT' }, label: 'error pfn' },
  { value: { is: 'expression', c: 'KVM_PFN_NOSLOT' }, label: 'no memslot' },
];

function holds(of: Place, down?: true): Effect {
  const effect = { effect: 'ref', of, class: 'folio', holder: 'caller', by: 1, when: { not: { null: of } } } as const;
  return down ? { ...effect, down } : effect;
}

const faultedIn: readonly Result[] = [
  {
    value: frame,
    effects: [
      { effect: 'store', at: '*refcounted_page', value: { is: 'fresh', class: 'folio' } },
      { effect: 'ref', of: '*refcounted_page', class: 'folio', holder: 'caller', by: 1 },
      { effect: 'pfn', of: 'result', refcounted: true, notifierGuarded: true, releaseWith: 'kvm_release_faultin_page' },
    ],
    label: 'page with a count',
  },
  {
    value: frame,
    effects: [
      { effect: 'store', at: '*refcounted_page', value: { is: 'null' } },
      { effect: 'pfn', of: 'result', refcounted: false, notifierGuarded: true, releaseWith: null },
    ],
    label: 'page without a count',
  },
  ...badFrame.map((bad) => ({
    ...bad,
    effects: [{ effect: 'store', at: '*refcounted_page', value: { is: 'null' } }] as const,
  })),
];

const since613: readonly Primitive[] = [
  {
    signature:
      'kvm_pfn_t __kvm_faultin_pfn(const struct kvm_memory_slot *slot, gfn_t gfn, unsigned int foll, bool *writable, struct page **refcounted_page)',
    summary:
      'The frame behind a guest frame number, for mapping into the guest. *refcounted_page is its page, with a reference, or NULL where the page has no count. Only the MMU notifier keeps the frame current: ask mmu_invalidate_retry() under mmu_lock. kvm_release_faultin_page() gives the page back.',
    source: MAIN,
    versions: { since: '6.13' },
    sleeps: { when: { not: { flags: 'foll', has: 'FOLL_NOWAIT' } } },
    writes: ['*writable'],
    effects: [{ effect: 'userFault' }, { effect: 'forget', at: '*writable' }],
    results: faultedIn,
    related: ['kvm_release_faultin_page', 'mmu_invalidate_retry'],
  },
  {
    signature:
      'kvm_pfn_t kvm_faultin_pfn(struct kvm_vcpu *vcpu, gfn_t gfn, bool write, bool *writable, struct page **refcounted_page)',
    summary: 'As __kvm_faultin_pfn(), through the memslots of a vCPU.',
    source: KVM,
    versions: { since: '6.13' },
    preferBody: true,
    sleeps: 'may',
    writes: ['*writable'],
    effects: [{ effect: 'userFault' }, { effect: 'forget', at: '*writable' }],
    results: faultedIn,
  },
  {
    signature: 'kvm_pfn_t kvm_follow_pfn(struct kvm_follow_pfn *kfp)',
    aliases: [{ name: 'hva_to_pfn' }],
    summary:
      'What all lookups of frames come down to; the page with its reference or pin, or NULL, is stored where kfp->refcounted_page says.',
    source: MAIN,
    versions: { since: '6.13' },
    preferBody: true,
    sleeps: 'may',
    effects: [{ effect: 'userFault' }],
    formerly: [
      {
        signature:
          'kvm_pfn_t hva_to_pfn(unsigned long addr, bool atomic, bool *async, bool write_fault, bool *writable)',
        versions: { until: '6.1' },
        writes: ['*async', '*writable'],
        results: [
          {
            value: frame,
            effects: [
              {
                effect: 'ref',
                of: 'result',
                class: 'folio',
                holder: 'caller',
                by: 1,
                says: 'takes a reference where the page has a count',
              },
              {
                effect: 'pfn',
                of: 'result',
                refcounted: null,
                notifierGuarded: true,
                releaseWith: 'kvm_release_pfn_clean',
              },
            ],
            label: 'found',
          },
          ...badFrame,
        ],
      },
      {
        signature:
          'kvm_pfn_t hva_to_pfn(unsigned long addr, bool atomic, bool interruptible, bool *async, bool write_fault, bool *writable)',
        versions: { since: '6.2', until: '6.12' },
        writes: ['*async', '*writable'],
        results: [
          {
            value: frame,
            effects: [
              {
                effect: 'ref',
                of: 'result',
                class: 'folio',
                holder: 'caller',
                by: 1,
                says: 'takes a reference where the page has a count',
              },
              {
                effect: 'pfn',
                of: 'result',
                refcounted: null,
                notifierGuarded: true,
                releaseWith: 'kvm_release_pfn_clean',
              },
            ],
            label: 'found',
          },
          ...badFrame,
        ],
      },
    ],
    results: [
      {
        value: frame,
        // Whether it has one is for the page to tell: what is stored through a member has no type to count it by.
        effects: [{ effect: 'forget', at: '*kfp->refcounted_page' }],
        label: 'page with a count',
      },
      {
        value: frame,
        effects: [{ effect: 'store', at: '*kfp->refcounted_page', value: { is: 'null' } }],
        label: 'page without a count',
      },
      ...badFrame,
    ],
  },
  quiet(
    'void kvm_release_faultin_page(struct kvm *kvm, struct page *page, bool unused, bool dirty)',
    KVM,
    'Gives back the page that a fault looked up; NULL is ignored. A page that was mapped is marked, under mmu_lock.',
    {
      versions: { since: '6.13' },
      needs: [shared('kvm', 'mmu_lock')],
      effects: [holds('page', true)],
    },
  ),
  quiet(
    'void kvm_release_page_unused(struct page *page)',
    KVM,
    'Gives back a page that was not used; NULL is ignored.',
    { versions: { since: '6.13' }, effects: [holds('page', true)] },
  ),
  {
    signature: 'struct page *__gfn_to_page(struct kvm *kvm, gfn_t gfn, bool write)',
    summary: 'The page behind a guest frame number with a reference, or NULL. Nothing says when it goes stale.',
    source: MAIN,
    versions: { since: '6.13' },
    sleeps: 'may',
    effects: [{ effect: 'userFault' }],
    results: pageOrNothing({ value: { is: 'null' }, label: 'none' }),
  },
  query(
    'int kvm_prefetch_pages(struct kvm_memory_slot *slot, gfn_t gfn, struct page **pages, int nr_pages)',
    MAIN,
    'References on pages that are mapped already, without sleeping; returns how many.',
    {
      aliases: [{ name: 'gfn_to_page_many_atomic', until: '6.12' }],
      results: [
        {
          value: { is: 'any', min: 1 },
          effects: [
            { effect: 'ref', of: 'pages', class: 'pages', holder: 'caller', by: { of: 'result' } },
            { effect: 'forget', at: '*pages' },
          ],
          label: 'some',
        },
        { value: { is: 'any', min: -1, max: 0 }, label: 'none' },
      ],
    },
  ),
];

function pageOrNothing(nothing: Result): readonly Result[] {
  return [
    {
      value: { is: 'nonNull' },
      effects: [
        { effect: 'ref', of: 'result', class: 'folio', holder: 'caller', by: 1 },
        {
          effect: 'pfn',
          of: 'result',
          refcounted: true,
          notifierGuarded: false,
          releaseWith: 'kvm_release_page_clean',
        },
      ],
      label: 'found',
    },
    nothing,
  ];
}

const everywhere: readonly Primitive[] = [
  {
    signature: 'struct page *gfn_to_page(struct kvm *kvm, gfn_t gfn)',
    aliases: [{ name: 'kvm_vcpu_gfn_to_page' }, { name: 'kvm_vcpu_gpa_to_page' }],
    summary:
      'The page behind a guest frame number with a reference; kvm_release_page_clean() or _dirty() gives it back.',
    source: MAIN,
    versions: { note: 'NULL on failure since 6.13, the bad page (see is_error_page()) before.' },
    sleeps: 'may',
    effects: [{ effect: 'userFault' }],
    // Where nothing tells the version, one of the two is as likely as the other.
    results: pageOrNothing({ value: { is: 'any' }, label: 'none' }),
    formerly: [
      {
        signature: 'struct page *gfn_to_page(struct kvm *kvm, gfn_t gfn)',
        versions: { until: '6.12' },
        results: pageOrNothing({ value: { is: 'errorPointer', names: ['EFAULT'] }, label: 'bad page' }),
      },
    ],
  },
  query(
    'bool is_error_page(struct page *page)',
    KVM,
    'Whether a page is the bad one that gfn_to_page() returned before 6.13.',
    {
      versions: { until: '6.12' },
      results: [
        { value: constant(1), when: { error: 'page' } },
        { value: constant(0), when: { not: { error: 'page' } } },
      ],
    },
  ),
  quiet(
    'void kvm_release_page_clean(struct page *page)',
    MAIN,
    'Marks the page accessed and gives back its reference; NULL is ignored since 6.13.',
    { effects: [holds('page', true)] },
  ),
  quiet(
    'void kvm_release_page_dirty(struct page *page)',
    MAIN,
    'Marks the page dirty and gives back its reference; NULL is ignored since 6.13.',
    {
      effects: [
        holds('page', true),
        { effect: 'flag', of: 'page', flag: 'dirty', value: true, when: { not: { null: 'page' } } },
      ],
    },
  ),
  computes(
    'bool is_error_pfn(kvm_pfn_t pfn)',
    '(pfn & KVM_PFN_ERR_MASK) != 0',
    KVM,
    'Whether a frame number is an error.',
  ),
  computes(
    'bool is_error_noslot_pfn(kvm_pfn_t pfn)',
    '(pfn & KVM_PFN_ERR_NOSLOT_MASK) != 0',
    KVM,
    'Whether a frame number is an error or means that there is no memslot.',
  ),
  computes(
    'bool is_noslot_pfn(kvm_pfn_t pfn)',
    'pfn == KVM_PFN_NOSLOT',
    KVM,
    'Whether there is no memslot for the guest frame number.',
  ),
  computes(
    'bool is_sigpending_pfn(kvm_pfn_t pfn)',
    'pfn == KVM_PFN_ERR_SIGPENDING',
    KVM,
    'Whether the lookup was ended by a signal.',
  ),
  {
    signature: 'int kvm_vcpu_map(struct kvm_vcpu *vcpu, gpa_t gpa, struct kvm_host_map *map)',
    aliases: [{ name: 'kvm_vcpu_map_readonly', since: '6.13' }],
    summary:
      'Maps a guest page into the kernel, pinning it since 6.13 and with a reference before. kvm_vcpu_unmap() undoes it.',
    source: MAIN,
    preferBody: true,
    sleeps: 'may',
    effects: [{ effect: 'userFault' }, { effect: 'forget', at: '*map' }],
    results: [
      {
        value: constant(0),
        effects: [
          { effect: 'ref', of: 'map', class: 'pages', holder: 'caller', by: 1, says: 'holds and maps the guest page' },
        ],
        label: 'mapped',
      },
      { value: errno('EINVAL', 'EFAULT'), label: 'failed' },
    ],
    related: ['kvm_vcpu_unmap'],
  },
  quiet(
    'void kvm_vcpu_unmap(struct kvm_vcpu *vcpu, struct kvm_host_map *map)',
    MAIN,
    'Undoes kvm_vcpu_map(); a map that holds nothing is ignored.',
    {
      preferBody: true,
      effects: [
        {
          effect: 'ref',
          of: 'map',
          class: 'pages',
          holder: 'caller',
          by: 1,
          down: true,
          says: 'gives the guest page back',
        },
      ],
      formerly: [
        {
          signature: 'void kvm_vcpu_unmap(struct kvm_vcpu *vcpu, struct kvm_host_map *map, bool dirty)',
          versions: { until: '6.12' },
        },
      ],
    },
  ),
];

/** Guest frame numbers to host frames: before 6.13 with hidden references, since with explicit pages. */
export const kvmPfn: PrimitiveGroup = {
  name: 'kvm-pfn',
  title: 'KVM: frames behind guest frame numbers',
  primitives: [...since613, ...everywhere],
};
