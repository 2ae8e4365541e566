import { describe, expect, it } from 'vitest';
import { parsePrototype } from './prototype.ts';

describe('parsePrototype', () => {
  it('gives the types and names of plain parameters', () => {
    expect(parsePrototype('struct folio *filemap_grab_folio(struct address_space *mapping, pgoff_t index)')).toEqual({
      name: 'filemap_grab_folio',
      returns: 'struct folio *',
      parameters: [
        { name: 'mapping', type: 'struct address_space *' },
        { name: 'index', type: 'pgoff_t' },
      ],
      variadic: false,
    });
  });

  it('has no parameters for (void)', () => {
    expect(parsePrototype('void rcu_read_lock(void)')?.parameters).toEqual([]);
  });

  it('finds the name inside a function pointer', () => {
    expect(parsePrototype('int run(int (*fn)(void *opaque, int n), void *opaque)')?.parameters).toEqual([
      { name: 'fn', type: 'int (*)(void *opaque, int n)' },
      { name: 'opaque', type: 'void *' },
    ]);
  });

  it('keeps an array behind the type', () => {
    expect(parsePrototype('void f(struct page *pages[], u8 key[16])')?.parameters.map((p) => p.type)).toEqual([
      'struct page *[]',
      'u8[16]',
    ]);
  });

  it('marks a variadic prototype and leaves the dots out', () => {
    const parsed = parsePrototype('int printk(const char *fmt, ...)');
    expect([parsed?.variadic, parsed?.parameters.length]).toEqual([true, 1]);
  });

  it.each(['', 'void', 'f(int x)', 'void f(int x', 'void f(int x))(', 'int f(,)'])('refuses %j', (text) => {
    expect(parsePrototype(text)).toBeNull();
  });
});
