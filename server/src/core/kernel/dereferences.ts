import type { ParsedPrototype } from './prototype.ts';

/** A parameter of a primitive that leads to an object, and what may be passed where there is none. */
export interface ObjectParameter {
  readonly parameter: string;
  /** NULL is ignored there; an error pointer is not. */
  readonly ignoresNull: boolean;
}

/**
 * The parameters of a primitive that have to lead to an object. Kernel functions read and write through what they are
 * given without asking; those that ask are named below, with what they ask for in their bodies.
 */
export function objectParameters(name: string, prototype: ParsedPrototype): readonly ObjectParameter[] {
  if (ignoreErrors.has(name)) return [];
  const further = bytes[name] ?? bytes[prototype.name] ?? [];
  const found: ObjectParameter[] = [];
  for (const parameter of prototype.parameters) {
    const isObject = objectType.test(parameter.type) || (further.includes(parameter.name) && name !== 'clear_user');
    if (isObject && !(optional[name] ?? []).includes(parameter.name))
      found.push({ parameter: parameter.name, ignoresNull: ignoreNull.has(name) });
  }
  return found;
}

/** Pointers to what has state of its own that every function on it looks at. */
const objectType =
  /^(?:const )?(?:struct (?:folio|page|address_space|inode|file|kvm|kvm_vcpu|kvm_memory_slot|vm_area_struct|mm_struct|task_struct|folio_batch|kmem_cache|kvm_mmu_page|vm_fault|list_head|hlist_node|hlist_head|rb_node|mutex|rw_semaphore|xarray|kref|completion|srcu_struct|eventfd_ctx|workqueue_struct|work_struct|interval_tree_node)|(?:pte|pmd|pud|p4d|pgd)_t|spinlock_t|rwlock_t|atomic_t|refcount_t|wait_queue_head_t) \*$/;

/** Bytes that a function reads or writes whatever their address is (mm/usercopy.c, lib/string.c, arch/x86/include/asm/page.h). */
const bytes: Readonly<Record<string, readonly string[]>> = {
  copy_from_user: ['to'],
  copy_to_user: ['from'],
  copy_struct_from_user: ['dst'],
  memcpy: ['dest', 'src'],
  memset: ['s'],
  kmemdup: ['src'],
  kvm_read_guest: ['data'],
  kvm_read_guest_page: ['data'],
  kvm_write_guest: ['data'],
  kvm_write_guest_page: ['data'],
  kvm_read_guest_cached: ['data'],
  kvm_write_guest_cached: ['data'],
  kvm_read_guest_offset_cached: ['data'],
  kvm_write_guest_offset_cached: ['data'],
  memcpy_to_page: ['from'],
  memcpy_from_page: ['to'],
  clear_page: ['page'],
  // NULL has no physical address: the one that is reckoned for it is somebody else's memory.
  __pa: ['x'],
  virt_to_page: ['kaddr'],
  virt_to_folio: ['x'],
  kmem_cache_free: ['objp'],
  kern_unmount: ['mnt'],
  kfree: ['objp'],
  kvfree: ['addr'],
};

/** Functions that return at once, or say "none", where they get NULL; each asks for it in its body. */
const ignoreNull: ReadonlySet<string> = new Set([
  'iput',
  'dput',
  'dget',
  'kfree',
  'kvfree',
  'vfree',
  'kfree_sensitive',
  'kvfree_sensitive',
  'kzfree',
  'kfree_const',
  'kfree_nolock',
  'kmem_cache_destroy',
  'kmem_cache_free',
  'mpol_put',
  'put_pid',
  'put_task_struct',
  'mmput_async',
  'igrab',
  'kvm_release_faultin_page',
  'kvm_release_page_unused',
  'kvm_release_page_clean',
  'kvm_release_page_dirty',
  'is_error_page',
  'kvm_is_zone_device_page',
  'list_entry',
  'list_entry_rcu',
  'hlist_entry',
  'hlist_entry_safe',
  'list_first_or_null_rcu',
  'rb_next',
  'rb_prev',
  'dump_page',
  'kvm_slot_can_be_private',
  'kvm_slot_has_gmem',
  'mark_page_dirty_in_slot',
  'gfn_to_hva_memslot',
  'gfn_to_pfn_memslot',
  '__gfn_to_pfn_memslot',
  'gfn_to_pfn_memslot_atomic',
]);

/** Functions that ask for error pointers as well. */
const ignoreErrors: ReadonlySet<string> = new Set(['kern_unmount', 'FD_ADD', 'is_error_page']);

/** Parameters that may be NULL where the function's others may not. */
const optional: Readonly<Record<string, readonly string[]>> = {
  vma_alloc_folio: ['vma'],
  alloc_page_vma: ['vma'],
  alloc_pages_vma: ['vma'],
  swap_cache_get_folio: ['vma'],
  lookup_swap_cache: ['vma'],
  mmu_notifier_range_init: ['mm'],
  mem_cgroup_charge: ['mm'],
  folio_add_lru_vma: ['vma'],
  page_cache_ra_order: ['folio'],
  page_cache_async_ra: ['folio'],
  page_cache_sync_readahead: ['file'],
  page_cache_async_readahead: ['file'],
  anon_inode_create_getfile: ['context_inode'],
  anon_inode_make_secure_inode: ['context_inode'],
  tdh_mem_page_add: ['source'],
  rb_link_node: ['parent'],
  mpol_set_shared_policy: ['vma'],
  vm_normal_page: ['vma'],
  make_spte: ['sp'],
};
