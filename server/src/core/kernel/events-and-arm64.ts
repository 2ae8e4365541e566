import { constant, errorPointer, named, pure, query, quiet, releases, shared, takes } from './declare.ts';
import type { PatternPrimitive, Primitive, PrimitiveGroup } from './primitive.ts';

const EVENTFD = 'include/linux/eventfd.h';
const ARM64 = 'arch/arm64/include/asm/kvm_pgtable.h';

const events: readonly Primitive[] = [
  {
    signature: 'struct eventfd_ctx *eventfd_ctx_fdget(int fd)',
    summary:
      'What a descriptor of an event stands for, with a reference; an error pointer on failure. eventfd_ctx_put() drops it.',
    source: EVENTFD,
    sleeps: 'never',
    results: [
      {
        value: { is: 'fresh', class: 'kref' },
        effects: [{ effect: 'ref', of: 'result', class: 'kref', holder: 'caller', by: 1 }],
        label: 'found',
      },
      { value: errorPointer('EBADF', 'EINVAL'), label: 'no event' },
    ],
  },
  {
    signature: 'struct eventfd_ctx *eventfd_ctx_fileget(struct file *file)',
    summary: 'What the file of an event stands for, with a reference; an error pointer on failure.',
    source: EVENTFD,
    sleeps: 'never',
    results: [
      {
        value: { is: 'fresh', class: 'kref' },
        effects: [{ effect: 'ref', of: 'result', class: 'kref', holder: 'caller', by: 1 }],
        label: 'found',
      },
      { value: errorPointer('EINVAL'), label: 'no event' },
    ],
  },
  quiet('void eventfd_ctx_put(struct eventfd_ctx *ctx)', EVENTFD, 'Drops a reference on an event.', {
    effects: [{ effect: 'ref', of: 'ctx', class: 'kref', holder: 'caller', by: 1, down: true }],
  }),
  quiet('void eventfd_signal(struct eventfd_ctx *ctx)', EVENTFD, 'Raises an event.', {
    ...named('eventfd_ctx_do_read', 'eventfd_ctx_remove_wait_queue'),
    effects: [{ effect: 'note', text: 'waiters are woken' }],
  }),
  quiet(
    'void flush_workqueue(struct workqueue_struct *wq)',
    'include/linux/workqueue.h',
    'Waits until everything that was queued has run.',
    { ...named('drain_workqueue', 'destroy_workqueue'), sleeps: 'may' },
  ),
  {
    signature: 'struct workqueue_struct *alloc_workqueue(const char *fmt, unsigned int flags, int max_active, ...)',
    summary: 'A new queue of work; NULL on failure. destroy_workqueue() undoes it.',
    source: 'include/linux/workqueue.h',
    sleeps: 'may',
    results: [
      { value: { is: 'fresh', class: 'other' }, label: 'made' },
      { value: { is: 'null' }, label: 'no memory' },
    ],
  },
  {
    signature: 'void *alloc_pages_exact(size_t size, gfp_t gfp_mask)',
    summary: 'Memory of whole pages; NULL when there is none. free_pages_exact() gives it back.',
    source: 'include/linux/gfp.h',
    sleeps: { when: { flags: 'gfp_mask', has: '__GFP_DIRECT_RECLAIM' } },
    results: [
      { value: { is: 'fresh', class: 'slab' }, label: 'allocated' },
      { value: { is: 'null' }, label: 'no memory' },
    ],
  },
  quiet(
    'void free_pages_exact(void *virt, size_t size)',
    'include/linux/gfp.h',
    'Gives back what alloc_pages_exact() gave.',
    { effects: [{ effect: 'free', of: 'virt' }] },
  ),
  query(
    'long strnlen_user(const char *str, long n)',
    'include/linux/uaccess.h',
    'The length of a string in user memory; 0 on a bad address.',
    { sleeps: 'may', effects: [{ effect: 'userFault' }], results: [{ value: { is: 'any', min: 0 } }] },
  ),
  query(
    'long strncpy_from_user(char *dst, const char *src, long count)',
    'include/linux/uaccess.h',
    'Copies a string from user memory; its length or -EFAULT.',
    {
      sleeps: 'may',
      effects: [{ effect: 'userFault' }, { effect: 'forget', at: '*dst' }],
      results: [{ value: { is: 'any', min: 0 } }, { value: { is: 'errno', names: ['EFAULT'] } }],
    },
  ),
];

const arm64: readonly Primitive[] = [
  takes(
    'void kvm_fault_lock(struct kvm *kvm)',
    shared('kvm', 'mmu_lock'),
    'arch/arm64/include/asm/kvm_mmu.h',
    'Takes mmu_lock for a fault: shared, and exclusive where the hypervisor is protected from the host.',
    { preferBody: true },
  ),
  releases(
    'void kvm_fault_unlock(struct kvm *kvm)',
    shared('kvm', 'mmu_lock'),
    'arch/arm64/include/asm/kvm_mmu.h',
    'Releases mmu_lock after a fault.',
    { preferBody: true },
  ),
  query(
    'int kvm_pgtable_stage2_map(struct kvm_pgtable *pgt, u64 addr, u64 size, u64 phys, int prot, void *mc, int flags)',
    ARM64,
    'Maps frames into the guest.',
    {
      results: [
        { value: constant(0), effects: [{ effect: 'map', of: 'phys', side: 'guest' }], label: 'mapped' },
        { value: { is: 'errno', names: ['EAGAIN', 'ENOMEM'] }, label: 'failed' },
      ],
    },
  ),
  query(
    'int kvm_pgtable_stage2_unmap(struct kvm_pgtable *pgt, u64 addr, u64 size)',
    ARM64,
    'Unmaps a range from the guest.',
    { effects: [{ effect: 'unmap', of: 'pgt', side: 'guest' }], results: [{ value: constant(0) }] },
  ),
  query(
    'u64 kvm_vcpu_get_esr(const struct kvm_vcpu *vcpu)',
    'arch/arm64/include/asm/kvm_emulate.h',
    'A register of a vCPU that says why it left the guest.',
    named(
      'kvm_vcpu_get_hfar',
      'kvm_vcpu_get_fault_ipa',
      'vcpu_hcr',
      'vcpu_pc',
      'kvm_vcpu_abt_iss1tw',
      'kvm_vcpu_abt_issea',
      'kvm_vcpu_trap_get_class',
      'kvm_vcpu_trap_get_fault',
      'kvm_vcpu_trap_get_perm_fault_granule',
    ),
  ),
  quiet(
    'void kvm_inject_dabt(struct kvm_vcpu *vcpu, unsigned long addr)',
    'arch/arm64/include/asm/kvm_emulate.h',
    'Gives the guest an exception.',
    named(
      'kvm_inject_pabt',
      'kvm_inject_vabt',
      'kvm_inject_size_fault',
      'kvm_inject_serror',
      'kvm_incr_pc',
      'kvm_inject_s2_fault',
    ),
  ),
  query(
    'bool try_page_mte_tagging(struct page *page)',
    'arch/arm64/include/asm/mte.h',
    'Claims the tags of a page; false where it has them.',
    named('page_mte_tagged'),
  ),
  quiet('void set_page_mte_tagged(struct page *page)', 'arch/arm64/include/asm/mte.h', 'Says that a page has tags.'),
  quiet(
    'void mte_clear_page_tags(void *addr)',
    'arch/arm64/include/asm/mte.h',
    'Clears the tags of a page.',
    named('__clean_dcache_guest_page', '__invalidate_icache_guest_page'),
  ),
  query(
    'unsigned long mte_copy_tags_to_user(void *to, void *from, unsigned long n)',
    'arch/arm64/include/asm/mte.h',
    'Copies tags of a page to user memory; returns how many were copied.',
    { sleeps: 'may', effects: [{ effect: 'userFault' }], results: [{ value: { is: 'any', min: 0 } }] },
  ),
  query(
    'unsigned long mte_copy_tags_from_user(void *to, const void *from, unsigned long n)',
    'arch/arm64/include/asm/mte.h',
    'Copies tags of a page from user memory; returns how many were copied.',
    { sleeps: 'may', effects: [{ effect: 'userFault' }], results: [{ value: { is: 'any', min: 0 } }] },
  ),
  pure(
    'unsigned long __phys_to_pfn(phys_addr_t paddr)',
    'include/asm-generic/memory_model.h',
    'An address to its frame number, or back.',
    {},
    named('__pfn_to_phys', 'page_to_virt', 'kern_hyp_va'),
  ),
];

const families: readonly PatternPrimitive[] = [
  {
    pattern:
      '(?:esr_\\w+|kvm_vcpu_trap_\\w+|kvm_vcpu_dabt_\\w+|kvm_s2_trans_\\w+|cpus_have_\\w+|read_sanitised_\\w+|vcpu_(?:read|get)_\\w+)',
    examples: ['esr_fsc_is_permission_fault', 'cpus_have_final_cap'],
    form: {
      signature: 'unsigned long $name(...)',
      summary: 'Reads why a vCPU left the guest, or what the processor has.',
      source: 'arch/arm64/include/asm/kvm_emulate.h',
      sleeps: 'never',
      results: [{ value: { is: 'any' } }],
    },
  },
];

/** Events of user space, queues of work, and KVM on arm64. */
export const eventsAndArm64: PrimitiveGroup = {
  name: 'events-and-arm64',
  title: 'Events, work queues, KVM on arm64',
  primitives: [...events, ...arm64],
  families,
};
