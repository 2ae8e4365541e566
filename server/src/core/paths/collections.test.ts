import { describe, expect, test } from 'vitest';
import { effects } from '../../../../test/kit/effects.ts';

/** A list of things each of which has a VM and a range of bindings, as the code under analysis likes to have. */
const header = `
struct view {
	struct kvm *kvm;
	struct xarray bindings;
	struct list_head entry;
};

static void open(struct view *view, unsigned long first, unsigned long last)
{
	struct kvm_memory_slot *slot;
	unsigned long index;
	bool opened = false;

	xa_for_each_range(&view->bindings, index, slot, first, last) {
		if (!opened) {
			opened = true;
			kvm_mmu_invalidate_begin(view->kvm);
		}
	}
}

static void close(struct view *view, unsigned long first, unsigned long last)
{
	if (xa_find(&view->bindings, &first, last, XA_PRESENT))
		kvm_mmu_invalidate_end(view->kvm);
}
`;

/** What is left open or closed once too often on the paths of f(list, first, last). */
async function windowsOf(body: string, more = ''): Promise<string> {
  const c = `${header}${more}
void f(struct list_head *list, unsigned long first, unsigned long last)
{
	struct view *view;

${body}}
`;
  const paths = await effects(c, 'f');
  return [...new Set(paths.match(/window [+-]\d+|incomplete.*/g) ?? [])].sort().join(', ');
}

describe('two loops over one list', () => {
  const loops = `
	list_for_each_entry(view, list, entry)
		open(view, first, last);
	list_for_each_entry(view, list, entry)
		close(view, first, last);
`;

  test('meet the same entries', async () => expect(await windowsOf(loops)).toBe(''));

  // Wrong: nothing in the catalogue says that list_add() and list_del() change the entries.
  test('should meet others when one was added in between, and do not', async () =>
    expect(
      await windowsOf(
        loops.replace('\tlist_for_each_entry(view, list, entry)\n\t\tclose', '\tlist_add(list->prev, list);\n$&'),
      ),
    ).toBe(''));

  test('meet the same entries also where each stands in a function of its own', async () =>
    expect(
      await windowsOf(
        '\topen_all(list, first, last);\n\tclose_all(list, first, last);\n',
        `
static void open_all(struct list_head *list, unsigned long first, unsigned long last)
{
	struct view *view;

	list_for_each_entry(view, list, entry)
		open(view, first, last);
}

static void close_all(struct list_head *list, unsigned long first, unsigned long last)
{
	struct view *view;

	list_for_each_entry(view, list, entry)
		close(view, first, last);
}
`,
      ),
    ).toBe(''));

  test('leave windows open where the second is not there', async () =>
    expect(await windowsOf('\tlist_for_each_entry(view, list, entry)\n\t\topen(view, first, last);\n')).toBe(
      'window +1, window +2',
    ));

  test('differ where the ranges that they ask for differ', async () =>
    expect(await windowsOf(loops.replace('close(view, first, last)', 'close(view, first, last + 1)'))).not.toBe(''));
});

test('an xarray that a loop found something in is not empty to a look-up of the same range', async () =>
  expect(
    await windowsOf(
      '\tview = list_first_entry(list, struct view, entry);\n\topen(view, first, last);\n\tclose(view, first, last);\n',
    ),
  ).toBe(''));
