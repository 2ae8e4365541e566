import { not, constant, getter, query, quiet } from './declare.ts';
import type { Place, Primitive, PrimitiveGroup, Result, Value } from './primitive.ts';

const COMPILER = 'include/asm-generic/rwonce.h';
const REFCOUNT = 'include/linux/refcount.h';

function c(text: string): Value {
  return { is: 'expression', c: text };
}

const count: Place = 'r->refs.counter';
const krefCount: Place = 'kref->refcount.refs.counter';

function unlessZero(at: Place): readonly Result[] {
  return [
    { value: constant(1), when: { not: { equal: [at, 0] } }, effects: [{ effect: 'add', at, by: 1 }], label: 'taken' },
    { value: constant(0), when: { equal: [at, 0] }, label: 'count was 0' },
  ];
}

const references: readonly Primitive[] = [
  getter('unsigned int refcount_read(const refcount_t *r)', count, REFCOUNT, 'The value of the count.'),
  quiet('void refcount_set(refcount_t *r, int n)', REFCOUNT, 'Sets the count of a new object.', {
    effects: [{ effect: 'store', at: count, value: { is: 'place', place: 'n' } }],
  }),
  quiet('void refcount_inc(refcount_t *r)', REFCOUNT, 'Adds 1 to a count that is not 0.', {
    effects: [{ effect: 'add', at: count, by: 1 }],
  }),
  quiet('void refcount_dec(refcount_t *r)', REFCOUNT, 'Takes 1 away; others remain.', {
    effects: [{ effect: 'add', at: count, by: 1, down: true }],
  }),
  {
    signature: 'bool refcount_inc_not_zero(refcount_t *r)',
    summary: 'Adds 1 unless the count is 0; says whether it did.',
    source: REFCOUNT,
    sleeps: 'never',
    results: unlessZero(count),
  },
  query(
    'bool refcount_dec_and_test(refcount_t *r)',
    REFCOUNT,
    'Takes 1 away; true where that made it 0, and the caller frees the object.',
    {
      effects: [{ effect: 'add', at: count, by: 1, down: true }],
      results: [{ value: c('r->refs.counter == 1') }],
    },
  ),
  quiet('void kref_init(struct kref *kref)', 'include/linux/kref.h', 'A count of 1 for a new object.', {
    effects: [{ effect: 'store', at: krefCount, value: constant(1) }],
  }),
  quiet('void kref_get(struct kref *kref)', 'include/linux/kref.h', 'Adds 1 to a count that is not 0.', {
    effects: [{ effect: 'add', at: krefCount, by: 1 }],
  }),
  {
    signature: 'int kref_get_unless_zero(struct kref *kref)',
    summary: 'Adds 1 unless the count is 0; says whether it did.',
    source: 'include/linux/kref.h',
    sleeps: 'never',
    results: unlessZero(krefCount),
  },
  query(
    'int kref_put(struct kref *kref, void (*release)(struct kref *kref))',
    'include/linux/kref.h',
    'Takes 1 away; runs the function and returns 1 where that made it 0.',
    {
      effects: [
        { effect: 'add', at: krefCount, by: 1, down: true },
        { effect: 'keep', of: 'kref' },
      ],
      results: [{ value: c('kref->refcount.refs.counter == 1') }],
    },
  ),
];

const accesses: readonly Primitive[] = [
  getter('long READ_ONCE(long x)', 'x', COMPILER, 'Reads a variable exactly once, whole.', {
    aliases: [{ name: 'READ_ONCE_NOCHECK' }, { name: 'data_race' }, { name: 'ACCESS_PRIVATE' }],
    byName: ['x'],
  }),
  quiet('void WRITE_ONCE(long x, long val)', COMPILER, 'Writes a variable exactly once, whole.', {
    byName: ['x'],
    effects: [{ effect: 'store', at: 'x', value: { is: 'place', place: 'val' } }],
  }),
  getter(
    'long smp_load_acquire(long *p)',
    '*p',
    'include/asm-generic/barrier.h',
    'Reads; what follows in the code is not done before.',
  ),
  quiet(
    'void smp_store_release(long *p, long v)',
    'include/asm-generic/barrier.h',
    'Writes; what stands before in the code is done before.',
    {
      aliases: [{ name: 'smp_store_mb' }],
      effects: [{ effect: 'store', at: '*p', value: { is: 'place', place: 'v' } }],
    },
  ),
  quiet(
    'void smp_mb(void)',
    'include/asm-generic/barrier.h',
    'Keeps accesses before it and after it in order, as other processors see them. A model without reordering cannot tell where it is missing.',
    {
      aliases: [
        'smp_rmb',
        'smp_wmb',
        'mb',
        'rmb',
        'wmb',
        'barrier',
        'smp_mb__after_atomic',
        'smp_mb__before_atomic',
        'smp_mb__after_srcu_read_unlock',
        'smp_mb__after_spinlock',
        'virt_wmb',
        'dma_rmb',
        'dma_wmb',
        'barrier_data',
        'barrier_nospec',
        'smp_acquire__after_ctrl_dep',
        'smp_read_barrier_depends',
      ].map((name) => ({ name })),
    },
  ),
  {
    signature: 'long cmpxchg(long *ptr, long old, long n)',
    aliases: [
      { name: 'cmpxchg64' },
      { name: 'cmpxchg_relaxed' },
      { name: 'cmpxchg_release' },
      { name: 'cmpxchg_acquire' },
      { name: 'cmpxchg_local' },
    ],
    summary: 'Writes n if *ptr is old; returns what it was.',
    source: 'arch/x86/include/asm/cmpxchg.h',
    sleeps: 'never',
    results: [
      {
        value: { is: 'place', place: 'old' },
        when: { same: ['*ptr', 'old'] },
        effects: [{ effect: 'store', at: '*ptr', value: { is: 'place', place: 'n' } }],
        label: 'exchanged',
      },
      { value: { is: 'place', place: '*ptr' }, when: not({ same: ['*ptr', 'old'] }), label: 'was another' },
    ],
  },
  {
    signature: 'bool try_cmpxchg(long *ptr, long *oldp, long n)',
    aliases: [{ name: 'try_cmpxchg64' }, { name: 'try_cmpxchg_relaxed' }, { name: 'try_cmpxchg_release' }],
    summary: 'Writes n if *ptr is *oldp, and says so; else *oldp is what it was.',
    source: 'arch/x86/include/asm/cmpxchg.h',
    sleeps: 'never',
    results: [
      {
        value: constant(1),
        when: { same: ['*ptr', '*oldp'] },
        effects: [{ effect: 'store', at: '*ptr', value: { is: 'place', place: 'n' } }],
        label: 'exchanged',
      },
      {
        value: constant(0),
        when: not({ same: ['*ptr', '*oldp'] }),
        effects: [{ effect: 'store', at: '*oldp', value: { is: 'place', place: '*ptr' } }],
        label: 'was another',
      },
    ],
  },
  {
    signature: 'long xchg(long *ptr, long v)',
    aliases: [{ name: 'xchg_relaxed' }, { name: 'xchg_release' }],
    summary: 'Writes, and returns what was there.',
    source: 'arch/x86/include/asm/cmpxchg.h',
    sleeps: 'never',
    results: [
      {
        value: { is: 'place', place: '*ptr' },
        effects: [{ effect: 'store', at: '*ptr', value: { is: 'place', place: 'v' } }],
      },
    ],
  },
  {
    signature: 'void *no_free_ptr(void *p)',
    aliases: [
      { name: 'return_ptr' },
      { name: '__get_and_null_ptr' },
      { name: 'take_fd' },
      { name: 'retain_and_null_ptr' },
    ],
    summary:
      'Gives the pointer and sets the variable to NULL, so that the end of its scope frees nothing. return_ptr() returns from the function besides.',
    source: 'include/linux/cleanup.h',
    sleeps: 'never',
    byName: ['p'],
    results: [{ value: { is: 'place', place: 'p' }, effects: [{ effect: 'store', at: 'p', value: { is: 'null' } }] }],
  },
];

/** Reference counts that are plain memory, single accesses, barriers. */
export const accessGroup: PrimitiveGroup = {
  name: 'accesses',
  title: 'Reference counts in memory, single accesses, barriers',
  primitives: [...references, ...accesses],
};
