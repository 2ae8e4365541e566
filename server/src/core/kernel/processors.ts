import { computes, constant, errno, getter, named, pure, query, quiet } from './declare.ts';
import type { PatternPrimitive, Primitive, PrimitiveGroup } from './primitive.ts';

const PERCPU = 'include/linux/percpu-defs.h';
const CPUMASK = 'include/linux/cpumask.h';
const MSR = 'arch/x86/include/asm/msr.h';
const X86 = 'arch/x86/include/asm/cpufeature.h';

const perCpu: readonly Primitive[] = [
  query(
    'int smp_processor_id(void)',
    'include/linux/smp.h',
    'The number of the processor; it means something only while the task cannot move.',
    {
      ...named(
        'raw_smp_processor_id',
        'numa_node_id',
        'num_online_cpus',
        'num_possible_cpus',
        'nr_cpumask_bits',
        'numa_mem_id',
        'num_present_cpus',
      ),
      results: [{ value: { is: 'any', min: 0 } }],
    },
  ),
  pure(
    'void *per_cpu_ptr(void *ptr, int cpu_number)',
    PERCPU,
    'The variable of a processor.',
    { nonNull: true },
    named('per_cpu', 'per_cpu_ptr_to_phys'),
  ),
  pure(
    'void *this_cpu_ptr(void *ptr)',
    PERCPU,
    'The variable of this processor.',
    { nonNull: true },
    named('raw_cpu_ptr', 'this_cpu_cpumask_var_ptr'),
  ),
  query('void *get_cpu_ptr(void *ptr)', PERCPU, 'The variable of this processor, staying on it.', {
    effects: [{ effect: 'lock', lock: { on: 'cpu', lock: 'preemption', mode: 'exclusive' } }],
    results: [{ value: { is: 'nonNull' } }],
  }),
  quiet('void put_cpu_ptr(void *ptr)', PERCPU, 'Ends what get_cpu_ptr() began.', {
    effects: [{ effect: 'unlock', lock: { on: 'cpu', lock: 'preemption', mode: 'exclusive' } }],
  }),
  getter('long this_cpu_read(long var)', 'var', PERCPU, 'Reads the variable of this processor.', {
    ...named('__this_cpu_read', 'raw_cpu_read', '__get_cpu_var'),
    byName: ['var'],
  }),
  quiet('void this_cpu_write(long var, long value)', PERCPU, 'Changes the variable of this processor.', {
    ...named(
      '__this_cpu_write',
      'this_cpu_add',
      '__this_cpu_add',
      'raw_cpu_write',
      'this_cpu_sub',
      'this_cpu_and',
      'this_cpu_or',
    ),
    byName: ['var'],
    effects: [{ effect: 'forget', at: 'var' }],
  }),
  quiet('void this_cpu_inc(long var)', PERCPU, 'Counts the variable of this processor.', {
    ...named('__this_cpu_inc', 'this_cpu_dec', '__this_cpu_dec', 'raw_cpu_inc'),
    byName: ['var'],
    effects: [{ effect: 'forget', at: 'var' }],
  }),
  {
    signature: 'void *alloc_percpu(int type)',
    ...named('__alloc_percpu', 'alloc_percpu_gfp'),
    summary: 'A variable for each processor; NULL when there is no memory. Freed with free_percpu().',
    source: 'include/linux/percpu.h',
    byName: ['type'],
    sleeps: 'may',
    results: [
      { value: { is: 'fresh', class: 'slab', zeroed: true }, label: 'allocated' },
      { value: { is: 'null' }, label: 'no memory' },
    ],
  },
  quiet('void free_percpu(void *ptr)', 'include/linux/percpu.h', 'Frees what alloc_percpu() gave; NULL is ignored.', {
    effects: [{ effect: 'free', of: 'ptr', ignores: 'null' }],
  }),
  query(
    'int percpu_counter_init(struct percpu_counter *fbc, s64 amount, gfp_t gfp)',
    'include/linux/percpu_counter.h',
    'Prepares a counter.',
    {
      sleeps: { when: { flags: 'gfp', has: '__GFP_DIRECT_RECLAIM' } },
      results: [{ value: constant(0) }, { value: errno('ENOMEM'), label: 'no memory' }],
    },
  ),
  quiet(
    'void percpu_counter_destroy(struct percpu_counter *fbc)',
    'include/linux/percpu_counter.h',
    'Undoes percpu_counter_init().',
    named('percpu_counter_inc', 'percpu_counter_dec'),
  ),
  quiet(
    'void percpu_counter_add(struct percpu_counter *fbc, s64 amount)',
    'include/linux/percpu_counter.h',
    'Changes a counter.',
    named('percpu_counter_sub', 'percpu_counter_add_batch', 'percpu_counter_set'),
  ),
  query(
    's64 percpu_counter_sum(struct percpu_counter *fbc)',
    'include/linux/percpu_counter.h',
    'The value of a counter.',
    named('percpu_counter_read_positive', 'percpu_counter_sum_positive', 'percpu_counter_read'),
  ),
  query(
    'int percpu_counter_compare(struct percpu_counter *fbc, s64 rhs)',
    'include/linux/percpu_counter.h',
    'Compares a counter with a number.',
    named('percpu_counter_limited_add'),
  ),
];

const sets: readonly Primitive[] = [
  quiet('void cpumask_clear(struct cpumask *dstp)', CPUMASK, 'Changes a set of processors.', {
    ...named('cpumask_setall', 'nodes_clear'),
    effects: [{ effect: 'forget', at: '*dstp' }],
  }),
  quiet(
    'void cpumask_set_cpu(unsigned int cpu_number, struct cpumask *dstp)',
    CPUMASK,
    'Changes a set of processors.',
    {
      ...named(
        '__cpumask_set_cpu',
        'cpumask_clear_cpu',
        '__cpumask_clear_cpu',
        'cpumask_test_and_set_cpu',
        'cpumask_test_and_clear_cpu',
      ),
      effects: [{ effect: 'forget', at: '*dstp' }],
    },
  ),
  quiet(
    'void cpumask_copy(struct cpumask *dstp, const struct cpumask *srcp)',
    CPUMASK,
    'Changes a set of processors.',
    { ...named('cpumask_or', 'cpumask_and', 'cpumask_andnot'), effects: [{ effect: 'forget', at: '*dstp' }] },
  ),
  query(
    'bool cpumask_empty(const struct cpumask *srcp)',
    CPUMASK,
    'What is in a set of processors.',
    named(
      'cpumask_weight',
      'cpumask_first',
      'cpumask_any',
      'nodes_empty',
      'first_node',
      'cpumask_of',
      'cpu_to_node',
      'cpu_online',
      'node_online',
      'topology_physical_package_id',
      'topology_core_id',
      'cpu_possible',
      'node_state',
    ),
  ),
  query(
    'bool cpumask_test_cpu(int cpu_number, const struct cpumask *mask)',
    CPUMASK,
    'Whether a processor is in a set.',
    named('cpumask_next', 'node_isset'),
  ),
  query(
    'bool zalloc_cpumask_var(cpumask_var_t *mask, gfp_t flags)',
    CPUMASK,
    'Allocates a set of processors; false when there is no memory. free_cpumask_var() frees it.',
    {
      ...named('alloc_cpumask_var', 'zalloc_cpumask_var_node', 'alloc_cpumask_var_node'),
      sleeps: { when: { flags: 'flags', has: '__GFP_DIRECT_RECLAIM' } },
      results: [
        { value: constant(1), label: 'allocated' },
        { value: constant(0), label: 'no memory' },
      ],
    },
  ),
  quiet('void free_cpumask_var(cpumask_var_t mask)', CPUMASK, 'Frees a set of processors.'),
  quiet(
    'void on_each_cpu(void *func, void *info, int wait)',
    'include/linux/smp.h',
    'Runs a function on every processor.',
    {
      ...named('on_each_cpu_mask', 'on_each_cpu_cond'),
      effects: [{ effect: 'note', text: 'a function runs on other processors' }],
    },
  ),
  query(
    'int smp_call_function_single(int cpu_number, void *func, void *info, int wait)',
    'include/linux/smp.h',
    'Runs a function on a processor.',
    {
      ...named('smp_call_function_many', 'smp_call_function', 'smp_call_on_cpu', 'work_on_cpu'),
      effects: [{ effect: 'note', text: 'a function runs on another processor' }],
    },
  ),
  quiet('void smp_send_reschedule(int cpu_number)', 'include/linux/smp.h', 'Makes a processor look up.', {
    ...named('arch_send_call_function_ipi'),
    effects: [{ effect: 'note', text: 'another processor is interrupted' }],
  }),
  quiet('void wbinvd_on_all_cpus(void)', 'arch/x86/include/asm/smp.h', 'Writes all caches of all processors back.', {
    ...named('wbnoinvd_on_all_cpus', 'wbinvd', 'wbnoinvd', 'native_wbinvd'),
    effects: [{ effect: 'note', text: 'caches are written back' }],
  }),
];

const x86: readonly Primitive[] = [
  quiet(
    'void wrmsrl(unsigned int msr, u64 val)',
    MSR,
    'Writes a register of the processor.',
    named('wrmsrq', 'native_wrmsrl', 'native_wrmsrq', '__wrmsr', 'wrmsrns'),
  ),
  query(
    'int wrmsrl_safe(unsigned int msr, u64 val)',
    MSR,
    'Writes a register of the processor; an error where there is none.',
    named('wrmsrq_safe', 'wrmsr_safe', 'kvm_set_user_return_msr'),
  ),
  quiet('void rdmsrl(unsigned int msr, u64 val)', MSR, 'Reads a register of the processor into a variable.', {
    ...named('rdmsrq'),
    byName: ['val'],
    effects: [{ effect: 'forget', at: 'val' }],
  }),
  quiet(
    'void rdmsr(unsigned int msr, u32 low, u32 high)',
    MSR,
    'Reads a register of the processor into two variables.',
    {
      byName: ['low', 'high'],
      effects: [
        { effect: 'forget', at: 'low' },
        { effect: 'forget', at: 'high' },
      ],
    },
  ),
  query(
    'int rdmsrl_safe(unsigned int msr, u64 *p)',
    MSR,
    'Reads a register of the processor; an error where there is none.',
    { ...named('rdmsrq_safe'), effects: [{ effect: 'forget', at: '*p' }] },
  ),
  query(
    'u64 native_read_msr(unsigned int msr)',
    MSR,
    'Reads a register of the processor.',
    named(
      '__rdmsr',
      'native_read_cr4',
      'rdpmc',
      'xgetbv',
      'native_get_debugreg',
      'get_debugreg',
      'cpuid_eax',
      'cpuid_ebx',
      'cpuid_ecx',
      'cpuid_edx',
      'read_msr',
    ),
  ),
  query(
    'u64 read_cr4(void)',
    'arch/x86/include/asm/special_insns.h',
    'Reads a register of the processor.',
    named(
      'read_cr0',
      '__read_cr3',
      'read_cr2',
      'read_pkru',
      'get_debugctlmsr',
      'native_save_fl',
      'read_pat',
      '__get_current_cr3_fast',
    ),
  ),
  quiet(
    'void set_debugreg(unsigned long val, int reg)',
    'arch/x86/include/asm/debugreg.h',
    'Writes a register of the processor.',
    named(
      'xsetbv',
      'write_cr0',
      'write_cr4',
      'write_pkru',
      'load_gs_index',
      'loadsegment',
      'native_write_cr2',
      'update_debugctlmsr',
    ),
  ),
  query('bool boot_cpu_has(unsigned int bit)', X86, 'Whether the processor has a feature; it does not change.', {
    ...named(
      'cpu_feature_enabled',
      'static_cpu_has',
      'boot_cpu_has_bug',
      'static_cpu_has_bug',
      'cc_platform_has',
      'hypervisor_is_type',
      'this_cpu_has',
      'x86_match_cpu',
      'cpu_has',
    ),
    results: [{ value: { is: 'pure', min: 0, max: 1 } }],
  }),
  pure(
    'unsigned long __pa(const void *x)',
    'arch/x86/include/asm/page.h',
    'The physical address of one in the direct map.',
    { inverse: '__va' },
    named(
      'virt_to_phys',
      '__pa_symbol',
      '__psp_pa',
      '__sme_pa',
      '__sme_set',
      '__sme_clr',
      '__sme_page_pa',
      'slow_virt_to_phys',
    ),
  ),
  pure(
    'void *__va(unsigned long x)',
    'arch/x86/include/asm/page.h',
    'The address in the direct map of a physical one.',
    { inverse: '__pa', nonNull: true },
    named('phys_to_virt', 'pfn_to_kaddr', 'gfn_to_kaddr'),
  ),
  pure(
    'struct page *virt_to_page(const void *kaddr)',
    'arch/x86/include/asm/page.h',
    'The page of an address in the direct map.',
    { nonNull: true, inverse: 'folio_address' },
    named('virt_to_head_page', 'vmalloc_to_page', 'nth_page', 'ZERO_PAGE', 'phys_to_page'),
  ),
  pure(
    'struct folio *virt_to_folio(const void *x)',
    'include/linux/mm.h',
    'The folio of an address in the direct map.',
    { nonNull: true },
  ),
  computes(
    'phys_addr_t page_to_phys(struct page *page)',
    'page_to_pfn(page) << PAGE_SHIFT',
    'include/asm-generic/memory_model.h',
    'The physical address of a page.',
  ),
];

const families: readonly PatternPrimitive[] = [
  {
    pattern: '(?:cr4?_|native_|paravirt_|arch_)?(?:load|save|restore)_(?:gs|fs|tr|ldt|idt|gdt|debug\\w*)\\w*',
    examples: ['native_load_tr_desc'],
    form: {
      signature: 'void $name(...)',
      summary: 'Loads registers of the processor.',
      source: X86,
      sleeps: 'never',
      results: [{ value: { is: 'void' } }],
    },
  },
];

/** Variables of processors, sets of them, calls across them, their registers. */
export const processors: PrimitiveGroup = {
  name: 'processors',
  title: 'Processors',
  primitives: [...perCpu, ...sets, ...x86],
  families,
};
