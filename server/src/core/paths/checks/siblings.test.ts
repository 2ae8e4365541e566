import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const told = ['warning wrong-cleanup in take()'];
const take = (first: string, second: string, between = ''): string => `
  int take(struct table *table, struct thing **things, int *nr)
  {
    struct thing *thing;
    int ret = 0;

    thing = thing_lookup(table);
    if (!thing)
      goto out;
    if (table_changed(table)) {
      ${first}
      goto out;
    }
    ${between}
    if (thing_is_old(thing)) {
      ${second}
      goto out;
    }
    things[*nr] = thing;
    (*nr)++;
    ret = 1;
  out:
    table_unmap(table);
    return ret;
  }
  bool thing_is_old(struct thing *thing);`;

describe('ways that leave to the same place', () => {
  test('give back the same', async () =>
    expect(await findingsOf(take('thing_put(thing);', 'thing_put(thing);'))).toEqual([]));
  test('of which the first gives back nothing', async () =>
    expect(await findingsOf(take('note(table);', 'thing_put(thing);'))).toEqual(told));
  test('of which the second gives back nothing', async () =>
    expect(await findingsOf(take('thing_put(thing);', 'note(table);'))).toEqual(told));
  test('where it was stored in between', async () =>
    expect(await findingsOf(take('thing_put(thing);', 'note(table);', 'table->last = thing;'))).toEqual([]));
  test('where it was handed to somebody in between', async () =>
    expect(await findingsOf(take('thing_put(thing);', 'note(table);', 'table_insert(table, thing);'))).toEqual([]));
  test('where the second hands it to somebody', async () =>
    expect(await findingsOf(take('thing_put(thing);', 'table_queue(table, thing);'))).toEqual([]));
  test('where it was taken in between', async () =>
    expect(await findingsOf(take('note(table);', 'thing_put(thing);', 'thing_get(thing);'))).toEqual([]));
});

const early = (asked: string, end = 'thing_put(thing);'): string => `
  int use(struct table *table, bool old)
  {
    struct thing *thing = thing_lookup(table);

    if (old) {
      thing_put(thing);
      return 0;
    }
    if (${asked})
      return 0;
    thing_read(thing);
    ${end}
    return 0;
  }`;

test('a way that a plain flag decides says nothing of others', async () =>
  expect(await findingsOf(early('table_is_new(table)'))).toEqual([]));

test('a way that leaves because nothing could be taken has nothing to give back', async () =>
  expect(
    await findingsOf(`
  int use(struct table *table)
  {
    struct thing *thing = thing_lookup(table);

    if (!thing_try_hold(thing))
      return 0;
    if (table_is_new(table)) {
      thing_put(thing);
      return 0;
    }
    return thing_keep(thing);
  }
  bool thing_try_hold(struct thing *thing);`),
  ).toEqual([]));

test('what is given back behind the label that both go to is given back', async () =>
  expect(
    await findingsOf(`
  int use(struct table *table)
  {
    struct thing *thing = thing_lookup(table);
    int ret = -EINVAL;

    if (table_is_new(table)) {
      thing_put(thing);
      thing = NULL;
      goto out;
    }
    if (table_is_odd(table))
      goto out;
    ret = 0;
  out:
    if (thing)
      thing_put(thing);
    return ret;
  }`),
  ).toEqual([]));
