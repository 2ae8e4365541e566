import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const wrong = (name: string): string[] => [`warning wrong-cleanup in ${name}()`];

/** Three things are set up; each failure goes to a label. */
const setUp = (first: string, second: string, third: string): string => `
  int set_up(struct thing *thing)
  {
    int r;

    r = engine_init(thing);
    if (r)
      goto ${first};
    r = wheels_init(thing);
    if (r)
      goto ${second};
    r = doors_register(thing);
    if (r)
      goto ${third};
    if (thing->n > 3) {
      r = -EINVAL;
      goto undo_doors;
    }
    return 0;

  undo_doors:
    doors_unregister(thing);
  undo_wheels:
    wheels_exit(thing);
  undo_engine:
    engine_exit(thing);
  out:
    trace_set_up(r);
    return r;
  }`;

describe('a ladder of labels', () => {
  test('undoes what was done', async () =>
    expect(await findingsOf(setUp('out', 'undo_engine', 'undo_wheels'))).toEqual([]));
  test('leaves something done where a jump goes too far down', async () =>
    expect(await findingsOf(setUp('out', 'out', 'undo_wheels'))).toEqual(wrong('set_up')));
  test('undoes what failed where a jump goes too far up', async () =>
    expect(await findingsOf(setUp('out', 'undo_engine', 'undo_doors'))).toEqual(wrong('set_up')));
  test('undoes what is still to be done where a jump goes further up still', async () =>
    expect(await findingsOf(setUp('out', 'undo_doors', 'undo_wheels'))).toEqual(wrong('set_up')));
});

test('cleaning up that everything goes through may find nothing to do', async () =>
  expect(
    await findingsOf(`
    int set_up(struct thing *thing)
    {
      int r = engine_init(thing);

      if (r)
        goto out;
      r = wheels_init(thing);
      if (r)
        goto out;
      return 0;
    out:
      wheels_exit(thing);
      engine_exit(thing);
      return r;
    }`),
  ).toEqual([]));

test('a function of which it is not known what it returns may mean success by 0', async () =>
  expect(
    await findingsOf(`
    int set_up(struct thing *thing)
    {
      int r = -EBUSY;

      if (thing->n > 3)
        goto out;
      if (!engine_start(thing))
        goto stop;
      drive(thing);
    stop:
      engine_stop(thing);
    out:
      return r;
    }`),
  ).toEqual([]));

test('a variable whose address was given away may say that something else failed', async () =>
  expect(
    await findingsOf(`
    int set_up(struct thing *thing)
    {
      int r;

      r = engine_init(thing);
      if (r)
        goto out;
      on_each_cpu(look, &r, 1);
      if (r)
        goto undo;
      return 0;
    undo:
      engine_exit(thing);
    out:
      return r;
    }`),
  ).toEqual([]));

test('what one of two functions did is undone for it, though the other one failed', async () =>
  expect(
    await findingsOf(`
    int set_up(struct car *car)
    {
      struct engine *engine;
      int r = 0;

      engine = engine_create(car);
      if (IS_ERR(engine)) {
        r = PTR_ERR(engine);
        goto out;
      }
      r = engine_init(engine);
      if (r)
        goto destroy;
      return 0;
    destroy:
      engine_destroy(engine);
    out:
      return r;
    }`),
  ).toEqual([]));

test('what goes on in a loop may have been done in another round', async () =>
  expect(
    await findingsOf(`
    int set_up(struct thing *thing)
    {
      int r = 0;
      int i;

      if (thing->n < 0)
        goto out;
      for (i = 0; i < 4; i++) {
        r = wheel_init(thing);
        if (r)
          goto undo;
      }
      return 0;
    undo:
      wheel_exit(thing);
    out:
      return r;
    }`),
  ).toEqual([]));
