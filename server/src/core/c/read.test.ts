import { describe, expect, it } from 'vitest';
import { inputText, SourceText } from '../text/source.ts';
import { expressionText, typeText } from './ast-text.ts';
import { conditionText } from './conditions.ts';
import type { CFile } from './file.ts';
import { readFile } from './read.ts';

function read(text: string): CFile {
  return readFile(SourceText.of('a.c', inputText('a.c', text)));
}

/** A line for each function: its name, type, attributes and conditions. */
function functions(text: string): string[] {
  return read(text).functions.map((fn) => {
    const flags = `${fn.isStatic ? 'static ' : ''}${fn.isInline ? 'inline ' : ''}`;
    const parameters = fn.parameters.map((parameter) => `${parameter.name}: ${typeText(parameter.type)}`);
    const attributes = fn.attributes
      .map(({ name, argument }) => ` ${name}${argument === null ? '' : `(${argument})`}`)
      .join('');
    const conditions = fn.conditions.map((condition) => ` [${conditionText(condition)}]`).join('');
    return `${flags}${fn.name}(${parameters.join(', ')}): ${typeText(fn.returns)}${attributes}${conditions}${fn.whole ? '' : ' (broken)'}`;
  });
}

describe('functions', () => {
  it('have attributes in all places', () => {
    expect(
      functions(
        'static __always_inline struct a *get(struct b __user *b)\n{\n}\n' +
          'int __must_check noinline odd_word put(int) __acquires(lock) __releases(&x->y)\n{\n}\n' +
          '__printf(1, 2) void say(const char *fmt, ...)\n{\n}\n' +
          'asmlinkage long __weak sys(void)\n{\n}\n',
      ),
    ).toEqual([
      'static inline get(b: ptr to struct b): ptr to struct a __always_inline',
      'put(: int): int __must_check noinline odd_word __acquires(lock) __releases(&x->y)',
      'say(fmt: ptr to char): void __printf(1, 2)',
      'sys(): long asmlinkage __weak',
    ]);
  });
  it('may be defined by a macro', () => {
    expect(functions('SYSCALL_DEFINE2(peek, int, fd, void __user *, to)\n{\n}\nstatic HANDLER(shut)\n{\n}\n')).toEqual([
      '__do_sys_peek(fd: int, to: ptr to void): long SYSCALL_DEFINE2',
      'static shut(): long HANDLER',
    ]);
  });
  it('know the #if around them', () => {
    expect(
      functions(
        '#if defined(CONFIG_A) && IS_ENABLED(CONFIG_B)\nint f(void)\n{\n}\n#elif X > 2\nint f(void)\n{\n}\n#else\nint f(void) { }\n#endif\n',
      ),
    ).toEqual([
      'f(): int [defined(CONFIG_A) && IS_ENABLED(CONFIG_B)]',
      'f(): int [!(defined(CONFIG_A) && IS_ENABLED(CONFIG_B)) && X > 2]',
      'f(): int [!((defined(CONFIG_A) && IS_ENABLED(CONFIG_B)) || X > 2)]',
    ]);
  });
  it('that are broken cost no neighbour', () => {
    expect(
      functions(
        'int a(void)\n{\n\tif (x) {\n\t\ty();\n}\nint b(void)\n{\n\tif (x) {\n\nstatic int c(int p,\n\t\tint q)\n{\n\tz();\n}\nint d(void)\n{\n\te(',
      ),
    ).toEqual(['a(): int', 'b(): int (broken)', 'static c(p: int, q: int): int', 'd(): int (broken)']);
  });
  it('know the comment above', () => {
    expect(
      read('/*\n * Puts it\n * back.\n */\nvoid f(void)\n{\n}\n\n/* not this */\n\nvoid g(void)\n{\n}\n').functions.map(
        (fn) => fn.comment,
      ),
    ).toEqual(['Puts it\nback.', null]);
  });
  it('change their key with their text alone', () => {
    const keys = (text: string): string[] => read(text).functions.map((fn) => fn.contentKey);
    const [before] = keys('int f(void)\n{\n\ta();\n}\n');
    expect(keys('int g(void)\n{\n}\nint f(void)\n{\n\ta();\n}\n')[1]).toBe(before);
    expect(keys('int f(void)\n{\n\tb();\n}\n')[0]).not.toBe(before);
    expect(keys('#define a() for (;;)\nint f(void)\n{\n\ta();\n}\n')[0]).not.toBe(before);
  });
});

describe('declarations', () => {
  it('of structs have their fields', () => {
    const file = read(
      'struct a {\n\tint b:3, *c;\n#ifdef CONFIG_D\n\tstruct { u8 d; };\n#endif\n\tunion { int e; long f; } g __packed;\n' +
        '\tint (*fn)(struct a *);\n\tDECLARE_BITMAP(map, 64);\n\tstruct_group(h, int i; int j;);\n} __aligned(8);\n',
    );
    expect(file.structs.get('a')?.fields.map((field) => `${field.name}: ${typeText(field.type)}`)).toEqual([
      'b: int',
      'c: ptr to int',
      ': struct {d: u8}',
      'g: union {e: int; f: long}',
      'fn: ptr to function(ptr to struct a) giving int',
      'map: array[] of unsigned long',
      'i: int',
      'j: int',
    ]);
  });
  it('of enums have their values', () => {
    const file = read('enum a { B = 1 << 3, C,\n#ifdef X\n\tD = B | C,\n#endif\n};\nenum { E };\n');
    const shown = file.enums.map(({ tag, members }) => [
      tag,
      ...members.map(({ name, value }) => (value === null ? name : `${name} = ${expressionText(value)}`)),
    ]);
    expect(shown).toEqual([
      ['a', 'B = (1 << 3)', 'C', 'D = (B | C)'],
      ['', 'E'],
    ]);
  });
  it('of typedefs, prototypes and variables are told apart', () => {
    const file = read(
      'typedef u64 gfn_t;\ntypedef int (*hook)(void);\ntypedef struct { int x; } box_t;\nextern int put(struct a *, ...) __must_check;\n' +
        'static const struct ops table = {\n\t.open = do_open,\n#ifdef CONFIG_X\n\t.close = do_close,\n#endif\n};\nint one, *two = &one;\n',
    );
    expect([...file.typedefs].map(([name, type]) => `${name}: ${typeText(type)}`)).toEqual([
      'gfn_t: u64',
      'hook: ptr to function() giving int',
      'box_t: struct {x: int}',
    ]);
    expect(file.prototypes.map((prototype) => [prototype.name, prototype.variadic])).toEqual([['put', true]]);
    expect(
      file.globals.map(
        ({ name, type, init }) => `${name}: ${typeText(type)} = ${init === null ? '' : expressionText(init)}`,
      ),
    ).toEqual(['table: struct ops = {.open = do_open, .close = do_close}', 'one: int = ', 'two: ptr to int = (&one)']);
  });
  it('by macros are calls', () => {
    const file = read(
      'EXPORT_SYMBOL_GPL(f);\nDEFINE_CLASS(file, struct file *, if (_T) put(_T),\n\tget(fd), int fd)\nstatic DEFINE_MUTEX(lock);\nstatic DEFINE_PER_CPU(struct a, b) = {\n\t.c = 1,\n};\nint g(void)\n{\n}\n',
    );
    expect(file.macroCalls.map(({ name, args }) => [name, ...args].join(' | '))).toEqual([
      'EXPORT_SYMBOL_GPL | f',
      'DEFINE_CLASS | file | struct file * | if (_T) put(_T) | get(fd) | int fd',
      'DEFINE_MUTEX | lock',
      'DEFINE_PER_CPU | struct a | b',
    ]);
    expect(file.functions.map((fn) => fn.name)).toEqual(['g']);
  });
  it('of macros have parameters and body', () => {
    const file = read(
      '#ifndef A_H\n#define A_H\n#include <linux/mm.h>\n#ifdef CONFIG_M\n#define M(a, b...) do { \\\n\tf(a); /* why */ \\\n} while (0)\n#endif\n#define N 3\n#endif\n',
    );
    const [m] = file.macros.get('M') ?? [];
    expect([m?.parameters, m?.body.replace(/\s+/g, ' '), m?.conditions.map(conditionText)]).toEqual([
      ['a', 'b...'],
      'do { f(a); } while (0)',
      ['defined(CONFIG_M)'],
    ]);
    expect(file.macros.get('N')?.[0]?.conditions).toEqual([]);
    expect(file.includes).toEqual(['linux/mm.h']);
  });
});

describe('text that is no C', () => {
  it('is a problem and costs nothing else', () => {
    const file = read(
      'Hello all,\n\nthis is prose (and more\n\nint f(void)\n{\n}\n}\n/* never closed\nint g(void)\n{\n}\n',
    );
    expect(file.functions.map((fn) => fn.name)).toEqual(['f', 'g']);
    expect(file.problems.length).toBeGreaterThan(0);
  });
});
