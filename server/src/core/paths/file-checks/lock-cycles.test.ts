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
