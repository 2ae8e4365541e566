import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const told = ['warning wrong-cleanup in start()'];
const start = (rung: string, label = 'put_thing', next = 'release_table(table);'): string => `
  int start(struct table *table)
  {
    struct thing *thing;
    int r = table_ready(table);

    if (r)
      goto out_table;
    thing = table->thing;
    r = thing_start(thing);
    if (r)
      goto ${label};
    return 0;
  ${label}:
    ${rung}
  out_table:
    ${next}
    return r;
  }`;

describe('a rung', () => {
  test('that does what its label says', async () => expect(await findingsOf(start('thing_put(thing);'))).toEqual([]));
  test('that does something else', async () => expect(await findingsOf(start('note(table);'))).toEqual(told));
  test('that does nothing is one with the next', async () =>
    expect(await findingsOf(start('', 'put_thing', 'put_all(table->thing);'))).toEqual([]));
  test('that does nothing, where the next is about something else', async () =>
    expect(await findingsOf(start('', 'put_thing', 'put_table(table);'))).toEqual(told));
  test('that says the same by another word', async () =>
    expect(await findingsOf(start('thing_decommission(thing);'))).toEqual([]));
  test('whose function is passed to a macro', async () =>
    expect(await findingsOf(start('CALL(thing_put)(thing);'))).toEqual([]));
  test('whose label says that nothing is done', async () =>
    expect(await findingsOf(start('note(table);', 'skip_put'))).toEqual([]));
  test('whose label says where it stands', async () =>
    expect(await findingsOf(start('note(table);', 'out_put_2'))).toEqual([]));
});
