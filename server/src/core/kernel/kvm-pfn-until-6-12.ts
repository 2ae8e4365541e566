import { constant, query, quiet } from './declare.ts';
import type { Primitive, PrimitiveGroup, Result } from './primitive.ts';

const MAIN = 'virt/kvm/kvm_main.c';
const LAST_PFN = 4503599627370495;

const frame = { is: 'any', min: 0, max: LAST_PFN } as const;
const badFrame: readonly Result[] = [
  { value: { is: 'expression', c: 'KVM_PFN_ERR_FAULT' }, label: 'error pfn' },
  { value: { is: 'expression', c: 'KVM_PFN_NOSLOT' }, label: 'no memslot' },
];

/** Up to 6.12 a frame came with a reference where its page has a count, and the caller could not tell. */
const withReference: readonly Result[] = [
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
      { effect: 'pfn', of: 'result', refcounted: null, notifierGuarded: true, releaseWith: 'kvm_release_pfn_clean' },
    ],
    label: 'found',
  },
  ...badFrame,
];

function oldLookup(signature: string, summary: string, extra: Partial<Primitive> = {}): Primitive {
  return {
    signature,
    summary: `${summary} Where the page has a count a reference came with it; kvm_release_pfn_clean() or _dirty() gives it back.`,
    source: MAIN,
    versions: { until: '6.12' },
    sleeps: 'may',
    effects: [{ effect: 'userFault' }],
    results: withReference,
    related: ['kvm_release_pfn_clean', 'kvm_faultin_pfn'],
    ...extra,
  };
}

const until612: readonly Primitive[] = [
  oldLookup('kvm_pfn_t gfn_to_pfn(struct kvm *kvm, gfn_t gfn)', 'The frame behind a guest frame number, for writing.', {
    aliases: [{ name: 'gfn_to_pfn_memslot' }, { name: 'kvm_vcpu_gfn_to_pfn' }],
  }),
  oldLookup(
    'kvm_pfn_t gfn_to_pfn_prot(struct kvm *kvm, gfn_t gfn, bool write_fault, bool *writable)',
    'The frame behind a guest frame number, and whether it may be written.',
    { writes: ['*writable'] },
  ),
  oldLookup(
    'kvm_pfn_t gfn_to_pfn_memslot_atomic(const struct kvm_memory_slot *slot, gfn_t gfn)',
    'The frame behind a guest frame number if it is mapped already.',
    { sleeps: 'never', effects: [], aliases: [{ name: 'gfn_to_pfn_atomic' }, { name: 'kvm_vcpu_gfn_to_pfn_atomic' }] },
  ),
  oldLookup(
    'kvm_pfn_t __gfn_to_pfn_memslot(const struct kvm_memory_slot *slot, gfn_t gfn, bool atomic, bool interruptible, bool *async, bool write_fault, bool *writable, hva_t *hva)',
    'The frame behind a guest frame number, with every choice open.',
    {
      writes: ['*async', '*writable', '*hva'],
      preferBody: true,
      sleeps: { when: { equal: ['atomic', 0] } },
      formerly: [
        {
          signature:
            'kvm_pfn_t __gfn_to_pfn_memslot(struct kvm_memory_slot *slot, gfn_t gfn, bool atomic, bool *async, bool write_fault, bool *writable)',
          versions: { until: '5.11' },
          writes: ['*async', '*writable'],
        },
        {
          signature:
            'kvm_pfn_t __gfn_to_pfn_memslot(struct kvm_memory_slot *slot, gfn_t gfn, bool atomic, bool *async, bool write_fault, bool *writable, hva_t *hva)',
          versions: { since: '5.12', until: '6.1' },
        },
      ],
    },
  ),
  quiet(
    'void kvm_release_pfn_clean(kvm_pfn_t pfn)',
    MAIN,
    'Gives back the reference that came with a frame, if one did; error pfns are ignored.',
    {
      aliases: [{ name: 'kvm_release_pfn_dirty', until: '6.12' }],
      versions: { until: '6.12' },
      effects: [
        {
          effect: 'ref',
          of: 'pfn',
          class: 'folio',
          holder: 'caller',
          by: 1,
          down: true,
          says: 'drops the reference where the page has a count',
        },
      ],
    },
  ),
  quiet(
    'void kvm_release_pfn(kvm_pfn_t pfn, bool dirty)',
    MAIN,
    'Gives back the reference that came with a frame, marking the page dirty if asked to.',
    {
      versions: { until: '6.12' },
      effects: [{ effect: 'ref', of: 'pfn', class: 'folio', holder: 'caller', by: 1, down: true }],
    },
  ),
  quiet('void kvm_set_pfn_dirty(kvm_pfn_t pfn)', MAIN, 'Marks the page of a frame; the reference stays.', {
    aliases: [{ name: 'kvm_set_pfn_accessed', until: '6.12' }],
    versions: { until: '6.12' },
  }),
  quiet(
    'void kvm_get_pfn(kvm_pfn_t pfn)',
    MAIN,
    'One more reference where the page has a count; it does not notice a count of zero.',
    {
      versions: { until: '5.13' },
      preferBody: true,
      effects: [{ effect: 'ref', of: 'pfn', class: 'folio', holder: 'caller', by: 1 }],
    },
  ),
  {
    signature: 'bool kvm_try_get_pfn(kvm_pfn_t pfn)',
    summary: 'One more reference where the page has a count; fails for a count of zero.',
    source: MAIN,
    versions: { since: '5.13', until: '6.12' },
    preferBody: true,
    sleeps: 'never',
    results: [
      {
        value: constant(1),
        effects: [{ effect: 'ref', of: 'pfn', class: 'folio', holder: 'caller', by: 1 }],
        label: 'taken, or not counted',
      },
      { value: constant(0), label: 'count was zero' },
    ],
  },
  query('bool kvm_is_reserved_pfn(kvm_pfn_t pfn)', MAIN, 'Whether the page of a frame has a count, or is reserved.', {
    aliases: [{ name: 'kvm_is_zone_device_pfn' }, { name: 'kvm_is_refcounted_pfn' }, { name: 'kvm_is_mmio_pfn' }],
    preferBody: true,
  }),
];

/** Guest frame numbers to host frames up to 6.12, where a reference came unseen with the frame. */
export const kvmPfnUntil612: PrimitiveGroup = {
  name: 'kvm-pfn-until-6-12',
  title: 'KVM: frames with hidden references, until 6.12',
  primitives: [...until612],
};
