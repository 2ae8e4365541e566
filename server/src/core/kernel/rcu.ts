import { exclusive, named, query, quiet, releases, shared, takes } from './declare.ts';
import type { Effect, Primitive, PrimitiveGroup } from './primitive.ts';

const RCU = 'include/linux/rcupdate.h';
const SRCU = 'include/linux/srcu.h';
const PREEMPT = 'include/linux/preempt.h';
const IRQ = 'include/linux/irqflags.h';
const SEQ = 'include/linux/seqlock.h';

const interrupts = exclusive('cpu', 'interrupts');
const bottomHalves = exclusive('cpu', 'bottom halves');
const preemption = exclusive('cpu', 'preemption');
const rcu = shared('current', 'rcu');
const srcu = shared('ssp', 'srcu');
const off: readonly Effect[] = [{ effect: 'lock', lock: interrupts }];
const on: readonly Effect[] = [{ effect: 'unlock', lock: interrupts }];
const saved: Effect = { effect: 'forget', at: 'flags' };

const readers: readonly Primitive[] = [
  takes(
    'void rcu_read_lock(void)',
    rcu,
    RCU,
    'Begins a section in which what was found under RCU stays allocated. Sections nest; nothing may sleep inside.',
    { aliases: [{ name: 'rcu_read_lock_sched' }, { name: 'rcu_read_lock_bh' }] },
  ),
  releases('void rcu_read_unlock(void)', rcu, RCU, 'Ends the section; pointers found in it are not to be used after.', {
    aliases: [{ name: 'rcu_read_unlock_sched' }, { name: 'rcu_read_unlock_bh' }],
    needs: [rcu],
  }),
  query(
    'int srcu_read_lock(struct srcu_struct *ssp)',
    SRCU,
    "Begins a section in which SRCU's objects stay, and in which sleeping is allowed. kvm->srcu keeps memslots alive, not the file that a memslot is bound to. The index goes to srcu_read_unlock().",
    {
      aliases: [{ name: 'srcu_read_lock_notrace' }],
      effects: [{ effect: 'lock', lock: srcu }],
      results: [{ value: { is: 'any', min: 0, max: 1 } }],
    },
  ),
  releases(
    'void srcu_read_unlock(struct srcu_struct *ssp, int idx)',
    srcu,
    SRCU,
    'Ends the section that returned the index.',
    { aliases: [{ name: 'srcu_read_unlock_notrace' }], needs: [srcu] },
  ),
  quiet('void synchronize_rcu(void)', 'kernel/rcu/tree.c', 'Waits until every RCU section that had begun is over.', {
    aliases: [{ name: 'synchronize_rcu_expedited' }, { name: 'rcu_barrier' }, { name: 'synchronize_net' }],
    sleeps: 'may',
    effects: [{ effect: 'note', text: 'a grace period passes' }],
  }),
  quiet(
    'void synchronize_srcu(struct srcu_struct *ssp)',
    SRCU,
    'Waits until every section of this SRCU that had begun is over. Inside one it never ends.',
    {
      aliases: [{ name: 'synchronize_srcu_expedited' }, { name: 'srcu_barrier' }],
      sleeps: 'may',
      effects: [{ effect: 'note', text: 'a grace period passes' }],
    },
  ),
  quiet(
    'void call_rcu(struct rcu_head *head, void (*func)(struct rcu_head *head))',
    RCU,
    'Runs the function after a grace period; the object belongs to it from now on.',
    { effects: [{ effect: 'keep', of: 'head' }] },
  ),
  quiet(
    'void call_srcu(struct srcu_struct *ssp, struct rcu_head *head, void (*func)(struct rcu_head *head))',
    SRCU,
    'Runs the function after a grace period of this SRCU; the object belongs to it from now on.',
    { effects: [{ effect: 'keep', of: 'head' }] },
  ),
  query('int init_srcu_struct(struct srcu_struct *ssp)', SRCU, 'Prepares an SRCU domain.', {
    sleeps: 'may',
    results: [
      { value: { is: 'constant', value: 0 }, label: 'ready' },
      { value: { is: 'errno', names: ['ENOMEM'] }, label: 'no memory' },
    ],
  }),
  quiet('void cleanup_srcu_struct(struct srcu_struct *ssp)', SRCU, 'Undoes init_srcu_struct(); nobody may be inside.', {
    sleeps: 'may',
  }),
  query(
    'bool srcu_read_lock_held(const struct srcu_struct *ssp)',
    SRCU,
    'Whether the caller is in a section of this SRCU; true where lockdep is off.',
    {
      aliases: [
        { name: 'rcu_read_lock_held' },
        { name: 'rcu_read_lock_sched_held' },
        { name: 'rcu_read_lock_any_held' },
        { name: 'rcu_lockdep_current_cpu_online' },
      ],
    },
  ),
];

const processor: readonly Primitive[] = [
  takes(
    'void preempt_disable(void)',
    preemption,
    PREEMPT,
    'Stays on this processor. Sections nest; nothing may sleep inside.',
    { aliases: [{ name: 'preempt_disable_notrace' }] },
  ),
  releases('void preempt_enable(void)', preemption, PREEMPT, 'Ends the section.', {
    aliases: [{ name: 'preempt_enable_notrace' }, { name: 'preempt_enable_no_resched' }],
  }),
  quiet('void migrate_disable(void)', PREEMPT, 'Stays on this processor, and may be preempted and sleep there.', {
    ...named('migrate_enable'),
  }),
  takes('int get_cpu(void)', preemption, 'include/linux/smp.h', 'Stays on this processor and gives its number.', {
    results: [{ value: { is: 'any', min: 0 } }],
  }),
  releases('void put_cpu(void)', preemption, 'include/linux/smp.h', 'Ends what get_cpu() began.'),
  takes(
    'void local_irq_disable(void)',
    interrupts,
    IRQ,
    'Switches interrupts of this processor off; nothing may sleep.',
  ),
  releases('void local_irq_enable(void)', interrupts, IRQ, 'Switches interrupts of this processor on.'),
  quiet(
    'void local_irq_save(unsigned long flags)',
    IRQ,
    'Switches interrupts off and keeps in `flags` what they were.',
    { byName: ['flags'], effects: [saved, ...off] },
  ),
  quiet('void local_irq_restore(unsigned long flags)', IRQ, 'Sets interrupts to what they were.', { effects: on }),
  takes(
    'void local_bh_disable(void)',
    bottomHalves,
    'include/linux/bottom_half.h',
    'Holds bottom halves of this processor off.',
  ),
  releases(
    'void local_bh_enable(void)',
    bottomHalves,
    'include/linux/bottom_half.h',
    'Lets bottom halves of this processor run.',
  ),
  takes(
    'void local_lock(void *lock)',
    exclusive('lock', 'local_lock'),
    'include/linux/local_lock.h',
    'Protects data of this processor; without PREEMPT_RT it switches preemption off.',
  ),
  releases(
    'void local_unlock(void *lock)',
    exclusive('lock', 'local_lock'),
    'include/linux/local_lock.h',
    'Ends what local_lock() began.',
  ),
  quiet(
    'void local_lock_irqsave(void *lock, unsigned long flags)',
    'include/linux/local_lock.h',
    'Protects data of this processor from interrupts too.',
    { byName: ['flags'], effects: [saved, { effect: 'lock', lock: exclusive('lock', 'local_lock') }] },
  ),
  quiet(
    'void local_unlock_irqrestore(void *lock, unsigned long flags)',
    'include/linux/local_lock.h',
    'Ends what local_lock_irqsave() began.',
    { effects: [{ effect: 'unlock', lock: exclusive('lock', 'local_lock') }] },
  ),
  takes(
    'void cpus_read_lock(void)',
    shared('cpu', 'cpus_read_lock'),
    'include/linux/cpu.h',
    'Keeps processors from coming and going.',
    { aliases: [{ name: 'get_online_cpus' }], sleeps: 'may' },
  ),
  releases(
    'void cpus_read_unlock(void)',
    shared('cpu', 'cpus_read_lock'),
    'include/linux/cpu.h',
    'Ends what cpus_read_lock() began.',
    { aliases: [{ name: 'put_online_cpus' }] },
  ),
];

const sequences: readonly Primitive[] = [
  query(
    'unsigned int read_seqcount_begin(const void *s)',
    SEQ,
    'The sequence number to give to read_seqcount_retry(); waits while a writer is at it.',
    {
      aliases: [
        { name: 'raw_read_seqcount' },
        { name: 'raw_read_seqcount_begin' },
        { name: 'read_seqbegin' },
        { name: 'raw_seqcount_begin' },
      ],
    },
  ),
  query(
    'bool read_seqcount_retry(const void *s, unsigned int start)',
    SEQ,
    'Whether a writer was at it since; then what was read is to be read again.',
    { aliases: [{ name: 'read_seqretry' }, { name: '__read_seqcount_retry' }] },
  ),
  takes(
    'void write_seqcount_begin(void *s)',
    exclusive('s', 'seqcount'),
    SEQ,
    'Begins a change that readers will notice.',
    { aliases: [{ name: 'raw_write_seqcount_begin' }] },
  ),
  releases('void write_seqcount_end(void *s)', exclusive('s', 'seqcount'), SEQ, 'Ends the change.', {
    aliases: [{ name: 'raw_write_seqcount_end' }],
  }),
  quiet('void seqcount_init(void *s)', SEQ, 'Prepares a sequence counter.', {
    aliases: [{ name: 'seqlock_init' }, { name: 'seqcount_spinlock_init' }, { name: 'seqcount_mutex_init' }],
  }),
];

/** Sections that readers and processors are in: RCU, SRCU, preemption, interrupts, sequence counters. */
export const rcuAndPreemption: PrimitiveGroup = {
  name: 'rcu',
  title: 'RCU, preemption, interrupts',
  primitives: [...readers, ...processor, ...sequences],
};
