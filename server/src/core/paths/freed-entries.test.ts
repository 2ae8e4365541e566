import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const item = `
  struct item { struct list_head link; int n; };
  struct owner { struct list_head items; };
  static void drop(struct item *item)
  {
    list_del(&item->link);
    kfree(item);
  }`;

const all = (loop: string, body: string): string => `${item}
  void drop_all(struct owner *owner, int wanted)
  {
    struct item *item, *next;

    ${loop}(item, ${loop.endsWith('_safe') ? 'next, ' : ''}&owner->items, link) {
      ${body}
    }
  }`;

describe('a list that a loop goes through', () => {
  test('is not gone on with from an entry that was freed', async () =>
    expect(await findingsOf(all('list_for_each_entry', 'list_del(&item->link); kfree(item);'))).toEqual([
      'error use-after-free in drop_all()',
    ]));
  test('nor from one that a callee freed', async () =>
    expect(await findingsOf(all('list_for_each_entry', 'drop(item);'))).toEqual([
      'error use-after-free in drop_all()',
    ]));
  test('may be left then', async () =>
    expect(await findingsOf(all('list_for_each_entry', 'if (item->n == wanted) { drop(item); break; }'))).toEqual([]));
  test('knows the next one before where it is safe', async () =>
    expect(await findingsOf(all('list_for_each_entry_safe', 'drop(item);'))).toEqual([]));
  test('under RCU is gone on with from what a grace period keeps', async () =>
    expect(
      await findingsOf(all('list_for_each_entry_rcu', 'list_del_rcu(&item->link); kfree_rcu(item, rcu);')),
    ).toEqual([]));
  test('is another one when the variable is used again', async () =>
    expect(
      await findingsOf(`${item}
        void drop_one(struct owner *owner, struct owner *other, int wanted)
        {
          struct item *item;

          list_for_each_entry(item, &owner->items, link)
            if (item->n == wanted) {
              drop(item);
              break;
            }
          list_for_each_entry(item, &other->items, link)
            item->n = 0;
        }`),
    ).toEqual([]));
});
