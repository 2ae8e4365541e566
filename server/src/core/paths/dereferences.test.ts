import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const nullDeref = (name: string): string[] => [`error null-deref in ${name}()`];
const errorPointer = (name: string): string[] => [`error err-ptr-misuse in ${name}()`];

describe('what a call failed to give', () => {
  const fill = (use: string): string => `
    int fill(struct thing *thing, void *from)
    {
      char *text = kmalloc(16, GFP_KERNEL);
      int r = 0;

      ${use}
      kfree(text);
      return r;
    }`;
  test('and is handed to a primitive that reads it is a defect', async () =>
    expect(await findingsOf(fill('memcpy(text, thing->name, 16);'))).toEqual(nullDeref('fill')));
  test('is looked for first', async () =>
    expect(await findingsOf(fill('if (!text) return -ENOMEM; memcpy(text, thing->name, 16);'))).toEqual([]));
  test('is no object from a place inside it on either', async () =>
    expect(await findingsOf(fill('if (copy_to_user(from, text + (thing->n & 7), 4)) r = -EFAULT;'))).toEqual(
      nullDeref('fill'),
    ));
  test('may be freed', async () => expect(await findingsOf(fill('r = ask(thing);'))).toEqual([]));

  const open = (use: string): string => `
    int open(int fd, struct inode *inode)
    {
      struct file *file = anon_inode_getfile("[x]", &ops, NULL, O_RDWR);

      ${use}
      fd_install(fd, file);
      return 0;
    }`;
  test('and is an error pointer is not to be installed', async () =>
    expect(await findingsOf(open(''))).toEqual(errorPointer('open')));
  test('and is an error pointer that was looked at is not installed', async () =>
    expect(await findingsOf(open('if (IS_ERR(file)) return PTR_ERR(file);'))).toEqual([]));

  test('and is an error pointer is not to be put, even where NULL is', async () =>
    expect(
      await findingsOf(`
    int make(struct super_block *sb)
    {
      struct inode *inode = alloc_anon_inode(sb);

      iput(inode);
      return 0;
    }`),
    ).toEqual(errorPointer('make')));
});

describe('a function that goes through what it is given', () => {
  const callee = (body: string): string => `
    static int set(struct thing *thing, int n)
    {
      ${body}
      thing->n = n;
      return 0;
    }
    int create(int n)
    {
      struct thing *thing = kzalloc(sizeof(*thing), GFP_KERNEL);
      int r = set(thing, n);

      kfree(thing);
      return r;
    }`;
  test('is not to be given NULL', async () => expect(await findingsOf(callee(''))).toEqual(nullDeref('create')));
  test('and looks first may be', async () =>
    expect(await findingsOf(callee('if (!thing) return -ENOMEM;'))).toEqual([]));
  test('on one of its ways alone is not to be given NULL either', async () =>
    expect(await findingsOf(callee('if (n < 0) return -EINVAL;'))).toEqual(nullDeref('create')));
});
