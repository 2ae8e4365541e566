import type { FindingCode } from './code.ts';

/** Memory and other resources, and pointers to them. */
export const memoryCodes: readonly FindingCode[] = [
  {
    code: 'private-dangling',
    title: 'An object is freed while it is attached to a folio',
    why: 'folio->private still points to it, and the reference that the attachment took is never dropped.',
    invalid: `int prepare(struct folio *folio, int limit)
{
	void *private = kmalloc(16, GFP_KERNEL);

	if (!private)
		return -ENOMEM;
	folio_attach_private(folio, private);
	if (limit < 0) {
		kfree(private);
		return -EINVAL;
	}
	return 0;
}`,
    valid: `int prepare(struct folio *folio, int limit)
{
	void *private = kmalloc(16, GFP_KERNEL);

	if (!private)
		return -ENOMEM;
	folio_attach_private(folio, private);
	if (limit < 0) {
		kfree(folio_detach_private(folio));
		return -EINVAL;
	}
	return 0;
}`,
  },
  {
    code: 'double-free',
    title: 'Memory is freed twice',
    why: 'The allocator hands the same memory out twice.',
    invalid: `void drop(void)
{
	void *p = kmalloc(16, GFP_KERNEL);

	kfree(p);
	kfree(p);
}`,
    valid: `void drop(void)
{
	void *p = kmalloc(16, GFP_KERNEL);

	kfree(p);
	p = NULL;
	kfree(p);
}`,
  },
  {
    code: 'use-after-free',
    title: 'Memory is used after it was freed',
    why: 'Somebody else may own it by then.',
    invalid: `struct share {
	int n;
};

int drop(void)
{
	struct share *p = kzalloc(sizeof(*p), GFP_KERNEL);

	if (!p)
		return -ENOMEM;
	kfree(p);
	return p->n;
}`,
    valid: `struct share {
	int n;
};

int drop(void)
{
	struct share *p = kzalloc(sizeof(*p), GFP_KERNEL);
	int n;

	if (!p)
		return -ENOMEM;
	n = p->n;
	kfree(p);
	return n;
}`,
  },
  {
    code: 'null-deref',
    title: 'A NULL pointer is dereferenced',
    why: 'An allocation or look-up that can fail was not checked.',
    invalid: `struct share {
	int n;
};

struct share *create(int n)
{
	struct share *p = kzalloc(sizeof(*p), GFP_KERNEL);

	p->n = n;
	return p;
}`,
    valid: `struct share {
	int n;
};

struct share *create(int n)
{
	struct share *p = kzalloc(sizeof(*p), GFP_KERNEL);

	if (p)
		p->n = n;
	return p;
}`,
  },
  {
    code: 'err-ptr-misuse',
    title: 'An error pointer is used as a pointer',
    why: 'A function that fails with an error pointer was checked for NULL, or not at all.',
    invalid: `int number(struct address_space *mapping, pgoff_t index)
{
	struct folio *folio = filemap_lock_folio(mapping, index);

	if (!folio)
		return -ENOENT;
	folio->index = 0;
	folio_unlock(folio);
	folio_put(folio);
	return 0;
}`,
    valid: `int number(struct address_space *mapping, pgoff_t index)
{
	struct folio *folio = filemap_lock_folio(mapping, index);

	if (IS_ERR(folio))
		return PTR_ERR(folio);
	folio->index = 0;
	folio_unlock(folio);
	folio_put(folio);
	return 0;
}`,
  },
  {
    code: 'resource-leak',
    title: 'Memory, a descriptor or another resource is never given back',
    why: 'On this path nobody is left who could.',
    invalid: `int reserve(int limit)
{
	int fd = get_unused_fd_flags(O_CLOEXEC);

	if (fd < 0)
		return fd;
	if (fd > limit)
		return -EMFILE;
	return fd;
}`,
    valid: `int reserve(int limit)
{
	int fd = get_unused_fd_flags(O_CLOEXEC);

	if (fd < 0)
		return fd;
	if (fd > limit) {
		put_unused_fd(fd);
		return -EMFILE;
	}
	return fd;
}`,
  },
];
