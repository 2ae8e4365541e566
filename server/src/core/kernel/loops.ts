import type { LoopPrimitive, PrimitiveGroup, Value } from './primitive.ts';

const entry: Value = { is: 'nonNull' };
const number: Value = { is: 'any', min: 0 };
const nothing: Value = { is: 'null' };

function loop(
  form: string,
  source: string,
  summary: string,
  binds: Readonly<Record<string, Value>>,
  more: Partial<LoopPrimitive> = {},
): LoopPrimitive {
  const bound = Object.entries(binds).map(([parameter, to]) => ({ parameter, to }));
  return { form, source, summary, binds: bound, removalSafe: false, ...more };
}

function aliases(...names: readonly string[]): Pick<LoopPrimitive, 'aliases'> {
  return { aliases: names.map((name) => ({ name })) };
}

const LIST = 'include/linux/list.h';
const XARRAY = 'include/linux/xarray.h';
const KVM = 'include/linux/kvm_host.h';

const loops: readonly LoopPrimitive[] = [
  loop(
    'list_for_each_entry(pos, head, member)',
    LIST,
    'Every object of a list. The current one must not be taken out or freed in the body.',
    { pos: entry },
    {
      nextInCurrent: true,
      ...aliases(
        'list_for_each_entry_reverse',
        'list_for_each_entry_continue',
        'list_for_each_entry_from',
        'list_for_each_entry_continue_reverse',
      ),
    },
  ),
  loop(
    'list_for_each_entry_rcu(pos, head, member)',
    LIST,
    'Every object of a list, under RCU: one that is freed behind a grace period may be gone on from.',
    { pos: entry },
    aliases('list_for_each_entry_lockless', 'list_for_each_entry_srcu'),
  ),
  loop(
    'list_for_each_entry_safe(pos, n, head, member)',
    LIST,
    'Every object of a list; the current one may be taken out and freed in the body.',
    { pos: entry, n: entry },
    {
      removalSafe: true,
      ...aliases(
        'list_for_each_entry_safe_reverse',
        'list_for_each_entry_safe_from',
        'list_for_each_entry_safe_continue',
      ),
    },
  ),
  loop(
    'list_for_each(pos, head)',
    LIST,
    'Every link of a list.',
    { pos: entry },
    aliases('list_for_each_prev', 'list_for_each_rcu'),
  ),
  loop(
    'list_for_each_safe(pos, n, head)',
    LIST,
    'Every link of a list; the current one may be taken out.',
    { pos: entry, n: entry },
    { removalSafe: true, ...aliases('list_for_each_prev_safe') },
  ),
  loop(
    'hlist_for_each_entry(pos, head, member)',
    LIST,
    'Every object of a hash chain.',
    { pos: entry },
    {
      nextInCurrent: true,
      done: [{ parameter: 'pos', to: nothing }],
      ...aliases('hlist_for_each_entry_continue'),
    },
  ),
  loop(
    'hlist_for_each_entry_rcu(pos, head, member)',
    LIST,
    'Every object of a hash chain, under RCU: one that is freed behind a grace period may be gone on from.',
    { pos: entry },
    { done: [{ parameter: 'pos', to: nothing }], ...aliases('hlist_for_each_entry_srcu') },
  ),
  loop(
    'hlist_for_each_entry_safe(pos, n, head, member)',
    LIST,
    'Every object of a hash chain; the current one may be taken out.',
    { pos: entry, n: { is: 'any' } },
    { removalSafe: true, done: [{ parameter: 'pos', to: nothing }] },
  ),
  loop(
    'hash_for_each_possible(name, obj, member, key)',
    'include/linux/hashtable.h',
    'Every object in the chain of a key.',
    { obj: entry },
    { done: [{ parameter: 'obj', to: nothing }], ...aliases('hash_for_each_possible_rcu') },
  ),
  loop(
    'hash_for_each(name, bkt, obj, member)',
    'include/linux/hashtable.h',
    'Every object of a hash table.',
    { bkt: number, obj: entry },
    { ...aliases('hash_for_each_rcu') },
  ),
  loop(
    'hash_for_each_safe(name, bkt, tmp, obj, member)',
    'include/linux/hashtable.h',
    'Every object of a hash table; the current one may be taken out.',
    { bkt: number, tmp: { is: 'any' }, obj: entry },
    { removalSafe: true },
  ),
  loop(
    'llist_for_each_entry_safe(pos, n, node, member)',
    'include/linux/llist.h',
    'Every object of a lockless list; the current one may be freed.',
    { pos: entry, n: { is: 'any' } },
    { removalSafe: true },
  ),
  loop(
    'llist_for_each_safe(pos, n, node)',
    'include/linux/llist.h',
    'Every link of a lockless list; the current one may be freed.',
    { pos: entry, n: { is: 'any' } },
    { removalSafe: true },
  ),
  loop(
    'xa_for_each(xa, index, entry)',
    XARRAY,
    'Every entry of an array. What it is bound to must be kept from changing by the caller.',
    { index: number, entry },
    { removalSafe: true, done: [{ parameter: 'entry', to: nothing }] },
  ),
  loop(
    'xa_for_each_range(xa, index, entry, start, last)',
    XARRAY,
    'Every entry of an array from one index to another, the last included.',
    { index: number, entry },
    { removalSafe: true, done: [{ parameter: 'entry', to: nothing }] },
  ),
  loop(
    'xa_for_each_start(xa, index, entry, start)',
    XARRAY,
    'Every entry of an array from an index on.',
    { index: number, entry },
    { removalSafe: true, done: [{ parameter: 'entry', to: nothing }] },
  ),
  loop(
    'xa_for_each_marked(xa, index, entry, filter)',
    XARRAY,
    'Every entry of an array with a mark.',
    { index: number, entry },
    { removalSafe: true, done: [{ parameter: 'entry', to: nothing }] },
  ),
  loop(
    'xas_for_each(xas, entry, max)',
    XARRAY,
    'Every entry up to an index, internal ones included.',
    { entry },
    { removalSafe: true, done: [{ parameter: 'entry', to: nothing }], ...aliases('xas_for_each_conflict') },
  ),
  loop(
    'xas_for_each_marked(xas, entry, max, mark)',
    XARRAY,
    'Every entry with a mark up to an index.',
    { entry },
    { removalSafe: true, done: [{ parameter: 'entry', to: nothing }] },
  ),
  loop('kvm_for_each_memslot(memslot, bkt, slots)', KVM, 'Every memslot of an address space.', {
    memslot: entry,
    bkt: number,
  }),
  loop(
    'kvm_for_each_memslot_in_gfn_range(iter, slots, start, end)',
    KVM,
    'Every memslot that may meet a range of frame numbers; iter->slot is the current one.',
    {},
    { ends: { end: 'excluded' } },
  ),
  loop(
    'kvm_for_each_memslot_in_hva_range(node, slots, start, last)',
    'virt/kvm/kvm_main.c',
    'Every memslot whose user addresses meet a range.',
    { node: entry },
  ),
  loop('kvm_for_each_vcpu(idx, vcpup, kvm)', KVM, 'Every vCPU of a VM.', { idx: number, vcpup: entry }),
  loop(
    'for_each_set_bit(bit, addr, size)',
    'include/linux/find.h',
    'Every bit that is set.',
    { bit: number },
    aliases('for_each_clear_bit', 'for_each_set_bit_from'),
  ),
  loop(
    'for_each_possible_cpu(cpu)',
    'include/linux/cpumask.h',
    'Every processor of a kind.',
    { cpu: number },
    aliases('for_each_online_cpu', 'for_each_present_cpu'),
  ),
  loop(
    'for_each_cpu(cpu, mask)',
    'include/linux/cpumask.h',
    'Every processor of a set.',
    { cpu: number },
    aliases('for_each_cpu_and', 'for_each_cpu_not'),
  ),
  loop('for_each_node_mask(node, mask)', 'include/linux/nodemask.h', 'Every memory node of a set.', { node: number }),
  loop(
    'for_each_node(node)',
    'include/linux/nodemask.h',
    'Every memory node of a kind.',
    { node: number },
    aliases('for_each_online_node', 'for_each_node_state', 'for_each_evictable_lru', 'for_each_lru'),
  ),
  loop(
    'for_each_vma(vmi, vma)',
    'include/linux/mm.h',
    'Every mapping from where the iterator is.',
    { vma: entry },
    { done: [{ parameter: 'vma', to: nothing }] },
  ),
  loop('for_each_vma_range(vmi, vma, end)', 'include/linux/mm.h', 'Every mapping up to an address.', { vma: entry }),
  loop(
    'for_each_tdp_pte(iter, kvm, root, start, end)',
    'arch/x86/kvm/mmu/tdp_iter.h',
    "Every entry of the guest's tables for a range of frame numbers; iter has the current one.",
    {},
  ),
  loop(
    'for_each_tdp_pte_min_level(iter, kvm, root, min_level, start, end)',
    'arch/x86/kvm/mmu/tdp_iter.h',
    "Every entry of the guest's tables from a level up; iter has the current one.",
    {},
    aliases('for_each_tdp_pte_min_level_all'),
  ),
  loop('for_each_process(p)', 'include/linux/sched/signal.h', 'Every process.', { p: entry }),
  loop(
    'for_each_sgtable_page(sgt, piter, pgoffset)',
    'include/linux/scatterlist.h',
    'Every page of a scatter list.',
    {},
  ),
  loop(
    'vma_interval_tree_foreach(vma, root, start, last)',
    'include/linux/mm.h',
    'Every mapping of a file that meets a range of its pages.',
    { vma: entry },
    aliases('anon_vma_interval_tree_foreach'),
  ),
];

/** Macros that head a loop. */
export const loopMacros: PrimitiveGroup = { name: 'loops', title: 'Loops made by macros', primitives: [], loops };
