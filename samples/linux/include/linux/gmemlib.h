/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_GMEMLIB_H
#define _LINUX_GMEMLIB_H

#include <linux/pagemap.h>

/* Hung off folio->private of every folio that a guest has been given. */
struct gmemlib_state {
	/* How many host users currently see this folio in the clear. */
	atomic_t sharers;
	struct inode *owner;
};

struct gmemlib_ops {
	/* Make the folio usable by the guest. May sleep, may fail. */
	int (*prepare)(struct inode *inode, struct folio *folio);
	/* Take it back. Called with the folio locked. */
	void (*reclaim)(struct inode *inode, struct folio *folio);
};

struct gmemlib_inode {
	const struct gmemlib_ops *ops;
	loff_t size;
	struct inode vfs_inode;
};

static inline struct gmemlib_inode *GMEMLIB_I(struct inode *inode)
{
	return container_of(inode, struct gmemlib_inode, vfs_inode);
}

struct folio *gmemlib_grab(struct inode *inode, pgoff_t index);
int gmemlib_share(struct folio *folio);
int gmemlib_unshare(struct folio *folio);
long gmemlib_punch_hole(struct inode *inode, loff_t offset, loff_t len);
int gmemlib_load(struct inode *inode, pgoff_t index, const void __user *from);

#endif
