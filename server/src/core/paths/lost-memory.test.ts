import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const leak = (name: string): string[] => [`warning resource-leak in ${name}()`];

describe('memory that a function allocates', () => {
  const copy = (end: string): string => `
    int copy(struct thing *thing, int n)
    {
      char *text = kmalloc(n, GFP_KERNEL);

      if (!text)
        return -ENOMEM;
      ${end}
      return 0;
    }`;
  test('and frees is nobody’s loss', async () => expect(await findingsOf(copy('kfree(text);'))).toEqual([]));
  test('and neither frees nor hands on is told', async () => expect(await findingsOf(copy(''))).toEqual(leak('copy')));
  test('and frees on one of two ways is told', async () =>
    expect(await findingsOf(copy('if (n > 3) return -E2BIG; kfree(text);'))).toEqual(leak('copy')));
  test('and stores is the owner’s', async () => expect(await findingsOf(copy('thing->text = text;'))).toEqual([]));
  test('and gives to code that is not known is anybody’s', async () =>
    expect(await findingsOf(copy('adopt(text);'))).toEqual([]));
  test('and puts into an array can be had by another index', async () =>
    expect(await findingsOf(copy('thing->texts[n] = text; thing->texts[n + 1] = NULL;'))).toEqual([]));
  test('and lets go by its count is for the count to free', async () =>
    expect(await findingsOf(copy('kref_put((struct kref *)text, release);'))).toEqual([]));
  test('and keeps where it looks before it frees is kept', async () =>
    expect(
      await findingsOf(`
    int fill(struct thing *thing, int n)
    {
      char *text = kmalloc(n, GFP_KERNEL);
      int r = 0;

      if (!text)
        return -ENOMEM;
      r = ask(n);
      if (r)
        goto out;
      thing->text = text;
      return 0;
    out:
      if (!thing->text)
        kfree(text);
      return r;
    }`),
    ).toEqual([]));
  test('and frees by another member of a union is freed', async () =>
    expect(
      await findingsOf(`
    int ask(int cmd)
    {
      union { struct state *state; void *buffer; } u;

      u.buffer = NULL;
      if (cmd == 1) {
        u.state = kzalloc(8, GFP_KERNEL);
        if (!u.state)
          return -ENOMEM;
      }
      kfree(u.buffer);
      return 0;
    }`),
    ).toEqual([]));
  test('and a callee frees behind an object that it looks up is freed', async () =>
    expect(
      await findingsOf(`
    static void drop(struct kvm *kvm)
    {
      struct thing *thing = to_thing(kvm);

      kfree(thing->text);
      thing->text = NULL;
    }
    int fill(struct kvm *kvm)
    {
      struct thing *thing = to_thing(kvm);

      thing->text = kzalloc(8, GFP_KERNEL);
      if (!thing->text)
        return -ENOMEM;
      if (ask(1))
        drop(kvm);
      return 0;
    }`),
    ).toEqual([]));
});

describe('what a call writes to, unlinks or locks', () => {
  const forget = (body: string): string => `
    void forget(struct entry *entry)
    {
      ${body}
    }`;
  test('may be freed afterwards', async () =>
    expect(await findingsOf(forget('list_del(&entry->link); kfree(entry);'))).toEqual([]));
  test('may not be freed before: an entry of a list', async () =>
    expect(await findingsOf(forget('kfree(entry); list_del(&entry->link);'))).toEqual([
      'error use-after-free in forget()',
    ]));
  test('may not be freed before: a lock', async () =>
    expect(await findingsOf(forget('spin_lock(&entry->lock); kfree(entry); spin_unlock(&entry->lock);'))).toEqual([
      'error use-after-free in forget()',
    ]));
});

describe('a pointer that a call gave', () => {
  const load = (check: string): string => `
    int load(void __user *from)
    {
      char *text = memdup_user(from, 8);

      ${check}
      kfree(text);
      return 0;
    }`;
  test('is freed once it is known to be one', async () =>
    expect(await findingsOf(load('if (IS_ERR(text)) return PTR_ERR(text);'))).toEqual([]));
  test('is no memory to free where it is an error', async () =>
    expect(await findingsOf(load(''))).toEqual(['error err-ptr-misuse in load()']));
});

describe('a window', () => {
  const zap = (first: string, second: string): string => `
    void zap(struct kvm *kvm)
    {
      ${first}(kvm);
      take_away(kvm);
      ${second}(kvm);
    }`;
  test('is opened, then closed', async () =>
    expect(await findingsOf(zap('kvm_mmu_invalidate_begin', 'kvm_mmu_invalidate_end'))).toEqual([]));
  test('that is closed, then opened, covers nothing', async () =>
    expect(await findingsOf(zap('kvm_mmu_invalidate_end', 'kvm_mmu_invalidate_begin'))).toEqual([
      'warning invalidate-unbalanced in zap()',
    ]));
  const each = (end: string): string => `
    struct view { struct kvm *kvm; struct list_head entry; };
    void punch(struct list_head *views)
    {
      struct view *view;

      list_for_each_entry(view, views, entry)
        kvm_mmu_invalidate_begin(view->kvm);
      take_away(views);
      ${end}
    }`;
  test('of each in a list is closed for each', async () =>
    expect(
      await findingsOf(each('list_for_each_entry(view, views, entry) kvm_mmu_invalidate_end(view->kvm);')),
    ).toEqual([]));
  test('of each in a list that nothing closes is told', async () =>
    expect(await findingsOf(each(''))).toEqual(['warning invalidate-unbalanced in punch()']));
});
