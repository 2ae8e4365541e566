import { not, constant } from './declare.ts';
import type { Effect, Place, Primitive, PrimitiveGroup, Value } from './primitive.ts';

const ATOMIC = 'include/linux/atomic.h';
/** The same operation on the three widths of counters, under the name of the narrowest. */
function widths(name: string): { readonly name: string }[] {
  return [{ name: name.replace('atomic_', 'atomic64_') }, { name: name.replace('atomic_', 'atomic_long_') }];
}

const counter: Place = 'v->counter';

function up(by: number | Place): Effect {
  return { effect: 'add', at: counter, by: typeof by === 'number' ? by : { of: by } };
}

function down(by: number | Place): Effect {
  return { effect: 'add', at: counter, by: typeof by === 'number' ? by : { of: by }, down: true };
}

function c(text: string): Value {
  return { is: 'expression', c: text };
}

interface Operation {
  readonly signature: string;
  readonly summary: string;
  readonly effect?: Effect;
  readonly value: Value;
}

function operation({ signature, summary, effect, value }: Operation): Primitive {
  const name = /(\w+)\(/.exec(signature)?.[1] ?? '';
  return {
    signature,
    aliases: [
      ...widths(name),
      ...['_relaxed', '_acquire', '_release']
        .filter(() => value.is !== 'void' && name !== 'atomic_read')
        .flatMap((order) => [
          { name: `${name}${order}` },
          ...widths(name).map((alias) => ({ name: `${alias.name}${order}` })),
        ]),
    ],
    summary,
    source: ATOMIC,
    sleeps: 'never',
    ...(effect ? { effects: [effect] } : {}),
    results: [{ value }],
  };
}

/** An expression over a counter speaks of the value before the operation. */
const operations: readonly Primitive[] = [
  operation({
    signature: 'int atomic_read(const atomic_t *v)',
    summary: 'The value of the counter.',
    value: { is: 'place', place: counter },
  }),
  operation({
    signature: 'void atomic_set(atomic_t *v, int i)',
    summary: 'Sets the counter.',
    effect: { effect: 'store', at: counter, value: { is: 'place', place: 'i' } },
    value: { is: 'void' },
  }),
  operation({ signature: 'void atomic_inc(atomic_t *v)', summary: 'Adds 1.', effect: up(1), value: { is: 'void' } }),
  operation({
    signature: 'void atomic_dec(atomic_t *v)',
    summary: 'Takes 1 away.',
    effect: down(1),
    value: { is: 'void' },
  }),
  operation({
    signature: 'void atomic_add(int i, atomic_t *v)',
    summary: 'Adds i.',
    effect: up('i'),
    value: { is: 'void' },
  }),
  operation({
    signature: 'void atomic_sub(int i, atomic_t *v)',
    summary: 'Takes i away.',
    effect: down('i'),
    value: { is: 'void' },
  }),
  operation({
    signature: 'int atomic_inc_return(atomic_t *v)',
    summary: 'Adds 1 and returns the new value.',
    effect: up(1),
    value: c('v->counter + 1'),
  }),
  operation({
    signature: 'int atomic_dec_return(atomic_t *v)',
    summary: 'Takes 1 away and returns the new value.',
    effect: down(1),
    value: c('v->counter - 1'),
  }),
  operation({
    signature: 'int atomic_add_return(int i, atomic_t *v)',
    summary: 'Adds i and returns the new value.',
    effect: up('i'),
    value: c('v->counter + i'),
  }),
  operation({
    signature: 'int atomic_sub_return(int i, atomic_t *v)',
    summary: 'Takes i away and returns the new value.',
    effect: down('i'),
    value: c('v->counter - i'),
  }),
  operation({
    signature: 'int atomic_fetch_add(int i, atomic_t *v)',
    summary: 'Adds i and returns the old value.',
    effect: up('i'),
    value: c('v->counter'),
  }),
  operation({
    signature: 'int atomic_fetch_sub(int i, atomic_t *v)',
    summary: 'Takes i away and returns the old value.',
    effect: down('i'),
    value: c('v->counter'),
  }),
  operation({
    signature: 'int atomic_fetch_inc(atomic_t *v)',
    summary: 'Adds 1 and returns the old value.',
    effect: up(1),
    value: c('v->counter'),
  }),
  operation({
    signature: 'bool atomic_dec_and_test(atomic_t *v)',
    summary: 'Takes 1 away; true where that made it 0.',
    effect: down(1),
    value: c('v->counter == 1'),
  }),
  operation({
    signature: 'bool atomic_inc_and_test(atomic_t *v)',
    summary: 'Adds 1; true where that made it 0.',
    effect: up(1),
    value: c('v->counter == -1'),
  }),
  operation({
    signature: 'bool atomic_sub_and_test(int i, atomic_t *v)',
    summary: 'Takes i away; true where that made it 0.',
    effect: down('i'),
    value: c('v->counter == i'),
  }),
  operation({
    signature: 'bool atomic_add_negative(int i, atomic_t *v)',
    summary: 'Adds i; true where the new value is negative.',
    effect: up('i'),
    value: c('v->counter + i < 0'),
  }),
  operation({
    signature: 'int atomic_xchg(atomic_t *v, int n)',
    summary: 'Sets the counter and returns the old value.',
    effect: { effect: 'store', at: counter, value: { is: 'place', place: 'n' } },
    value: c('v->counter'),
  }),
];

const conditional: readonly Primitive[] = [
  {
    signature: 'void atomic_set_release(atomic_t *v, int i)',
    aliases: widths('atomic_set_release'),
    summary: 'Sets the counter; what stands before in the code is done before.',
    source: ATOMIC,
    sleeps: 'never',
    effects: [{ effect: 'store', at: counter, value: { is: 'place', place: 'i' } }],
    results: [{ value: { is: 'void' } }],
  },
  {
    signature: 'int atomic_read_acquire(const atomic_t *v)',
    aliases: widths('atomic_read_acquire'),
    summary: 'The value of the counter; what follows in the code is not done before.',
    source: ATOMIC,
    sleeps: 'never',
    results: [{ value: { is: 'place', place: counter } }],
  },
  {
    signature: 'bool atomic_inc_not_zero(atomic_t *v)',
    aliases: widths('atomic_inc_not_zero'),
    summary: 'Adds 1 unless the counter is 0; says whether it did.',
    source: ATOMIC,
    sleeps: 'never',
    results: [
      { value: constant(1), when: { not: { equal: [counter, 0] } }, effects: [up(1)], label: 'was not 0' },
      { value: constant(0), when: { equal: [counter, 0] }, label: 'was 0' },
    ],
  },
  {
    signature: 'int atomic_dec_if_positive(atomic_t *v)',
    aliases: widths('atomic_dec_if_positive'),
    summary:
      'Takes 1 away if that does not make the counter negative. It returns the old value less 1 in any case: below 0 ' +
      'says that nothing was stored, 0 that the counter is 0 now, above 0 that it was lowered and others remain.',
    source: ATOMIC,
    sleeps: 'never',
    results: [
      { value: c('v->counter - 1'), when: { less: [counter, 1] }, label: 'was not positive' },
      { value: constant(0), when: { equal: [counter, 1] }, effects: [down(1)], label: 'was 1' },
      { value: c('v->counter - 1'), when: { not: { less: [counter, 2] } }, effects: [down(1)], label: 'was above 1' },
    ],
  },
  {
    signature: 'bool atomic_add_unless(atomic_t *v, int a, int u)',
    aliases: widths('atomic_add_unless'),
    summary: 'Adds a unless the counter is u; says whether it did.',
    source: ATOMIC,
    sleeps: 'never',
    results: [
      { value: constant(1), when: not({ same: [counter, 'u'] }), effects: [up('a')], label: 'added' },
      { value: constant(0), when: { same: [counter, 'u'] }, label: 'was u' },
    ],
  },
  {
    signature: 'int atomic_cmpxchg(atomic_t *v, int old, int n)',
    aliases: [...widths('atomic_cmpxchg'), { name: 'atomic_cmpxchg_acquire' }, { name: 'atomic_cmpxchg_relaxed' }],
    summary: 'Sets the counter to n if it is old; returns what it was.',
    source: ATOMIC,
    sleeps: 'never',
    results: [
      {
        value: { is: 'place', place: 'old' },
        when: { same: [counter, 'old'] },
        effects: [{ effect: 'store', at: counter, value: { is: 'place', place: 'n' } }],
        label: 'exchanged',
      },
      { value: c('v->counter'), when: not({ same: [counter, 'old'] }), label: 'was another' },
    ],
  },
  {
    signature: 'bool atomic_try_cmpxchg(atomic_t *v, int *old, int n)',
    aliases: widths('atomic_try_cmpxchg'),
    summary: 'Sets the counter to n if it is *old, and says so; else *old is what it was.',
    source: ATOMIC,
    sleeps: 'never',
    results: [
      {
        value: constant(1),
        when: { same: [counter, '*old'] },
        effects: [{ effect: 'store', at: counter, value: { is: 'place', place: 'n' } }],
        label: 'exchanged',
      },
      {
        value: constant(0),
        when: not({ same: [counter, '*old'] }),
        effects: [{ effect: 'store', at: '*old', value: { is: 'place', place: 'v->counter' } }],
        label: 'was another',
      },
    ],
  },
  {
    signature: 'bool atomic_dec_and_lock(atomic_t *v, spinlock_t *lock)',
    aliases: [{ name: 'refcount_dec_and_lock' }],
    summary: 'Takes 1 away; takes the lock and returns true where that made it 0.',
    source: 'include/linux/spinlock.h',
    sleeps: 'never',
    results: [
      {
        value: constant(1),
        when: { equal: [counter, 1] },
        effects: [down(1), { effect: 'lock', lock: { on: 'lock', lock: 'spinlock', mode: 'exclusive' } }],
        label: 'now 0, locked',
      },
      { value: constant(0), when: { not: { equal: [counter, 1] } }, effects: [down(1)], label: 'not 0' },
    ],
  },
];

/** Counters, reference counts that are plain memory, single accesses and barriers. */
export const atomics: PrimitiveGroup = {
  name: 'atomics',
  title: 'Atomics and barriers',
  primitives: [...operations, ...conditional],
};
