import { constant, errno, named, pure, query, quiet } from './declare.ts';
import type { Primitive, PrimitiveGroup } from './primitive.ts';

const tasks: readonly Primitive[] = [
  query(
    'int sigprocmask(int how, sigset_t *set, sigset_t *oldset)',
    'include/linux/signal.h',
    'Changes which signals reach the task.',
    { writes: ['*oldset'], results: [{ value: constant(0) }] },
  ),
  quiet(
    'void kvm_sigset_activate(struct kvm_vcpu *vcpu)',
    'virt/kvm/kvm_main.c',
    'Changes which signals reach the task of a vCPU.',
    { ...named('kvm_sigset_deactivate'), preferBody: true },
  ),
  quiet('void sigemptyset(sigset_t *set)', 'include/linux/signal.h', 'A set of signals.', {
    ...named('sigdelsetmask', 'sigfillset'),
    writes: ['*set'],
  }),
  quiet(
    'void preempt_notifier_register(void *notifier)',
    'include/linux/preempt.h',
    'Asks to be told when the task leaves the processor.',
    named(
      'preempt_notifier_unregister',
      'preempt_notifier_inc',
      'preempt_notifier_dec',
      'user_return_notifier_register',
      'user_return_notifier_unregister',
    ),
  ),
  quiet('void preempt_notifier_init(void *notifier, void *ops)', 'include/linux/preempt.h', 'Prepares a notifier.'),
  query(
    'struct task_struct *get_pid_task(struct pid *pid, int type)',
    'include/linux/pid.h',
    'The task of a number with a reference, or NULL; put_task_struct() drops it.',
    {
      results: [
        {
          value: { is: 'fresh', class: 'task' },
          effects: [{ effect: 'ref', of: 'result', class: 'task', holder: 'caller', by: 1 }],
          label: 'found',
        },
        { value: { is: 'null' }, label: 'none' },
      ],
    },
  ),
  query(
    'struct pid *get_task_pid(struct task_struct *task, int type)',
    'include/linux/pid.h',
    'The number of a task with a reference; put_pid() drops it.',
    {
      results: [
        {
          value: { is: 'fresh', class: 'task' },
          effects: [{ effect: 'ref', of: 'result', class: 'task', holder: 'caller', by: 1 }],
        },
      ],
    },
  ),
  query(
    'bool test_thread_flag(int flag)',
    'include/linux/thread_info.h',
    'Something about the task.',
    named('test_tsk_thread_flag', 'current_thread_flag'),
  ),
  query(
    'unsigned long rlimit(unsigned int limit)',
    'include/linux/sched/signal.h',
    'A limit of the task.',
    named('rlimit_max', 'task_rlimit'),
  ),
  query(
    'bool __ratelimit(void *rs)',
    'include/linux/ratelimit.h',
    'Whether something may be logged again.',
    named('printk_ratelimit'),
  ),
  quiet(
    'void __might_sleep(const char *file, int line)',
    'include/linux/kernel.h',
    'Says that the function may sleep; checked in debug builds.',
    { sleeps: 'may' },
  ),
  query(
    'int wake_bit_function(void *wait, unsigned int mode, int sync, void *key)',
    'include/linux/wait.h',
    'Wakes a waiter.',
    named('default_wake_function', 'autoremove_wake_function', 'woken_wake_function'),
  ),
  quiet('void wake_up_var(void *variable)', 'include/linux/wait_bit.h', 'Wakes who waits for a variable.', {
    effects: [{ effect: 'note', text: 'waiters are woken' }],
  }),
  quiet(
    'void wait_var_event(void *variable, bool condition)',
    'include/linux/wait_bit.h',
    'Sleeps until the condition is true.',
    { byName: ['condition'], sleeps: 'may', results: [{ value: { is: 'void' }, when: { holds: 'condition' } }] },
  ),
  query(
    'bool schedule_delayed_work(struct delayed_work *dwork, unsigned long delay)',
    'include/linux/workqueue.h',
    'Has a function run later by a kernel worker, not before a time.',
    {
      ...named('mod_delayed_work'),
      effects: [
        { effect: 'keep', of: 'dwork' },
        { effect: 'note', text: 'work is queued' },
      ],
    },
  ),
];

const registrations: readonly Primitive[] = [
  query(
    'int register_filesystem(struct file_system_type *fs)',
    'include/linux/fs.h',
    'Makes something known to the kernel.',
    {
      ...named(
        'unregister_filesystem',
        'misc_register',
        'register_sysctl_init',
        'register_shrinker',
        'register_pm_notifier',
        'unregister_pm_notifier',
      ),
      sleeps: 'may',
      results: [{ value: constant(0) }, { value: errno('EBUSY', 'ENOMEM', 'EINVAL'), label: 'failed' }],
    },
  ),
  quiet('void misc_deregister(void *misc)', 'include/linux/miscdevice.h', 'Takes back what was made known.', {
    ...named(
      'unregister_syscore_ops',
      'register_syscore_ops',
      'unregister_shrinker',
      'unregister_reboot_notifier',
      'shrinker_free',
      'shrinker_register',
    ),
    sleeps: 'may',
  }),
  query(
    'int cpuhp_setup_state(int state, const char *name, void *startup, void *teardown)',
    'include/linux/cpuhotplug.h',
    'Asks to be told when processors come and go.',
    {
      ...named('cpuhp_setup_state_nocalls'),
      sleeps: 'may',
      results: [{ value: { is: 'any', min: 0 } }, { value: errno('EINVAL', 'ENOMEM') }],
    },
  ),
  quiet(
    'void cpuhp_remove_state_nocalls(int state)',
    'include/linux/cpuhotplug.h',
    'Stops being told when processors come and go.',
    { ...named('cpuhp_remove_state'), sleeps: 'may' },
  ),
  query('bool debugfs_initialized(void)', 'include/linux/debugfs.h', 'Whether files for debugging can be made.'),
  quiet(
    'void list_cut_before(struct list_head *list, struct list_head *head, struct list_head *entry)',
    'include/linux/list.h',
    'Moves the entries before one into another list.',
    named('list_cut_position'),
  ),
];

const memory: readonly Primitive[] = [
  {
    signature: 'struct file *maybe_unlock_mmap_for_io(struct vm_fault *vmf, struct file *fpin)',
    summary:
      'Before a fault waits for the disk: holds the file and lets mmap_lock go where the fault may be tried again. Returns the file that is held, if one is.',
    source: 'mm/internal.h',
    preferBody: true,
    sleeps: 'never',
    results: [
      { value: { is: 'place', place: 'fpin' }, label: 'nothing let go' },
      {
        value: { is: 'place', place: 'vmf->vma->vm_file' },
        when: { null: 'fpin' },
        effects: [
          { effect: 'ref', of: 'vmf->vma->vm_file', class: 'file', holder: 'caller', by: 1 },
          { effect: 'unlock', lock: { on: 'vmf->vma->vm_mm', lock: 'mmap_lock', mode: 'shared' } },
        ],
        label: 'mmap_lock let go',
      },
    ],
  },
  {
    signature: 'vm_fault_t folio_lock_or_retry(struct folio *folio, struct vm_fault *vmf)',
    summary:
      'Takes the folio lock for a fault; where it would wait and may be tried again, it lets mmap_lock go instead and returns VM_FAULT_RETRY.',
    source: 'include/linux/pagemap.h',
    preferBody: true,
    sleeps: 'may',
    results: [
      {
        value: constant(0),
        effects: [{ effect: 'lock', lock: { on: 'folio', lock: 'folio lock', mode: 'exclusive' } }],
        label: 'locked',
      },
      { value: { is: 'expression', c: 'VM_FAULT_RETRY' }, label: 'to be tried again' },
    ],
  },
  query('int vmf_anon_prepare(struct vm_fault *vmf)', 'mm/memory.c', 'Gets the mapping ready for a page of its own.', {
    ...named('anon_vma_prepare'),
    preferBody: true,
    sleeps: 'may',
    results: [{ value: constant(0) }, { value: { is: 'any', min: 1 } }],
  }),
  quiet('void putback_movable_pages(struct list_head *l)', 'mm/migrate.c', 'Puts isolated pages back.', {
    ...named('putback_lru_page', 'folio_putback_lru'),
  }),
  quiet(
    'void lazy_mmu_mode_enable(void)',
    'include/linux/pgtable.h',
    'Gathers writes of page table entries.',
    named('lazy_mmu_mode_disable', 'drain_local_pages', 'lru_cache_disable', 'lru_cache_enable'),
  ),
  quiet(
    'void free_unref_folios(struct folio_batch *fbatch)',
    'mm/internal.h',
    'Gives folios whose count is zero to the allocator.',
    named('free_huge_folio', 'free_zone_device_folio', 'free_unref_page_list', 'free_frozen_pages', 'free_unref_page'),
  ),
  pure(
    'unsigned long range_in_vma(struct vm_area_struct *vma, unsigned long start, unsigned long end)',
    'include/linux/mm.h',
    'Whether a mapping holds a range.',
  ),
  pure(
    'struct page *find_subpage(struct page *head, pgoff_t index)',
    'include/linux/pagemap.h',
    'The page of a compound page for an index of the file.',
    { nonNull: true },
  ),
  query(
    'bool isolate_lru_page(struct page *page)',
    'mm/vmscan.c',
    'Takes a page off the lists of reclaim, with a reference.',
    { ...named('folio_isolate_lru') },
  ),
  query('char *file_path(struct file *file, char *buf, int buflen)', 'include/linux/fs.h', 'The name of a file.', {
    ...named('dentry_path_raw', 'd_path'),
    effects: [{ effect: 'forget', at: '*buf' }],
  }),
  query(
    'int setattr_prepare(void *idmap, struct dentry *dentry, void *attr)',
    'include/linux/fs.h',
    'Checks a change of attributes of a file.',
    { sleeps: 'may', results: [{ value: constant(0) }, { value: errno('EPERM', 'EFBIG') }] },
  ),
  quiet(
    'void memcpy_fromio(void *dst, const void *src, size_t n)',
    'include/linux/io.h',
    'Copies to or from device memory.',
    { ...named('memcpy_toio', 'memset_io'), effects: [{ effect: 'forget', at: '*dst' }] },
  ),
  {
    signature: 'void *memremap(phys_addr_t offset, size_t size, unsigned long flags)',
    ...named('ioremap', 'ioremap_prot', 'ioremap_cache'),
    summary: 'Maps device memory; NULL on failure. memunmap() or iounmap() ends it.',
    source: 'include/linux/io.h',
    sleeps: 'may',
    results: [
      { value: { is: 'nonNull' }, label: 'mapped' },
      { value: { is: 'null' }, label: 'failed' },
    ],
  },
  quiet('void clear_page(void *page)', 'include/linux/mm.h', 'Zeroes a page by its address in the direct map.', {
    ...named('copy_page'),
    effects: [{ effect: 'forget', at: '*page' }],
  }),
  quiet(
    'void copy_from_user_page(struct vm_area_struct *vma, struct page *page, unsigned long vaddr, void *dst, const void *src, size_t len)',
    'include/linux/highmem.h',
    'Copies between a buffer and a page of another process.',
    { ...named('copy_to_user_page'), effects: [{ effect: 'access', of: 'page', write: true }] },
  ),
];

const virtualMachines: readonly Primitive[] = [
  quiet(
    'void kvm_vcpu_block(struct kvm_vcpu *vcpu)',
    'virt/kvm/kvm_main.c',
    'Waits until a vCPU has something to do.',
    { ...named('kvm_vcpu_halt', 'kvm_vcpu_on_spin'), preferBody: true, sleeps: 'may' },
  ),
  quiet('void kvm_free_irq_routing(struct kvm *kvm)', 'virt/kvm/irqchip.c', 'Takes a part of a VM down.', {
    ...named(
      'kvm_irqfd_release',
      'kvm_coalesced_mmio_free',
      'kvm_pic_destroy',
      'kvm_ioapic_destroy',
      'kvm_free_pit',
      'kvm_pmu_destroy_vm',
      'kvm_hv_destroy_vm',
      'kvm_mmu_uninit_vm',
      'kvm_page_track_cleanup',
      'kvm_arch_destroy_vm',
      'kvm_arch_free_vm',
      'kvm_arch_sync_events',
      'kvm_arch_pre_destroy_vm',
      'kvm_irqfd_exit',
    ),
    preferBody: true,
    sleeps: 'may',
  }),
  quiet('void kvm_free_lapic(struct kvm_vcpu *vcpu)', 'arch/x86/kvm/lapic.c', 'Takes a part of a vCPU down.', {
    ...named('kvm_pmu_destroy', 'kvm_hv_vcpu_uninit', 'kvm_arch_vcpu_destroy', 'kvm_mmu_free_obsolete_roots'),
    preferBody: true,
    sleeps: 'may',
  }),
  quiet(
    'void kvm_arch_vcpu_put(struct kvm_vcpu *vcpu)',
    'arch/x86/kvm/x86.c',
    'Takes the state of a vCPU off the processor; preemption is off.',
    {
      ...named('kvm_arch_vcpu_blocking', 'kvm_arch_vcpu_unblocking'),
      preferBody: true,
    },
  ),
  quiet(
    'void kvm_arch_vcpu_load(struct kvm_vcpu *vcpu, int cpu_number)',
    'arch/x86/kvm/x86.c',
    'Puts the state of a vCPU on a processor.',
    { preferBody: true },
  ),
  quiet(
    'void kvm_page_track_write(struct kvm_vcpu *vcpu, gpa_t gpa, const u8 *data, int bytes)',
    'arch/x86/kvm/mmu/page_track.h',
    'Tells who watches guest pages of a write.',
    named('kvm_page_track_delete_slot'),
  ),
  quiet(
    'void kvm_arch_sync_dirty_log(struct kvm *kvm, struct kvm_memory_slot *memslot)',
    'include/linux/kvm_host.h',
    'Keeps the log of written guest pages.',
    { ...named('kvm_arch_memslots_updated', 'kvm_arch_flush_remote_tlbs_memslot'), preferBody: true },
  ),
  quiet(
    'void kvm_arch_mmu_enable_log_dirty_pt_masked(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn_offset, unsigned long mask)',
    'include/linux/kvm_host.h',
    'Write protects guest pages, so that writes are logged.',
    {
      ...named('kvm_tdp_mmu_clear_dirty_pt_masked'),
      preferBody: true,
      needs: [{ on: 'kvm', lock: 'mmu_lock', mode: 'exclusive' }],
    },
  ),
];

/** What stands around the model: signals, registrations, parts of VMs that hold no guest memory. */
export const surroundings: PrimitiveGroup = {
  name: 'surroundings',
  title: 'What stands around',
  primitives: [...tasks, ...registrations, ...memory, ...virtualMachines],
};
