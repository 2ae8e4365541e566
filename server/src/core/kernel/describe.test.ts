import { describe, expect, it } from 'vitest';
import { createCatalogue } from './catalogue.ts';
import { describeCondition } from './describe-condition.ts';
import { describePrimitive, describeSleeps } from './describe.ts';
import { explain, explainPrimitive } from './explain.ts';
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

describe('explainPrimitive', () => {
  it('says of an alias whose it is and since when', () => {
    const found = catalogue.primitive('kvm_mmu_invalidate_start');
    expect(found && explainPrimitive(found)[1]).toBe(
      'kvm_mmu_invalidate_start is another name of kvm_mmu_invalidate_begin (since 7.2).',
    );
  });

  it('says that a name alone was read', () => {
    const found = catalogue.primitive('kvm_foo_is_enabled');
    expect(found && explainPrimitive(found)).toContain('  presumed from the name');
  });
});

describe('explain', () => {
  it.each([
    ['list_for_each_entry', '  the current entry must not be removed in the body'],
    ['XA_STATE', '  declares name: struct xa_state'],
    ['kfree', 'void kfree(const void *objp)'],
    ['irqsave', '  at every exit of the scope: local_irq_restore'],
    ['ENOMEM', 'ENOMEM is 12 (0xc)'],
    ['gfn_t', 'typedef unsigned long long gfn_t'],
    ['struct folio', '  private: void *'],
  ])('%s', (name, line) => {
    const entry = catalogue.lookup(name);
    expect(entry && explain(entry)).toContain(line);
  });
});
