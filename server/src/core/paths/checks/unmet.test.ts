import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

describe('an allocation that may fail', () => {
  const setUp = (code: string): string => `
    static struct kmem_cache *cache;
    int set_up(struct thing *thing, int n)
    {
      cache = kmem_cache_create("thing", 64, 0, 0, NULL);
      ${code}
    }`;
  test('is told where nobody looks and the function succeeds', async () =>
    expect(await findingsOf(setUp('return 0;'))).toEqual(['warning unchecked-error in set_up()']));
  test('is looked at', async () =>
    expect(await findingsOf(setUp('if (!cache) return -ENOMEM; return 0;'))).toEqual([]));
  test('is optional where the function looks and goes on', async () =>
    expect(await findingsOf(setUp('thing->has_cache = cache != NULL; return 0;'))).toEqual([]));
  test('is looked at inside a macro as well', async () =>
    expect(await findingsOf(setUp('if (WARN_ON(!cache)) return -ENOMEM; return 0;'))).toEqual([]));
  test('is not told where the function fails for it or for something else', async () =>
    expect(await findingsOf(setUp('kmem_cache_destroy(cache); cache = NULL; return -ENOSYS;'))).toEqual([]));

  const fill = (code: string): string => `
    int fill(struct thing *thing)
    {
      char *text = kzalloc(16, GFP_KERNEL);

      thing->text = text;
      ${code}
      return 0;
    }`;
  test('is told in a member as well', async () =>
    expect(await findingsOf(fill(''))).toEqual(['warning unchecked-error in fill()']));
  test('is left to code that is not known and that has the object', async () =>
    expect(await findingsOf(fill('check(thing);'))).toEqual([]));
  test('is left to a function that looks', async () =>
    expect(
      await findingsOf(`
    static int is_whole(struct thing *thing)
    {
      return thing->text ? 0 : -ENOMEM;
    }
    ${fill('return is_whole(thing);')}`),
    ).toEqual([]));
});

test('what a function of the file allocates and returns may be NULL for its caller, too', async () =>
  expect(
    await findingsOf(`
    static char *copy(int n)
    {
      char *text = kzalloc(n, GFP_KERNEL);

      return text;
    }
    int fill(struct thing *thing)
    {
      thing->text = copy(16);
      return 0;
    }`),
  ).toEqual(['warning unchecked-error in fill()']));

test('a void function answers for variables of the file', async () =>
  expect(
    await findingsOf(`
    static char *text;
    void set_up(void)
    {
      text = kzalloc(16, GFP_KERNEL);
    }`),
  ).toEqual(['warning unchecked-error in set_up()']));
