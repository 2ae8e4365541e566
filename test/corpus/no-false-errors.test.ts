import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../server/src/core/report/result.ts';
import { analyse } from '../kit/analyse.ts';
import { corpusSources, corpusTrees } from './parse-files.ts';

/**
 * Errors that are true, each with the argument. What is not among them is a false alarm.
 *
 * v6.8 kvm_gmem_get_pfn(): kvm_gmem_get_folio() gives a locked folio with a reference. Where the folio is poisoned the
 * function goes to its label behind the success path, which unlocks the folio and puts the file, but never the folio; and
 * as -EHWPOISON comes back, no caller has a frame number to drop it by. From v6.11 on that branch has a folio_put().
 *
 * v5.4 hva_to_pfn_remapped(): the number comes of follow_pfn(), which reads page tables of VM_IO and VM_PFNMAP areas too,
 * and kvm_get_pfn() asks only whether the page is reserved. A tail page with a count of zero gets one (CVE-2021-22543);
 * later trees ask get_page_unless_zero().
 */
const trueErrors: ReadonlyMap<string, readonly string[]> = new Map([
  ['v5.4/virt/kvm/kvm_main.c', ['hva_to_pfn_remapped: unsafe-pfn']],
  ['v6.8/virt/kvm/guest_memfd.c', ['kvm_gmem_get_pfn: ref-leak']],
]);

const sources = corpusSources();

async function check(tree: string, path: string): Promise<RunResult> {
  const at = (file: string): string => join(sources ?? '', tree, file);
  const readTree = (file: string): string | null => (existsSync(at(file)) ? readFileSync(at(file), 'utf8') : null);
  return analyse([{ name: path, path, text: readTree(path) ?? '' }], { readTree });
}

const files = ['virt/kvm/guest_memfd.c', 'virt/kvm/kvm_main.c'].flatMap((path) =>
  sources === null
    ? []
    : corpusTrees(sources)
        .filter((tree) => existsSync(join(sources, tree, path)))
        .map((tree) => ({ tree, path })),
);

describe.runIf(sources !== null)('errors', () => {
  test.each(files)('in $path of $tree are true, all of them', { timeout: 300_000 }, async ({ tree, path }) => {
    const { findings, stats } = await check(tree, path);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map((error) => `${error.function}: ${error.code}`)).toEqual(trueErrors.get(`${tree}/${path}`) ?? []);
    expect([stats.lost, stats.functions > 0]).toEqual([0, true]);
    if (path.endsWith('guest_memfd.c')) expect(stats.complete / stats.functions).toBeGreaterThanOrEqual(0.9);
  });
});
