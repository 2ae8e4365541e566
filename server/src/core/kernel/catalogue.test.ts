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

describe('facts that are easy to get wrong', () => {
  function outcomes(name: string, version?: string): readonly string[] {
    const found = catalogue.primitive(name, version === undefined ? {} : { version });
    return (found?.declaration.results ?? []).map(
      (result) => `${result.value.is}${result.label ? ` ${result.label}` : ''}`,
    );
  }

  it.each(['filemap_grab_folio', 'filemap_lock_folio', 'filemap_get_folio'])(
    '%s never returns NULL since 6.4',
    (name) => {
      expect(outcomes(name, '6.11').some((outcome) => outcome.startsWith('null'))).toBe(false);
      expect(outcomes(name, '6.3').some((outcome) => outcome.startsWith('errorPointer'))).toBe(false);
    },
  );

  it('atomic_dec_if_positive lowers the counter except where it was not positive', () => {
    const results = catalogue.primitive('atomic_dec_if_positive')?.declaration.results ?? [];
    expect(results.map((result) => (result.effects ?? []).length)).toEqual([0, 1, 1]);
  });

  it('wait_event_timeout is not ended by signals, and wait_event_interruptible is', () => {
    expect(outcomes('wait_event_timeout').filter((outcome) => outcome.startsWith('errno'))).toEqual([]);
    expect(outcomes('wait_event_interruptible')).toContain('errno interrupted');
  });

  it('detaching drops nothing where nothing is attached', () => {
    const results = catalogue.primitive('folio_detach_private')?.declaration.results ?? [];
    expect(results.find((result) => result.value.is === 'null')?.effects).toBeUndefined();
  });

  it('closing a window bumps the sequence number first', () => {
    const effects = catalogue.primitive('kvm_mmu_invalidate_end')?.declaration.effects ?? [];
    expect(effects.map((effect) => effect.effect)).toEqual(['add', 'window']);
  });

  it('an allocation that must not fail does not', () => {
    const failure = catalogue.primitive('kmalloc')?.declaration.results.find((result) => result.value.is === 'null');
    expect(failure?.when).toEqual({ not: { flags: 'flags', has: '__GFP_NOFAIL' } });
  });

  it('storing NULL in an xarray does not fail', () => {
    const failure = catalogue
      .primitive('xa_store_range')
      ?.declaration.results.find((result) => result.value.is === 'errorPointer');
    expect(failure?.when).toEqual({ not: { null: 'entry' } });
  });

  it('GFP_KERNEL may block, GFP_ATOMIC and GFP_NOWAIT may not', () => {
    const blocks = catalogue.constant('__GFP_DIRECT_RECLAIM') ?? 0n;
    const masks = ['GFP_KERNEL', 'GFP_KERNEL_ACCOUNT', 'GFP_HIGHUSER', 'GFP_ATOMIC', 'GFP_NOWAIT'];
    expect(masks.map((mask) => ((catalogue.constant(mask) ?? 0n) & blocks) !== 0n)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('families', () => {
  it('put the name and what it is about into the declaration', () => {
    const found = catalogue.primitive('folio_test_referenced');
    expect([found?.prototype.name, found?.declaration.results[0]?.value]).toEqual([
      'folio_test_referenced',
      { is: 'state', of: 'folio', flag: 'referenced' },
    ]);
  });

  it('do not stand before what is declared', () => {
    expect(catalogue.primitive('folio_test_uptodate')?.declaration.family).toBeUndefined();
  });

  it('do not take a name that heads a loop', () => {
    expect(catalogue.primitive('for_each_tdp_pte_min_level')).toBeNull();
  });

  it('presume nothing of a name that says that something is done', () => {
    expect(
      ['kvm_set_memory_size', 'my_put_is_last', 'alloc_page_count', 'SOME_LOCK_TYPE'].map((name) =>
        catalogue.primitive(name),
      ),
    ).toEqual([null, null, null, null]);
  });
});
