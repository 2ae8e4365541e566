import { describe, expect, test } from 'vitest';
import { effects } from '../../../../test/kit/effects.ts';

const mutex = 'mutex of &kvm->lock';

/** The paths of f(kvm, n), the body given. */
function paths(body: string, before = ''): Promise<string> {
  return effects(`${before}\nint f(struct kvm *kvm, int n)\n{\n${body}\n}\n`, 'f');
}

describe('guard() releases at every exit', () => {
  test('a return, from however deep inside', async () =>
    expect(
      await paths(`
	guard(mutex)(&kvm->lock);
	if (n > 1) {
		while (n--) {
			if (kvm->users)
				return -EBUSY;
		}
		return 1;
	}
	return 0;`),
    ).not.toContain(mutex));

  test('the end of the block that it stands in', async () =>
    expect(
      await paths(`
	if (n) {
		guard(mutex)(&kvm->lock);
		kvm->users = n;
	}
	mutex_lock(&kvm->lock);
	return 0;`),
    ).toBe(`0 if !n: ${mutex} +1; sleeps\n0 if n: ${mutex} +1; sleeps`.split('\n')[0]!.replace(' if !n', '')));

  test('break and continue', async () =>
    expect(
      await paths(`
	for (; n; n--) {
		guard(mutex)(&kvm->lock);
		if (kvm->users == 1)
			continue;
		if (kvm->users == 2)
			break;
	}
	return 0;`),
    ).not.toContain(mutex));

  test('a goto out of the scope', async () =>
    expect(
      await paths(`
	{
		guard(mutex)(&kvm->lock);
		if (n)
			goto out;
		kvm->users = 1;
	}
	return 0;
out:
	return -EINVAL;`),
    ).toBe('-EINVAL if n: sleeps\n0 if !n: sleeps'));

  test('but not where it stays inside', async () =>
    expect(
      await paths(`
	guard(mutex)(&kvm->lock);
again:
	if (n-- > 0)
		goto again;
	mutex_unlock(&kvm->lock);
	mutex_lock(&kvm->lock);
	return 0;`),
    ).toBe('0 if n-- <= 0: sleeps'));

  test('in the opposite order, so that what the first holds is there for the second', async () =>
    expect(
      await paths(`
	guard(mutex)(&kvm->lock);
	guard(spinlock)(&kvm->mn_invalidate_lock);
	return n;`),
    ).toBe('n: sleeps'));
});

test('break and continue leave a scoped_guard(), and no loop around it', async () =>
  expect(
    await paths(`
	for (; n; n--) {
		scoped_guard(mutex, &kvm->lock) {
			if (kvm->users)
				break;
			if (kvm->online_vcpus)
				continue;
		}
		kvm->stopped++;
		return -EBUSY;
	}
	return 0;`),
  ).toBe('-EBUSY if n: kvm->stopped +1; sleeps\n0 if !n'));

test('scoped_guard() holds for its statement and no longer', async () =>
  expect(
    await paths(`
	scoped_guard(mutex, &kvm->lock) {
		if (n)
			break;
		kvm->users = 1;
	}
	mutex_lock(&kvm->lock);
	return 0;`),
  ).toBe(`0: ${mutex} +1; sleeps`));

describe('__free()', () => {
  const declared = '\tvoid *p __free(kfree) = kmalloc(n, GFP_KERNEL);\n';

  test('frees at every return, and not where there is nothing to free', async () =>
    expect(
      await paths(`${declared}
	if (!p)
		return -ENOMEM;
	if (n > 100)
		return -EINVAL;
	return 0;`),
    ).toBe(
      [
        '-EINVAL if kmalloc(): allocated, n > 100: p memory freed; sleeps',
        '-ENOMEM if kmalloc(): no memory: sleeps',
        '0 if kmalloc(): allocated, n <= 100: p memory freed; sleeps',
      ].join('\n'),
    ));

  test('does not free what no_free_ptr() took', async () =>
    expect(
      await paths(`${declared}
	if (!p)
		return -ENOMEM;
	kvm->arch = no_free_ptr(p);
	return 0;`),
    ).not.toContain('freed'));

  test('does not free what return_ptr() returns', async () =>
    expect(
      await effects(
        `void *f(int n)\n{\n${declared}\tif (!p)\n\t\treturn NULL;\n\tif (n > 9)\n\t\treturn ERR_PTR(-EINVAL);\n\treturn_ptr(p);\n}\n`,
        'f',
      ),
    ).toBe(
      [
        'ERR_PTR(-EINVAL) if kmalloc(): allocated, n > 9: p memory freed; sleeps',
        'NULL if kmalloc(): no memory: sleeps',
        'p if kmalloc(): allocated, n <= 9: sleeps',
      ].join('\n'),
    ));
});

describe('CLASS()', () => {
  const defined = `
static struct file *find(struct kvm *kvm)
{
	return get_file_active(&kvm->file);
}

DEFINE_CLASS(vm_file, struct file *, if (_T) fput(_T), find(kvm), struct kvm *kvm);
`;

  test('gives back at every return what its constructor took', async () =>
    expect(
      await paths(
        `
	CLASS(vm_file, file)(kvm);
	if (!file)
		return -EBADF;
	if (n)
		return -EINVAL;
	return 0;`,
        defined,
      ),
    ).toBe('-EBADF if find(): NULL\n-EINVAL if n\n0 if !n'));
});

test('an exit that is written out keeps what it forgot', async () =>
  expect(
    await paths(`
	mutex_lock(&kvm->lock);
	if (n)
		return -EINVAL;
	mutex_unlock(&kvm->lock);
	return 0;`),
  ).toBe(`-EINVAL if n: ${mutex} +1; sleeps\n0 if !n: sleeps`));
