import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const add = (store: string, failure: string): string => `
  struct item { int n; };
  struct owner { struct xarray items; struct idr numbers; };
  static void forget_item(struct owner *owner, int n)
  {
    xa_erase(&owner->items, n);
  }
  int add_item(struct owner *owner, int n)
  {
    struct item *item = kzalloc(sizeof(*item), GFP_KERNEL);
    int ret;

    if (!item)
      return -ENOMEM;
    ret = ${store};
    if (ret)
      goto free;
    ret = announce(owner, n);
    if (ret)
      ${failure}
    return 0;
  ${failure.includes('undo') ? 'undo: forget_item(owner, n);' : ''}
  free:
    kfree(item);
    return ret;
  }`;

const stored = 'xa_err(xa_store(&owner->items, n, item, GFP_KERNEL))';

describe('an object that an array leads to', () => {
  test('is told when it is freed', async () =>
    expect(await findingsOf(add(stored, 'goto free;'))).toEqual(['warning use-after-free in add_item()']));
  test('is told when it has a number still', async () =>
    expect(
      await findingsOf(add('idr_alloc(&owner->numbers, item, n, n + 1, GFP_KERNEL) < 0 ? -ENOMEM : 0', 'goto free;')),
    ).toEqual(['warning use-after-free in add_item()']));
  test('has left it before, by a callee', async () => expect(await findingsOf(add(stored, 'goto undo;'))).toEqual([]));
  test('may have left it by code that is not known and says so', async () =>
    expect(await findingsOf(add(stored, '{ remove_item(owner, n); goto free; }'))).toEqual([]));
  test('went with NULL that was stored', async () =>
    expect(await findingsOf(add(stored, '{ xa_store(&owner->items, n, NULL, 0); goto free; }'))).toEqual([]));
  test('was never there where storing it failed', async () =>
    expect(await findingsOf(add('xa_insert(&owner->items, n, item, GFP_KERNEL)', 'return ret;'))).toEqual([]));
});
