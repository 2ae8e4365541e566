import type { Expr } from './ast.ts';

/**
 * The value and type of an integer constant, by the rules of C for a machine with 64-bit long; null for one that is
 * none (a floating constant, or a word that only starts with a digit).
 */
export function integerLiteral(text: string, at: number, end: number): (Expr & { kind: 'int' }) | null {
  const parts = /^(0[xX][0-9a-fA-F]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)([uUlL]*)$/.exec(text.replaceAll("'", ''));
  if (parts === null) return null;
  const digits = parts[1]!;
  const suffix = parts[2]!.toLowerCase();
  const isOctal = /^0[0-7]+$/.test(digits);
  const value = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  const isDecimal = /^[1-9]/.test(digits);
  const isUnsigned = suffix.includes('u');
  const isLong = suffix.includes('l');
  if (!isLong && !isUnsigned && value < 1n << 31n) return { kind: 'int', value, signed: true, bits: 32, at, end };
  if (!isLong && (isUnsigned || !isDecimal) && value < 1n << 32n) {
    return { kind: 'int', value, signed: false, bits: 32, at, end };
  }
  const signed = !isUnsigned && (isDecimal || value < 1n << 63n);
  return { kind: 'int', value: BigInt.asUintN(64, value), signed, bits: 64, at, end };
}

const ESCAPES: Readonly<Record<string, number>> = {
  n: 10,
  t: 9,
  r: 13,
  a: 7,
  b: 8,
  f: 12,
  v: 11,
  e: 27,
  '\\': 92,
  "'": 39,
  '"': 34,
  '?': 63,
};

/** The value of a character constant, an int; null for an empty one. */
export function characterLiteral(text: string, at: number, end: number): (Expr & { kind: 'int' }) | null {
  const content = stringContent(text);
  if (content === '') return null;
  let value = 0n;
  for (let i = 0; i < content.length; i++) value = (value << 8n) | BigInt(content.charCodeAt(i) & 0xff);
  const signed = content.length === 1 ? BigInt.asIntN(8, value) : BigInt.asIntN(32, value);
  return { kind: 'int', value: signed, signed: true, bits: 32, at, end };
}

/** What stands between the quotes, with its escapes read. */
export function stringContent(text: string): string {
  const open = text.search(/["']/);
  const quote = text[open];
  const inner = text.slice(open + 1, text.length > open + 1 && text.endsWith(quote ?? '"') ? -1 : undefined);
  if (!inner.includes('\\')) return inner;
  return inner.replace(/\\(?:x([0-9a-fA-F]+)|([0-7]{1,3})|(\r?\n)|(.))/g, (_, hex, octal, line, letter) => {
    if (typeof hex === 'string') return String.fromCharCode(Number.parseInt(hex, 16) & 0xff);
    if (typeof octal === 'string') return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (typeof line === 'string') return '';
    const code = typeof letter === 'string' ? ESCAPES[letter] : undefined;
    return code === undefined ? String(letter) : String.fromCharCode(code);
  });
}
