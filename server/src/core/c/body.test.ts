import { describe, expect, it } from 'vitest';
import { nativeParser } from '../../node/parsers.ts';
import { inputText, SourceText } from '../text/source.ts';
import { statementText } from './ast-text.ts';
import { parseBody } from './body.ts';
import { conditionText } from './conditions.ts';
import { readFile } from './read.ts';

const parser = nativeParser();
if (parser === null) throw new Error('these tests need the native parser');

/** The body of the last function in the text, a line for each statement, then a line for each problem. */
function parse(text: string): string {
  const file = readFile(SourceText.of('a.c', inputText('a.c', text)));
  const fn = file.functions.at(-1);
  if (fn === undefined || parser === null) return 'no function';
  const parsed = parseBody(file, fn, parser);
  const variants = parsed.variants.flatMap((variant) => [
    ...(variant.assumes.length > 0 ? [`-- ${variant.assumes.map(conditionText).join(', ')}`] : []),
    ...variant.body.body.map(statementText),
  ]);
  return [
    ...variants,
    ...parsed.problems.map(({ at, reason }) => `! ${file.source.lines.at(at).line}: ${reason}`),
  ].join('\n');
}

/** The same for statements alone. */
function body(text: string): string {
  return parse(`int f(void)\n{\n${text}\n}\n`);
}

describe('attributes', () => {
  it('are not seen in declarations', () => {
    expect(body('void __user *p = (void __user *)arg; int x __maybe_unused = 0;')).toBe(
      'p: ptr to void = ((ptr to void)arg);\nx: int = 0;',
    );
  });
  it('that nobody knows are told by where they stand', () => {
    expect(body('struct page __odd *p; foo_t __strange *q = (foo_t __strange *)p;')).toBe(
      'p: ptr to struct page;\nq: ptr to foo_t = ((ptr to foo_t)p);',
    );
  });
  it('name what runs at the end of the scope', () => {
    expect(body('struct page **pages __free(kvfree) = NULL;')).toBe(
      'pages: ptr to ptr to struct page free(kvfree) = NULL;',
    );
  });
  it('can be a statement', () => {
    expect(body('switch (x) { case 1: a(); __attribute__((fallthrough)); default: b(); }')).toBe(
      'switch (x) { case 1: a(); ; default: b(); }',
    );
  });
});

describe('macros that head a body', () => {
  it('are loops by their name', () => {
    expect(body('list_for_each_entry(p, &head, node)\n\tuse(p);\ndone();')).toBe(
      '<loop list_for_each_entry(p, (&head), node)> use(p);\ndone();',
    );
  });
  it('are loops by their definition', () => {
    expect(
      parse('#define walk(p, h) for (p = h; p; p = p->next)\nvoid f(void)\n{\n\twalk(p, h) {\n\t\tuse(p);\n\t}\n}\n'),
    ).toBe('<loop walk(p, h)> { use(p); }');
  });
  it('are blocks otherwise', () => {
    expect(body('scoped_guard(mutex, &lock) { a(); }\nscoped_guard(rcu)\n\tb();')).toBe(
      '<block scoped_guard(mutex, (&lock))> { a(); }\n<block scoped_guard(rcu)> b();',
    );
  });
  it('may have short names', () => {
    expect(
      parse('#define each(x) for (;x;)\nvoid f(void)\n{\n\teach(x)\n\t\tg(x);\n\tif (a) b(); else c();\n}\n'),
    ).toBe('<loop each(x)> g(x);\nif (a) b(); else c();');
  });
  it('may have no arguments', () => {
    expect(body('for_each_day()\n\tgo();')).toBe('<loop for_each_day()> go();');
  });
});

describe('macros that are statements', () => {
  it('may bring their own semicolon', () => {
    expect(body('TRACE(x)\n\tnext();')).toBe('<block TRACE(x)> next();');
    expect(body('\tTRACE(x)\n\tnext();')).toBe('TRACE(x);\nnext();');
    expect(body('\tnext();\n\tTRACE(x)')).toBe('next();\nTRACE(x);');
  });
  it('may declare something', () => {
    expect(body('static DEFINE_RATELIMIT_STATE(_rs, 10 * HZ, 5);\nDECLARE_BITMAP(map, 64);')).toBe(
      'DEFINE_RATELIMIT_STATE(_rs, (10 * HZ), 5);\nDECLARE_BITMAP(map, 64);',
    );
  });
  it('may be called twice', () => {
    expect(body('guard(mutex)(&l); CLASS(file, f)(fd);')).toBe('guard(mutex)((&l));\nCLASS(file, f)(fd);');
  });
});

describe('types as arguments', () => {
  it('are types', () => {
    expect(
      body('x = container_of(p, struct outer, in.ner); y = min_t(unsigned long, a, b); z = va_arg(ap, char *);'),
    ).toBe(
      '(x = container_of(p, <struct outer>, in.ner));\n(y = min_t(<unsigned long>, a, b));\n(z = va_arg(ap, <ptr to char>));',
    );
  });
  it('are read in sizeof and offsetof', () => {
    expect(body('n = sizeof(struct a) * sizeof(*p) + offsetof(struct b, c.d[1]) + __alignof__(struct e);')).toBe(
      '(n = (((sizeof(struct a) * sizeof((*p))) + offsetof(struct b, c.d[1])) + __alignof__(<struct e>)));',
    );
  });
  it('are read in _Generic', () => {
    expect(body('n = _Generic(x, int: 1, struct a *: 2, default: 3);')).toBe(
      '(n = _Generic(x, int: 1, ptr to struct a: 2, default: 3));',
    );
  });
});

describe('casts', () => {
  it('are told from products and calls', () => {
    expect(body('a = (u64)&x == y; b = (gfn_t)(p) << 1; c = (foo)(p); d = (n) & m; e = (foo *)p->q;')).toBe(
      '(a = (((u64)(&x)) == y));\n(b = (((gfn_t)p) << 1));\n(c = foo(p));\n(d = (n & m));\n(e = ((ptr to foo)p->q));',
    );
  });
  it('may be to a pointer to an array', () => {
    expect(body('x = *(u8 (*)[8])y;')).toBe('(x = (*((ptr to array[8] of u8)y)));');
  });
  it('may hold a literal', () => {
    expect(body('p = &(struct a __packed){ .b = 1, .c.d = { 2 }, [3] = 4 };')).toBe(
      '(p = (&(struct a){.b = 1, .c.d = {2}, [3] = 4}));',
    );
  });
});

describe('declarations', () => {
  it('of many shapes are read', () => {
    expect(
      body('int (*fn)(int, void *) = g, *a[3], b; handler_t (*h)(int); typeof(x->y) z = 1; __auto_type w = v;'),
    ).toBe(
      'fn: ptr to function(int, ptr to void) giving int = g, a: array[3] of ptr to int, b: int;\nh: ptr to function(int) giving handler_t;\n' +
        'z: typeof(x->y) = 1;\nw: unknown = v;',
    );
  });
  it('of structs may stand inside', () => {
    expect(body('struct { int a; } s = { 1 }; struct local { int b; }; for (int i = 0; i < 3; i++) g(i);')).toBe(
      's: struct {a: int} = {1};\n;\nfor (i: int = 0; (i < 3); (i++)) g(i);',
    );
  });
});

describe('GNU C', () => {
  it('has ranges of cases', () => {
    expect(body('switch (x) { case A ... B - 1: a(); break; case C: }')).toBe(
      'switch (x) { case A ... (B - 1): a(); break; case C: }',
    );
  });
  it('has computed gotos', () => {
    expect(body('p = &&out; goto *p;\nout:')).toBe('(p = &&out);\ngoto *p;\nout:');
  });
  it('has statement expressions and a short conditional', () => {
    expect(body('x = ({ int y = 1; y; }) ?: z;')).toBe('(x = (({ y: int = 1; y; }) ?  : z));');
  });
  it('has assembler', () => {
    expect(body('asm volatile("x %0" MACRO(1) : "=r" (a), [b]"+m"(*b) : "r" (c) : "memory");')).toBe('<asm a, (*b)>;');
    expect(body('asm goto("x" : : : : out, in);')).toBe(
      '{ <asm >; if (<hole out>) goto out; if (<hole in>) goto in; }',
    );
  });
  it('pastes strings', () => {
    expect(body('pr(KERN_INFO "a" PRIx64 "b"); pr(pr_fmt("c") "d");')).toBe('pr("ab");\npr("d");');
  });
});

describe('#if in a body', () => {
  it('around whole statements is kept', () => {
    expect(body('a();\n#ifdef CONFIG_A\nb();\n#elif defined(CONFIG_B)\nc();\n#else\nd();\n#endif\ne();')).toBe(
      'a();\n#if defined(CONFIG_A): b(); #else #if !defined(CONFIG_A) && defined(CONFIG_B): c(); #else ' +
        '#if !(defined(CONFIG_A) || defined(CONFIG_B)): d(); #endif #endif #endif\ne();',
    );
  });
  it('that cuts through a statement gives variants', () => {
    expect(body('if (a)\n\tb();\n#ifdef CONFIG_A\nelse if (c)\n\td();\n#endif\n')).toBe(
      '-- defined(CONFIG_A)\nif (a) b(); else if (c) d();\n-- !defined(CONFIG_A)\nif (a) b();',
    );
  });
  it('around initializers keeps them all', () => {
    expect(body('struct a b = {\n\t.c = 1,\n#ifdef CONFIG_A\n\t.d = 2,\n#endif\n};')).toBe(
      'b: struct a = {.c = 1, .d = 2};',
    );
  });
  it('around initializers may have an else, and the list may end at the margin', () => {
    expect(body('\tint a[] = {\n#ifdef CONFIG_A\n\t\t{1},\n#else\n\t\t{2},\n#endif\n\t\t{3}\n};\n\tb();')).toBe(
      'a: array[] of int = {{1}, {2}, {3}};\nb();',
    );
  });
  it('with a constant is decided', () => {
    expect(body('#if 0\na();\n#else\nb();\n#endif')).toBe('b();');
  });
});

describe('what cannot be read', () => {
  it('costs the expression', () => {
    expect(body('a();\nif (x OP y)\n\tb();\nc();')).toBe(
      'a();\nif (<hole x OP y>) b();\nc();\n! 4: this expression could not be read',
    );
  });
  it('costs the statement', () => {
    expect(body('a();\nx = = 3;\nc();')).toBe('a();\n<hole x = = 3;>;\nc();\n! 4: this statement could not be read');
  });
  it('is limited where brackets are too deep', () => {
    const text = `x = ${'('.repeat(50_000)}1${')'.repeat(50_000)};`;
    const start = performance.now();
    expect(body(text)).toMatch(/^\(x = <hole .*\n! 3: brackets are too deep inside one another$/);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('where the grammar is not C', () => {
  it('a postfix operator binds before a prefix operator', () => {
    expect(body('x = !y++; z = -*p--; w = (u32)q++;')).toBe('(x = (!(y++)));\n(z = (-(*(p--))));\n(w = ((u32)(q++)));');
  });
});

describe('a macro that declares', () => {
  it('may go on with declarators', () => {
    expect(body('LIST_HEAD(list), *a, *b;')).toBe('LIST_HEAD(list);\na: ptr to unknown, b: ptr to unknown;');
  });
});

describe('macros in the wild', () => {
  it('may have arguments that no grammar knows', () => {
    expect(body('mode(ks, 1000baseT, b);\nTEST(, add, , one);\nf(.a = 1, .b = x);')).toBe(
      'mode(ks, <hole 1000baseT>, b);\nTEST(<hole >, add, <hole >, one);\nf({.a = 1}, {.b = x});\n! 3: this expression could not be read',
    );
  });
  it('may give a type', () => {
    expect(body('ElfW(Sym) *sym = NULL;\nPADDED(key) k;')).toBe('sym: ptr to ElfW = NULL;\nk: PADDED;');
  });
  it('may stand in front of strings', () => {
    expect(body('f(KERN_INFO NAME "a"); g(KERN_ERR pr_fmt("b"), c);')).toBe('f("a");\ng(pr_fmt("b"), c);');
  });
  it('are calls where the name alone says loop', () => {
    expect(body('wait_until(x);\nqueue_walk(q, s)\n\tf(s);')).toBe('wait_until(x);\n<loop queue_walk(q, s)> f(s);');
  });
});

describe('labels', () => {
  it('may stand before an #endif or a brace', () => {
    expect(body('#ifdef CONFIG_A\n\ta();\nout_a:\n#endif\n\tb();\nout:\n')).toBe(
      '#if defined(CONFIG_A): a(); out_a: #endif\nb();\nout:',
    );
  });
});
