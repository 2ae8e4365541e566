import { constant, exclusive, query, quiet, shared } from './declare.ts';
import type { Effect, Primitive, PrimitiveGroup, Result } from './primitive.ts';

const KVM = 'include/linux/kvm_host.h';
const MAIN = 'virt/kvm/kvm_main.c';
const X86 = 'arch/x86/kvm/mmu/mmu.c';

const underMmuLock = [exclusive('kvm', 'mmu_lock')] as const;
const opens: Effect = { effect: 'window', of: 'kvm', change: 'opens' };
const closes: readonly Effect[] = [
  { effect: 'add', at: 'kvm->mmu_invalidate_seq', by: 1, says: 'bumps mmu_invalidate_seq' },
  { effect: 'window', of: 'kvm', change: 'closes' },
];
const covers: Effect = { effect: 'windowRange', of: 'kvm', start: 'start', end: 'end' };
const coversRange: Effect = { effect: 'windowRange', of: 'kvm', start: 'range->start', end: 'range->end' };

const retry: readonly Result[] = [
  { value: constant(0), effects: [{ effect: 'current', of: 'kvm' }], label: 'nothing moved' },
  { value: constant(1), label: 'may be stale' },
];

const windows: readonly Primitive[] = [
  {
    signature: 'void kvm_mmu_invalidate_begin(struct kvm *kvm)',
    aliases: [
      { name: 'kvm_mmu_invalidate_start', since: '7.2' },
      { name: 'kvm_inc_notifier_count', until: '6.0' },
    ],
    summary:
      'Opens an invalidation window: until kvm_mmu_invalidate_end() every fault that asks mmu_invalidate_retry() ' +
      'starts over. Windows count; the range is forgotten when the first opens, and kvm_mmu_invalidate_range_add() ' +
      'gives it.',
    source: MAIN,
    versions: { note: 'Before 6.8 the range was an argument.' },
    sleeps: 'never',
    needs: underMmuLock,
    effects: [opens],
    results: [{ value: { is: 'void' } }],
    formerly: [
      {
        signature: 'void kvm_mmu_invalidate_begin(struct kvm *kvm, unsigned long start, unsigned long end)',
        versions: { until: '6.7' },
        effects: [opens, covers],
      },
    ],
    related: ['kvm_mmu_invalidate_end', 'kvm_mmu_invalidate_range_add', 'mmu_invalidate_retry'],
  },
  {
    signature: 'void kvm_mmu_invalidate_end(struct kvm *kvm)',
    aliases: [{ name: 'kvm_dec_notifier_count', until: '6.0' }],
    summary:
      'Closes an invalidation window: first the sequence number goes up, then the count down, so that no fault can ' +
      'slip through. It warns where no window is open, or none had a range.',
    source: MAIN,
    versions: { note: 'Before 6.8 the range was an argument.' },
    sleeps: 'never',
    needs: underMmuLock,
    effects: closes,
    results: [{ value: { is: 'void' } }],
    formerly: [
      {
        signature: 'void kvm_mmu_invalidate_end(struct kvm *kvm, unsigned long start, unsigned long end)',
        versions: { until: '6.7' },
      },
    ],
    related: ['kvm_mmu_invalidate_begin'],
  },
  quiet(
    'void kvm_mmu_invalidate_range_add(struct kvm *kvm, gfn_t start, gfn_t end)',
    MAIN,
    'Adds frame numbers [start, end) to what the open window covers. Ranges grow together until the last window closes.',
    {
      versions: { since: '6.8' },
      needs: underMmuLock,
      effects: [covers],
      related: ['kvm_mmu_invalidate_begin'],
    },
  ),
  query(
    'bool kvm_mmu_unmap_gfn_range(struct kvm *kvm, struct kvm_gfn_range *range)',
    MAIN,
    'Adds the range to the open window and unmaps it from the guest. True asks the caller to flush the TLBs. Where the range may block, mmu_lock can be dropped and taken again inside.',
    {
      versions: { since: '6.8' },
      needs: underMmuLock,
      effects: [coversRange, { effect: 'unmap', of: 'range', side: 'guest' }],
      related: ['kvm_flush_remote_tlbs'],
    },
  ),
  query(
    'bool kvm_unmap_gfn_range(struct kvm *kvm, struct kvm_gfn_range *range)',
    X86,
    'Unmaps frame numbers [start, end) from the guest. True asks the caller to flush the TLBs. The attribute filter is a wish: an architecture may unmap more.',
    {
      aliases: [{ name: 'kvm_tdp_mmu_unmap_gfn_range' }],
      needs: [shared('kvm', 'mmu_lock')],
      effects: [{ effect: 'unmap', of: 'range', side: 'guest' }],
    },
  ),
  {
    signature: 'int mmu_invalidate_retry(struct kvm *kvm, unsigned long mmu_seq)',
    aliases: [{ name: 'mmu_notifier_retry', until: '6.0' }],
    summary:
      'Whether an invalidation is under way or has ended since the sequence number was sampled; what was looked up ' +
      'must then be dropped. Only under mmu_lock does a 0 mean anything.',
    source: KVM,
    sleeps: 'never',
    needs: [shared('kvm', 'mmu_lock')],
    results: retry,
    related: ['mmu_invalidate_retry_gfn'],
  },
  {
    signature: 'int mmu_invalidate_retry_gfn(struct kvm *kvm, unsigned long mmu_seq, gfn_t gfn)',
    aliases: [
      { name: 'mmu_invalidate_retry_hva', since: '6.1', until: '6.7' },
      { name: 'mmu_notifier_retry_hva', since: '5.12', until: '6.0' },
    ],
    summary:
      'As mmu_invalidate_retry(), but while an invalidation is under way only for a frame number inside its range.',
    source: KVM,
    sleeps: 'never',
    needs: [shared('kvm', 'mmu_lock')],
    results: retry,
  },
  query(
    'bool mmu_invalidate_retry_gfn_unsafe(struct kvm *kvm, unsigned long mmu_seq, gfn_t gfn)',
    KVM,
    'The same question without mmu_lock, to save a wait that would be in vain; false proves nothing.',
    {
      versions: { since: '6.8' },
    },
  ),
];

const zapping: readonly Primitive[] = [
  quiet(
    'void kvm_zap_gfn_range(struct kvm *kvm, gfn_t gfn_start, gfn_t gfn_end)',
    X86,
    'Unmaps frame numbers [start, end) from the guest inside a window of its own, taking mmu_lock.',
    {
      effects: [{ effect: 'unmap', of: 'kvm', side: 'guest' }],
      ends: { gfn_end: 'excluded' },
    },
  ),
  quiet(
    'void kvm_flush_remote_tlbs(struct kvm *kvm)',
    MAIN,
    'Makes every processor that runs the VM forget what it had translated. Before pages are freed this must have happened.',
    {
      effects: [{ effect: 'note', text: 'the TLBs of the guest are flushed' }],
    },
  ),
  quiet(
    'void kvm_flush_remote_tlbs_range(struct kvm *kvm, gfn_t gfn, u64 nr_pages)',
    MAIN,
    'Flushes the translations of a range.',
    {
      effects: [{ effect: 'note', text: 'the TLBs of the guest are flushed' }],
    },
  ),
  quiet(
    'void kvm_flush_remote_tlbs_memslot(struct kvm *kvm, const struct kvm_memory_slot *memslot)',
    MAIN,
    'Flushes the translations of a memslot.',
    {
      effects: [{ effect: 'note', text: 'the TLBs of the guest are flushed' }],
    },
  ),
  quiet(
    'void kvm_arch_flush_shadow_memslot(struct kvm *kvm, struct kvm_memory_slot *slot)',
    KVM,
    'Unmaps everything of a memslot that goes away.',
    {
      effects: [{ effect: 'unmap', of: 'slot', side: 'guest' }],
    },
  ),
  quiet(
    'void kvm_arch_flush_shadow_all(struct kvm *kvm)',
    KVM,
    'Unmaps everything when the address space or the VM goes away; it can run twice at once.',
    {
      effects: [{ effect: 'unmap', of: 'kvm', side: 'guest' }],
    },
  ),
  quiet(
    'void kvm_arch_guest_memory_reclaimed(struct kvm *kvm)',
    KVM,
    'Lets the architecture write caches back after guest memory was unmapped.',
    { sleeps: 'may' },
  ),
];

const notifiers: readonly Primitive[] = [
  quiet(
    'void mmu_notifier_invalidate_range_start(struct mmu_notifier_range *range)',
    'include/linux/mmu_notifier.h',
    'Tells every notifier of the address space that the range is about to change. It must be paired with the end, whatever happens between.',
    {
      sleeps: 'may',
      effects: [{ effect: 'window', of: 'range', change: 'opens' }],
      related: ['mmu_notifier_invalidate_range_end'],
    },
  ),
  {
    signature: 'int mmu_notifier_invalidate_range_start_nonblock(struct mmu_notifier_range *range)',
    aliases: [{ name: '__mmu_notifier_invalidate_range_start' }],
    preferBody: true,
    summary:
      'As mmu_notifier_invalidate_range_start(), but fails where a notifier would have to wait; then there is no end to call.',
    source: 'include/linux/mmu_notifier.h',
    sleeps: 'never',
    results: [
      { value: constant(0), effects: [{ effect: 'window', of: 'range', change: 'opens' }], label: 'begun' },
      { value: { is: 'errno', names: ['EAGAIN'] }, label: 'would wait' },
    ],
  },
  quiet(
    'void mmu_notifier_invalidate_range_end(struct mmu_notifier_range *range)',
    'include/linux/mmu_notifier.h',
    'Tells every notifier that the change is over.',
    {
      aliases: [{ name: '__mmu_notifier_invalidate_range_end' }, { name: 'mmu_notifier_invalidate_range_only_end' }],
      sleeps: 'may',
      effects: [{ effect: 'window', of: 'range', change: 'closes' }],
      related: ['mmu_notifier_invalidate_range_start'],
    },
  ),
  quiet(
    'void mmu_notifier_range_init(struct mmu_notifier_range *range, int event, unsigned int flags, struct mm_struct *mm, unsigned long start, unsigned long end)',
    'include/linux/mmu_notifier.h',
    'Describes a range of user addresses that is to change.',
    {
      formerly: [
        {
          signature:
            'void mmu_notifier_range_init(struct mmu_notifier_range *range, int event, unsigned int flags, struct vm_area_struct *vma, struct mm_struct *mm, unsigned long start, unsigned long end)',
          versions: { until: '6.2' },
        },
      ],
      writes: ['*range'],
      effects: [
        { effect: 'store', at: 'range->mm', value: { is: 'place', place: 'mm' } },
        { effect: 'store', at: 'range->start', value: { is: 'place', place: 'start' } },
        { effect: 'store', at: 'range->end', value: { is: 'place', place: 'end' } },
      ],
      ends: { end: 'excluded' },
    },
  ),
  query(
    'bool mmu_notifier_range_blockable(const struct mmu_notifier_range *range)',
    'include/linux/mmu_notifier.h',
    'Whether the notifiers may sleep for this range.',
  ),
  query(
    'int mmu_notifier_register(struct mmu_notifier *subscription, struct mm_struct *mm)',
    'mm/mmu_notifier.c',
    'Asks to be told of changes to an address space.',
    {
      sleeps: 'may',
      aliases: [{ name: '__mmu_notifier_register' }],
      results: [
        { value: constant(0), effects: [{ effect: 'keep', of: 'subscription' }], label: 'registered' },
        { value: { is: 'errno', names: ['ENOMEM', 'EINTR'] }, label: 'failed' },
      ],
    },
  ),
  quiet(
    'void mmu_notifier_unregister(struct mmu_notifier *subscription, struct mm_struct *mm)',
    'mm/mmu_notifier.c',
    'Stops being told; waits until no callback runs.',
    { sleeps: 'may' },
  ),
];

const virtualMachines: readonly Primitive[] = [
  quiet('void kvm_get_kvm(struct kvm *kvm)', MAIN, 'One more user of a VM that is alive.', {
    effects: [{ effect: 'ref', of: 'kvm', class: 'vm', holder: 'caller', by: 1 }],
    related: ['kvm_put_kvm'],
  }),
  {
    signature: 'bool kvm_get_kvm_safe(struct kvm *kvm)',
    summary: 'One more user of a VM unless it is being destroyed.',
    source: MAIN,
    sleeps: 'never',
    results: [
      {
        value: constant(1),
        effects: [{ effect: 'ref', of: 'kvm', class: 'vm', holder: 'caller', by: 1 }],
        label: 'alive',
      },
      { value: constant(0), label: 'being destroyed' },
    ],
  },
  quiet('void kvm_put_kvm(struct kvm *kvm)', MAIN, 'One user of the VM less; the last one destroys it, which sleeps.', {
    sleeps: 'may',
    effects: [{ effect: 'ref', of: 'kvm', class: 'vm', holder: 'caller', by: 1, down: true }],
    related: ['kvm_get_kvm'],
  }),
  quiet('void kvm_put_kvm_no_destroy(struct kvm *kvm)', MAIN, 'One user of the VM less; it is surely not the last.', {
    effects: [{ effect: 'ref', of: 'kvm', class: 'vm', holder: 'caller', by: 1, down: true }],
  }),
];

/** The invalidation protocol of KVM, zapping, MMU notifiers, and the lifetime of a VM. */
export const kvmMmu: PrimitiveGroup = {
  name: 'kvm-mmu',
  title: 'KVM: invalidation and mappings of the guest',
  primitives: [...windows, ...zapping, ...notifiers, ...virtualMachines],
};
