import { describe, expect, test } from 'vitest';
import { analyse } from '../../../../test/kit/analyse.ts';

const caller = `int arch_give(struct folio *folio);

int use(struct address_space *mapping)
{
	struct folio *folio = filemap_get_folio(mapping, 0);

	if (IS_ERR(folio))
		return PTR_ERR(folio);
	return arch_give(folio);
}
`;

async function codes(tree: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const path = 'virt/use.c';
  const { findings } = await analyse([{ name: 'use.c', text: caller, path }], { tree: { ...tree, [path]: caller } });
  return findings.map(({ code }) => code);
}

const gives = 'int arch_give(struct folio *folio)\n{\n\tfolio_put(folio);\n\treturn 0;\n}\n';
const keeps = 'int arch_give(struct folio *folio)\n{\n\treturn 0;\n}\n';

describe('a function that another file of the tree defines', () => {
  test('does to its argument what its body does', async () =>
    expect([await codes({ 'arch/x86/kvm/give.c': gives }), await codes({ 'arch/x86/kvm/give.c': keeps })]).toEqual([
      [],
      ['ref-leak'],
    ]));

  test('is not known where no file defines it', async () => expect(await codes({})).toEqual([]));

  test('is not known where several do', async () =>
    expect(await codes({ 'arch/x86/kvm/give.c': keeps, 'mm/give.c': keeps })).toEqual([]));

  test('is the one that is not weak', async () =>
    expect(await codes({ 'virt/weak.c': `__weak ${gives}`, 'arch/x86/kvm/give.c': keeps })).toEqual(['ref-leak']));

  test('is not one that is static there', async () =>
    expect(await codes({ 'arch/x86/kvm/give.c': `static ${keeps}` })).toEqual([]));

  test('is not one of another architecture', async () =>
    expect(await codes({ 'arch/arm64/kvm/give.c': keeps })).toEqual([]));
});

test('a file that calls back into the one under analysis is followed as far as that', async () => {
  const path = 'virt/turn.c';
  const text = 'int turn(int n)\n{\n\treturn n ? arch_turn(n - 1) : 0;\n}\n';
  const tree = { [path]: text, 'arch/x86/kvm/turn.c': 'int arch_turn(int n)\n{\n\treturn turn(n);\n}\n' };
  const { findings, stats } = await analyse([{ name: 'turn.c', text, path }], { tree });
  expect([findings, stats.complete]).toEqual([[], 1]);
});
