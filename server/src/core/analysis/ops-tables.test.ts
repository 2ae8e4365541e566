import { describe, expect, test } from 'vitest';
import { analyse } from '../../../../test/kit/analyse.ts';

type Tree = Readonly<Record<string, string>>;

const header = `struct give_ops {
	int (*give)(struct folio *folio);
};
`;

/** A look-up of a folio that is handed to this call. */
const caller = (call: string, includes = '"ops.h"'): string => `#include ${includes}

int use(struct give_ops *ops, struct address_space *mapping)
{
	struct folio *folio = filemap_get_folio(mapping, 0);

	if (IS_ERR(folio))
		return PTR_ERR(folio);
	return ${call}(folio);
}
`;

const throughPointer = caller('ops->give');

async function codes(tree: Tree, text = throughPointer): Promise<readonly string[]> {
  const path = 'virt/use.c';
  const base = { 'virt/ops.h': header, ...tree, [path]: text };
  const { findings } = await analyse([{ name: 'use.c', text, path }], { tree: base });
  return findings.map(({ code }) => code);
}

const gives = (name: string): string =>
  `static int ${name}(struct folio *folio)\n{\n\tfolio_put(folio);\n\treturn 0;\n}\n`;
const keeps = (name: string): string => `static int ${name}(struct folio *folio)\n{\n\treturn 0;\n}\n`;
const table = (name: string, tag = 'give_ops'): string => `struct ${tag} ${name}_table = {\n\t.give = ${name},\n};\n`;

describe('a call through a member of a struct', () => {
  test('does what the one function does that a table has there', async () =>
    expect([
      await codes({ 'virt/a.c': gives('a') + table('a') }),
      await codes({ 'virt/a.c': keeps('a') + table('a') }),
    ]).toEqual([[], ['ref-leak']]));

  test('does what the one function does that is stored there', async () =>
    expect(
      await codes({ 'virt/a.c': `${keeps('a')}void set(struct give_ops *ops)\n{\n\tops->give = a;\n}\n` }),
    ).toEqual(['ref-leak']));

  test('does what all of them do alike', async () =>
    expect(await codes({ 'virt/a.c': keeps('a') + table('a'), 'virt/b.c': keeps('b') + table('b') })).toEqual([
      'ref-leak',
    ]));

  test('is not known where they differ', async () =>
    expect(await codes({ 'virt/a.c': keeps('a') + table('a'), 'virt/b.c': gives('b') + table('b') })).toEqual([]));

  test('is not known where something is stored that is no function', async () =>
    expect(
      await codes({
        'virt/a.c': keeps('a') + table('a'),
        'virt/b.c': 'void set(struct give_ops *ops, int (*fn)(struct folio *))\n{\n\tops->give = fn;\n}\n',
      }),
    ).toEqual([]));

  test('has nothing to do with a member of that name of another struct', async () =>
    expect(
      await codes({ 'virt/a.c': keeps('a') + table('a'), 'virt/b.c': gives('b') + table('b', 'take_ops') }),
    ).toEqual(['ref-leak']));

  test('is not known where the struct is for all of the kernel', async () => {
    const tree = { 'include/linux/ops.h': header, 'virt/ops.h': '', 'virt/a.c': keeps('a') + table('a') };
    expect(await codes(tree, caller('ops->give', '<linux/ops.h>'))).toEqual([]);
  });

  test('goes where a macro of the table leads', async () => {
    const macro = '#define op(name) a_##name\n';
    expect(
      await codes({ 'virt/a.c': `${macro}${keeps('a_give')}struct give_ops a = {\n\t.give = op(give),\n};\n` }),
    ).toEqual(['ref-leak']);
  });
});

describe('a static call', () => {
  const declares =
    '#define GIVE_OP(func) \\\n\tDEFINE_STATIC_CALL_NULL(give_##func, *(((struct give_ops *)0)->func));\n';
  const macro = '#define give_call(func) static_call(give_##func)\n';

  test('goes where the member goes that it stands for', async () =>
    expect(
      await codes({ 'virt/a.c': keeps('a') + table('a'), 'virt/main.c': declares }, caller('static_call(give_give)')),
    ).toEqual(['ref-leak']));

  test('goes there also by a macro that makes its name', async () =>
    expect(
      await codes(
        { 'virt/ops.h': header + macro, 'virt/a.c': keeps('a') + table('a'), 'virt/main.c': declares },
        caller('give_call(give)'),
      ),
    ).toEqual(['ref-leak']));

  test('is not known where a table lacks the member: there it does nothing', async () =>
    expect(
      await codes(
        {
          'virt/a.c': keeps('a') + table('a'),
          'virt/b.c': 'struct give_ops b = {\n\t.name = "b",\n};\n',
          'virt/main.c': declares,
        },
        caller('static_call(give_give)'),
      ),
    ).toEqual([]));
});
