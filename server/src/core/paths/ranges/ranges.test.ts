import { expect, test } from 'vitest';
import { check } from '../../../../../test/kit/check.ts';

/** The fixture's caret lines are what is found: the same text comes back. */
async function holds(fixture: string): Promise<void> {
  expect(await check(fixture)).toBe(fixture);
}

const walk = `static void walk(struct box *b, unsigned long start, unsigned long end)
{
	unsigned long i;

	for (i = start; i < end; i++)
		touch(b, i);
}
`;

test('the ends of a range that a function takes change places', () =>
  holds(`${walk}
void f(struct box *b, unsigned long start, unsigned long end)
{
	walk(b, end, start);
	        ^^^^^^^^^^ warning wrong-range
}
`));

test('the start is the end and a count', () =>
  holds(`${walk}
void f(struct box *b, unsigned long base, unsigned long npages)
{
	walk(b, base + npages, base);
	        ^^^^^^^^^^^^^^^^^^^ warning wrong-range
}
`));

test('the members of an initializer change places', () =>
  holds(`struct part { unsigned long start; unsigned long end; };
void f(struct part *p)
{
	struct part whole = { .start = p->end, .end = p->start };
	                               ^^^^^^^^^^^^^^^^^^^^^^^ warning wrong-range

	use(&whole);
}
`));

test('what lies between one range and the next begins at an end', () =>
  holds(`${walk}
void f(struct part *previous, struct part *next, struct box *b)
{
	walk(b, previous->end, next->start);
}
`));

test('one more than a start and a count', () =>
  holds(`void f(struct box *b, unsigned long base, unsigned long npages)
{
	unsigned long end = base + npages;

	walk(b, base, end + 1);
	              ^^^^^^^ warning wrong-range
}
void walk(struct box *b, unsigned long start, unsigned long end);
`));

test('a function whose end belongs to the range takes the last one', () =>
  holds(`static void upto(struct box *b, unsigned long first, unsigned long last)
{
	while (first <= last)
		touch(b, first++);
}
void f(struct box *b, unsigned long start, unsigned long nr)
{
	upto(b, start, start + nr - 1);
	upto(b, start, start + nr);
	               ^^^^^^^^^^ warning wrong-range
}
`));

test('a wrapper that takes the last one says so to its callers', () =>
  holds(`${walk}
static void wrapper(struct box *b, unsigned long low, unsigned long high_end)
{
	walk(b, low, high_end + 1);
}
void f(struct box *b, unsigned long base, unsigned long size)
{
	wrapper(b, base, base + size - 1);
}
`));

test('a bound that is stepped on the way says nothing', () =>
  holds(`${walk}
void f(struct box *b, unsigned long base, unsigned long nr)
{
	unsigned long end = base + nr - 1;

	end++;
	walk(b, base, end);
}
`));

test('the smaller of two ends is an end', () =>
  holds(`${walk}
void f(struct box *b, unsigned long from, unsigned long a, unsigned long nr_pages)
{
	unsigned long end = min(from + nr_pages, a);

	walk(b, from, end - 1);
	              ^^^^^^^ warning wrong-range
}
`));

test('an end that is shifted ends the shifted range', () =>
  holds(`${walk}
void f(struct box *b, loff_t offset, loff_t len)
{
	unsigned long end = (offset + len) >> PAGE_SHIFT;

	walk(b, offset >> PAGE_SHIFT, end);
	walk(b, offset >> PAGE_SHIFT, end + 1);
	                              ^^^^^^^ warning wrong-range
}
`));

test('a length that counts the last one says that the end belongs to the range', () =>
  holds(`static unsigned long pages_of(unsigned long start, unsigned long end)
{
	return end - start + 1;
}
unsigned long f(unsigned long start, unsigned long nr_pages)
{
	return pages_of(start, start + nr_pages - 1);
}
`));

test('a member of a range of the kernel is one past its last', () =>
  holds(`${walk}
void f(struct box *b, struct kvm_gfn_range *range)
{
	walk(b, range->start, range->end);
	walk(b, range->start, range->end - 1);
	                      ^^^^^^^^^^^^^^ warning wrong-range
}
`));

test('a function that says nothing of its end is given what its caller was', () =>
  holds(`static bool permitted(unsigned long start, unsigned long end)
{
	return true;
}
bool f(unsigned long start, unsigned long end)
{
	return permitted(start, end - 1);
	                        ^^^^^^^ warning wrong-range
}
`));

test('a range without an end ends at the largest number', () =>
  holds(`${walk}
void f(struct box *b)
{
	walk(b, 0, -1ul);
	walk(b, 0, -1ul - 1);
	           ^^^^^^^^ warning wrong-range
	walk(b, -1ul, 0);
	        ^^^^^^^ warning wrong-range
}
`));

test('one that calls itself does not speak for itself', () =>
  holds(`static void split(unsigned long start, unsigned long end)
{
	if (big(start))
		split(start, end - 1);
}
`));

test('a frame number of the guest is no index', () =>
  holds(`static pgoff_t index_of(struct slot *slot, gfn_t gfn)
{
	return gfn - slot->base;
}
pgoff_t f(struct slot *slot, gfn_t gfn)
{
	pgoff_t index = gfn;
	                ^^^ warning wrong-range

	index = index_of(slot, gfn);
	return index;
}
`));

test('a number that is kept under the same name is the same, whatever its type', () =>
  holds(`struct held { kvm_pfn_t gfn; };
void f(struct held *held, gfn_t gfn)
{
	held->gfn = gfn;
}
`));
