import type { ConfigCondition } from './ast.ts';
import { integerLiteral } from './literals.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** What an `#if`, `#ifdef`, `#ifndef` or `#elif...` asks, read off its whole line. */
export function directiveCondition(line: string): ConfigCondition {
  const parts = /^#\s*([a-z]+)([^]*)$/.exec(line);
  const argument = plainArgument(parts?.[2] ?? '');
  const name = parts?.[1] ?? '';
  if (name.endsWith('ndef')) return not({ kind: 'defined', name: firstWord(argument) });
  if (name.endsWith('def')) return { kind: 'defined', name: firstWord(argument) };
  return parseCondition(argument);
}

/** The expression of an `#if`. What is no combination of configuration symbols comes back as `other`. */
export function parseCondition(text: string): ConfigCondition {
  const tokens = tokenize(text);
  const reader = { tokens, index: 0, depth: 0 };
  const condition = either(reader);
  return condition === null || reader.index < tokens.count ? { kind: 'other', text: text.trim() } : condition;
}

export function not(of: ConfigCondition): ConfigCondition {
  if (of.kind === 'not') return of.of;
  if (of.kind === 'constant') return { kind: 'constant', value: !of.value };
  return { kind: 'not', of };
}

/** More `#elif`s than this in a row, or more operators, are not taken apart: conditions stay shallow. */
const LONGEST_CHAIN = 64;

/** What holds in an `#elif` branch, or with null in the `#else`, behind branches that asked `earlier`. */
export function laterBranch(earlier: readonly ConfigCondition[], asked: ConfigCondition | null): ConfigCondition {
  if (earlier.length > LONGEST_CHAIN) return asked ?? { kind: 'other', text: 'else' };
  const none = not(earlier.reduce((left, right) => ({ kind: 'or', left, right })));
  return asked === null ? none : both(none, asked);
}

/** Both hold; a condition that always holds is left out. */
export function both(left: ConfigCondition, right: ConfigCondition): ConfigCondition {
  if (left.kind === 'constant' && left.value) return right;
  if (right.kind === 'constant' && right.value) return left;
  return { kind: 'and', left, right };
}

/** One text for one condition, to compare conditions by and to show. */
export function conditionText(condition: ConfigCondition): string {
  switch (condition.kind) {
    case 'defined':
      return `defined(${condition.name})`;
    case 'enabled':
      return `IS_ENABLED(${condition.name})`;
    case 'not':
      return `!${nested(condition.of)}`;
    case 'and':
      return `${nested(condition.left)} && ${nested(condition.right)}`;
    case 'or':
      return `${nested(condition.left)} || ${nested(condition.right)}`;
    case 'constant':
      return condition.value ? '1' : '0';
    case 'other':
      return condition.text;
  }
}

/**
 * Whether a condition holds where `lookup` says what a symbol is set to: "y", "m", a number or a string; null for one
 * that is not set, and undefined for one of which nothing is known. Null where that does not decide it.
 */
export function evaluateCondition(
  condition: ConfigCondition,
  lookup: (name: string) => string | null | undefined,
): boolean | null {
  switch (condition.kind) {
    case 'defined': {
      const value = lookup(condition.name);
      // A symbol that is built as a module defines CONFIG_X_MODULE and not CONFIG_X.
      return value === undefined ? null : value !== null && value !== 'n' && value !== 'm';
    }
    case 'enabled': {
      const value = lookup(condition.name);
      return value === undefined ? null : value === 'y' || value === 'm' || value === '1';
    }
    case 'not': {
      const value = evaluateCondition(condition.of, lookup);
      return value === null ? null : !value;
    }
    case 'and':
    case 'or': {
      const decisive = condition.kind === 'or';
      const left = evaluateCondition(condition.left, lookup);
      if (left === decisive) return decisive;
      const right = evaluateCondition(condition.right, lookup);
      if (right === decisive) return decisive;
      return left === null || right === null ? null : !decisive;
    }
    case 'constant':
      return condition.value;
    case 'other':
      return null;
  }
}

interface ConditionReader {
  readonly tokens: Tokens;
  index: number;
  depth: number;
}

const DEEPEST = 100;

function either(reader: ConditionReader): ConfigCondition | null {
  let left = every(reader);
  for (let length = 0; left !== null && length < LONGEST_CHAIN && reader.tokens.is(reader.index, '||'); length++) {
    reader.index++;
    const right = every(reader);
    left = right === null ? null : { kind: 'or', left, right };
  }
  return left;
}

function every(reader: ConditionReader): ConfigCondition | null {
  let left = single(reader);
  for (let length = 0; left !== null && length < LONGEST_CHAIN && reader.tokens.is(reader.index, '&&'); length++) {
    reader.index++;
    const right = single(reader);
    left = right === null ? null : { kind: 'and', left, right };
  }
  return left;
}

function single(reader: ConditionReader): ConfigCondition | null {
  if (++reader.depth > DEEPEST) return null;
  const condition = atom(reader);
  reader.depth--;
  return condition ?? comparison(reader);
}

function atom(reader: ConditionReader): ConfigCondition | null {
  const { tokens } = reader;
  const start = reader.index;
  const word = tokens.word(start);
  if (word === '!') {
    reader.index++;
    const of = single(reader);
    return of === null ? null : not(of);
  }
  if (word === '(') {
    reader.index++;
    const inner = either(reader);
    if (inner !== null && tokens.is(reader.index, ')') && endsOperand(tokens, reader.index + 1)) {
      reader.index++;
      return inner;
    }
    reader.index = start;
    return null;
  }
  if (word === 'defined') {
    const parenthesized = tokens.is(start + 1, '(');
    const name = tokens.word(parenthesized ? start + 2 : start + 1);
    reader.index = start + (parenthesized ? 4 : 2);
    return { kind: 'defined', name };
  }
  if (/^IS_(?:ENABLED|REACHABLE|BUILTIN|MODULE)$/.test(word) && tokens.is(start + 1, '(')) {
    reader.index = start + 4;
    return { kind: 'enabled', name: tokens.word(start + 2) };
  }
  if (!endsOperand(tokens, start + 1)) return null;
  reader.index = start + 1;
  const number = tokens.kind(start) === 2 ? integerLiteral(word, 0, 0) : null;
  if (number !== null) return { kind: 'constant', value: number.value !== 0n };
  return tokens.isWord(start) ? { kind: 'other', text: word } : null;
}

/** Anything up to the next `&&`, `||` or closing parenthesis, kept as it is written. */
function comparison(reader: ConditionReader): ConfigCondition | null {
  const { tokens } = reader;
  const start = reader.index;
  let index = start;
  while (index < tokens.count && !tokens.is(index, '&&') && !tokens.is(index, '||') && !tokens.is(index, ')')) {
    index = tokens.is(index, '(') && tokens.match[index]! > 0 ? tokens.match[index]! + 1 : index + 1;
  }
  if (index === start) return null;
  reader.index = index;
  return { kind: 'other', text: tokens.text.slice(tokens.at(start), tokens.end(index - 1)) };
}

function endsOperand(tokens: Tokens, index: number): boolean {
  return index >= tokens.count || tokens.is(index, '&&') || tokens.is(index, '||') || tokens.is(index, ')');
}

function nested(condition: ConfigCondition): string {
  const text = conditionText(condition);
  return condition.kind === 'and' || condition.kind === 'or' ? `(${text})` : text;
}

function plainArgument(text: string): string {
  return text
    .replace(/\/\*[^]*?(?:\*\/|$)|\/\/.*/g, ' ')
    .replace(/\\\r?\n/g, ' ')
    .trim();
}

function firstWord(text: string): string {
  return /^\w+/.exec(text)?.[0] ?? text;
}
