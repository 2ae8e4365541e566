import { expect, test } from 'vitest';
import { check } from '../../../../test/kit/check.ts';

/** The fixture is C with what is found in it below the lines that it is about. */
async function holds(fixture: string): Promise<void> {
  expect(await check(fixture)).toBe(fixture);
}

test('a reference to a folio is owed though the page cache keeps the folio alive', () =>
  holds(`
int probe(struct address_space *mapping, pgoff_t index, int limit)
{
	struct folio *folio = filemap_lock_folio(mapping, index);

	if (IS_ERR(folio))
		return PTR_ERR(folio);
	folio_unlock(folio);
	if (limit)
		return -EINVAL;
		^^^^^^^^^^^^^^^ error ref-leak
	folio_put(folio);
	return 0;
}
`));

test('a folio whose page is stored where the caller looks is handed on', () =>
  holds(`
int find(struct address_space *mapping, pgoff_t index, struct page **page)
{
	struct folio *folio = filemap_lock_folio(mapping, index);

	if (IS_ERR(folio))
		return PTR_ERR(folio);
	folio_unlock(folio);
	*page = folio_file_page(folio, index);
	return 0;
}
`));

test('what a callee loses is told there, and its callers owe nothing for it', () =>
  holds(`
static int lose(struct address_space *mapping, pgoff_t index)
{
	struct folio *folio = filemap_lock_folio(mapping, index);

	if (IS_ERR(folio))
		return PTR_ERR(folio);
	folio_unlock(folio);
	return 0;
	^^^^^^^^^ error ref-leak
}

int caller(struct address_space *mapping)
{
	int err = lose(mapping, 0);

	return err ? err : lose(mapping, 1);
}
`));

test('what a callee attaches and frees is told there, and not again where it is called', () =>
  holds(`
static void botch(struct folio *folio, void *state)
{
	folio_attach_private(folio, state);
	kfree(state);
	^^^^^^^^^^^^ error private-dangling
}

void caller(struct folio *folio, void *state)
{
	botch(folio, state);
}
`));

test('what the caller attached dangles when a callee frees it', () =>
  holds(`
static void drop(void *state)
{
	kfree(state);
}

void caller(struct folio *folio, void *state)
{
	folio_attach_private(folio, state);
	drop(state);
	^^^^^^^^^^^ error private-dangling
}
`));
