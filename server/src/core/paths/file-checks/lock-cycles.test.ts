import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const pair = 'struct pair { struct mutex left; struct mutex right; struct rw_semaphore gate; int sum; };\n';

/** Takes two locks of a pair, one inside the other. */
const takes = (name: string, outer: string, inner: string): string => `
  void ${name}(struct pair *pair)
  {
    ${outer};
    ${inner};
    pair->sum++;
    mutex_unlock(&pair->${memberOf(inner)});
    mutex_unlock(&pair->${memberOf(outer)});
  }`;

function memberOf(call: string): string {
  return /->(\w+)/.exec(call)?.[1] ?? '';
}

const left = 'mutex_lock(&pair->left)';
const right = 'mutex_lock(&pair->right)';

test('two locks that are taken in either order are told', async () =>
  expect(await findingsOf(pair + takes('add', left, right) + takes('sub', right, left))).toEqual([
    'warning lock-order in sub()',
  ]));

test('two locks that are taken in one order are in order', async () =>
  expect(await findingsOf(pair + takes('add', left, right) + takes('sub', left, right))).toEqual([]));

test('one that is only tried is not waited for', async () =>
  expect(
    await findingsOf(
      `${pair}${takes('add', left, right)}
      void sub(struct pair *pair)
      {
        mutex_lock(&pair->right);
        if (mutex_trylock(&pair->left)) {
          pair->sum--;
          mutex_unlock(&pair->left);
        }
        mutex_unlock(&pair->right);
      }`,
    ),
  ).toEqual([]));

test('locks of an object that nobody else has yet are in no order', async () =>
  expect(
    await findingsOf(
      `${pair}${takes('add', left, right)}
      struct pair *make(void)
      {
        struct pair *pair = kzalloc(sizeof(*pair), GFP_KERNEL);

        if (!pair)
          return NULL;
        mutex_lock(&pair->right);
        mutex_lock(&pair->left);
        pair->sum = 1;
        mutex_unlock(&pair->left);
        mutex_unlock(&pair->right);
        return pair;
      }`,
    ),
  ).toEqual([]));

test('under a lock that both take they do not meet', async () => {
  const gated = (name: string, outer: string, inner: string): string =>
    takes(name, `down_write(&pair->gate);\n${outer}`, inner).replace(
      'mutex_unlock(&pair->gate)',
      `mutex_unlock(&pair->${memberOf(outer)});\nup_write(&pair->gate)`,
    );
  expect(await findingsOf(pair + gated('add', left, right) + gated('sub', right, left))).toEqual([]);
});

test('two objects of one struct, one inside the other, are in whatever order they are in', async () =>
  expect(
    await findingsOf(`${pair}
      void both(struct pair *one, struct pair *two)
      {
        mutex_lock(&one->left);
        mutex_lock_nested(&two->left, 1);
        one->sum += two->sum;
        mutex_unlock(&two->left);
        mutex_unlock(&one->left);
      }`),
  ).toEqual([]));

test('what is held for reading is told by no cycle', async () =>
  expect(
    await findingsOf(`${pair}
      void add(struct pair *pair)
      {
        down_read(&pair->gate);
        mutex_lock(&pair->left);
        pair->sum++;
        mutex_unlock(&pair->left);
        up_read(&pair->gate);
      }

      void sub(struct pair *pair)
      {
        mutex_lock(&pair->left);
        down_read(&pair->gate);
        pair->sum--;
        up_read(&pair->gate);
        mutex_unlock(&pair->left);
      }`),
  ).toEqual([]));

test('a lock that a callee takes counts for its caller', async () =>
  expect(
    await findingsOf(`${pair}${takes('add', left, right)}
      static void note(struct pair *pair)
      {
        mutex_lock(&pair->left);
        pair->sum--;
        mutex_unlock(&pair->left);
      }

      static void tell(struct pair *pair)
      {
        note(pair);
      }

      void sub(struct pair *pair)
      {
        mutex_lock(&pair->right);
        tell(pair);
        mutex_unlock(&pair->right);
      }`),
  ).toEqual(['warning lock-order in sub()']));

test('a callee that lets go of the lock of its caller first does not wait with it', async () =>
  expect(
    await findingsOf(`${pair}${takes('add', left, right)}
      static void swap(struct pair *pair)
      {
        mutex_unlock(&pair->right);
        mutex_lock(&pair->left);
        pair->sum--;
        mutex_unlock(&pair->left);
        mutex_lock(&pair->right);
      }

      void sub(struct pair *pair)
      {
        mutex_lock(&pair->right);
        swap(pair);
        mutex_unlock(&pair->right);
      }`),
  ).toEqual([]));

test('what a callee takes for other arguments is not taken', async () =>
  expect(
    await findingsOf(`${pair}${takes('add', left, right)}
      static void note(struct pair *pair, int locked)
      {
        if (!locked)
          mutex_lock(&pair->left);
        pair->sum--;
        if (!locked)
          mutex_unlock(&pair->left);
      }

      void sub(struct pair *pair)
      {
        mutex_lock(&pair->right);
        note(pair, 1);
        mutex_unlock(&pair->right);
      }`),
  ).toEqual([]));

test('a third lock that the callee holds on both ways keeps them apart', async () =>
  expect(
    await findingsOf(`${pair}
      static void both(struct pair *pair)
      {
        down_write(&pair->gate);
        mutex_lock(&pair->left);
        mutex_lock(&pair->right);
        pair->sum--;
        mutex_unlock(&pair->right);
        mutex_unlock(&pair->left);
        up_write(&pair->gate);
      }
      static void inner(struct pair *pair)
      {
        mutex_lock(&pair->left);
        pair->sum--;
        mutex_unlock(&pair->left);
      }
      void sub(struct pair *pair)
      {
        down_write(&pair->gate);
        mutex_lock(&pair->right);
        inner(pair);
        mutex_unlock(&pair->right);
        up_write(&pair->gate);
      }`),
  ).toEqual([]));

const device = `
  struct device_state { struct mutex lock; int level; };
  static int state_mmap(struct file *file, struct vm_area_struct *vma)
  {
    struct device_state *state = file->private_data;

    mutex_lock(&state->lock);
    state->level++;
    mutex_unlock(&state->lock);
    return 0;
  }
  static const struct file_operations state_ops = { .mmap = state_mmap };\n`;

test('user memory that may fault under a lock that ->mmap() takes is told', async () =>
  expect(
    await findingsOf(`${device}
      int read_level(struct device_state *state, int __user *to)
      {
        int r = 0;

        mutex_lock(&state->lock);
        if (put_user(state->level, to))
          r = -EFAULT;
        mutex_unlock(&state->lock);
        return r;
      }`),
  ).toEqual(['warning lock-order in read_level()']));

test('user memory is left alone while page faults are switched off', async () =>
  expect(
    await findingsOf(`${device}
      int read_level(struct device_state *state, int __user *to)
      {
        int r = 0;

        mutex_lock(&state->lock);
        pagefault_disable();
        if (put_user(state->level, to))
          r = -EFAULT;
        pagefault_enable();
        mutex_unlock(&state->lock);
        return r;
      }`),
  ).toEqual([]));

test('mmap_lock held for reading is waited behind all the same', async () =>
  expect(
    await findingsOf(`${device}
      void walk(struct device_state *state, struct mm_struct *mm)
      {
        mutex_lock(&state->lock);
        mmap_read_lock(mm);
        state->level = 0;
        mmap_read_unlock(mm);
        mutex_unlock(&state->lock);
      }`),
  ).toEqual(['warning lock-order in walk()']));
