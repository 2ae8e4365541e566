import { exclusive, query, quiet, releases, shared, takes, takesUnlessSignalled, tries } from './declare.ts';
import type { GuardClass, Primitive, PrimitiveGroup } from './primitive.ts';

const MUTEX = 'include/linux/mutex.h';
const RWSEM = 'include/linux/rwsem.h';
const MMAP = 'include/linux/mmap_lock.h';
const LOCKDEP = 'include/linux/lockdep.h';

const mutex = exclusive('lock', 'mutex');
const semWrite = exclusive('sem', 'rwsem');
const semRead = shared('sem', 'rwsem');
const mmapWrite = exclusive('mm', 'mmap_lock');
const mmapRead = shared('mm', 'mmap_lock');

const mutexes: readonly Primitive[] = [
  takes(
    'void mutex_lock(struct mutex *lock)',
    mutex,
    MUTEX,
    "Waits for the mutex and takes it. KVM's order is kvm->lock, then vcpu->mutex, then slots_lock, outside invalidate_lock and mmu_lock.",
    { sleeps: 'may', related: ['mutex_unlock', 'mutex_lock_killable'] },
  ),
  takes(
    'void mutex_lock_nested(struct mutex *lock, unsigned int subclass)',
    mutex,
    MUTEX,
    'Takes a mutex while one of the same class is held; the subclass tells lockdep that the order is known.',
    { aliases: [{ name: 'mutex_lock_nest_lock' }], sleeps: 'may' },
  ),
  releases('void mutex_unlock(struct mutex *lock)', mutex, MUTEX, 'Releases the mutex.', {
    needs: [mutex],
    related: ['mutex_lock'],
  }),
  tries(
    'int mutex_trylock(struct mutex *lock)',
    mutex,
    MUTEX,
    'Takes the mutex if it is free. True means taken, unlike the interruptible forms.',
  ),
  takesUnlessSignalled(
    'int mutex_lock_killable(struct mutex *lock)',
    mutex,
    MUTEX,
    'Waits for the mutex; a fatal signal ends the wait without it.',
  ),
  takesUnlessSignalled(
    'int mutex_lock_interruptible(struct mutex *lock)',
    mutex,
    MUTEX,
    'Waits for the mutex; any signal ends the wait without it.',
  ),
  takesUnlessSignalled(
    'int mutex_lock_killable_nested(struct mutex *lock, unsigned int subclass)',
    mutex,
    MUTEX,
    'Waits for the mutex while one of the same class is held; a fatal signal ends the wait without it.',
  ),
  query('bool mutex_is_locked(struct mutex *lock)', MUTEX, 'Whether anybody has the mutex.'),
  quiet('void mutex_init(struct mutex *mutex)', MUTEX, 'Prepares a mutex; nobody has it.', {
    aliases: [{ name: 'mutex_destroy' }, { name: 'init_rwsem' }],
  }),
];

const semaphores: readonly Primitive[] = [
  takes(
    'void down_write(struct rw_semaphore *sem)',
    semWrite,
    RWSEM,
    'Waits for the semaphore and takes it for itself. Readers that come later wait behind it.',
    { sleeps: 'may', related: ['up_write'] },
  ),
  takes(
    'void down_read(struct rw_semaphore *sem)',
    semRead,
    RWSEM,
    'Waits for the semaphore and takes it shared. Taking it twice in one task can deadlock with a writer between.',
    { sleeps: 'may', related: ['up_read'] },
  ),
  takes(
    'void down_write_nested(struct rw_semaphore *sem, int subclass)',
    semWrite,
    RWSEM,
    'Takes a semaphore while one of the same class is held.',
    { sleeps: 'may' },
  ),
  releases('void up_write(struct rw_semaphore *sem)', semWrite, RWSEM, 'Releases the exclusive side.', {
    needs: [semWrite],
  }),
  releases('void up_read(struct rw_semaphore *sem)', semRead, RWSEM, 'Releases the shared side.', { needs: [semRead] }),
  quiet(
    'void downgrade_write(struct rw_semaphore *sem)',
    RWSEM,
    'Turns the exclusive side into the shared one without letting go.',
    {
      effects: [
        { effect: 'unlock', lock: semWrite },
        { effect: 'lock', lock: semRead },
      ],
    },
  ),
  tries(
    'int down_write_trylock(struct rw_semaphore *sem)',
    semWrite,
    RWSEM,
    'Takes the semaphore for itself if it is free.',
  ),
  tries(
    'int down_read_trylock(struct rw_semaphore *sem)',
    semRead,
    RWSEM,
    'Takes the semaphore shared if no writer has it.',
  ),
  takesUnlessSignalled(
    'int down_write_killable(struct rw_semaphore *sem)',
    semWrite,
    RWSEM,
    'Waits for the semaphore; a fatal signal ends the wait without it.',
  ),
  takesUnlessSignalled(
    'int down_read_killable(struct rw_semaphore *sem)',
    semRead,
    RWSEM,
    'Waits for the shared side; a fatal signal ends the wait without it.',
    { aliases: [{ name: 'down_read_interruptible' }] },
  ),
];

const mmap: readonly Primitive[] = [
  takes(
    'void mmap_write_lock(struct mm_struct *mm)',
    mmapWrite,
    MMAP,
    'Takes mmap_lock for itself: mappings can be changed. Outermost of the memory locks.',
    { aliases: [{ name: 'mmap_write_lock_nested' }], sleeps: 'may', versions: { since: '5.8' } },
  ),
  releases(
    'void mmap_write_unlock(struct mm_struct *mm)',
    mmapWrite,
    MMAP,
    'Releases the exclusive side of mmap_lock.',
    { needs: [mmapWrite] },
  ),
  takes(
    'void mmap_read_lock(struct mm_struct *mm)',
    mmapRead,
    MMAP,
    'Takes mmap_lock shared: mappings stay as they are. It comes before invalidate_lock and before the folio lock.',
    { sleeps: 'may', versions: { since: '5.8' } },
  ),
  releases('void mmap_read_unlock(struct mm_struct *mm)', mmapRead, MMAP, 'Releases the shared side of mmap_lock.', {
    aliases: [{ name: 'mmap_read_unlock_non_owner' }],
    needs: [mmapRead],
  }),
  tries('bool mmap_read_trylock(struct mm_struct *mm)', mmapRead, MMAP, 'Takes mmap_lock shared if no writer has it.'),
  tries('bool mmap_write_trylock(struct mm_struct *mm)', mmapWrite, MMAP, 'Takes mmap_lock for itself if it is free.'),
  takesUnlessSignalled(
    'int mmap_read_lock_killable(struct mm_struct *mm)',
    mmapRead,
    MMAP,
    'Waits for mmap_lock shared; a fatal signal ends the wait without it.',
  ),
  takesUnlessSignalled(
    'int mmap_write_lock_killable(struct mm_struct *mm)',
    mmapWrite,
    MMAP,
    'Waits for mmap_lock; a fatal signal ends the wait without it.',
  ),
  quiet(
    'void mmap_write_downgrade(struct mm_struct *mm)',
    MMAP,
    'Turns the exclusive side of mmap_lock into the shared one.',
    {
      effects: [
        { effect: 'unlock', lock: mmapWrite },
        { effect: 'lock', lock: mmapRead },
      ],
    },
  ),
  quiet(
    'void mmap_assert_locked(const struct mm_struct *mm)',
    MMAP,
    'Says in debug builds that the caller holds mmap_lock.',
    { aliases: [{ name: 'mmap_lock_assert' }], needs: [mmapRead] },
  ),
  quiet(
    'void mmap_assert_write_locked(const struct mm_struct *mm)',
    MMAP,
    'Says in debug builds that the caller holds mmap_lock for itself.',
    { needs: [mmapWrite] },
  ),
];

const assertions: readonly Primitive[] = [
  quiet(
    'void lockdep_assert_held(void *lock)',
    LOCKDEP,
    'Says that the caller holds the lock; checked in debug builds only.',
    {
      aliases: [{ name: 'assert_spin_locked' }, { name: 'rwsem_assert_held' }, { name: 'lockdep_assert_held_once' }],
      needs: [shared('lock', 'any lock')],
    },
  ),
  quiet('void lockdep_assert_held_write(void *lock)', LOCKDEP, 'Says that the caller holds the lock for itself.', {
    aliases: [{ name: 'rwsem_assert_held_write' }],
    needs: [exclusive('lock', 'any lock')],
  }),
  quiet(
    'void lockdep_assert_held_read(void *lock)',
    LOCKDEP,
    'Says that the caller holds the shared side of the lock.',
    { needs: [shared('lock', 'any lock')] },
  ),
  quiet('void lockdep_assert_not_held(void *lock)', LOCKDEP, 'Says that the caller does not hold the lock.'),
  query(
    'int lockdep_is_held(const void *lock)',
    LOCKDEP,
    'Whether the caller holds the lock; true where lockdep is off.',
    {
      aliases: [
        { name: 'lock_is_held' },
        { name: 'lockdep_is_held_type' },
        { name: 'rwsem_is_locked' },
        { name: 'spin_is_locked' },
        { name: 'rwsem_is_contended' },
        { name: 'rwlock_needbreak' },
        { name: 'spin_needbreak' },
      ],
    },
  ),
  quiet('void might_lock(void *lock)', LOCKDEP, 'Tells lockdep that the function may take the lock.', {
    aliases: [{ name: 'might_lock_read' }, { name: 'might_lock_nested' }],
  }),
];

const guards: readonly GuardClass[] = [
  { name: 'mutex', enter: 'mutex_lock', exit: 'mutex_unlock', summary: 'Holds a mutex until the end of the scope.' },
  {
    name: 'mutex_try',
    enter: 'mutex_trylock',
    exit: 'mutex_unlock',
    ignores: 'null',
    summary: 'Holds a mutex until the end of the scope if it was free.',
  },
  {
    name: 'rwsem_read',
    enter: 'down_read',
    exit: 'up_read',
    summary: 'Holds the shared side of a semaphore until the end of the scope.',
  },
  {
    name: 'rwsem_write',
    enter: 'down_write',
    exit: 'up_write',
    summary: 'Holds a semaphore until the end of the scope.',
  },
  {
    name: 'mmap_read_lock',
    enter: 'mmap_read_lock',
    exit: 'mmap_read_unlock',
    summary: 'Holds mmap_lock shared until the end of the scope.',
  },
];

/** Locks whose holder may sleep: mutexes, semaphores, mmap_lock; and the assertions about locks. */
export const locks: PrimitiveGroup = {
  name: 'locks',
  title: 'Locks whose holder may sleep',
  primitives: [...mutexes, ...semaphores, ...mmap, ...assertions],
  guards,
  types: {
    locks: {
      'struct kvm': { mmu_lock: 'mmu_lock' },
      'struct mm_struct': { mmap_lock: 'mmap_lock', mmap_sem: 'mmap_lock' },
    },
  },
};
