import { constant, exclusive, query, quiet, releases, shared, takes, tries } from './declare.ts';
import type { Effect, GuardClass, Primitive, PrimitiveGroup } from './primitive.ts';

const SPIN = 'include/linux/spinlock.h';
const RW = 'include/linux/rwlock.h';
const spin = exclusive('lock', 'spinlock');
const write = exclusive('lock', 'rwlock');
const read = shared('lock', 'rwlock');
const interrupts = exclusive('cpu', 'interrupts');
const bottomHalves = exclusive('cpu', 'bottom halves');
const mmuLock = exclusive('kvm', 'mmu_lock');

const off: readonly Effect[] = [{ effect: 'lock', lock: interrupts }];
const on: readonly Effect[] = [{ effect: 'unlock', lock: interrupts }];
const saved: Effect = { effect: 'forget', at: 'flags' };

const spinlocks: readonly Primitive[] = [
  takes(
    'void spin_lock(spinlock_t *lock)',
    spin,
    SPIN,
    'Takes the spinlock, spinning. Until it is released nothing may sleep.',
    { aliases: [{ name: 'raw_spin_lock' }, { name: 'arch_spin_lock' }], related: ['spin_unlock'] },
  ),
  takes(
    'void spin_lock_nested(spinlock_t *lock, int subclass)',
    spin,
    SPIN,
    'Takes a spinlock while one of the same class is held.',
    { aliases: [{ name: 'raw_spin_lock_nested' }] },
  ),
  releases('void spin_unlock(spinlock_t *lock)', spin, SPIN, 'Releases the spinlock.', {
    aliases: [{ name: 'raw_spin_unlock' }, { name: 'arch_spin_unlock' }],
    needs: [spin],
  }),
  tries('int spin_trylock(spinlock_t *lock)', spin, SPIN, 'Takes the spinlock if it is free.', {
    aliases: [{ name: 'raw_spin_trylock' }],
  }),
  quiet('void spin_lock_irq(spinlock_t *lock)', SPIN, 'Switches interrupts off and takes the spinlock.', {
    aliases: [{ name: 'raw_spin_lock_irq' }],
    effects: [...off, { effect: 'lock', lock: spin }],
  }),
  quiet(
    'void spin_unlock_irq(spinlock_t *lock)',
    SPIN,
    'Releases the spinlock and switches interrupts on, whatever they were before.',
    { aliases: [{ name: 'raw_spin_unlock_irq' }], needs: [spin], effects: [{ effect: 'unlock', lock: spin }, ...on] },
  ),
  quiet(
    'void spin_lock_irqsave(spinlock_t *lock, unsigned long flags)',
    SPIN,
    'Switches interrupts off, keeping in `flags` what they were, and takes the spinlock.',
    {
      aliases: [{ name: 'raw_spin_lock_irqsave' }],
      byName: ['flags'],
      effects: [saved, ...off, { effect: 'lock', lock: spin }],
    },
  ),
  quiet(
    'void spin_unlock_irqrestore(spinlock_t *lock, unsigned long flags)',
    SPIN,
    'Releases the spinlock and sets interrupts to what they were.',
    {
      aliases: [{ name: 'raw_spin_unlock_irqrestore' }],
      needs: [spin],
      effects: [{ effect: 'unlock', lock: spin }, ...on],
    },
  ),
  query(
    'int spin_trylock_irqsave(spinlock_t *lock, unsigned long flags)',
    SPIN,
    'Takes the spinlock with interrupts off if it is free; otherwise interrupts are as they were.',
    {
      aliases: [{ name: 'raw_spin_trylock_irqsave' }],
      byName: ['flags'],
      results: [
        { value: constant(1), effects: [saved, ...off, { effect: 'lock', lock: spin }], label: 'taken' },
        { value: constant(0), label: 'was not free' },
      ],
    },
  ),
  quiet('void spin_lock_bh(spinlock_t *lock)', SPIN, 'Holds bottom halves off and takes the spinlock.', {
    effects: [
      { effect: 'lock', lock: bottomHalves },
      { effect: 'lock', lock: spin },
    ],
  }),
  quiet('void spin_unlock_bh(spinlock_t *lock)', SPIN, 'Releases the spinlock and lets bottom halves run.', {
    needs: [spin],
    effects: [
      { effect: 'unlock', lock: spin },
      { effect: 'unlock', lock: bottomHalves },
    ],
  }),
  quiet('void spin_lock_init(spinlock_t *lock)', SPIN, 'Prepares a spinlock; nobody has it.', {
    aliases: [{ name: 'raw_spin_lock_init' }, { name: 'rwlock_init' }],
  }),
];

const rwlocks: readonly Primitive[] = [
  takes(
    'void write_lock(rwlock_t *lock)',
    write,
    RW,
    'Takes the lock for itself, spinning. On mmu_lock this is what zapping and invalidation need.',
    { related: ['write_unlock'] },
  ),
  releases('void write_unlock(rwlock_t *lock)', write, RW, 'Releases the exclusive side.', { needs: [write] }),
  takes(
    'void read_lock(rwlock_t *lock)',
    read,
    RW,
    'Takes the lock shared, spinning. On mmu_lock this is what faults of the TDP MMU use.',
    { related: ['read_unlock'] },
  ),
  releases('void read_unlock(rwlock_t *lock)', read, RW, 'Releases the shared side.', { needs: [read] }),
  tries('int write_trylock(rwlock_t *lock)', write, RW, 'Takes the lock for itself if it is free.'),
  tries('int read_trylock(rwlock_t *lock)', read, RW, 'Takes the lock shared if no writer has it.'),
  quiet('void read_lock_irq(rwlock_t *lock)', RW, 'Switches interrupts off and takes the lock shared.', {
    effects: [...off, { effect: 'lock', lock: read }],
  }),
  quiet('void read_unlock_irq(rwlock_t *lock)', RW, 'Releases the shared side and switches interrupts on.', {
    effects: [{ effect: 'unlock', lock: read }, ...on],
  }),
  quiet('void write_lock_irq(rwlock_t *lock)', RW, 'Switches interrupts off and takes the lock for itself.', {
    effects: [...off, { effect: 'lock', lock: write }],
  }),
  quiet('void write_unlock_irq(rwlock_t *lock)', RW, 'Releases the exclusive side and switches interrupts on.', {
    effects: [{ effect: 'unlock', lock: write }, ...on],
  }),
  quiet(
    'void read_lock_irqsave(rwlock_t *lock, unsigned long flags)',
    RW,
    'Switches interrupts off, keeping what they were, and takes the lock shared.',
    { byName: ['flags'], effects: [saved, ...off, { effect: 'lock', lock: read }] },
  ),
  quiet(
    'void read_unlock_irqrestore(rwlock_t *lock, unsigned long flags)',
    RW,
    'Releases the shared side and sets interrupts to what they were.',
    { effects: [{ effect: 'unlock', lock: read }, ...on] },
  ),
  quiet(
    'void write_lock_irqsave(rwlock_t *lock, unsigned long flags)',
    RW,
    'Switches interrupts off, keeping what they were, and takes the lock for itself.',
    { byName: ['flags'], effects: [saved, ...off, { effect: 'lock', lock: write }] },
  ),
  quiet(
    'void write_unlock_irqrestore(rwlock_t *lock, unsigned long flags)',
    RW,
    'Releases the exclusive side and sets interrupts to what they were.',
    { effects: [{ effect: 'unlock', lock: write }, ...on] },
  ),
];

const mmu: readonly Primitive[] = [
  takes(
    'void KVM_MMU_LOCK(struct kvm *kvm)',
    mmuLock,
    'virt/kvm/kvm_mm.h',
    'Takes mmu_lock of the VM for itself; a spinlock or the write side of an rwlock, as the architecture has it. Nothing may sleep under it.',
    { related: ['KVM_MMU_UNLOCK'] },
  ),
  releases('void KVM_MMU_UNLOCK(struct kvm *kvm)', mmuLock, 'virt/kvm/kvm_mm.h', 'Releases mmu_lock of the VM.', {
    needs: [mmuLock],
  }),
  quiet('void KVM_MMU_LOCK_INIT(struct kvm *kvm)', 'virt/kvm/kvm_mm.h', 'Prepares mmu_lock of a new VM.'),
];

const guards: readonly GuardClass[] = [
  {
    name: 'spinlock',
    enter: 'spin_lock',
    exit: 'spin_unlock',
    summary: 'Holds a spinlock until the end of the scope.',
  },
  {
    name: 'raw_spinlock',
    enter: 'raw_spin_lock',
    exit: 'raw_spin_unlock',
    summary: 'Holds a raw spinlock until the end of the scope.',
  },
  {
    name: 'spinlock_irq',
    enter: 'spin_lock_irq',
    exit: 'spin_unlock_irq',
    summary: 'Holds a spinlock with interrupts off until the end of the scope.',
  },
  {
    name: 'spinlock_irqsave',
    enter: 'spin_lock_irqsave',
    exit: 'spin_unlock_irqrestore',
    summary: 'Holds a spinlock with interrupts off until the end of the scope.',
  },
  {
    name: 'raw_spinlock_irq',
    enter: 'raw_spin_lock_irq',
    exit: 'raw_spin_unlock_irq',
    summary: 'Holds a raw spinlock with interrupts off until the end of the scope.',
  },
  {
    name: 'raw_spinlock_irqsave',
    enter: 'raw_spin_lock_irqsave',
    exit: 'raw_spin_unlock_irqrestore',
    summary: 'Holds a raw spinlock with interrupts off until the end of the scope.',
  },
  {
    name: 'spinlock_bh',
    enter: 'spin_lock_bh',
    exit: 'spin_unlock_bh',
    summary: 'Holds a spinlock with bottom halves off until the end of the scope.',
  },
  {
    name: 'read_lock',
    enter: 'read_lock',
    exit: 'read_unlock',
    summary: 'Holds the shared side of a spinning lock until the end of the scope.',
  },
  {
    name: 'write_lock',
    enter: 'write_lock',
    exit: 'write_unlock',
    summary: 'Holds a spinning lock until the end of the scope.',
  },
  {
    name: 'rcu',
    enter: 'rcu_read_lock',
    exit: 'rcu_read_unlock',
    summary: 'An RCU section until the end of the scope.',
  },
  {
    name: 'srcu',
    enter: 'srcu_read_lock',
    exit: 'srcu_read_unlock',
    summary: 'An SRCU section until the end of the scope.',
  },
  {
    name: 'preempt',
    enter: 'preempt_disable',
    exit: 'preempt_enable',
    summary: 'Preemption is off until the end of the scope.',
  },
  {
    name: 'preempt_notrace',
    enter: 'preempt_disable_notrace',
    exit: 'preempt_enable_notrace',
    summary: 'Preemption is off until the end of the scope.',
  },
  {
    name: 'irq',
    enter: 'local_irq_disable',
    exit: 'local_irq_enable',
    summary: 'Interrupts are off until the end of the scope.',
  },
  {
    name: 'irqsave',
    enter: 'local_irq_save',
    exit: 'local_irq_restore',
    summary: 'Interrupts are off until the end of the scope.',
  },
  {
    name: 'cpus_read_lock',
    enter: 'cpus_read_lock',
    exit: 'cpus_read_unlock',
    summary: 'Processors do not come and go until the end of the scope.',
  },
];

/** Locks and sections in which nothing may sleep, and SRCU, in which one may. */
export const spinning: PrimitiveGroup = {
  name: 'spinning',
  title: 'Spinning locks, RCU, preemption, interrupts',
  primitives: [...spinlocks, ...rwlocks, ...mmu],
  guards,
};
