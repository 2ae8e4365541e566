/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_PAGEMAP_H
#define _LINUX_PAGEMAP_H

/* As much of the page cache as the sample needs: types and prototypes, no bodies. */

typedef unsigned long pgoff_t;
typedef unsigned int gfp_t;
typedef long long loff_t;
typedef unsigned int vm_fault_t;

struct inode {
	struct address_space *i_mapping;
};

struct folio {
	unsigned long flags;
	struct address_space *mapping;
	pgoff_t index;
	void *private;
	atomic_t _refcount;
};

struct vm_fault {
	struct vm_area_struct *vma;
	pgoff_t pgoff;
	struct page *page;
};

struct folio *filemap_grab_folio(struct address_space *mapping, pgoff_t index);
struct folio *filemap_lock_folio(struct address_space *mapping, pgoff_t index);
void folio_attach_private(struct folio *folio, void *data);
void *folio_detach_private(struct folio *folio);
void folio_unlock(struct folio *folio);
void folio_put(struct folio *folio);

#endif
