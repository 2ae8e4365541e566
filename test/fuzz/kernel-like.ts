/** C that looks like what the tool is for, each text with some of what makes such code hard to read. */
export const samples: readonly string[] = [
  `struct thing {
	atomic_t users;
	struct kvm *kvm;
	struct list_head entry;
	struct xarray bindings;
};

#define for_each_thing(t, head) list_for_each_entry(t, head, entry)

static struct folio *thing_grab(struct inode *inode, pgoff_t index, u32 flags)
{
	struct thing *private;
	struct folio *folio;
	int r;

	folio = filemap_grab_folio(inode->i_mapping, index);
	if (IS_ERR(folio))
		return folio;
	if (folio_test_uptodate(folio))
		return folio;

	private = kzalloc(sizeof(*private), GFP_KERNEL);
	if (!private) {
		r = -ENOMEM;
		goto unlock;
	}
	folio_attach_private(folio, private);
	r = thing_prepare(inode, folio);
	if (r < 0)
		goto free;
	folio_mark_uptodate(folio);
	return folio;
free:
	kfree(private);
unlock:
	folio_unlock(folio);
	folio_put(folio);
	return ERR_PTR(r);
}

long thing_hole(struct inode *inode, struct list_head *head, loff_t offset, loff_t len)
{
	pgoff_t first = offset >> PAGE_SHIFT, last = (offset + len - 1) >> PAGE_SHIFT;
	struct thing *thing;

	filemap_invalidate_lock(inode->i_mapping);
	for_each_thing(thing, head) {
		if (!xa_find(&thing->bindings, &first, last, XA_PRESENT))
			continue;
		kvm_mmu_invalidate_begin(thing->kvm);
	}
	truncate_inode_pages_range(inode->i_mapping, offset, offset + len - 1);
	for_each_thing(thing, head)
		kvm_mmu_invalidate_end(thing->kvm);
	filemap_invalidate_unlock(inode->i_mapping);
	return 0;
}
`,
  `DEFINE_CLASS(slot_file, struct file *, if (_T) fput(_T), get_file_active(&slot->file), struct slot *slot);

static __always_inline int __must_check state_of(int n)
{
	switch (n) {
	case 0:
		return -EINVAL;
	case 1 ... 4:
		n <<= 2;
		fallthrough;
	case 5:
		break;
	default:
		return n > 100 ? -ERANGE : min_t(int, n, 7);
	}
	return n;
}

int walk(struct kvm *kvm, struct slot *slot, unsigned long __user *to, int count)
{
	int i, r = 0, *copy __free(kfree) = kmalloc_array(count, sizeof(*copy), GFP_KERNEL);

	if (!copy)
		return -ENOMEM;
	CLASS(slot_file, file)(slot);
	if (!file)
		return -EBADF;
	guard(mutex)(&kvm->slots_lock);
#ifdef CONFIG_HAVE_STATE
	for (i = 0; i < count; i++) {
#else
	for (i = count; i-- > 0;) {
#endif
		scoped_guard(spinlock, &kvm->mn_invalidate_lock) {
			r = state_of(i);
			if (r < 0)
				return r;
			copy[i] = r;
		}
		cond_resched();
	}
	do {
		r = copy_to_user(to, copy, count * sizeof(*copy)) ? -EFAULT : 0;
		if (r == -EFAULT && --count)
			continue;
	} while (0);
	write_lock(&kvm->mmu_lock);
	kvm->mmu_invalidate_seq += ({ int n = r ? 1 : 2; n; });
	write_unlock(&kvm->mmu_lock);
	return r;
}
EXPORT_SYMBOL_GPL(walk);
`,
];

/** A mail with a patch that adds the text as a file of its own, and changes a line of it. */
export function mailOf(c: string): string {
  const lines = c.split('\n').slice(0, -1);
  return `From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001
From: Ada Example <ada@example.org>
Message-ID: <1@example.org>
Subject: [PATCH 1/1] mm: thing: add it

Because it is missing.

Signed-off-by: Ada Example <ada@example.org>
---
 mm/thing.c | ${lines.length} ++++

diff --git a/mm/thing.c b/mm/thing.c
new file mode 100644
--- /dev/null
+++ b/mm/thing.c
@@ -0,0 +1,${lines.length} @@
${lines.map((line) => `+${line}`).join('\n')}
-- 
2.51.0

`;
}
