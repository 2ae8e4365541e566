import { expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';
import { analyse } from '../../../../test/kit/analyse.ts';

const prepare = `
  #include <asm/slot.h>
  int prepare(struct slot *slot, unsigned long size)
  {
    slot->arch.rmap = vzalloc(size);
    if (!slot->arch.rmap)
      return -ENOMEM;
    return 0;
  }`;

const slot = (rmap: string): string => `struct arch_slot { ${rmap}; };\nstruct slot { struct arch_slot arch; };\n`;

const tree = {
  'arch/x86/include/asm/slot.h': slot('void *rmap[3]'),
  'arch/powerpc/include/asm/slot.h': slot('void *rmap'),
};

async function findings(path: string): Promise<readonly string[]> {
  const { findings: all } = await analyse([{ name: path, text: prepare, path }], {
    tree: { ...tree, [path]: prepare },
  });
  return all.map(({ code }) => code);
}

test('a file of an architecture has its headers, whichever the run is for', async () =>
  expect(await findings('arch/powerpc/kvm/a.c')).toEqual([]));

test('any other file has those of the run', async () => expect(await findings('virt/kvm/a.c')).not.toEqual([]));

test('without a tree there is none', async () => expect(await findingsOf(prepare)).toEqual([]));
