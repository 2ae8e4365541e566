import { describe, expect, it } from 'vitest';
import { nativeParser } from '../../node/parsers.ts';
import { inputText, SourceText } from '../text/source.ts';
import { expressionText, statementText } from './ast-text.ts';
import { evaluateConstant } from './constants.ts';
import { parseMacroBody } from './macros.ts';
import { readFile } from './read.ts';

const loaded = nativeParser();
if (loaded === null) throw new Error('these tests need the native parser');
const parser = loaded;

/** What a definition is read as: its kind and its text. */
function macro(definition: string): string {
  const file = readFile(SourceText.of('a.h', inputText('a.h', `#define ${definition}\n`)));
  const [found] = [...file.macros.values()][0] ?? [];
  const body = found === undefined ? null : parseMacroBody(found, parser);
  if (body === null) return 'null';
  return `${body.kind}: ${body.kind === 'expression' ? expressionText(body.expr) : body.statements.map(statementText).join(' ')}`;
}

describe('the body of a macro', () => {
  it('may be an expression', () => {
    expect(macro('A 3UL')).toBe('expression: 3ul');
    expect(macro('A(x) ((x)->y + 1)')).toBe('expression: (x->y + 1)');
    expect(macro('A(x) ({ typeof(x) y = (x); y; })')).toBe('expression: ({ y: typeof(x) = x; y; })');
    expect(macro('A struct page *')).toBe('expression: <ptr to struct page>');
    expect(macro('A(x) { .y = (x) }')).toBe('expression: {.y = x}');
    expect(macro('A(x) f(#x, a ## x)')).toBe('expression: f(#x, a##x)');
    expect(macro('A(f, ...) g(f, ##__VA_ARGS__)')).toBe('expression: g(f, ##__VA_ARGS__)');
  });
  it('may be statements', () => {
    expect(macro('A(x) do { f(x); g(x); } while (0)')).toBe('statements: do { f(x); g(x); } while (0);');
    expect(macro('A(x) struct list x = { &(x) }')).toBe('statements: x: struct list = {(&x)};');
    expect(macro('A(x) f(x);')).toBe('statements: f(x);');
    expect(macro('A')).toBe('statements: ');
  });
  it('may head a loop', () => {
    expect(macro('A(x, h) for (x = h; x; x = x->next)')).toBe('loopHead: for ((x = h); x; (x = x->next)) ;');
    expect(macro('A(x, h) for (x = h; x; x = x->next) if (!x->y) {} else')).toBe(
      'loopHead: for ((x = h); x; (x = x->next)) if ((!x->y)) { } else ;',
    );
    expect(macro('A(x, h) list_for_each_entry(x, h, node)')).toBe('loopHead: <loop list_for_each_entry(x, h, node)> ;');
  });
  it('may be no whole C', () => {
    expect(macro('A(x) if (x) {')).toBe('null');
    expect(macro('A(x) x +')).toBe('null');
  });
  it('has offsets in the body', () => {
    const file = readFile(SourceText.of('a.h', inputText('a.h', '#define A(x)   f(g(x))\n')));
    const [found] = file.macros.get('A') ?? [];
    const body = found === undefined ? null : parseMacroBody(found, parser);
    const arg = body?.kind === 'expression' && body.expr.kind === 'call' ? body.expr.args[0] : undefined;
    expect(found?.body.slice(arg?.at, arg?.end)).toBe('g(x)');
  });
});

/** The value of an expression in which A is 5 and BIT(n) is 1 << n. */
function value(expression: string): string {
  const file = readFile(SourceText.of('a.h', inputText('a.h', `enum { X = ${expression} };\n`)));
  const expr = file.enums[0]?.members[0]?.value;
  if (expr === null || expr === undefined) return 'none';
  const result = evaluateConstant(expr, (name, args) =>
    name === 'A' && args === null ? 5n : name === 'BIT' ? 1n << (args?.[0] ?? 0n) : null,
  );
  return String(result);
}

describe('constants', () => {
  it('are computed as C does', () => {
    expect(value('A * 2 + (1 << 3)')).toBe('18');
    expect(value('~0U')).toBe('4294967295');
    expect(value('-1 > 0U')).toBe('1');
    expect(value('1ULL << 63')).toBe('9223372036854775808');
    expect(value('(u8)300 | BIT(4)')).toBe('60');
    expect(value("A > 3 ? sizeof(u64) : 'a'")).toBe('8');
    expect(value('0x80000000 + 0')).toBe('2147483648');
  });
  it('are null where something is not known', () => {
    expect(value('B + 1')).toBe('null');
    expect(value('1 / 0')).toBe('null');
    expect(value('1 << 64')).toBe('null');
    expect(value('0 && B')).toBe('0');
  });
});
