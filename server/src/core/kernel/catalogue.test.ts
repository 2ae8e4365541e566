import { describe, expect, it } from 'vitest';
import { compareVersions, createCatalogue } from './catalogue.ts';
import { allGroups } from './groups.ts';
import { problemsOf } from './validate.ts';

const catalogue = createCatalogue();

describe('the declarations', () => {
  it('name only parameters that their signatures have, and nothing twice', () => {
    expect(problemsOf(allGroups)).toEqual([]);
  });

  it('use no constant that the catalogue does not know', () => {
    const flags = JSON.stringify(allGroups.map((group) => [group.primitives, group.families])).matchAll(
      /"has":"([\w|]+)"/g,
    );
    const names = new Set([...flags].flatMap((match) => (match[1] ?? '').split('|')));
    expect([...names].filter((name) => catalogue.constant(name) === null)).toEqual([]);
  });
});

describe('createCatalogue', () => {
  it('finds a primitive by an alias, with the versions of the alias', () => {
    const found = catalogue.primitive('kvm_mmu_invalidate_start');
    expect([found?.name, found?.prototype.name, found?.alias]).toEqual([
      'kvm_mmu_invalidate_start',
      'kvm_mmu_invalidate_begin',
      { since: '7.2' },
    ]);
  });

  it('chooses the form by the number of arguments', () => {
    const old = catalogue.primitive('kvm_gmem_get_pfn', { arguments: 5 });
    expect(old?.prototype.parameters.map((parameter) => parameter.name)).toEqual([
      'kvm',
      'slot',
      'gfn',
      'pfn',
      'max_order',
    ]);
  });

  it('chooses the form by the release', () => {
    const old = catalogue.primitive('filemap_grab_folio', { arguments: 2, version: '6.3.9' });
    const now = catalogue.primitive('filemap_grab_folio', { arguments: 2, version: '6.4' });
    expect([old?.declaration.results[1]?.value.is, now?.declaration.results[1]?.value.is]).toEqual([
      'null',
      'errorPointer',
    ]);
  });

  it('keeps the current form where neither decides', () => {
    expect(catalogue.primitive('kvm_gmem_get_pfn')?.prototype.parameters).toHaveLength(6);
  });

  it('knows nothing of a name that nobody declares', () => {
    expect([
      catalogue.primitive('my_driver_probe'),
      catalogue.loop('my_loop'),
      catalogue.lookup('my_driver_probe'),
    ]).toEqual([null, null, null]);
  });

  it('gives the parameters of a loop under each of its names', () => {
    expect(catalogue.loop('list_for_each_entry_reverse')?.parameters).toEqual(['pos', 'head', 'member']);
  });

  it('knows which field is which lock', () => {
    expect([catalogue.lockField('struct kvm', 'mmu_lock'), catalogue.lockField('struct kvm', 'slots_lock')]).toEqual([
      'mmu_lock',
      null,
    ]);
  });
});

describe('compareVersions', () => {
  it('compares by number, as far as both are given', () => {
    expect([
      compareVersions('6.8', '6.11') < 0,
      compareVersions('6.12.117', '6.12'),
      compareVersions('7.0', '6.17') > 0,
    ]).toEqual([true, 0, true]);
  });
});

describe('problemsOf', () => {
  it('reports an effect on a parameter that is not there', () => {
    const broken = {
      name: 'broken',
      title: 'Broken',
      primitives: [
        {
          signature: 'void put(struct folio *folio)',
          summary: 'Drops a reference.',
          source: 'mm/x.c',
          sleeps: 'never',
          effects: [{ effect: 'ref', of: 'page', class: 'folio', holder: 'caller', by: 1 }],
          results: [{ value: { is: 'void' } }],
        },
      ],
    } as const;
    expect(problemsOf([broken])).toEqual(['put: "page" names no parameter']);
  });

  it('reports a name that is declared twice', () => {
    expect(
      problemsOf([{ name: 'a', title: 'A', primitives: [] }, ...allGroups, ...allGroups.slice(0, 1)]).length,
    ).toBeGreaterThan(0);
  });
});
