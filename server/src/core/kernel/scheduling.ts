import { computes, constant, pure, query, quiet, whether } from './declare.ts';
import type { Primitive, PrimitiveGroup, Result } from './primitive.ts';

const WAIT = 'include/linux/wait.h';
const SCHED = 'include/linux/sched.h';

const done: Result = { value: constant(0), when: { holds: 'condition' }, label: 'condition came true' };
const interrupted: Result = { value: { is: 'errno', names: ['ERESTARTSYS'] }, label: 'interrupted' };
const inTime: Result = { value: { is: 'any', min: 1 }, when: { holds: 'condition' }, label: 'condition came true' };
const timedOut: Result = { value: constant(0), when: { not: { holds: 'condition' } }, label: 'timed out' };

function waits(
  signature: string,
  summary: string,
  results: readonly Result[],
  aliases: readonly string[] = [],
): Primitive {
  return {
    signature,
    ...(aliases.length > 0 ? { aliases: aliases.map((name) => ({ name })) } : {}),
    summary,
    source: WAIT,
    sleeps: 'may',
    byName: ['wq_head', 'condition'],
    results,
    related: ['wake_up'],
  };
}

const waiting: readonly Primitive[] = [
  waits(
    'void wait_event(wait_queue_head_t wq_head, bool condition)',
    'Sleeps until the condition is true. Nothing but a wake-up and the condition ends it.',
    [{ value: { is: 'void' }, when: { holds: 'condition' } }],
    ['wait_event_cmd', 'wait_event_lock_irq'],
  ),
  waits(
    'long wait_event_timeout(wait_queue_head_t wq_head, bool condition, long timeout)',
    'Sleeps until the condition is true or the time is over. 0 says that it is over and the condition false; anything else is the time that was left, at least 1. Signals do not end it.',
    [inTime, timedOut],
  ),
  waits(
    'int wait_event_interruptible(wait_queue_head_t wq_head, bool condition)',
    'Sleeps until the condition is true or a signal comes.',
    [done, interrupted],
    ['wait_event_killable', 'wait_event_interruptible_exclusive', 'wait_event_freezable'],
  ),
  waits(
    'long wait_event_interruptible_timeout(wait_queue_head_t wq_head, bool condition, long timeout)',
    'Sleeps until the condition is true, the time is over or a signal comes.',
    [inTime, timedOut, interrupted],
    ['wait_event_killable_timeout'],
  ),
  quiet(
    'void wake_up(wait_queue_head_t *wq_head)',
    WAIT,
    'Wakes who waits on the queue, to look at the condition again.',
    {
      aliases: [
        { name: 'wake_up_all' },
        { name: 'wake_up_interruptible' },
        { name: 'wake_up_interruptible_all' },
        { name: 'wake_up_nr' },
        { name: 'wake_up_locked' },
        { name: 'swake_up_one' },
        { name: 'swake_up_all' },
        { name: 'rcuwait_wake_up' },
        { name: 'wake_up_poll' },
        { name: '__wake_up_locked_key' },
        { name: 'wake_up_bit' },
      ],
      effects: [{ effect: 'note', text: 'waiters are woken' }],
    },
  ),
  quiet('void init_waitqueue_head(wait_queue_head_t *wq_head)', WAIT, 'Prepares a queue of waiters.', {
    aliases: [
      { name: 'rcuwait_init' },
      { name: 'init_swait_queue_head' },
      { name: 'finish_rcuwait' },
      { name: 'prepare_to_rcuwait' },
      { name: 'init_completion' },
      { name: 'reinit_completion' },
    ],
  }),
  quiet(
    'void prepare_to_wait(wait_queue_head_t *wq_head, void *wq_entry, int state)',
    WAIT,
    'Joins a queue of waiters; the task sleeps only when it calls schedule().',
    {
      aliases: [{ name: 'prepare_to_swait_exclusive' }],
    },
  ),
  quiet('void finish_wait(wait_queue_head_t *wq_head, void *wq_entry)', WAIT, 'Leaves a queue of waiters.', {
    aliases: [
      { name: 'finish_swait' },
      { name: 'remove_wait_queue' },
      { name: 'add_wait_queue' },
      { name: '__add_wait_queue_entry_tail' },
    ],
  }),
  quiet('void init_wait(void *wait)', WAIT, 'Prepares an entry of a queue of waiters.', {
    aliases: [{ name: 'init_wait_entry' }, { name: 'init_waitqueue_func_entry' }, { name: 'init_waitqueue_entry' }],
  }),
  {
    signature: 'bool wq_has_sleeper(wait_queue_head_t *wq_head)',
    aliases: [{ name: 'waitqueue_active' }, { name: 'swait_active' }, { name: 'rcuwait_active' }],
    summary: 'Whether anybody waits on the queue.',
    source: WAIT,
    sleeps: 'never',
    results: [{ value: { is: 'any' } }],
  },
  quiet(
    'void wait_for_completion(struct completion *x)',
    'include/linux/completion.h',
    'Sleeps until complete() was called.',
    { sleeps: 'may' },
  ),
  {
    signature: 'long wait_for_completion_timeout(struct completion *x, unsigned long timeout)',
    aliases: [{ name: 'wait_for_completion_killable' }, { name: 'wait_for_completion_interruptible' }],
    summary: 'Sleeps until complete() was called, the time is over, or a signal ends the wait.',
    source: 'include/linux/completion.h',
    sleeps: 'may',
    results: [{ value: { is: 'any' } }],
  },
  quiet('void complete(struct completion *x)', 'include/linux/completion.h', 'Lets a waiter go on.', {
    aliases: [{ name: 'complete_all' }],
    effects: [{ effect: 'note', text: 'waiters are woken' }],
  }),
];

const running: readonly Primitive[] = [
  query(
    'int yield_to(struct task_struct *p, bool preempt)',
    'kernel/sched/syscalls.c',
    'Lets another task run before the caller, if both are of one queue; keeps nothing of it.',
    { sleeps: 'may' },
  ),
  quiet(
    'void cond_resched(void)',
    SCHED,
    'Lets others run if they want to; not under a spinlock or in an RCU section.',
    { sleeps: 'may', aliases: [{ name: '_cond_resched' }] },
  ),
  quiet(
    'void cond_resched_rcu(void)',
    SCHED,
    'Leaves the RCU section, lets others run if they want to, and enters it again: what was looked up before may be gone.',
    { effects: [{ effect: 'note', text: 'the RCU section may have been left and entered again' }] },
  ),
  query(
    'int cond_resched_lock(spinlock_t *lock)',
    SCHED,
    'Drops the lock, lets others run, and takes it again; what it protects may have changed then.',
    {
      aliases: [{ name: 'cond_resched_rwlock_write' }, { name: 'cond_resched_rwlock_read' }],
      effects: [{ effect: 'note', text: 'the lock may have been dropped and taken again' }],
      results: [{ value: { is: 'any', min: 0, max: 1 } }],
    },
  ),
  quiet('void schedule(void)', SCHED, 'Sleeps until somebody wakes the task.', {
    sleeps: 'may',
    aliases: [{ name: 'io_schedule' }, { name: 'yield' }, { name: 'schedule_preempt_disabled' }],
  }),
  query('long schedule_timeout(long timeout)', SCHED, 'Sleeps for a time; returns what was left.', {
    sleeps: 'may',
    aliases: [
      { name: 'schedule_timeout_uninterruptible' },
      { name: 'schedule_timeout_killable' },
      { name: 'schedule_timeout_interruptible' },
      { name: 'io_schedule_timeout' },
    ],
  }),
  quiet('void msleep(unsigned int msecs)', 'include/linux/delay.h', 'Sleeps for a time.', {
    sleeps: 'may',
    aliases: [{ name: 'ssleep' }, { name: 'fsleep' }],
  }),
  quiet('void usleep_range(unsigned long min, unsigned long max)', 'include/linux/delay.h', 'Sleeps for a time.', {
    sleeps: 'may',
  }),
  quiet('void udelay(unsigned long usecs)', 'include/linux/delay.h', 'Spins for a time.', {
    aliases: [{ name: 'ndelay' }, { name: 'mdelay' }, { name: '__delay' }],
  }),
  quiet(
    'void might_sleep(void)',
    'include/linux/kernel.h',
    'Says that the function may sleep; checked in debug builds.',
    { sleeps: 'may', aliases: [{ name: 'might_fault' }] },
  ),
  quiet(
    'void might_sleep_if(bool cond)',
    'include/linux/kernel.h',
    'Says that the function may sleep where the condition is true.',
    { sleeps: { when: { not: { equal: ['cond', 0] } } }, aliases: [{ name: 'might_resched' }] },
  ),
  quiet(
    'void might_alloc(gfp_t gfp_mask)',
    'include/linux/sched/mm.h',
    'Says that the function may allocate with these flags.',
    { sleeps: { when: { flags: 'gfp_mask', has: '__GFP_DIRECT_RECLAIM' } } },
  ),
  quiet('void cpu_relax(void)', 'arch/x86/include/asm/processor.h', 'A pause inside a loop that spins.'),
  query('bool need_resched(void)', SCHED, 'Whether somebody else wants to run.', {
    aliases: [
      { name: 'single_task_running' },
      { name: 'in_task' },
      { name: 'in_interrupt' },
      { name: 'in_atomic' },
      { name: 'preemptible' },
      { name: 'irqs_disabled' },
      { name: 'in_hardirq' },
      { name: 'in_irq' },
    ],
  }),
  query(
    'int signal_pending(struct task_struct *p)',
    'include/linux/sched/signal.h',
    'Whether a signal waits for the task.',
    { aliases: [{ name: 'fatal_signal_pending' }, { name: '__fatal_signal_pending' }] },
  ),
  query(
    'int signal_pending_state(unsigned int state, struct task_struct *p)',
    'include/linux/sched/signal.h',
    'Whether a signal that would end this kind of sleep waits for the task.',
  ),
  quiet('void set_current_state(unsigned int state)', SCHED, 'Says what the task is about to do.', {
    aliases: [
      { name: '__set_current_state' },
      { name: 'psi_memstall_enter' },
      { name: 'psi_memstall_leave' },
      { name: 'delayacct_wpcopy_start' },
      { name: 'delayacct_wpcopy_end' },
    ],
  }),
  query('int wake_up_process(struct task_struct *p)', SCHED, 'Wakes a task.', {
    aliases: [{ name: 'wake_up_state' }],
    effects: [{ effect: 'note', text: 'a task is woken' }],
  }),
];

const deferred: readonly Primitive[] = [
  query(
    'bool schedule_work(struct work_struct *work)',
    'include/linux/workqueue.h',
    'Has a function run later by a kernel worker; false where it was queued already.',
    {
      aliases: [{ name: 'schedule_work_on' }],
      effects: [
        { effect: 'keep', of: 'work' },
        { effect: 'note', text: 'work is queued' },
      ],
    },
  ),
  query(
    'bool queue_work(struct workqueue_struct *wq, struct work_struct *work)',
    'include/linux/workqueue.h',
    'Has a function run later by a kernel worker.',
    {
      effects: [
        { effect: 'keep', of: 'work' },
        { effect: 'note', text: 'work is queued' },
      ],
    },
  ),
  query(
    'bool queue_work_on(int cpu_number, struct workqueue_struct *wq, struct work_struct *work)',
    'include/linux/workqueue.h',
    'Has a function run later on a processor.',
    {
      effects: [
        { effect: 'keep', of: 'work' },
        { effect: 'note', text: 'work is queued' },
      ],
    },
  ),
  query(
    'bool flush_work(struct work_struct *work)',
    'include/linux/workqueue.h',
    'Waits until a queued function has run.',
    {
      aliases: [{ name: 'cancel_work_sync' }, { name: 'cancel_delayed_work_sync' }, { name: 'flush_delayed_work' }],
      sleeps: 'may',
    },
  ),
  quiet(
    'void INIT_WORK(struct work_struct *work, void (*func)(struct work_struct *work))',
    'include/linux/workqueue.h',
    'Prepares a work item.',
    { aliases: [{ name: 'INIT_DELAYED_WORK' }, { name: 'init_irq_work' }] },
  ),
];

const time: readonly Primitive[] = [
  computes(
    'unsigned long msecs_to_jiffies(unsigned int m)',
    '(m) * HZ / 1000',
    'include/linux/jiffies.h',
    'Milliseconds in ticks; never less than 1 for a time that is not 0.',
  ),
  query(
    'bool time_after(unsigned long a, unsigned long b)',
    'include/linux/jiffies.h',
    'Which of two times is later, across wrapping.',
    { aliases: [{ name: 'time_before' }, { name: 'time_after_eq' }, { name: 'time_before_eq' }] },
  ),
  pure(
    'struct task_struct *get_current(void)',
    'include/asm-generic/current.h',
    'The task that runs: the same one all along.',
    { nonNull: true },
  ),
  query('ktime_t ktime_get(void)', 'include/linux/timekeeping.h', 'The time now.', {
    aliases: [
      { name: 'ktime_get_ns' },
      { name: 'get_jiffies_64' },
      { name: 'ktime_get_boottime_ns' },
      { name: 'ktime_get_real_ns' },
      { name: 'ktime_get_real_seconds' },
      { name: 'rdtsc' },
      { name: 'rdtsc_ordered' },
      { name: 'sched_clock' },
      { name: 'local_clock' },
    ],
  }),
  {
    signature: 'bool IS_ENABLED(int option)',
    aliases: [{ name: 'IS_REACHABLE' }, { name: 'IS_BUILTIN' }, { name: 'IS_MODULE' }],
    summary: 'Whether a configuration option is on; decided when the kernel is built.',
    source: 'include/linux/kconfig.h',
    sleeps: 'never',
    byName: ['option'],
    results: whether({ holds: 'option' }),
  },
];

/** Waiting, waking, giving way, work for later, time. */
export const scheduling: PrimitiveGroup = {
  name: 'scheduling',
  title: 'Waiting and scheduling',
  primitives: [...waiting, ...running, ...deferred, ...time],
};
