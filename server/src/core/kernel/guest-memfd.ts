import { constant, errno, query, quiet, zeroOr } from './declare.ts';
import type { Effect, Primitive, PrimitiveGroup, Result } from './primitive.ts';

const KVM = 'include/linux/kvm_host.h';
const GMEM = 'virt/kvm/guest_memfd.c';
/** The highest frame number of 52 bits of address; above it are the error numbers. */
const LAST_PFN = 4503599627370495;
const MEMPOLICY = 'include/linux/mempolicy.h';

const archHooks: readonly Primitive[] = [
  {
    signature: 'int kvm_arch_gmem_prepare(struct kvm *kvm, gfn_t gfn, kvm_pfn_t pfn, int max_order)',
    aliases: [{ name: 'kvm_arch_gmem_make_private', since: '7.3' }],
    summary:
      'Lets the architecture hand the pages to the guest before they are mapped; SNP makes them private in the RMP. ' +
      'The folio is locked. Calling it again for a page that is private already changes nothing.',
    source: KVM,
    versions: { since: '6.11', until: '7.2' },
    sleeps: 'may',
    results: [
      { value: constant(0), effects: [{ effect: 'ownership', of: 'pfn', becomes: 'guest' }], label: 'prepared' },
      { value: errno('EINVAL', 'EIO'), label: 'failed' },
    ],
    related: ['kvm_arch_gmem_invalidate'],
  },
  quiet(
    'void kvm_arch_gmem_invalidate(kvm_pfn_t start, kvm_pfn_t end)',
    KVM,
    'Takes pages [start, end) back from the guest when they leave the page cache, before they are freed; SNP makes them shared in the RMP.',
    {
      aliases: [{ name: 'kvm_arch_gmem_reclaim', since: '7.3' }],
      versions: { since: '6.11', until: '7.2' },
      sleeps: 'may',
      effects: [{ effect: 'ownership', of: 'start', becomes: 'host' }],
      ends: { end: 'excluded' },
      related: ['kvm_arch_gmem_prepare'],
    },
  ),
  quiet(
    'void kvm_arch_gmem_invalidate_range(struct kvm *kvm, struct kvm_gfn_range *range)',
    KVM,
    'Tells the architecture, under mmu_lock, that a range is being invalidated; SNP asks vCPUs to load their VMSA again.',
    {
      versions: { since: '7.2' },
      needs: [{ on: 'kvm', lock: 'mmu_lock', mode: 'exclusive' }],
    },
  ),
  query('bool kvm_arch_supports_gmem_mmap(struct kvm *kvm)', KVM, 'What guest_memfd may do for this type of VM.', {
    aliases: [{ name: 'kvm_arch_supports_gmem_init_shared' }, { name: 'kvm_arch_supports_gmem' }],
  }),
];

const handsOutPfn: readonly Effect[] = [
  { effect: 'store', at: '*pfn', value: { is: 'any', min: 0, max: LAST_PFN } },
  { effect: 'store', at: '*page', value: { is: 'fresh', class: 'folio' } },
  { effect: 'ref', of: '*page', class: 'folio', holder: 'caller', by: 1 },
  { effect: 'pfn', of: '*pfn', refcounted: true, notifierGuarded: true, releaseWith: 'kvm_release_page_unused' },
];

const pfnFailures: Result = { value: errno('EFAULT', 'EIO', 'EHWPOISON', 'ENOMEM', 'EINVAL'), label: 'failed' };

const entryPoints: readonly Primitive[] = [
  {
    signature:
      'int kvm_gmem_get_pfn(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn, kvm_pfn_t *pfn, struct page **page, int *max_order)',
    summary:
      'Finds or makes the page behind a frame number of a guest_memfd memslot and prepares it. On 0 the page comes ' +
      'with one reference for the caller, unlocked; an invalidation can take it out of the file at any time, so that ' +
      'mmu_invalidate_retry() has to be asked before it is mapped. max_order may be NULL.',
    source: GMEM,
    versions: { since: '6.8', note: 'Without the page before 6.13.' },
    sleeps: 'may',
    preferBody: true,
    results: [{ value: constant(0), effects: handsOutPfn, label: 'found' }, pfnFailures],
    formerly: [
      {
        signature:
          'int kvm_gmem_get_pfn(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn, kvm_pfn_t *pfn, int *max_order)',
        versions: { since: '6.8', until: '6.12' },
        results: [
          {
            value: constant(0),
            effects: [
              { effect: 'store', at: '*pfn', value: { is: 'any', min: 0 } },
              { effect: 'ref', of: '*pfn', class: 'folio', holder: 'caller', by: 1 },
              {
                effect: 'pfn',
                of: '*pfn',
                refcounted: true,
                notifierGuarded: true,
                releaseWith: 'kvm_release_pfn_clean',
              },
            ],
            label: 'found',
          },
          pfnFailures,
        ],
      },
    ],
    related: ['mmu_invalidate_retry_gfn', 'kvm_release_page_unused'],
  },
  {
    signature:
      'long kvm_gmem_populate(struct kvm *kvm, gfn_t start_gfn, void *src, long npages, kvm_gmem_populate_cb post_populate, void *opaque)',
    summary:
      'Fills private memory before the VM first runs: for each frame number finds the folio and runs the callback. ' +
      'Returns how many pages were done, or an errno where none was. It takes invalidate_lock; slots_lock is held.',
    source: GMEM,
    versions: { since: '6.11', note: 'From 7.0 on the source pages are looked up before invalidate_lock is taken.' },
    sleeps: 'may',
    preferBody: true,
    needs: [{ on: '&kvm->slots_lock', lock: 'mutex', mode: 'exclusive' }],
    effects: [{ effect: 'userFault' }],
    results: [
      { value: { is: 'any', min: 0 }, label: 'pages done' },
      { value: errno('EINVAL', 'EFAULT', 'EINTR', 'EEXIST', 'ENOMEM', 'EIO'), label: 'failed' },
    ],
  },
  query(
    'int kvm_gmem_create(struct kvm *kvm, struct kvm_create_guest_memfd *args)',
    GMEM,
    'Makes a guest_memfd file and a descriptor for it; the file holds the VM.',
    {
      sleeps: 'may',
      preferBody: true,
      results: [
        { value: { is: 'any', min: 0, max: 2147483647 }, label: 'made' },
        { value: errno('EINVAL', 'ENOMEM', 'EMFILE'), label: 'failed' },
      ],
    },
  ),
  query(
    'int kvm_gmem_bind(struct kvm *kvm, struct kvm_memory_slot *slot, unsigned int fd, uoff_t offset)',
    GMEM,
    'Binds a memslot to a range of a guest_memfd file: slot->gmem gets the file, without a reference.',
    {
      sleeps: 'may',
      preferBody: true,
      needs: [{ on: '&kvm->slots_lock', lock: 'mutex', mode: 'exclusive' }],
      results: [
        { value: constant(0), effects: [{ effect: 'forget', at: 'slot->gmem' }], label: 'bound' },
        { value: errno('EBADF', 'EINVAL', 'EEXIST', 'ENOMEM'), label: 'failed' },
      ],
    },
  ),
  quiet(
    'void kvm_gmem_unbind(struct kvm_memory_slot *slot)',
    GMEM,
    'Removes the binding of a memslot; slot->gmem.file is NULL after it, unless the file was dying before 7.0.',
    {
      sleeps: 'may',
      preferBody: true,
      effects: [{ effect: 'forget', at: 'slot->gmem' }],
    },
  ),
];

const policies: readonly Primitive[] = [
  {
    signature: 'struct mempolicy *mpol_shared_policy_lookup(struct shared_policy *sp, pgoff_t idx)',
    summary:
      'The memory policy of an index of a file, with a reference that mpol_cond_put() drops; NULL where there is none.',
    source: MEMPOLICY,
    sleeps: 'never',
    results: [
      {
        value: { is: 'fresh', class: 'mempolicy' },
        effects: [{ effect: 'ref', of: 'result', class: 'mempolicy', holder: 'caller', by: 1 }],
        label: 'found',
      },
      { value: { is: 'null' }, label: 'none' },
    ],
    related: ['mpol_cond_put'],
  },
  quiet(
    'void mpol_cond_put(struct mempolicy *pol)',
    MEMPOLICY,
    'Drops the reference of a policy that a lookup gave; NULL is ignored.',
    {
      effects: [
        {
          effect: 'ref',
          of: 'pol',
          class: 'mempolicy',
          holder: 'caller',
          by: 1,
          down: true,
          when: { not: { null: 'pol' } },
        },
      ],
    },
  ),
  quiet('void mpol_put(struct mempolicy *pol)', MEMPOLICY, 'Drops a reference on a policy; NULL is ignored.', {
    effects: [
      {
        effect: 'ref',
        of: 'pol',
        class: 'mempolicy',
        holder: 'caller',
        by: 1,
        down: true,
        when: { not: { null: 'pol' } },
      },
    ],
  }),
  quiet('void mpol_get(struct mempolicy *pol)', MEMPOLICY, 'One more reference on a policy; NULL is ignored.', {
    effects: [
      { effect: 'ref', of: 'pol', class: 'mempolicy', holder: 'caller', by: 1, when: { not: { null: 'pol' } } },
    ],
  }),
  query(
    'int mpol_set_shared_policy(struct shared_policy *sp, struct vm_area_struct *vma, struct mempolicy *mpol)',
    MEMPOLICY,
    'Sets the policy of a range of a file.',
    {
      sleeps: 'may',
      results: zeroOr(['ENOMEM']),
    },
  ),
  quiet(
    'void mpol_shared_policy_init(struct shared_policy *sp, struct mempolicy *mpol)',
    MEMPOLICY,
    'Prepares the policies of a file. A policy that is given goes in, and the reference of the caller with it.',
    {
      effects: [
        {
          effect: 'ref',
          of: 'mpol',
          class: 'mempolicy',
          holder: 'caller',
          by: 1,
          down: true,
          when: { not: { null: 'mpol' } },
        },
      ],
    },
  ),
  quiet('void mpol_free_shared_policy(struct shared_policy *sp)', MEMPOLICY, 'Frees the policies of a file.'),
];

/** guest_memfd seen from outside: its entry points, and what it asks of the architecture. */
export const guestMemfd: PrimitiveGroup = {
  name: 'guest-memfd',
  title: 'KVM: guest_memfd',
  primitives: [...archHooks, ...entryPoints, ...policies],
};
