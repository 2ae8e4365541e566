import { computes, constant, errno, named, pure, query, quiet } from './declare.ts';
import type { PatternPrimitive, Primitive, PrimitiveGroup, Result } from './primitive.ts';

const KVM = 'include/linux/kvm_host.h';
const MAIN = 'virt/kvm/kvm_main.c';

const memslots: readonly Primitive[] = [
  query(
    'struct kvm_memory_slot *gfn_to_memslot(struct kvm *kvm, gfn_t gfn)',
    MAIN,
    'The memslot that holds a guest frame number, or NULL. It lives while slots_lock or kvm->srcu is held.',
    named('kvm_vcpu_gfn_to_memslot', 'id_to_memslot', '__gfn_to_memslot', 'search_memslots', 'try_get_memslot'),
  ),
  query(
    'struct kvm_memslots *kvm_memslots(struct kvm *kvm)',
    KVM,
    'The memslots in use. They live while slots_lock or kvm->srcu is held.',
    { ...named('kvm_vcpu_memslots'), results: [{ value: { is: 'nonNull' } }] },
  ),
  query(
    'struct kvm_memslots *__kvm_memslots(struct kvm *kvm, int as_id)',
    KVM,
    'The memslots in use of an address space.',
    { ...named('kvm_get_inactive_memslots', 'kvm_memslots_for_spte_role'), results: [{ value: { is: 'nonNull' } }] },
  ),
  query(
    'bool kvm_is_visible_gfn(struct kvm *kvm, gfn_t gfn)',
    MAIN,
    'Whether a guest frame number has a memslot that the guest sees.',
    named('kvm_vcpu_is_visible_gfn'),
  ),
  query(
    'unsigned long gfn_to_hva(struct kvm *kvm, gfn_t gfn)',
    MAIN,
    'The user address behind a guest frame number, or an error address.',
    named('kvm_vcpu_gfn_to_hva'),
  ),
  query(
    'unsigned long gfn_to_hva_memslot(struct kvm_memory_slot *slot, gfn_t gfn)',
    MAIN,
    'The user address behind a guest frame number of a memslot.',
    { ...named('__gfn_to_hva_memslot'), preferBody: true },
  ),
  query(
    'unsigned long gfn_to_hva_prot(struct kvm *kvm, gfn_t gfn, bool *writable)',
    MAIN,
    'The user address behind a guest frame number, and whether it may be written.',
    { writes: ['*writable'] },
  ),
  query(
    'gfn_t hva_to_gfn_memslot(unsigned long hva, struct kvm_memory_slot *slot)',
    KVM,
    'The guest frame number behind a user address of a memslot.',
    { preferBody: true },
  ),
  query('bool kvm_is_error_hva(unsigned long addr)', KVM, 'Whether a user address is an error.', {
    results: [{ value: { is: 'pure', min: 0, max: 1 } }],
  }),
  computes('gfn_t gpa_to_gfn(gpa_t gpa)', 'gpa >> PAGE_SHIFT', KVM, 'A guest address to its frame number.'),
  computes(
    'gpa_t gfn_to_gpa(gfn_t gfn)',
    'gfn << PAGE_SHIFT',
    KVM,
    'A guest frame number to its address.',
    named('pfn_to_hpa'),
  ),
  computes('kvm_pfn_t hpa_to_pfn(hpa_t hpa)', 'hpa >> PAGE_SHIFT', KVM, 'A host address to its frame number.'),
  pure(
    'gfn_t gfn_round_for_level(gfn_t gfn, int level)',
    'arch/x86/kvm/mmu.h',
    'The first frame number of the huge page around one.',
  ),
  quiet(
    'void mark_page_dirty(struct kvm *kvm, gfn_t gfn)',
    MAIN,
    'Logs that the guest page was written.',
    named('kvm_vcpu_mark_page_dirty'),
  ),
  quiet(
    'void mark_page_dirty_in_slot(struct kvm *kvm, const struct kvm_memory_slot *memslot, gfn_t gfn)',
    MAIN,
    'Logs that the guest page was written.',
  ),
];

const copied: readonly Result[] = [
  { value: constant(0), label: 'done' },
  { value: errno('EFAULT'), label: 'bad address' },
];

function reaches(
  signature: string,
  summary: string,
  aliases: readonly string[],
  extra: Partial<Primitive> = {},
): Primitive {
  return {
    signature,
    ...(aliases.length > 0 ? named(...aliases) : {}),
    summary,
    source: MAIN,
    preferBody: true,
    sleeps: 'may',
    effects: [{ effect: 'userFault' }],
    results: copied,
    ...extra,
  };
}

const guestMemory: readonly Primitive[] = [
  reaches(
    'int kvm_read_guest(struct kvm *kvm, gpa_t gpa, void *data, unsigned long len)',
    'Reads guest memory through the user mapping of it; it can fault.',
    ['kvm_vcpu_read_guest'],
    { effects: [{ effect: 'userFault' }, { effect: 'forget', at: '*data' }] },
  ),
  reaches(
    'int kvm_read_guest_page(struct kvm *kvm, gfn_t gfn, void *data, int offset, int len)',
    'Reads guest memory through the user mapping of it; it can fault.',
    ['kvm_vcpu_read_guest_page'],
    { effects: [{ effect: 'userFault' }, { effect: 'forget', at: '*data' }] },
  ),
  reaches(
    'int kvm_write_guest(struct kvm *kvm, gpa_t gpa, const void *data, unsigned long len)',
    'Writes guest memory through the user mapping of it; it can fault.',
    ['kvm_vcpu_write_guest'],
  ),
  reaches(
    'int kvm_write_guest_page(struct kvm *kvm, gfn_t gfn, const void *data, int offset, int len)',
    'Writes guest memory through the user mapping of it; it can fault.',
    ['kvm_vcpu_write_guest_page'],
  ),
  reaches(
    'int kvm_clear_guest(struct kvm *kvm, gpa_t gpa, unsigned long len)',
    'Zeroes guest memory through the user mapping of it; it can fault.',
    ['kvm_clear_guest_page'],
  ),
  reaches(
    'int kvm_read_guest_cached(struct kvm *kvm, void *ghc, void *data, unsigned long len)',
    'Reads guest memory whose user address is known.',
    [],
    { effects: [{ effect: 'userFault' }, { effect: 'forget', at: '*data' }] },
  ),
  reaches(
    'int kvm_write_guest_cached(struct kvm *kvm, void *ghc, void *data, unsigned long len)',
    'Writes guest memory whose user address is known.',
    [],
  ),
  reaches(
    'int kvm_read_guest_offset_cached(struct kvm *kvm, void *ghc, void *data, unsigned int offset, unsigned long len)',
    'Reads guest memory whose user address is known.',
    [],
    { effects: [{ effect: 'userFault' }, { effect: 'forget', at: '*data' }] },
  ),
  reaches(
    'int kvm_write_guest_offset_cached(struct kvm *kvm, void *ghc, void *data, unsigned int offset, unsigned long len)',
    'Writes guest memory whose user address is known.',
    [],
  ),
  query(
    'int kvm_gfn_to_hva_cache_init(struct kvm *kvm, void *ghc, gpa_t gpa, unsigned long len)',
    MAIN,
    'Remembers the user address of a piece of guest memory.',
    { results: copied },
  ),
  query(
    'int kvm_gpc_activate(void *gpc, gpa_t gpa, unsigned long len)',
    'virt/kvm/pfncache.c',
    'Keeps a frame of guest memory at hand; invalidations tell when it goes stale.',
    { sleeps: 'may', results: copied },
  ),
  query(
    'int kvm_gpc_refresh(void *gpc, unsigned long len)',
    'virt/kvm/pfncache.c',
    'Looks the frame up anew after it went stale.',
    { sleeps: 'may', results: copied },
  ),
  query(
    'bool kvm_gpc_check(void *gpc, unsigned long len)',
    'virt/kvm/pfncache.c',
    'Whether the frame at hand is current; under the lock of the cache.',
  ),
  quiet('void kvm_gpc_deactivate(void *gpc)', 'virt/kvm/pfncache.c', 'Lets a frame at hand go.', { sleeps: 'may' }),
  quiet('void kvm_gpc_init(void *gpc, struct kvm *kvm)', 'virt/kvm/pfncache.c', 'Prepares a cache of one frame.'),
  quiet(
    'void gfn_to_pfn_cache_invalidate_start(struct kvm *kvm, unsigned long start, unsigned long end)',
    'virt/kvm/pfncache.c',
    'Says of frames at hand that they are stale, before the MMU is told.',
    { versions: { since: '5.17' } },
  ),
];

const vcpus: readonly Primitive[] = [
  quiet(
    'void kvm_make_request(int req, struct kvm_vcpu *vcpu)',
    KVM,
    'Asks a vCPU to do something before it runs again.',
    {
      ...named('__kvm_make_request', 'kvm_clear_request'),
      effects: [{ effect: 'note', text: 'a request is made to a vCPU' }],
    },
  ),
  query(
    'bool kvm_check_request(int req, struct kvm_vcpu *vcpu)',
    KVM,
    'Whether something was asked of the vCPU; takes it as done.',
    named('kvm_test_request', '__kvm_check_request'),
  ),
  query(
    'bool kvm_make_all_cpus_request(struct kvm *kvm, unsigned int req)',
    MAIN,
    'Asks every vCPU to do something before it runs again, and makes it look up.',
    { effects: [{ effect: 'note', text: 'a request is made to every vCPU' }] },
  ),
  quiet('void kvm_vcpu_kick(struct kvm_vcpu *vcpu)', MAIN, 'Makes a vCPU leave the guest, or wakes it.', {
    ...named('kvm_vcpu_wake_up', '__kvm_vcpu_kick', 'kvm_vcpu_yield_to'),
    effects: [{ effect: 'note', text: 'a vCPU is made to look up' }],
  }),
  quiet('void vcpu_load(struct kvm_vcpu *vcpu)', MAIN, 'Puts a vCPU on this processor.'),
  quiet('void vcpu_put(struct kvm_vcpu *vcpu)', MAIN, 'Takes a vCPU off this processor.'),
  query(
    'struct kvm_vcpu *kvm_get_vcpu(struct kvm *kvm, int i)',
    KVM,
    'A vCPU by its number, or NULL.',
    named('kvm_get_vcpu_by_id'),
  ),
  query(
    'struct kvm_vcpu *kvm_get_running_vcpu(void)',
    MAIN,
    'The vCPU that this processor runs, or NULL.',
    named('kvm_arch_vcpu_get_running'),
  ),
  quiet('void kvm_vcpu_srcu_read_lock(struct kvm_vcpu *vcpu)', KVM, 'Begins a section in which memslots stay.', {
    effects: [{ effect: 'lock', lock: { on: '&vcpu->kvm->srcu', lock: 'srcu', mode: 'shared' } }],
  }),
  quiet('void kvm_vcpu_srcu_read_unlock(struct kvm_vcpu *vcpu)', KVM, 'Ends the section.', {
    effects: [{ effect: 'unlock', lock: { on: '&vcpu->kvm->srcu', lock: 'srcu', mode: 'shared' } }],
  }),
  quiet('void kvm_vm_bugged(struct kvm *kvm)', KVM, 'Marks the VM as broken or dead; its ioctls fail from then on.', {
    ...named('kvm_vm_dead'),
    effects: [{ effect: 'store', at: 'kvm->vm_bugged', value: constant(1) }],
  }),
  query('struct kvm_io_bus *kvm_get_bus(struct kvm *kvm, int idx)', KVM, 'A bus of the VM, or NULL.'),
  query(
    'int kvm_io_bus_write(struct kvm_vcpu *vcpu, int bus_idx, gpa_t addr, int len, const void *val)',
    MAIN,
    'Hands a write to a device of KVM.',
    { ...named('kvm_io_bus_write_cookie'), sleeps: 'may' },
  ),
  query(
    'int kvm_io_bus_read(struct kvm_vcpu *vcpu, int bus_idx, gpa_t addr, int len, void *val)',
    MAIN,
    'Hands a read to a device of KVM.',
    { sleeps: 'may', effects: [{ effect: 'forget', at: '*val' }] },
  ),
  query(
    'int kvm_mmu_topup_memory_cache(void *mc, int min)',
    MAIN,
    'Fills a cache of objects, so that none has to be allocated under mmu_lock.',
    {
      ...named('__kvm_mmu_topup_memory_cache'),
      sleeps: 'may',
      results: [{ value: constant(0) }, { value: errno('ENOMEM'), label: 'no memory' }],
    },
  ),
  {
    signature: 'void *kvm_mmu_memory_cache_alloc(void *mc)',
    summary: 'An object out of a cache that was filled before; it does not sleep.',
    source: MAIN,
    sleeps: 'never',
    results: [{ value: { is: 'nonNull' } }],
  },
  quiet('void kvm_mmu_free_memory_cache(void *mc)', MAIN, 'Gives back what a cache has left.'),
  quiet('void kvm_account_pgtable_pages(void *virt, int nr)', KVM, 'Counts pages of page tables.'),
  query(
    'bool kvm_async_pf_wakeup_all(struct kvm_vcpu *vcpu)',
    'virt/kvm/async_pf.c',
    'Handles faults that are completed by somebody else.',
    named('kvm_setup_async_pf'),
  ),
  quiet(
    'void kvm_clear_async_pf_completion_queue(struct kvm_vcpu *vcpu)',
    'virt/kvm/async_pf.c',
    'Handles faults that are completed by somebody else.',
    { ...named('kvm_check_async_pf_completion', 'kvm_async_pf_vcpu_init'), sleeps: 'may' },
  ),
];

const families: readonly PatternPrimitive[] = [
  {
    pattern: 'kvm_stats_\\w+|KVM_STATS_\\w+|STATS_DESC_\\w+',
    examples: ['KVM_STATS_LOG_HIST_UPDATE', 'STATS_DESC_COUNTER'],
    form: {
      signature: 'void $name(...)',
      summary: 'Counts something, or describes a counter.',
      source: KVM,
      sleeps: 'never',
      results: [{ value: { is: 'void' } }],
    },
  },
];

/** Memslots, guest memory through its user mapping, requests to vCPUs. */
export const kvmCore: PrimitiveGroup = {
  name: 'kvm-core',
  title: 'KVM: memslots, guest memory, vCPUs',
  primitives: [...memslots, ...guestMemory, ...vcpus],
  families,
};
