import { pure, query, quiet } from './declare.ts';
import type { PatternPrimitive, Primitive, PrimitiveGroup } from './primitive.ts';

const X86 = 'arch/x86/kvm/x86.h';
const SPTE = 'arch/x86/kvm/mmu/spte.h';

function named(...names: readonly string[]): Pick<Primitive, 'aliases'> {
  return { aliases: names.map((name) => ({ name })) };
}

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
