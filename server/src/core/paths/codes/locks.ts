import type { FindingCode } from './code.ts';

/** Locks, and what must not happen under them. */
export const lockCodes: readonly FindingCode[] = [
  {
    code: 'lock-leak',
    title: 'A lock is still held where other paths released it',
    why: 'The caller cannot tell from the result whether it must release the lock.',
    invalid: `int add(struct kvm *kvm, int n)
{
	mutex_lock(&kvm->slots_lock);
	if (n < 0)
		return -EINVAL;
	kvm->nr_memslot_pages += n;
	mutex_unlock(&kvm->slots_lock);
	return 0;
}`,
    valid: `int add(struct kvm *kvm, int n)
{
	guard(mutex)(&kvm->slots_lock);
	if (n < 0)
		return -EINVAL;
	kvm->nr_memslot_pages += n;
	return 0;
}`,
  },
  {
    code: 'double-lock',
    title: 'A lock is taken twice',
    why: 'The task waits for itself.',
    invalid: `void reset(struct kvm *kvm)
{
	mutex_lock(&kvm->lock);
	kvm->created_vcpus = 0;
	mutex_lock(&kvm->lock);
}`,
    valid: `void reset(struct kvm *kvm)
{
	mutex_lock(&kvm->lock);
	kvm->created_vcpus = 0;
	mutex_unlock(&kvm->lock);
}`,
  },
  {
    code: 'unlock-not-held',
    title: 'A lock is released that the path does not hold',
    why: 'Somebody else may hold it.',
    invalid: `void reset(struct kvm *kvm)
{
	mutex_lock(&kvm->lock);
	kvm->created_vcpus = 0;
	mutex_unlock(&kvm->lock);
	mutex_unlock(&kvm->lock);
}`,
    valid: `void reset(struct kvm *kvm)
{
	mutex_lock(&kvm->lock);
	kvm->created_vcpus = 0;
	mutex_unlock(&kvm->lock);
}`,
  },
  {
    code: 'lock-missing',
    title: 'Something is done without the lock that it needs',
    why: 'A function says that its caller holds a lock (lockdep_assert_held()), or is known to need one, and the path that calls it has released that lock, or holds only the side that others may hold as well.',
    invalid: `static void unlink_slot(struct kvm *kvm, struct slot *slot)
{
	lockdep_assert_held(&kvm->slots_lock);
	list_del(&slot->link);
}

int drop_slot(struct kvm *kvm, struct slot *slot)
{
	mutex_lock(&kvm->slots_lock);
	if (slot->busy) {
		mutex_unlock(&kvm->slots_lock);
		return -EBUSY;
	}
	mutex_unlock(&kvm->slots_lock);
	unlink_slot(kvm, slot);
	return 0;
}`,
    valid: `static void unlink_slot(struct kvm *kvm, struct slot *slot)
{
	lockdep_assert_held(&kvm->slots_lock);
	list_del(&slot->link);
}

int drop_slot(struct kvm *kvm, struct slot *slot)
{
	int r = -EBUSY;

	mutex_lock(&kvm->slots_lock);
	if (!slot->busy) {
		unlink_slot(kvm, slot);
		r = 0;
	}
	mutex_unlock(&kvm->slots_lock);
	return r;
}`,
  },
  {
    code: 'lock-order',
    title: 'A lock is waited for while one is held that comes after it',
    why: 'A task that takes the two in their order and this one wait for each other. The order is the one that the kernel documents, or the one in which another function of the file takes the two: by itself, in a callee, or because the kernel calls it with a lock held, as it calls mmap() and fault(). User memory that faults takes mmap_lock.',
    invalid: `int fill(struct address_space *mapping, void *to, const void __user *from)
{
	int ret = 0;

	filemap_invalidate_lock(mapping);
	if (copy_from_user(to, from, 16))
		ret = -EFAULT;
	filemap_invalidate_unlock(mapping);
	return ret;
}`,
    valid: `int fill(struct address_space *mapping, void *to, const void __user *from)
{
	char bytes[16];

	if (copy_from_user(bytes, from, 16))
		return -EFAULT;
	filemap_invalidate_lock(mapping);
	memcpy(to, bytes, 16);
	filemap_invalidate_unlock(mapping);
	return 0;
}`,
  },
  {
    code: 'sleep-in-atomic',
    title: 'Something may sleep where nothing may',
    why: 'Under a spinlock, mmu_lock, RCU or with preemption off the task must not be scheduled away.',
    invalid: `void *note(struct kvm *kvm)
{
	void *p;

	spin_lock(&kvm->mn_invalidate_lock);
	p = kmalloc(16, GFP_KERNEL);
	spin_unlock(&kvm->mn_invalidate_lock);
	return p;
}`,
    valid: `void *note(struct kvm *kvm)
{
	void *p = kmalloc(16, GFP_KERNEL);

	spin_lock(&kvm->mn_invalidate_lock);
	kvm->mn_active_invalidate_count++;
	spin_unlock(&kvm->mn_invalidate_lock);
	return p;
}`,
  },
];
