/**
 * Macros that are C rather than effects: what they do is said by how the call is read, not by a change of the world.
 * Facts of include/linux/{compiler,container_of,cleanup,rcupdate,list,bug,build_bug,kconfig,static_call}.h and kvm_host.h.
 */
export type MacroForm =
  | 'containerOf'
  | 'same'
  | 'assign'
  | 'assignThrough'
  | 'loadThrough'
  | 'nothing'
  | 'takePointer'
  | 'returnPointer'
  | 'swap'
  | 'guard'
  | 'class'
  | 'scopedGuard'
  | 'scopedConditionalGuard'
  | 'configured'
  | 'staticCall';

const names: Readonly<Record<MacroForm, readonly string[]>> = {
  containerOf: [
    'container_of',
    'container_of_const',
    'list_entry',
    'hlist_entry',
    'rb_entry',
    'llist_entry',
    'list_entry_rcu',
  ],
  same: [
    'likely',
    'unlikely',
    'READ_ONCE',
    'READ_ONCE_NOCHECK',
    'ACCESS_ONCE',
    'data_race',
    'rcu_dereference',
    'rcu_dereference_check',
    'rcu_dereference_protected',
    'rcu_dereference_raw',
    'rcu_access_pointer',
    'rcu_pointer_handoff',
    'srcu_dereference',
    'srcu_dereference_check',
    'WARN_ON',
    'WARN_ON_ONCE',
    'WARN',
    'WARN_ONCE',
    'WARN_RATELIMIT',
    'KVM_BUG_ON',
    'KVM_BUG',
    'KVM_MMU_WARN_ON',
    'KVM_BUG_ON_DATA_CORRUPTION',
    'untagged_addr',
    'array_index_nospec',
    'no_printk',
    'TDX_BUG_ON',
    'ACCESS_PRIVATE',
  ],
  assign: ['WRITE_ONCE', 'rcu_assign_pointer', 'RCU_INIT_POINTER', 'rcu_replace_pointer_locked'],
  assignThrough: ['smp_store_release', 'smp_store_mb'],
  loadThrough: ['smp_load_acquire'],
  nothing: [
    'BUILD_BUG_ON',
    'BUILD_BUG_ON_MSG',
    'BUILD_BUG',
    'BUILD_BUG_ON_ZERO',
    'BUILD_BUG_ON_INVALID',
    'static_assert',
    '_Static_assert',
    'compiletime_assert',
    'BTF_TYPE_EMIT',
    'barrier',
    'VM_BUG_ON_PGFLAGS',
  ],
  takePointer: ['no_free_ptr', 'retain_and_null_ptr', 'take_fd'],
  returnPointer: ['return_ptr'],
  swap: ['swap'],
  guard: ['guard'],
  class: ['CLASS', 'CLASS_INIT'],
  scopedGuard: ['scoped_guard'],
  scopedConditionalGuard: ['scoped_cond_guard'],
  staticCall: ['static_call', 'static_call_cond'],
  configured: ['IS_ENABLED', 'IS_REACHABLE', 'IS_BUILTIN', 'IS_MODULE'],
};

const forms = new Map<string, MacroForm>(
  Object.entries(names).flatMap(([form, list]) => list.map((name) => [name, form as MacroForm] as const)),
);

/** How a call of this name is read, or null where it is an ordinary call. */
export function macroForm(name: string): MacroForm | null {
  return forms.get(name) ?? null;
}

/** All of these names, for whoever looks for one that was mistyped. */
export function macroFormNames(): readonly string[] {
  return [...forms.keys()];
}
