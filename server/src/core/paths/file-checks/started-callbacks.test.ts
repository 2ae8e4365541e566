import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const watchers = (undo: string): string => `
  struct watch;
  struct watch_ops {
    int (*invalidate_start)(struct watch *watch, unsigned long at);
    void (*invalidate_end)(struct watch *watch, unsigned long at);
  };
  struct watch { struct list_head list; const struct watch_ops *ops; };
  struct watched { struct list_head watches; };

  int tell_start(struct watched *watched, unsigned long at)
  {
    struct watch *watch;
    int ret = 0;

    list_for_each_entry(watch, &watched->watches, list) {
      int r = watch->ops->invalidate_start(watch, at);

      if (r)
        ret = r;
    }
    ${undo}
    return ret;
  }

  void tell_end(struct watched *watched, unsigned long at)
  {
    struct watch *watch;

    list_for_each_entry(watch, &watched->watches, list)
      watch->ops->invalidate_end(watch, at);
  }`;

test('one that fails leaves those before it begun', async () =>
  expect(await findingsOf(watchers(''))).toEqual(['warning invalidate-unbalanced in tell_start()']));

test('those that were begun are ended again', async () =>
  expect(await findingsOf(watchers('if (ret) tell_end(watched, at);'))).toEqual([]));

test('a caller that ends them when it fails undoes it', async () =>
  expect(
    await findingsOf(`${watchers('')}
      int change(struct watched *watched, unsigned long at)
      {
        int ret = tell_start(watched, at);

        tell_end(watched, at);
        return ret;
      }`),
  ).toEqual([]));

test('callbacks that cannot fail are all begun', async () =>
  expect(
    await findingsOf(
      watchers('')
        .replace('int r = watch->ops->invalidate_start(watch, at);', 'watch->ops->invalidate_start(watch, at);')
        .replace('if (r)\n        ret = r;', ''),
    ),
  ).toEqual([]));
