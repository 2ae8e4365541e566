// SPDX-License-Identifier: MIT
/*
 * A small guest memory library, written for Folioscope as something to try it on. One of its functions is wrong.
 */
#include <linux/fs.h>
#include <linux/gmemlib.h>
#include <linux/highmem.h>
#include <linux/mm.h>
#include <linux/pagemap.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

static struct gmemlib_state *gmemlib_state(struct folio *folio)
{
	return folio->private;
}

/*
 * Hand out the folio at @index, prepared for the guest.
 *
 * Return: a locked folio with a reference for the caller, or an error pointer.
 */
struct folio *gmemlib_grab(struct inode *inode, pgoff_t index)
{
	const struct gmemlib_ops *ops = GMEMLIB_I(inode)->ops;
	struct gmemlib_state *state;
	struct folio *folio;
	int err;

	folio = filemap_grab_folio(inode->i_mapping, index);
	if (IS_ERR(folio) || folio_test_uptodate(folio))
		return folio;

	state = kzalloc(sizeof(*state), GFP_KERNEL);
	if (!state) {
		err = -ENOMEM;
		goto put_folio;
	}
	state->owner = inode;
	folio_attach_private(folio, state);

	err = ops->prepare(inode, folio);
	if (err)
		goto free_state;

	folio_mark_uptodate(folio);
	return folio;

free_state:
	kfree(state);
put_folio:
	folio_unlock(folio);
	folio_put(folio);
	return ERR_PTR(err);
}

/* Let one more host user see the folio. Fails once the last one is about to leave. */
int gmemlib_share(struct folio *folio)
{
	struct gmemlib_state *state;
	int err = 0;

	folio_lock(folio);
	state = gmemlib_state(folio);
	if (!state)
		err = -ENOENT;
	else if (atomic_read(&state->sharers) == INT_MAX)
		err = -EBUSY;
	else
		atomic_inc(&state->sharers);
	folio_unlock(folio);
	return err;
}

/* The counterpart: every successful gmemlib_share() is owed one of these. */
int gmemlib_unshare(struct folio *folio)
{
	struct gmemlib_state *state;

	folio_lock(folio);
	state = gmemlib_state(folio);
	if (!state || atomic_dec_if_positive(&state->sharers) < 0) {
		folio_unlock(folio);
		return -EINVAL;
	}
	folio_unlock(folio);
	return 0;
}

/* Copy one page of boot payload into the guest's memory before it runs. */
int gmemlib_load(struct inode *inode, pgoff_t index, const void __user *from)
{
	struct folio *folio;
	void *to;
	int err = 0;

	folio = gmemlib_grab(inode, index);
	if (IS_ERR(folio))
		return PTR_ERR(folio);
	folio_unlock(folio);

	to = kmap_local_folio(folio, 0);
	if (copy_from_user(to, from, PAGE_SIZE))
		err = -EFAULT;
	kunmap_local(to);

	folio_put(folio);
	return err;
}

/* Give the pages of [offset, offset + len) back. Both are page aligned. */
long gmemlib_punch_hole(struct inode *inode, loff_t offset, loff_t len)
{
	if (!PAGE_ALIGNED(offset) || !PAGE_ALIGNED(len))
		return -EINVAL;
	if (len == 0)
		return 0;

	filemap_invalidate_lock(inode->i_mapping);
	truncate_inode_pages_range(inode->i_mapping, offset, offset + len - 1);
	filemap_invalidate_unlock(inode->i_mapping);
	return 0;
}

static vm_fault_t gmemlib_fault(struct vm_fault *vmf)
{
	struct inode *inode = file_inode(vmf->vma->vm_file);
	struct gmemlib_state *state;
	struct folio *folio;

	folio = filemap_lock_folio(inode->i_mapping, vmf->pgoff);
	if (IS_ERR(folio))
		return VM_FAULT_SIGBUS;

	state = gmemlib_state(folio);
	if (!state || atomic_read(&state->sharers) == 0) {
		folio_unlock(folio);
		folio_put(folio);
		return VM_FAULT_SIGBUS;
	}

	vmf->page = folio_file_page(folio, vmf->pgoff);
	return VM_FAULT_LOCKED;
}

static void gmemlib_invalidate_folio(struct folio *folio, size_t offset, size_t len)
{
	struct gmemlib_state *state = folio_detach_private(folio);

	if (!state)
		return;
	GMEMLIB_I(state->owner)->ops->reclaim(state->owner, folio);
	kfree(state);
}

static bool gmemlib_release_folio(struct folio *folio, gfp_t gfp)
{
	struct gmemlib_state *state = gmemlib_state(folio);

	if (state && atomic_read(&state->sharers) > 0)
		return false;
	gmemlib_invalidate_folio(folio, 0, folio_size(folio));
	return true;
}

const struct vm_operations_struct gmemlib_vm_ops = {
	.fault = gmemlib_fault,
};

const struct address_space_operations gmemlib_aops = {
	.invalidate_folio = gmemlib_invalidate_folio,
	.release_folio = gmemlib_release_folio,
};
