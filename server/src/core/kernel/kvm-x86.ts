import { named, pure, query, quiet } from './declare.ts';
import type { PatternPrimitive, Primitive, PrimitiveGroup } from './primitive.ts';

const X86 = 'arch/x86/kvm/x86.h';
const SPTE = 'arch/x86/kvm/mmu/spte.h';

const primitives: readonly Primitive[] = [
  pure('u64 spte_to_pfn(u64 pte)', SPTE, "The frame number that an entry of the guest's tables holds."),
  pure(
    'struct kvm_mmu_page *sptep_to_sp(u64 *sptep)',
    SPTE,
    'The table that an entry is in, or points to.',
    { nonNull: true },
    named('spte_to_child_sp', 'to_shadow_page'),
  ),
  query('struct kvm_mmu_page *root_to_sp(hpa_t root)', SPTE, 'The table of a root, or NULL for a dummy one.'),
  pure('u64 *spte_to_child_pt(u64 pte, int level)', SPTE, 'The table that an entry points to.', { nonNull: true }),
  query('u64 mmu_spte_get_lockless(u64 *sptep)', SPTE, "Reads an entry of the guest's tables.", {
    ...named('kvm_tdp_mmu_read_spte'),
    results: [{ value: { is: 'any' } }],
  }),
  pure('u64 rsvd_bits(int s, int e)', 'arch/x86/kvm/mmu.h', 'A word with the bits from s to e set.'),
  query(
    'bool make_spte(struct kvm_vcpu *vcpu, struct kvm_mmu_page *sp, const struct kvm_memory_slot *slot, unsigned int pte_access, gfn_t gfn, kvm_pfn_t pfn, u64 old_spte, bool prefetch, bool synchronizing, bool host_writable, u64 *new_spte)',
    SPTE,
    'Makes an entry that maps a frame into the guest; the caller stores it.',
    { writes: ['*new_spte'] },
  ),
  query(
    'u64 make_nonleaf_spte(u64 *child_pt, bool ad_disabled)',
    SPTE,
    "Makes an entry of the guest's tables; the caller stores it.",
    named(
      'make_mmio_spte',
      'make_huge_page_split_spte',
      'mark_spte_for_access_track',
      'restore_acc_track_spte',
      'make_small_spte',
      'make_huge_spte',
      'mark_spte_for_age',
    ),
  ),
  query(
    'struct kvm_cpuid_entry2 *kvm_find_cpuid_entry(struct kvm_vcpu *vcpu, u32 function)',
    'arch/x86/kvm/cpuid.c',
    'An entry of what the guest is told of its processor, or NULL.',
  ),
  query(
    'struct kvm_cpuid_entry2 *kvm_find_cpuid_entry_index(struct kvm_vcpu *vcpu, u32 function, u32 index)',
    'arch/x86/kvm/cpuid.c',
    'An entry of what the guest is told of its processor, or NULL.',
  ),
  quiet(
    'void kvm_inject_gp(struct kvm_vcpu *vcpu, u32 error_code)',
    X86,
    'Gives the guest an exception or interrupt.',
    named(
      'kvm_queue_exception',
      'kvm_inject_nmi',
      'kvm_queue_exception_e',
      'kvm_requeue_exception',
      'kvm_inject_page_fault',
      'kvm_queue_interrupt',
      'kvm_inject_emulated_page_fault',
    ),
  ),
  quiet(
    'void kvm_mmu_reset_context(struct kvm_vcpu *vcpu)',
    'arch/x86/kvm/mmu/mmu.c',
    'Makes the MMU of a vCPU begin anew.',
    {
      ...named('kvm_mmu_unload', 'kvm_init_mmu', 'kvm_mmu_sync_roots', 'kvm_mmu_destroy'),
      preferBody: true,
      sleeps: 'may',
    },
  ),
  quiet(
    'void kvm_set_rflags(struct kvm_vcpu *vcpu, unsigned long rflags)',
    X86,
    'Changes registers of a vCPU.',
    named('kvm_register_mark_dirty', 'kvm_set_mp_state', 'kvm_register_write_raw', 'kvm_set_linear_rip'),
  ),
  quiet(
    'void svm_set_intercept(struct vcpu_svm *svm, int bit)',
    'arch/x86/kvm/svm/svm.h',
    'Changes what the vCPU leaves the guest for.',
    named(
      'svm_clr_intercept',
      'set_exception_intercept',
      'clr_exception_intercept',
      'vmcb_set_intercept',
      'vmcb_clr_intercept',
      'vmcb_mark_dirty',
    ),
  ),
  quiet(
    'void kvm_cpu_cap_set(unsigned int x86_feature)',
    'arch/x86/kvm/cpuid.h',
    'Changes what KVM offers to guests.',
    named('kvm_cpu_cap_clear', 'kvm_cpu_cap_check_and_set', 'kvm_caps_set'),
  ),
  query(
    'u64 kvm_scale_tsc(u64 tsc, u64 ratio)',
    X86,
    'Time of the guest.',
    named('kvm_read_l1_tsc', 'nsec_to_cycles', 'kvm_calc_nested_tsc_offset', 'kvm_compute_l1_tsc_offset'),
  ),
  quiet(
    'void put_smstate(int type, char *buf, int offset, unsigned long val)',
    X86,
    'Writes a field of the state of system management mode.',
    { byName: ['type'] },
  ),
  query(
    'bool lapic_in_kernel(struct kvm_vcpu *vcpu)',
    'arch/x86/kvm/lapic.h',
    'A question about interrupts or time of a vCPU.',
    named(
      'apic_x2apic_mode',
      'kvm_lapic_hv_timer_in_use',
      'kvm_lapic_get_cr8',
      'kvm_apic_init_sipi_allowed',
      'vcpu_valid_wakeup',
      'kvm_arch_vcpu_in_kernel',
      'kvm_arch_vcpu_runnable',
      'kvm_arch_pmi_in_guest',
      'kvm_apic_accept_pic_intr',
      'kvm_arch_no_poll',
      'kvm_get_apic_mode',
      'kvm_get_lapic_tscdeadline_msr',
      'cpuid_maxphyaddr',
    ),
  ),
  query(
    'bool irqchip_in_kernel(struct kvm *kvm)',
    'arch/x86/kvm/irq.h',
    'A question about a VM.',
    named(
      'irqchip_split',
      'irqchip_kernel',
      'irqchip_full',
      'pic_in_kernel',
      'kvm_memslots_have_rmaps',
      'kvm_shadow_root_allocated',
      'kvm_arch_nr_memslot_as_ids',
      'kvm_mmu_max_gfn',
      'user_exit_on_hypercall',
      'kvm_use_dirty_bitmap',
      'kvm_memslots_empty',
    ),
  ),
  query(
    'bool vcpu_match_mmio_gpa(struct kvm_vcpu *vcpu, gpa_t gpa)',
    X86,
    'Whether an address is the one of the device access that was seen last.',
    named('vcpu_match_mmio_gva'),
  ),
  quiet(
    'void vcpu_clear_mmio_info(struct kvm_vcpu *vcpu, gva_t gva)',
    X86,
    'Notes of a vCPU for the next exit.',
    named(
      'kvm_vcpu_set_in_spin_loop',
      'kvm_vcpu_set_dy_eligible',
      'svm_vmgexit_bad_input',
      'svm_vmgexit_inject_exception',
    ),
  ),
  quiet(
    'void kvm_clear_exception_queue(struct kvm_vcpu *vcpu)',
    X86,
    'Notes of a vCPU for the next exit.',
    named(
      'kvm_clear_interrupt_queue',
      'svm_vmgexit_success',
      'svm_vmgexit_no_action',
      'kvm_lapic_sync_from_vapic',
      'kvm_lapic_sync_to_vapic',
      'kvm_vcpu_exiting_guest_mode',
    ),
  ),
  quiet(
    'void kvm_mmu_prepare_memory_fault_exit(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault)',
    'arch/x86/kvm/mmu/mmu_internal.h',
    'Fills in the exit that tells user space which memory faulted.',
  ),
  quiet(
    'void kvm_update_page_stats(struct kvm *kvm, int level, int count)',
    'arch/x86/kvm/mmu.h',
    'Counts mapped pages.',
  ),
  quiet(
    'void kvm_flush_remote_tlbs_gfn(struct kvm *kvm, gfn_t gfn, int level)',
    'arch/x86/kvm/mmu/mmu_internal.h',
    'Flushes the translations of a guest frame number.',
    { effects: [{ effect: 'note', text: 'the TLBs of the guest are flushed' }] },
  ),
  query(
    'u64 kvm_tdp_mmu_write_spte(u64 *sptep, u64 old_spte, u64 new_spte, int level)',
    SPTE,
    "Writes an entry of the guest's tables and returns what it was.",
    { ...named('__kvm_tdp_mmu_write_spte', 'tdp_mmu_clear_spte_bits'), effects: [{ effect: 'forget', at: '*sptep' }] },
  ),
  query(
    'int kvm_iodevice_write(struct kvm_vcpu *vcpu, void *dev, gpa_t addr, int l, const void *v)',
    'include/kvm/iodev.h',
    'Hands a write to a device of KVM.',
    { sleeps: 'may' },
  ),
  query(
    'int kvm_iodevice_read(struct kvm_vcpu *vcpu, void *dev, gpa_t addr, int l, void *v)',
    'include/kvm/iodev.h',
    'Hands a read to a device of KVM.',
    { sleeps: 'may', effects: [{ effect: 'forget', at: '*v' }] },
  ),
  query(
    'unsigned long kvm_dirty_bitmap_bytes(struct kvm_memory_slot *memslot)',
    'include/linux/kvm_host.h',
    'The size of the dirty log of a memslot.',
    { ...named('kvm_second_dirty_bitmap', '__kvm_mmu_slot_lpages'), preferBody: true },
  ),
];

const families: readonly PatternPrimitive[] = [
  {
    pattern:
      '_*(?:kvm|vmcs|vmcb|ghcb|svm|vmx|tdvmcall|td|tdx_kvm)_(?:(?:r[a-z0-9]+|e[a-z]x|cr\\d?|cr\\d_bits|edx_eax|register|pdptr|get_\\w+|is_\\w+)_read(?:_raw)?|read_(?:cr\\d|cr\\d_bits|edx_eax|pkru)|read(?:16|32|64|l|_\\w+)?|get_(?:rflags|dr|cr8|linear_rip|apic_\\w+|msr\\w*|intr_\\w+|exit_\\w+|sw_\\w+|active_pcid|pcid|rip))',
    examples: ['kvm_rip_read', 'kvm_read_cr3', 'kvm_register_read', 'ghcb_get_sw_exit_code', 'vmcs_read32'],
    form: {
      signature: 'unsigned long $name(...)',
      summary: 'Reads a register of a vCPU.',
      source: 'arch/x86/kvm/kvm_cache_regs.h',
      sleeps: 'never',
      results: [{ value: { is: 'any' } }],
    },
  },
  {
    pattern:
      '_*(?:kvm|vmcs|vmcb|ghcb|td)_(?:(?:r[a-z0-9]+|e[a-z]x|register|pdptr)_write(?:_raw)?|write(?:16|32|64|l)?|set_(?:rax|rbx|rcx|rdx|r\\d+|sw_\\w+|bits\\w*|dr\\w*))',
    examples: ['kvm_rax_write', 'kvm_register_write', 'ghcb_set_sw_exit_info_2', 'vmcs_writel'],
    form: {
      signature: 'void $name(...)',
      summary: 'Writes a register of a vCPU.',
      source: 'arch/x86/kvm/kvm_cache_regs.h',
      sleeps: 'never',
      results: [{ value: { is: 'void' } }],
    },
  },
  {
    pattern: '(?:ghcb|kvm_ghcb)_\\w+_is_valid|guest_cpu(?:id)?_\\w+|kvm_cpu_cap_has\\w*|kvm_is_\\w+|kvm_arch_has_\\w+',
    examples: ['kvm_ghcb_rax_is_valid', 'guest_cpu_cap_has', 'kvm_cpu_cap_has', 'kvm_is_cr4_bit_set'],
    form: {
      signature: 'bool $name(...)',
      summary: 'A question about a vCPU or what it offers; changes nothing.',
      source: X86,
      sleeps: 'never',
      results: [{ value: { is: 'any', min: 0, max: 1 } }],
    },
  },
];

/** x86: entries of guest page tables as opaque words, registers, features. */
export const kvmX86: PrimitiveGroup = { name: 'kvm-x86', title: 'KVM on x86', primitives, families };
