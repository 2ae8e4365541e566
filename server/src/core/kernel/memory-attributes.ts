import { computes, exclusive, query, quiet } from './declare.ts';
import type { Primitive, PrimitiveGroup } from './primitive.ts';

const KVM = 'include/linux/kvm_host.h';
const MAIN = 'virt/kvm/kvm_main.c';
const underMmuLock = [exclusive('kvm', 'mmu_lock')] as const;

const primitives: readonly Primitive[] = [
  query(
    'bool kvm_mem_is_private(struct kvm *kvm, gfn_t gfn)',
    KVM,
    'Whether the attributes of a frame number say private. It can change unless slots_lock or mmu_lock is held.',
    {
      versions: { since: '6.8' },
      related: ['kvm_range_has_memory_attributes'],
    },
  ),
  query(
    'unsigned long kvm_get_memory_attributes(struct kvm *kvm, gfn_t gfn)',
    KVM,
    'The attributes of a frame number; 0 where none are set.',
    { versions: { since: '6.8' } },
  ),
  query(
    'bool kvm_range_has_memory_attributes(struct kvm *kvm, gfn_t start, gfn_t end, unsigned long mask, unsigned long attrs)',
    MAIN,
    'Whether every frame number of [start, end) has these attributes. The answer is stable only under slots_lock or mmu_lock.',
    {
      versions: { since: '6.8', note: 'Without the mask before 6.11.' },
      ends: { end: 'excluded' },
      formerly: [
        {
          signature:
            'bool kvm_range_has_memory_attributes(struct kvm *kvm, gfn_t start, gfn_t end, unsigned long attrs)',
          versions: { since: '6.8', until: '6.10' },
        },
      ],
    },
  ),
  query(
    'bool kvm_arch_pre_set_memory_attributes(struct kvm *kvm, struct kvm_gfn_range *range)',
    KVM,
    'Before attributes change: unmaps the range and keeps huge mappings from spanning its ends. True asks for a flush.',
    {
      versions: { since: '6.8' },
      needs: underMmuLock,
      effects: [
        { effect: 'windowRange', of: 'kvm', start: 'range->start', end: 'range->end' },
        { effect: 'unmap', of: 'range', side: 'guest' },
      ],
    },
  ),
  query(
    'bool kvm_arch_post_set_memory_attributes(struct kvm *kvm, struct kvm_gfn_range *range)',
    KVM,
    'After attributes changed: notes which huge mappings would be mixed. Maps nothing.',
    {
      versions: { since: '6.8' },
      needs: underMmuLock,
      effects: [{ effect: 'attribute', of: 'range', change: 'mixed bits of huge mappings follow the new attributes' }],
    },
  ),
  quiet(
    'void kvm_prepare_memory_fault_exit(struct kvm_vcpu *vcpu, gpa_t gpa, gpa_t size, bool is_write, bool is_exec, bool is_private)',
    KVM,
    'Fills in the exit that tells user space which memory faulted, so that it can change the attributes.',
    { versions: { since: '6.8' } },
  ),
  query(
    'bool kvm_arch_has_private_mem(struct kvm *kvm)',
    KVM,
    'Whether this VM can have private memory, which its type decides.',
    {
      results: [{ value: { is: 'pure' } }],
      versions: { since: '6.8' },
    },
  ),
  computes(
    'bool kvm_slot_can_be_private(const struct kvm_memory_slot *slot)',
    'slot && (slot->flags & KVM_MEM_GUEST_MEMFD)',
    KVM,
    'Whether the memslot is bound to a guest_memfd. False for no memslot.',
    {
      aliases: [{ name: 'kvm_slot_has_gmem', since: '7.0' }],
      versions: { since: '6.8', until: '6.17' },
    },
  ),
];

/** Private and shared, as the attributes of frame numbers say. */
export const memoryAttributes: PrimitiveGroup = {
  name: 'memory-attributes',
  title: 'KVM: memory attributes',
  primitives,
};
