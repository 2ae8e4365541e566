import { describe, expect, test } from 'vitest';
import { analyse } from '../../../../test/kit/analyse.ts';
import { findingsOf } from '../../../../test/kit/check.ts';

const inOrder = `int fill(struct address_space *mapping, void *to, const void __user *from)
{
	int ret = 0;

	BEFORE
	filemap_invalidate_lock(mapping);
	if (COPY(to, from, 16))
		ret = -EFAULT;
	filemap_invalidate_unlock(mapping);
	AFTER
	return ret;
}`;

const filled = (copy: string, before = '', after = ''): string =>
  inOrder.replace('COPY', copy).replace('BEFORE', before).replace('AFTER', after);

describe('user memory is touched under invalidate_lock', () => {
  test('where it can fault, that breaks the order', async () =>
    expect(await findingsOf(filled('copy_from_user'))).toEqual(['warning lock-order in fill()']));

  test('what does not wait for a fault does not', async () =>
    expect(await findingsOf(filled('__copy_from_user_inatomic'))).toEqual([]));

  test('nor where faults are off', async () =>
    expect(await findingsOf(filled('copy_from_user', 'pagefault_disable();', 'pagefault_enable();'))).toEqual([]));
});

describe('a callee that waits for a lock and lets it go again', () => {
  const callee = (condition: string): string => `static int fetch(void *to, const void __user *from, int wait)
{
	${condition}
	return copy_from_user(to, from, 16) ? -EFAULT : 0;
}
`;
  const caller = (wait: number): string => `int fill(struct address_space *mapping, void *to, const void __user *from)
{
	int ret;

	filemap_invalidate_lock(mapping);
	ret = fetch(to, from, ${wait});
	filemap_invalidate_unlock(mapping);
	return ret;
}
`;

  test('is held against its caller', async () =>
    expect(await findingsOf(callee('') + caller(0))).toEqual(['warning lock-order in fill()']));

  test('only where what the caller passes lets it come to that', async () => {
    const asked = callee('if (!wait)\n\t\treturn -EAGAIN;');
    expect([await findingsOf(asked + caller(1)), await findingsOf(asked + caller(0))]).toEqual([
      ['warning lock-order in fill()'],
      [],
    ]);
  });

  test('not where it lets go of the lock meanwhile', async () =>
    expect(
      await findingsOf(`static int fetch(struct address_space *mapping, void *to, const void __user *from)
{
	int ret;

	filemap_invalidate_unlock(mapping);
	ret = copy_from_user(to, from, 16) ? -EFAULT : 0;
	filemap_invalidate_lock(mapping);
	return ret;
}

int fill(struct address_space *mapping, void *to, const void __user *from)
{
	int ret;

	filemap_invalidate_lock(mapping);
	ret = fetch(mapping, to, from);
	filemap_invalidate_unlock(mapping);
	return ret;
}
`),
    ).toEqual([]));
});

test('the locks of a VM have an order, told by the struct and the member', async () =>
  expect(
    await findingsOf(`void swap(struct kvm *kvm)
{
	mutex_lock(&kvm->slots_lock);
	mutex_lock(&kvm->lock);
	mutex_unlock(&kvm->lock);
	mutex_unlock(&kvm->slots_lock);
}

void settle(struct kvm *kvm)
{
	mutex_lock(&kvm->lock);
	mutex_lock(&kvm->slots_lock);
	mutex_unlock(&kvm->slots_lock);
	mutex_unlock(&kvm->lock);
}
`),
  ).toEqual(['warning lock-order in swap()']));

test('who reads under SRCU does not wait for those that wait for its readers', async () =>
  expect(
    await findingsOf(`void update(struct kvm *kvm)
{
	int index = srcu_read_lock(&kvm->srcu);

	mutex_lock(&kvm->slots_lock);
	mutex_unlock(&kvm->slots_lock);
	srcu_read_unlock(&kvm->srcu, index);
}
`),
  ).toEqual(['warning lock-order in update()']));

test('what only tries a lock waits for nobody', async () =>
  expect(
    await findingsOf(`int probe(struct kvm *kvm)
{
	int ret = -EBUSY;

	mutex_lock(&kvm->slots_lock);
	if (mutex_trylock(&kvm->lock)) {
		mutex_unlock(&kvm->lock);
		ret = 0;
	}
	mutex_unlock(&kvm->slots_lock);
	return ret;
}
`),
  ).toEqual([]));

describe('a function that other files pass', () => {
  const populate = `typedef int (*fill_fn)(void *to, const void __user *from);

int populate(struct address_space *mapping, void *to, const void __user *from, fill_fn fill)
{
	int ret;

	filemap_invalidate_lock(mapping);
	ret = fill(to, from);
	filemap_invalidate_unlock(mapping);
	return ret;
}
`;
  const arch = (copy: string): string => `static int arch_fill(void *to, const void __user *from)
{
	return ${copy}(to, from, 16) ? -EFAULT : 0;
}

int arch_populate(struct address_space *mapping, void *to, const void __user *from)
{
	return populate(mapping, to, from, arch_fill);
}
`;
  const found = async (copy: string): Promise<readonly string[]> => {
    const tree = { 'virt/populate.c': populate, 'arch/x86/kvm/fill.c': arch(copy) };
    const { findings } = await analyse([{ name: 'populate.c', text: populate, path: 'virt/populate.c' }], { tree });
    return findings.map(({ code, function: name, message }) => `${code} in ${name}(): ${message}`);
  };

  test('is followed where it is called', async () =>
    expect(await found('copy_from_user')).toEqual([
      'lock-order in populate(): copy_from_user(), in arch_fill(), waits for mmap_lock while invalidate_lock of mapping is held',
    ]));

  test('and breaks nothing where it does not wait', async () =>
    expect(await found('__copy_from_user_inatomic')).toEqual([]));
});
