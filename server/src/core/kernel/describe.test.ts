import { describe, expect, it } from 'vitest';
import { createCatalogue } from './catalogue.ts';
import { describeCondition } from './describe-condition.ts';
import { describePrimitive, describeSleeps } from './describe.ts';
import { explain, type Explained } from './explain.ts';
import type { Primitive } from './primitive.ts';

const catalogue = createCatalogue();

function declared(name: string): Primitive {
  const found = catalogue.primitive(name);
  if (found === null) throw new Error(`${name} is in the catalogue, or this test is wrong`);
  return found.declaration;
}

describe('describePrimitive', () => {
  it('says what a lookup leaves with the caller', () => {
    expect(describePrimitive(declared('filemap_grab_folio'))).toEqual([
      'returns a folio object (found or created): result has a reference for each page (page cache); ' +
        'takes a reference on result (caller); stores to result->mapping; takes the lock of result',
      'returns an error pointer: -ENOMEM (no memory)',
    ]);
  });

  it('says which side of a lock is released, and that it must be held', () => {
    expect(describePrimitive(declared('filemap_invalidate_unlock_shared'))).toEqual([
      'needs invalidate_lock of mapping',
      'releases invalidate_lock of mapping (shared)',
    ]);
  });

  it('says when a result is possible', () => {
    expect(describePrimitive(declared('folio_detach_private'))[1]).toBe(
      'returns NULL (nothing attached) where folio is not private',
    );
  });

  it('says that control does not come back', () => {
    expect(describePrimitive(declared('BUG'))).toEqual(['does not come back']);
  });
});

describe('describeCondition', () => {
  it('turns a negation into words', () => {
    const condition = { not: { all: [{ null: 'f' }, { flags: 'gfp', has: '__GFP_ZERO' }] } } as const;
    expect(describeCondition(condition)).toBe('f is not NULL or gfp has no __GFP_ZERO');
  });
});

describe('describeSleeps', () => {
  it('names the flag that lets an allocation wait', () => {
    expect(describeSleeps(declared('kmalloc').sleeps)).toBe('may sleep where flags has __GFP_DIRECT_RECLAIM');
  });
});

function explained(name: string): Explained {
  const found = explain(catalogue, name);
  if (found === null) throw new Error(`${name} is known, or this test is wrong`);
  return found;
}

describe('explain', () => {
  it('says of an alias whose it is and since when', () => {
    expect(explained('kvm_mmu_invalidate_start').versions[0]).toBe(
      'another name of kvm_mmu_invalidate_begin (since 7.2)',
    );
  });

  it('says of a name what else it is called, and what it was', () => {
    expect(explained('kvm_mmu_invalidate_begin').versions).toEqual(
      expect.arrayContaining([
        'also kvm_mmu_invalidate_start (since 7.2)',
        'formerly void kvm_mmu_invalidate_begin(struct kvm *kvm, unsigned long start, unsigned long end) (until 6.7)',
      ]),
    );
  });

  it('says that a name alone was read', () => {
    expect(explained('kvm_foo_is_enabled').context).toContain(
      'presumed from the name: a result that rests on it says so',
    );
  });

  it('tells a family by the name that was asked for', () => {
    const { declaration, context } = explained('folio_test_reclaim');
    expect([declaration, context]).toEqual([
      'bool folio_test_reclaim(const struct folio *folio)',
      ['never sleeps', 'one of a family of names'],
    ]);
  });

  it.each([
    ['list_for_each_entry', 'the current entry must not be removed in the body'],
    ['kmalloc', 'may sleep where flags has __GFP_DIRECT_RECLAIM'],
  ])('%s has a context', (name, line) => expect(explained(name).context).toContain(line));

  it.each([
    ['XA_STATE', 'declares struct xa_state name'],
    ['irqsave', 'at every exit of the scope: local_irq_restore()'],
    ['__free(kfree)', 'at every exit of the scope: kfree(), unless it is NULL or an error pointer'],
    ['READ_ONCE', 'read as C: its value is that of its first argument'],
  ])('%s has an effect', (name, line) => expect(explained(name).effect).toContain(line));

  it.each([
    ['kfree', 'void kfree(const void *objp)'],
    ['ENOMEM', '#define ENOMEM 12'],
    ['gfn_t', 'typedef unsigned long long gfn_t;'],
    ['container_of', 'container_of(...)'],
  ])('%s has a declaration', (name, line) => expect(explained(name).declaration).toBe(line));

  it('shows the fields of a struct as C', () => {
    expect(explained('struct folio').declaration).toContain('\n\tvoid *private;\n');
  });

  it('knows nothing of another name', () => expect(explain(catalogue, 'no such name')).toBeNull());
});
