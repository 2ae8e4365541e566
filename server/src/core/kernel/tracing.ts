import { quiet } from './declare.ts';
import type { PatternPrimitive, PrimitiveGroup, Primitive } from './primitive.ts';

const PRINTK = 'include/linux/printk.h';

const primitives: readonly Primitive[] = [
  quiet('void dump_stack(void)', PRINTK, 'Writes the call chain to the log.'),
  quiet(
    'void dump_page(const struct page *page, const char *reason)',
    'include/linux/mmdebug.h',
    'Writes the state of a page to the log.',
    {
      aliases: [
        { name: 'dump_vma' },
        { name: 'dump_mm' },
        { name: 'print_hex_dump' },
        { name: 'add_taint' },
        { name: 'print_bad_pte' },
        { name: 'kasan_report' },
      ],
    },
  ),
];

const families: readonly PatternPrimitive[] = [
  {
    pattern: 'trace_(\\w+)_enabled',
    examples: ['trace_kvm_msr_enabled'],
    form: {
      signature: 'bool $name(void)',
      summary: 'Whether the trace point $1 is on.',
      source: 'include/linux/tracepoint.h',
      sleeps: 'never',
      results: [{ value: { is: 'any', min: 0, max: 1 } }],
    },
  },
  {
    pattern: 'trace_(\\w+)',
    examples: ['trace_kvm_mmio', 'trace_mm_filemap_add_to_page_cache'],
    form: {
      signature: 'void $name(...)',
      summary: 'The trace point $1; changes nothing.',
      source: 'include/linux/tracepoint.h',
      sleeps: 'never',
      results: [{ value: { is: 'void' } }],
    },
  },
  {
    pattern:
      '(?:pr_(?:emerg|alert|crit|err|warn|warning|notice|info|cont|debug|devel|fmt|warn_deprecated)(?:_once|_ratelimited)?|printk(?:_once|_ratelimited|_deferred)?|_?dev_(?:emerg|alert|crit|err|warn|notice|info|dbg)(?:_once|_ratelimited)?|kvm_(?:err|info|debug|pr_unimpl\\w*|debug_ratelimited|pr_warn\\w*)|vcpu_(?:unimpl|debug|err|stat)\\w*|net_\\w+_ratelimited|no_printk|__WARN_printf|pgprintk)',
    examples: ['pr_warn_ratelimited', 'printk', 'dev_err', 'kvm_err', 'vcpu_unimpl'],
    form: {
      signature: 'void $name(...)',
      summary: 'Writes to the log; changes nothing.',
      source: PRINTK,
      sleeps: 'never',
      results: [{ value: { is: 'void' } }],
    },
  },
  {
    pattern:
      '_*(?:count|mod|inc|dec|add|sub)_(?:vm|memcg|node|zone|lruvec|mm|mthp|objcg|zone_page|node_page)_?(?:event|events|stat|state|counter|page_state|numa_event|folio)?\\w*',
    examples: ['count_vm_event', '__count_vm_events', 'inc_mm_counter', 'mod_node_page_state', 'count_memcg_event_mm'],
    form: {
      signature: 'void $name(...)',
      summary: 'Counts something for statistics.',
      source: 'include/linux/vmstat.h',
      sleeps: 'never',
      results: [{ value: { is: 'void' } }],
    },
  },
  {
    pattern: '_*(?:lruvec|node|zone|mod|vm)_stat_\\w+',
    examples: ['__lruvec_stat_mod_folio', 'node_stat_mod_folio'],
    form: {
      signature: 'void $name(...)',
      summary: 'Counts something for statistics.',
      source: 'include/linux/vmstat.h',
      sleeps: 'never',
      results: [{ value: { is: 'void' } }],
    },
  },
  {
    pattern: '(?:static_branch_(?:likely|unlikely|maybe)|static_key_\\w+|static_branch_\\w+_key)',
    examples: ['static_branch_unlikely', 'static_key_enabled'],
    form: {
      signature: 'bool $name(const void *key)',
      summary: 'Whether a switch in the code is on.',
      source: 'include/linux/jump_label.h',
      sleeps: 'never',
      results: [{ value: { is: 'any', min: 0, max: 1 } }],
    },
  },
  {
    pattern: 'static_branch_(?:inc|dec|enable|disable|deferred|slow)\\w*',
    examples: ['static_branch_inc', 'static_branch_slow_dec_deferred'],
    form: {
      signature: 'void $name(...)',
      summary: 'Turns a switch in the code.',
      source: 'include/linux/jump_label.h',
      sleeps: 'may',
      results: [{ value: { is: 'void' } }],
    },
  },
  {
    pattern:
      '(?:lockdep_(?:assert_\\w+|set_\\w+|off|on|unregister_key|register_key|recursing)|rcu_lockdep_\\w+|RCU_LOCKDEP_WARN|lock_acquire|lock_release|rwsem_acquire\\w*|mutex_acquire\\w*|ASSERT_EXCLUSIVE_\\w+|kcsan_\\w+|kasan_\\w+|kmsan_\\w+|instrument_\\w+|debug_lockdep_\\w+|kmemleak_\\w+|instrumentation_(?:begin|end))',
    examples: ['lockdep_assert_irqs_disabled', 'kasan_unpoison_pages', 'ASSERT_EXCLUSIVE_WRITER'],
    form: {
      signature: 'void $name(...)',
      summary: 'For a checker of debug builds; changes nothing.',
      source: 'include/linux/lockdep.h',
      sleeps: 'never',
      results: [{ value: { is: 'void' } }],
    },
  },
  {
    pattern:
      '(?:psi_memstall_\\w+|delayacct_\\w+|task_io_account_\\w+|perf_sw_event\\w*|perf_event_\\w+|vtime_\\w+|context_tracking_\\w+|guest_(?:enter|exit)\\w*|guest_(?:timing|context|state)_\\w+)',
    examples: ['delayacct_thrashing_start', 'perf_sw_event'],
    form: {
      signature: 'void $name(...)',
      summary: 'Accounts time or events.',
      source: 'include/linux/delayacct.h',
      sleeps: 'never',
      results: [{ value: { is: 'void' } }],
    },
  },
];

/** Logs, trace points, counters, debug builds: what changes nothing that matters. */
export const tracing: PrimitiveGroup = {
  name: 'tracing',
  title: 'Logs, trace points, statistics',
  primitives,
  families,
};
