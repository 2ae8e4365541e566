import type { FindingCode } from './code.ts';

/** What is counted: references, pins and counters of objects that others share. */
export const referenceCodes: readonly FindingCode[] = [
  {
    code: 'ref-leak',
    title: 'A reference is taken and never dropped',
    why: 'A reference that a path takes must be handed on (returned, stored where the caller can reach it) or dropped. One that is lost keeps the object alive for ever.',
    invalid: `int query(int fd, int limit)
{
	struct file *file = fget(fd);

	if (!file)
		return -EBADF;
	if (file->f_flags > limit)
		return -EINVAL;
	fput(file);
	return 0;
}`,
    valid: `int query(int fd, int limit)
{
	struct file *file = fget(fd);
	int r = 0;

	if (!file)
		return -EBADF;
	if (file->f_flags > limit)
		r = -EINVAL;
	fput(file);
	return r;
}`,
  },
  {
    code: 'ref-overput',
    title: 'A reference is dropped that the path does not hold',
    why: 'The count goes one too low, and the object may be freed while somebody else uses it.',
    invalid: `int touch(struct address_space *mapping, pgoff_t index)
{
	struct folio *folio = filemap_get_folio(mapping, index);

	if (IS_ERR(folio))
		return PTR_ERR(folio);
	folio_put(folio);
	folio_put(folio);
	return 0;
}`,
    valid: `int touch(struct address_space *mapping, pgoff_t index)
{
	struct folio *folio = filemap_get_folio(mapping, index);

	if (IS_ERR(folio))
		return PTR_ERR(folio);
	folio_put(folio);
	return 0;
}`,
  },
  {
    code: 'use-after-put',
    title: 'An object is used after its last reference was dropped',
    why: 'Nobody keeps the object alive any more.',
    invalid: `int open_flags(const struct file_operations *fops)
{
	struct file *file = anon_inode_getfile("example", fops, NULL, O_RDWR);

	if (IS_ERR(file))
		return PTR_ERR(file);
	fput(file);
	return file->f_flags;
}`,
    valid: `int open_flags(const struct file_operations *fops)
{
	struct file *file = anon_inode_getfile("example", fops, NULL, O_RDWR);
	int flags;

	if (IS_ERR(file))
		return PTR_ERR(file);
	flags = file->f_flags;
	fput(file);
	return flags;
}`,
  },
  {
    code: 'pin-leak',
    title: 'A pin is taken and never released',
    why: 'A pinned page can be neither migrated nor converted.',
    invalid: `int probe(unsigned long addr, int limit)
{
	struct page *page;

	if (pin_user_pages_fast(addr, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	if (limit < 0)
		return -EINVAL;
	unpin_user_page(page);
	return 0;
}`,
    valid: `int probe(unsigned long addr, int limit)
{
	struct page *page;

	if (pin_user_pages_fast(addr, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	unpin_user_page(page);
	return limit < 0 ? -EINVAL : 0;
}`,
  },
  {
    code: 'pin-misuse',
    title: 'A pin is used against its terms',
    why: 'A pin is released as a pin; memory that is written through one was pinned for writing.',
    invalid: `int wipe(unsigned long addr)
{
	struct page *page;
	void *bytes;

	if (get_user_pages_fast(addr, 1, 0, &page) != 1)
		return -EFAULT;
	bytes = kmap_local_page(page);
	memset(bytes, 0, PAGE_SIZE);
	kunmap_local(bytes);
	put_page(page);
	return 0;
}`,
    valid: `int wipe(unsigned long addr)
{
	struct page *page;
	void *bytes;

	if (get_user_pages_fast(addr, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	bytes = kmap_local_page(page);
	memset(bytes, 0, PAGE_SIZE);
	kunmap_local(bytes);
	put_page(page);
	return 0;
}`,
  },
  {
    code: 'counter-imbalance',
    title: 'A counter differs between two paths that the caller cannot tell apart',
    why: 'With the same return value one path keeps its change of the counter and another has none or took it back: the caller cannot undo it.',
    invalid: `struct share {
	atomic_t users;
	int limit;
};

int unshare(struct share *share)
{
	atomic_dec(&share->users);
	if (share->limit == 1)
		return -EBUSY;
	if (share->limit == 2) {
		atomic_inc(&share->users);
		return -EBUSY;
	}
	return 0;
}`,
    valid: `struct share {
	atomic_t users;
	int limit;
};

int unshare(struct share *share)
{
	atomic_dec(&share->users);
	if (share->limit == 1 || share->limit == 2) {
		atomic_inc(&share->users);
		return -EBUSY;
	}
	return 0;
}`,
  },
];
