import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const shares = (drop: string): string => `
  struct share { struct list_head link; int users; };
  static LIST_HEAD(all_shares);

  int share_add(int users)
  {
    struct share *share = kzalloc(sizeof(*share), GFP_KERNEL);

    if (!share)
      return -ENOMEM;
    share->users = users;
    list_add(&share->link, &all_shares);
    return 0;
  }

  ${drop}`;

test('an object that leaves its list before it is freed is in order', async () =>
  expect(
    await findingsOf(shares('void share_drop(struct share *share) { list_del(&share->link); kfree(share); }')),
  ).toEqual([]));

test('freed while nothing of the file takes it out, it is told', async () =>
  expect(await findingsOf(shares('void share_drop(struct share *share) { share->users = 0; kfree(share); }'))).toEqual([
    'warning use-after-free in share_drop()',
  ]));

test('what is freed by walking the list goes with the list', async () =>
  expect(
    await findingsOf(
      shares(`void shares_exit(void)
        {
          struct share *share, *next;

          list_for_each_entry_safe(share, next, &all_shares, link)
            kfree(share);
        }`),
    ),
  ).toEqual([]));

test('a function that takes out entries of any list may take out these', async () =>
  expect(
    await findingsOf(
      shares(`
        void forget(struct list_head *entry) { list_del(entry); }
        void share_drop(struct share *share) { share->users = 0; kfree(share); }`),
    ),
  ).toEqual([]));

test('where other files can call what takes it out, nothing is said of one that does not', async () =>
  expect(
    await findingsOf(
      shares(`
        static void share_drop(struct share *share) { list_del(&share->link); kfree(share); }
        void share_lose(struct share *share) { list_del(&share->link); kfree(share); }
        void share_end(struct share *share) { share->users = 0; kfree(share); }
        void share_put(struct share *share) { share_drop(share); }`),
    ),
  ).toEqual([]));

test('where all that take it out are the file’s own, one that forgets to is told', async () =>
  expect(
    await findingsOf(
      shares(`
        static void share_lose(struct share *share) { list_del(&share->link); kfree(share); }
        static void share_drop(struct share *share) { list_del(&share->link); kfree(share); }
        void share_other(struct share *b) { share_drop(b); }
        void share_third(struct share *b) { share_lose(b); }
        void share_bad(struct share *b) { b->users = 0; kfree(b); }`),
    ),
  ).toEqual(['warning use-after-free in share_bad()']));
