import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

/** A loop that no one follows to its end, so that only the text tells. */
const walk = (end: string, take = ''): string => `
  void forget(struct table *table, struct kvm *kvm)
  {
    struct inode *inode;

    while (table_next(table, &inode)) {
      ${take}
      table_note(table, inode);
      ${end}
    }
  }`;

const told = ['warning ref-overput in forget()'];

test('a reference that is dropped by two calls in a row', async () =>
  expect(await findingsOf(walk('iput(inode); iput(inode);'))).toEqual(told));
test('by one', async () => expect(await findingsOf(walk('iput(inode);'))).toEqual([]));
test('of two things', async () => expect(await findingsOf(walk('iput(inode); iput(table->inode);'))).toEqual([]));
test('a comment says that there are two', async () =>
  expect(await findingsOf(walk('iput(inode);\n/* and that of the table */\niput(inode);'))).toEqual([]));
test('what is found anew each time', async () =>
  expect(await findingsOf(walk('iput(next_of(table)); iput(next_of(table));'))).toEqual([]));
test('with a step in between', async () =>
  expect(await findingsOf(walk('iput(inode); table_note(table, inode); iput(inode);'))).toEqual([]));
