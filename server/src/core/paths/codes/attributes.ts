import type { FindingCode } from './code.ts';

/** The direct map. */
export const attributeCodes: readonly FindingCode[] = [
  {
    code: 'attribute-map',
    title: 'A failure leaves a page out of the direct map',
    why: 'Whoever is told of the failure takes the page to be as it was, and whoever allocates it next writes to an address that is not there. Told where a folio goes back to the allocator so, and where another way out, or another function of the file, takes it back.',
    invalid: `int add_hidden(struct address_space *mapping, pgoff_t index)
{
	struct folio *folio = folio_alloc(GFP_KERNEL, 0);
	int r;

	if (!folio)
		return -ENOMEM;
	r = set_direct_map_invalid_noflush(folio_page(folio, 0));
	if (r) {
		folio_put(folio);
		return r;
	}
	r = filemap_add_folio(mapping, folio, index, GFP_KERNEL);
	if (r) {
		folio_put(folio);
		return r;
	}
	folio_unlock(folio);
	folio_put(folio);
	return 0;
}`,
    valid: `int add_hidden(struct address_space *mapping, pgoff_t index)
{
	struct folio *folio = folio_alloc(GFP_KERNEL, 0);
	int r;

	if (!folio)
		return -ENOMEM;
	r = set_direct_map_invalid_noflush(folio_page(folio, 0));
	if (r) {
		folio_put(folio);
		return r;
	}
	r = filemap_add_folio(mapping, folio, index, GFP_KERNEL);
	if (r) {
		set_direct_map_default_noflush(folio_page(folio, 0));
		folio_put(folio);
		return r;
	}
	folio_unlock(folio);
	folio_put(folio);
	return 0;
}`,
  },
  {
    code: 'accessible-while-private',
    title: 'A failure leaves a page in the direct map that may be private',
    why: 'A function puts a page back into the direct map and then fails: the guest may own it still, and the host can read and write it. Told where the function, or another one of the file, takes such a step back where it fails.',
    invalid: `struct share_ops { int (*prepare)(struct folio *folio); };

int hide(struct folio *folio, const struct share_ops *ops)
{
	int r = folio_zap_direct_map(folio);

	if (r)
		return r;
	r = ops->prepare(folio);
	if (r)
		folio_restore_direct_map(folio);
	return r;
}

int show(struct folio *folio, const struct share_ops *ops)
{
	int r = folio_restore_direct_map(folio);

	if (r)
		return r;
	return ops->prepare(folio) ? -EBUSY : 0;
}`,
    valid: `struct share_ops { int (*prepare)(struct folio *folio); };

int hide(struct folio *folio, const struct share_ops *ops)
{
	int r = folio_zap_direct_map(folio);

	if (r)
		return r;
	r = ops->prepare(folio);
	if (r)
		folio_restore_direct_map(folio);
	return r;
}

int show(struct folio *folio, const struct share_ops *ops)
{
	if (ops->prepare(folio))
		return -EBUSY;
	return folio_restore_direct_map(folio);
}`,
  },
];
