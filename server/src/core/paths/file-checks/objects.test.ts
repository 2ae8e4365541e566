import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const shares = (release: string, more = ''): string => `
  struct share { struct list_head link; };

  int share_open(struct file *file, struct list_head *all)
  {
    struct share *share = kzalloc(sizeof(*share), GFP_KERNEL);

    if (!share)
      return -ENOMEM;
    list_add(&share->link, all);
    file->private_data = share;
    return 0;
  }

  ${more}

  int share_release(struct file *file)
  {
    struct share *share = file->private_data;

    list_del(&share->link);
    ${release}
    return 0;
  }`;

test('an object that is taken apart is freed', async () =>
  expect(await findingsOf(shares('kfree(share);'))).toEqual([]));

test('freed nowhere, it is told where it is taken apart', async () =>
  expect(await findingsOf(shares(''))).toEqual(['warning resource-leak in share_release()']));

test('code that is not known may free it by its name', async () =>
  expect(await findingsOf(shares('other_free(share);'))).toEqual([]));

test('what frees memory of any type may free it', async () =>
  expect(await findingsOf(shares('', 'void drop(void *memory) { kfree(memory); }'))).toEqual([]));

test('a function that nobody calls frees nothing', async () =>
  expect(await findingsOf(shares('', 'static void share_free(struct share *share) { kfree(share); }'))).toEqual([
    'warning resource-leak in share_release()',
  ]));
