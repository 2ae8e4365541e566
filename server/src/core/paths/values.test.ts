import { describe, expect, test } from 'vitest';
import { check } from '../../../../test/kit/check.ts';
import { effects } from '../../../../test/kit/effects.ts';

/** What f() returns and on what terms, a line a path; `head` is its return type and parameters. */
function returns(
  head: string,
  body: string,
  before = '',
  config: Readonly<Record<string, string>> = {},
): Promise<string> {
  return effects(`${before}\n${head.replace('(', 'f(')}\n{\n${body}\n}\n`, 'f', { config });
}

describe('macros of the file', () => {
  test('that are expressions', async () =>
    expect(
      await returns(
        'int (int n)',
        '\treturn IS_BIG(n) ? LIMIT(2) : 0;',
        '#define LIMIT(x) ((x) * 10)\n#define IS_BIG(x) ((x) > LIMIT(1))',
      ),
    ).toBe('0 if !IS_BIG(n)\n20 if IS_BIG(n)'));

  test('that are statements in do and while (0)', async () =>
    expect(
      await returns(
        'void (struct kvm *kvm)',
        '\tLOCK(kvm);\n\tif (kvm->users)\n\t\treturn;\n\tUNLOCK(kvm);',
        '#define LOCK(k) do { mutex_lock(&(k)->lock); (k)->users++; } while (0)\n#define UNLOCK(k) do { (k)->users--; mutex_unlock(&(k)->lock); } while (0)',
      ),
    ).toBe('void if !kvm->users: sleeps\nvoid if kvm->users: kvm->users +1; mutex of &kvm->lock +1; sleeps'));

  test('that head a loop', async () =>
    expect(
      await returns(
        'int (struct list_head *head)',
        '\tstruct kvm *kvm;\n\n\teach_vm(kvm, head)\n\t\tif (kvm->users)\n\t\t\treturn 1;\n\treturn 0;',
        '#define each_vm(kvm, head) list_for_each_entry(kvm, head, list)',
      ),
    ).toBe('0 if no entry in head or !kvm->users\n1 if an entry in head, kvm->users'));
});

describe('#if inside a function', () => {
  const body = `
#ifdef CONFIG_A
	mutex_lock(&kvm->lock);
#endif
	kvm->users++;
#ifdef CONFIG_A
	mutex_unlock(&kvm->lock);
#endif
	return 0;`;

  test('is taken both ways, and the same way along a path', async () =>
    expect(await returns('int (struct kvm *kvm)', body)).toBe(
      '0 if !CONFIG_A: kvm->users +1\n0 if CONFIG_A: kvm->users +1; sleeps',
    ));

  test('is taken one way where the configuration says which', async () => {
    expect(await returns('int (struct kvm *kvm)', body, '', { CONFIG_A: 'n' })).toBe('0: kvm->users +1');
    expect(await returns('int (struct kvm *kvm)', body, '', { CONFIG_A: 'y' })).toBe('0: kvm->users +1; sleeps');
  });
});

describe('switch', () => {
  test('takes a range for every value in it', async () =>
    expect(
      await returns(
        'int (int n)',
        `
	switch (n) {
	case 0:
		return 1;
	case 2 ... 4:
		return n == 3 ? 3 : n == 7 ? 7 : 2;
	default:
		return n == 0 ? -EINVAL : 0;
	}`,
      ),
    ).toBe('0 if n: none of the cases\n1 if n: 0\n2 if n: 2 ... 4, n != 3\n3 if n: 2 ... 4, n == 3'));

  test('goes on into the next case', async () =>
    expect(
      await returns(
        'int (int n)',
        '\tint r = 0;\n\n\tswitch (n) {\n\tcase 1:\n\t\tr = 5;\n\t\tfallthrough;\n\tcase 2:\n\t\tr++;\n\t}\n\treturn r;',
      ),
    ).toBe('0 if n: none of the cases\n1 if n: 2\n6 if n: 1'));
});

describe('constants', () => {
  test('of enums are counted on from the last that was given', async () =>
    expect(await returns('int (void)', '\treturn C * 2;', 'enum letters { A = 3, B, C };')).toBe('10'));

  test('are computed at 64 bits, and wrap', async () =>
    expect(
      await returns(
        'int (unsigned long end)',
        '\treturn -1ul + 2 == 1 && (1ull << 63) > 0 && end <= -1ul ? (u32)-1 >> 31 : 7;',
      ),
    ).toBe('1'));

  test('of 32 bits wrap there', async () =>
    expect(await returns('int (void)', '\tu32 n = 0xffffffff;\n\n\tn += 1;\n\treturn n == 0;')).toBe('1'));

  test('a shift of a page index that is not known is kept', async () =>
    expect(await returns('int (loff_t offset, loff_t len)', '\treturn offset + len < offset ? -EINVAL : 0;')).toMatch(
      /-EINVAL/,
    ));
});

describe('pointers', () => {
  test('that are errors are neither NULL nor valid', async () =>
    expect(
      await returns(
        'long (struct address_space *mapping)',
        `
	struct folio *folio = filemap_lock_folio(mapping, 0);

	if (!folio)
		return 1;
	if (IS_ERR_OR_NULL(folio))
		return 2;
	folio_unlock(folio);
	folio_put(folio);
	return 0;`,
      ),
    ).toBe('0: sleeps\n2 if filemap_lock_folio(): not in the cache: sleeps'));

  test('that are NULL are seen where they are used', async () => {
    const fixture = `
int f(struct kvm *kvm)
{
	struct kvm *copy = kmalloc(sizeof(*copy), GFP_KERNEL);

	copy->users = kvm->users;
	^^^^^^^^^^^^^^^^^^^^^^^^ error null-deref
	kfree(copy);
	return 0;
}
`;
    expect(await check(fixture)).toBe(fixture);
  });

  test('that are handed out through a parameter are the caller’s', async () =>
    expect(
      await returns(
        'int (struct address_space *mapping, struct folio **out)',
        `
	struct folio *folio = filemap_lock_folio(mapping, 0);

	if (IS_ERR(folio))
		return PTR_ERR(folio);
	folio_unlock(folio);
	*out = folio;
	return 0;`,
      ),
    ).toBe('0: folio refs +1; sleeps\nPTR_ERR(folio) if filemap_lock_folio(): not in the cache: sleeps'));
});

describe('callees', () => {
  test('leave in the caller what their paths leave, and no path that the argument rules out', async () =>
    expect(
      await returns(
        'int (struct kvm *kvm)',
        '\treturn take(kvm, 1);',
        'static int take(struct kvm *kvm, int how)\n{\n\tif (how == 2)\n\t\treturn -EINVAL;\n\tmutex_lock(&kvm->lock);\n\tkvm->users += how;\n\treturn 0;\n}\n',
      ),
    ).toBe('0: kvm->users +1; mutex of &kvm->lock +1; sleeps'));

  test('that call themselves are not known, and that is said', async () => {
    const c = 'int down(struct kvm *kvm, int n)\n{\n\tif (!n)\n\t\treturn 0;\n\treturn down(kvm, n - 1);\n}\n';
    expect(await effects(c, 'down')).toBe('0 if !n\ndown() if n');
  });
});

describe('bounds', () => {
  test('of paths are said', async () => {
    // Twelve locks, each taken or not: more worlds than are kept apart.
    const branches = Array.from({ length: 12 }, (_, i) => `\tif (kvm->a${i})\n\t\tmutex_lock(&kvm->lock${i});`).join(
      '\n',
    );
    const told = await returns('int (struct kvm *kvm, int n)', `${branches}\n\treturn 0;`);
    expect(told).toContain('incomplete: path bound');
  });

  // Wrong: a loop that makes an object in every round keeps some of them apart, and does not say that there are more.
  test('of rounds should be said', async () =>
    expect(
      await returns('void (struct page **p, int n)', '\twhile (n--)\n\t\tp[n] = alloc_page(GFP_KERNEL);'),
    ).toContain('the new folio refs +2'));
});

describe('loops', () => {
  test('that set a flag with a lock keep them together', async () =>
    expect(
      await returns(
        'void (struct list_head *head, struct kvm *kvm)',
        `
	struct kvm_memory_slot *slot;
	bool locked = false;

	list_for_each_entry(slot, head, list) {
		if (!slot->flags)
			continue;
		if (!locked) {
			mutex_lock(&kvm->slots_lock);
			locked = true;
		}
		slot->flags = 0;
	}
	if (locked)
		mutex_unlock(&kvm->slots_lock);`,
      ),
    ).not.toContain('slots_lock'));

  test('over numbers end, with any number of rounds behind them', async () =>
    expect(
      await returns(
        'int (int n)',
        '\tint i, sum = 0;\n\n\tfor (i = 0; i < n; i++)\n\t\tsum += 2;\n\treturn sum > 100 ? 1 : 0;',
      ),
    ).toBe('0 if i >= n\n1 if i < n, i >= n, sum > 100'));

  test('over an array leave its locks held', async () =>
    expect(
      await returns('void (struct kvm *kvm, int n)', '\twhile (n--)\n\t\tspin_lock(&kvm->slots[n].lock);'),
    ).toContain('spinlock of &kvm->slots[n].lock +1'));

  test('whose condition nothing in them changes are not left', async () =>
    expect(await returns('void (struct kvm *kvm)', '\twhile (kvm->users)\n\t\tkvm->stopped++;')).toBe(
      'void if !kvm->users',
    ));

  test('that go up and down come back to where they were', async () =>
    expect(await returns('void (struct kvm *kvm)', '\tkvm->users += 2;\n\tkvm->users--;\n\tkvm->users--;')).toBe(
      'void',
    ));
});

describe('results', () => {
  test('that are members of the enum that the function returns', async () =>
    expect(
      await returns('enum side (int n)', '\treturn n ? RIGHT : LEFT;', 'enum side { NONE, LEFT = 3, RIGHT };'),
    ).toBe('LEFT if !n\nRIGHT if n'));

  test('that are flags of a fault, also several', async () =>
    expect(
      await returns(
        'vm_fault_t (int n)',
        '\tvm_fault_t ret = VM_FAULT_SIGBUS;\n\n\tif (n)\n\t\tret = VM_FAULT_LOCKED | VM_FAULT_MAJOR;\n\treturn ret;',
      ),
    ).toBe('VM_FAULT_MAJOR | VM_FAULT_LOCKED if n\nVM_FAULT_SIGBUS if !n'));

  test('whose names the tree has with other values', async () =>
    expect(
      await returns('vm_fault_t (int n)', '\treturn VM_FAULT_SIGBUS;', 'enum reason { VM_FAULT_SIGBUS = 0x80 };'),
    ).toBe('VM_FAULT_SIGBUS'));

  test('that are named where they are returned', async () =>
    expect(await returns('int (int n)', '\treturn MF_DELAYED;')).toBe('MF_DELAYED'));

  test('that bind less than what is around them are in parentheses', async () =>
    expect(await returns('bool (struct inode *inode)', '\treturn (inode->i_flags & 4) != 0;')).toBe(
      '(inode->i_flags & 4) != 0',
    ));
});

describe('what a callee decides', () => {
  const before = `
static int take(struct folio *folio, int n)
{
	if (n == 3)
		return -EBUSY;
	if (n < 0)
		return 0;
	folio_get(folio);
	return 0;
}
`;

  test('is told by how the call came out, and by what it went by', async () =>
    expect(await returns('int (struct folio *folio, int n)', '\treturn take(folio, n);', before)).toBe(
      '-EBUSY if take(): -EBUSY\n0 if take(): 0, n < 0\n0 if take(): 0, n >= 0: folio refs +1',
    ));
});
