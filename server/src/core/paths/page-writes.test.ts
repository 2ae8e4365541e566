import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const writes = (flags: string, write: string): string => `int change(unsigned long addr, bool writes)
{
	struct page *page;
	char *bytes;
	int flags = ${flags};

	if (get_user_pages_fast(addr, 1, flags, &page) != 1)
		return -EFAULT;
	bytes = kmap_local_page(page);
	${write}
	kunmap_local(bytes);
	put_page(page);
	return 0;
}`;

describe('memory of a page that was got for reading alone', () => {
  test.each(['memset(bytes, 0, 16);', 'bytes[3] = 1;', '*(u32 *)(bytes + 8) = 1;', 'memcpy(bytes + 16, "x", 1);'])(
    'is written by %s',
    async (write) => expect(await findingsOf(writes('0', write))).toEqual(['warning pin-misuse in change()']),
  );

  test('may be read', async () => expect(await findingsOf(writes('0', 'flags = bytes[0];'))).toEqual([]));
});

test('memory of a page that was got for writing may be written', async () =>
  expect(await findingsOf(writes('FOLL_WRITE', 'bytes[0] = 1;'))).toEqual([]));

test('where the flags are chosen, who chooses knows what is written', async () =>
  expect(await findingsOf(writes('writes ? FOLL_WRITE : 0', 'bytes[0] = 1;'))).toEqual([]));

test('a callee writes through the page that it is given', async () =>
  expect(
    await findingsOf(`static void stamp(struct page *page)
{
	char *bytes = kmap_local_page(page);

	bytes[0] = 1;
	kunmap_local(bytes);
}

int change(unsigned long addr)
{
	struct page *page;

	if (get_user_pages_fast(addr, 1, 0, &page) != 1)
		return -EFAULT;
	stamp(page);
	put_page(page);
	return 0;
}`),
  ).toEqual(['warning pin-misuse in change()']));
