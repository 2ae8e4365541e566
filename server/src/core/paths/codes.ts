/** A finding code: what promise was broken. Codes are stable; the reference page and `explain` come from this table. */
export interface FindingCode {
  readonly code: string;
  readonly title: string;
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  /** Minimal C that breaks the promise, and C that keeps it. */
  readonly invalid: string;
  readonly valid: string;
}

export const findingCodes: readonly FindingCode[] = [
  {
    code: 'ref-leak',
    title: 'A reference is taken and never dropped',
    why: 'A reference that a path takes must be handed on (returned, stored where the caller can reach it) or dropped. One that is lost keeps the object alive for ever.',
    invalid:
      'file = fget(fd);\nif (!file)\n\treturn -EBADF;\nif (size > limit)\n\treturn -EINVAL;\nfput(file);\nreturn 0;',
    valid: 'file = fget(fd);\nif (!file)\n\treturn -EBADF;\nr = size > limit ? -EINVAL : 0;\nfput(file);\nreturn r;',
  },
  {
    code: 'ref-overput',
    title: 'A reference is dropped that the path does not hold',
    why: 'The count goes one too low, and the object may be freed while somebody else uses it.',
    invalid: 'folio_put(folio);\nfolio_put(folio);',
    valid: 'folio_put(folio);',
  },
  {
    code: 'use-after-put',
    title: 'An object is used after its last reference was dropped',
    why: 'Nobody keeps the object alive any more.',
    invalid: 'fput(file);\nreturn file->f_flags;',
    valid: 'flags = file->f_flags;\nfput(file);\nreturn flags;',
  },
  {
    code: 'pin-leak',
    title: 'A pin is taken and never released',
    why: 'A pinned page can be neither migrated nor converted.',
    invalid: 'n = pin_user_pages_fast(addr, 1, FOLL_WRITE, &page);\nif (n != 1)\n\treturn -EFAULT;\nreturn 0;',
    valid:
      'n = pin_user_pages_fast(addr, 1, FOLL_WRITE, &page);\nif (n != 1)\n\treturn -EFAULT;\nunpin_user_page(page);\nreturn 0;',
  },
  {
    code: 'pin-misuse',
    title: 'A pin is used against its terms',
    why: 'A pin is released as a pin; memory that is written through one was pinned for writing.',
    invalid: 'unpin_user_page(page);\nunpin_user_page(page);',
    valid: 'unpin_user_page(page);',
  },
  {
    code: 'lock-leak',
    title: 'A lock is still held where other paths released it',
    why: 'The caller cannot tell from the result whether it must release the lock.',
    invalid: 'mutex_lock(&kvm->slots_lock);\nif (!slot)\n\treturn -EINVAL;\nmutex_unlock(&kvm->slots_lock);\nreturn 0;',
    valid: 'mutex_lock(&kvm->slots_lock);\nr = slot ? 0 : -EINVAL;\nmutex_unlock(&kvm->slots_lock);\nreturn r;',
  },
  {
    code: 'double-lock',
    title: 'A lock is taken twice',
    why: 'The task waits for itself.',
    invalid: 'mutex_lock(&kvm->lock);\nmutex_lock(&kvm->lock);',
    valid: 'mutex_lock(&kvm->lock);',
  },
  {
    code: 'unlock-not-held',
    title: 'A lock is released that the path does not hold',
    why: 'Somebody else may hold it.',
    invalid: 'mutex_lock(&kvm->lock);\nmutex_unlock(&kvm->lock);\nmutex_unlock(&kvm->lock);',
    valid: 'mutex_lock(&kvm->lock);\nmutex_unlock(&kvm->lock);',
  },
  {
    code: 'sleep-in-atomic',
    title: 'Something may sleep where nothing may',
    why: 'Under a spinlock, mmu_lock, RCU or with preemption off the task must not be scheduled away.',
    invalid: 'spin_lock(&kvm->mn_invalidate_lock);\np = kmalloc(n, GFP_KERNEL);',
    valid: 'p = kmalloc(n, GFP_KERNEL);\nspin_lock(&kvm->mn_invalidate_lock);',
  },
  {
    code: 'invalidate-unbalanced',
    title: 'An invalidation window is opened and not closed, or closed and not opened',
    why: 'While a window is open every fault retries; one that stays open stops the guest, one that closes early lets a stale mapping in.',
    invalid: 'kvm_mmu_invalidate_begin(kvm);\nif (!n)\n\treturn -EINVAL;\nkvm_mmu_invalidate_end(kvm);\nreturn 0;',
    valid: 'kvm_mmu_invalidate_begin(kvm);\nkvm_mmu_invalidate_end(kvm);\nreturn 0;',
  },
  {
    code: 'private-dangling',
    title: 'An object is freed while it is attached to a folio',
    why: 'folio->private still points to it, and the reference that the attachment took is never dropped.',
    invalid: 'folio_attach_private(folio, private);\nkfree(private);',
    valid: 'folio_attach_private(folio, private);\nkfree(folio_detach_private(folio));',
  },
  {
    code: 'counter-imbalance',
    title: 'A counter differs between two paths that the caller cannot tell apart',
    why: 'With the same return value one path keeps its change of the counter and another has none or took it back: the caller cannot undo it.',
    invalid: 'if (atomic_dec_if_positive(&p->users) > 0)\n\treturn -EBUSY;',
    valid: 'if (atomic_dec_if_positive(&p->users) > 0) {\n\tatomic_inc(&p->users);\n\treturn -EBUSY;\n}',
  },
  {
    code: 'double-free',
    title: 'Memory is freed twice',
    why: 'The allocator hands the same memory out twice.',
    invalid: 'kfree(p);\nkfree(p);',
    valid: 'kfree(p);\np = NULL;',
  },
  {
    code: 'use-after-free',
    title: 'Memory is used after it was freed',
    why: 'Somebody else may own it by then.',
    invalid: 'kfree(p);\nreturn p->n;',
    valid: 'n = p->n;\nkfree(p);\nreturn n;',
  },
  {
    code: 'null-deref',
    title: 'A NULL pointer is dereferenced',
    why: 'An allocation or look-up that can fail was not checked.',
    invalid: 'p = kzalloc(sizeof(*p), GFP_KERNEL);\np->kvm = kvm;',
    valid: 'p = kzalloc(sizeof(*p), GFP_KERNEL);\nif (!p)\n\treturn -ENOMEM;\np->kvm = kvm;',
  },
  {
    code: 'err-ptr-misuse',
    title: 'An error pointer is used as a pointer',
    why: 'A function that fails with an error pointer was checked for NULL, or not at all.',
    invalid:
      'folio = filemap_grab_folio(mapping, index);\nif (!folio)\n\treturn -ENOMEM;\nfolio_unlock(folio);\nfolio->index = 0;',
    valid:
      'folio = filemap_grab_folio(mapping, index);\nif (IS_ERR(folio))\n\treturn PTR_ERR(folio);\nfolio_unlock(folio);',
  },
  {
    code: 'resource-leak',
    title: 'Memory, a descriptor or another resource is never given back',
    why: 'On this path nobody is left who could.',
    invalid:
      'p = kmalloc(n, GFP_KERNEL);\nif (!p)\n\treturn -ENOMEM;\nif (copy_from_user(p, src, n))\n\treturn -EFAULT;\nkfree(p);\nreturn 0;',
    valid:
      'p = kmalloc(n, GFP_KERNEL);\nif (!p)\n\treturn -ENOMEM;\nr = copy_from_user(p, src, n) ? -EFAULT : 0;\nkfree(p);\nreturn r;',
  },
];
