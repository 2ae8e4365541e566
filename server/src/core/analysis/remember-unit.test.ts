import { expect, test } from 'vitest';
import { analyse } from '../../../../test/kit/analyse.ts';
import type { RunResult } from '../report/result.ts';
import type { RememberedUnit, UnitMemory } from './remember-unit.ts';

const path = 'virt/use.c';
const text = `#include <linux/give.h>

int use(struct address_space *mapping)
{
	struct folio *folio = filemap_get_folio(mapping, 0);

	if (IS_ERR(folio))
		return PTR_ERR(folio);
	return arch_give(folio);
}
`;
const tree = {
  [path]: text,
  'include/linux/give.h': 'int arch_give(struct folio *folio);\n',
  'virt/give.c': 'int arch_give(struct folio *folio)\n{\n\treturn 0;\n}\n',
};

/** Keeps results as a directory would: as text. */
function createMemory(): UnitMemory & { kept: number } {
  const units = new Map<string, string>();
  return {
    tool: '1',
    kept: 0,
    recall(key) {
      const unit = units.get(key);
      return unit === undefined ? null : (JSON.parse(unit) as RememberedUnit);
    },
    keep(key, unit) {
      this.kept++;
      units.set(key, JSON.stringify(unit));
    },
  };
}

interface Change {
  readonly tree?: Readonly<Record<string, string>>;
  readonly config?: Readonly<Record<string, string>>;
  readonly name?: string;
}

/** A run, and one after it in which something is otherwise: how often they came to a result of their own. */
async function twice(change: Change): Promise<{ readonly kept: number; readonly results: readonly RunResult[] }> {
  const memory = createMemory();
  const first = await analyse([{ name: 'use.c', text, path }], { tree, memory });
  const then = await analyse([{ name: change.name ?? 'use.c', text, path }], { tree, ...change, memory });
  return { kept: memory.kept, results: [first, then] };
}

test('what nothing changed for is recalled, and is what it was', async () => {
  const { kept, results } = await twice({});
  expect(kept).toBe(1);
  expect(results[1]).toEqual(results[0]);
  expect(results[0]?.findings.map(({ code }) => code)).toEqual(['ref-leak']);
});

test('a change in a function of another file is seen', async () => {
  const gives = 'int arch_give(struct folio *folio)\n{\n\tfolio_put(folio);\n\treturn 0;\n}\n';
  const { kept, results } = await twice({ tree: { ...tree, 'virt/give.c': gives } });
  expect([kept, results[1]?.findings]).toEqual([2, []]);
});

test.each([
  ['a header', { tree: { ...tree, 'include/linux/give.h': 'long arch_give(struct folio *folio);\n' } }],
  ['a header that was not there', { tree: { ...tree, 'virt/linux/give.h': '\n' } }],
  ['a file that was not there', { tree: { ...tree, 'virt/other.c': '\n' } }],
  ['the configuration', { config: { CONFIG_KVM: 'y' } }],
  ['the name of the input', { name: './use.c' }],
])('%s that changed is seen', async (_, change) => expect((await twice(change)).kept).toBe(2));
