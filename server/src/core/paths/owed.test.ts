import { expect, test } from 'vitest';
import { check, findingsOf } from '../../../../test/kit/check.ts';

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

const swap = (drop: string): string => `
  int swap(unsigned long addr, struct frame *frame)
  {
    struct page *page, *better;

    if (get_user_pages_unlocked(addr, 1, &page, 0) != 1)
      return -EFAULT;
    if (get_user_page_fast_only(addr, FOLL_WRITE, &better)) {
      ${drop}
      page = better;
    }
    frame->page = page;
    return 0;
  }`;

test('a page that a call leaves in a variable is owed where the variable gets another', async () => {
  expect(await findingsOf(swap('frame->count++;'))).toEqual(['error ref-leak in swap()']);
  expect(await findingsOf(swap('put_page(page);'))).toEqual([]);
});

test('the page of an address is the page whose address it is, in a callee as well', async () =>
  expect(
    await findingsOf(`
  static void box_free(void **box)
  {
    __free_page(virt_to_page(*box));
  }
  int box_try(struct probe *probe)
  {
    struct page *page = alloc_page(GFP_KERNEL);
    void *box;

    if (!page)
      return -ENOMEM;
    box = page_address(page);
    box_free(&box);
    return 0;
  }`),
  ).toEqual([]));

test('a batch of the function is owed when the function returns', () =>
  holds(`
int sweep(struct address_space *mapping, pgoff_t start, pgoff_t end, int strict)
{
	struct folio_batch fbatch;

	folio_batch_init(&fbatch);
	if (!filemap_get_folios(mapping, &start, end, &fbatch))
		return 0;
	if (strict)
		return -EINVAL;
		^^^^^^^^^^^^^^^ warning ref-leak
	folio_batch_release(&fbatch);
	return 0;
}
`));

test('one of the array that went out takes the array along', () =>
  holds(`
struct folio *first(struct address_space *mapping, pgoff_t start, pgoff_t end)
{
	struct folio_batch fbatch;

	folio_batch_init(&fbatch);
	if (!filemap_get_folios(mapping, &start, end, &fbatch))
		return NULL;
	return fbatch.folios[0];
}
`));
