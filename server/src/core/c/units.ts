import type { ConfigCondition } from './ast.ts';
import { looksLikeAttribute } from './attributes.ts';
import { ConditionStack, directiveName } from './directives.ts';
import { isStorageWord } from './types.ts';
import type { Tokens } from './tokens.ts';

/** A run of tokens at file scope that belongs together. Indexes count tokens; `to` is exclusive. */
export interface Unit {
  readonly kind: 'function' | 'macroCall' | 'declaration' | 'garbage';
  readonly from: number;
  readonly to: number;
  /** The opening brace of a function's body, else -1. */
  readonly body: number;
  /** Ranges within that other branches of an `#if` take, and that are left out: pairs [from, to). */
  readonly left: readonly number[];
  readonly conditions: readonly ConfigCondition[];
}

/**
 * Splits a file into its declarations. An odd one costs itself alone: a unit ends at the margin where the next
 * declaration must start, whatever is left open in it.
 */
export function splitUnits(tokens: Tokens): Unit[] {
  const conditions = new ConditionStack(tokens);
  const units: Unit[] = [];
  let index = 0;
  while (index < tokens.count) {
    if (tokens.kind(index) === 6) {
      passDirective(tokens, index, conditions);
      index++;
    } else if (tokens.is(index, ';') || tokens.is(index, '}')) index++;
    else if (tokens.is(index, 'extern') && tokens.kind(index + 1) === 3 && tokens.is(index + 2, '{')) index += 3;
    else index = passUnit(tokens, index, conditions, units);
  }
  return units;
}

function passDirective(tokens: Tokens, index: number, conditions: ConditionStack): void {
  const line = tokens.word(index);
  conditions.pass(index, line, directiveName(line));
}

function passUnit(tokens: Tokens, from: number, conditions: ConditionStack, units: Unit[]): number {
  const held = conditions.conditions;
  const left: number[] = [];
  let assigned = false;
  let index = from;
  const emit = (kind: Unit['kind'], to: number, body = -1): number => {
    units.push({ kind, from, to, body, left, conditions: held });
    return to;
  };
  while (index < tokens.count) {
    if (tokens.kind(index) === 6) {
      if (endsMacroCall(tokens, from, index)) return emit('macroCall', index);
      const name = directiveName(tokens.word(index));
      if (name === 'else' || name.startsWith('elif')) {
        const end = endOfBranches(tokens, index);
        left.push(index, end);
        index = end;
        continue;
      }
      if (!name.includes('if') && index > from && tokens.isAtMargin(index) && afterBlankLine(tokens, index)) {
        return emit('garbage', index);
      }
      passDirective(tokens, index, conditions);
      left.push(index, index + 1);
      index++;
      continue;
    }
    if (tokens.is(index, ';')) {
      const kind = assigned || !isMacroCall(tokens, from, index) ? 'declaration' : 'macroCall';
      return emit(kind, index) + 1;
    }
    if (tokens.is(index, '}')) return emit('garbage', index);
    if (index > from && startsAnew(tokens, from, index)) {
      return emit(endsMacroCall(tokens, from, index) ? 'macroCall' : 'garbage', index);
    }
    if (tokens.is(index, '{')) {
      const end = tokens.match[index]!;
      const broken = end < 0 ? (tokens.brokenEnds.get(index) ?? index + 1) : -1;
      if (!assigned && !opensAggregate(tokens, from, index))
        return emit('function', broken < 0 ? end + 1 : broken, index);
      if (broken >= 0) return emit('garbage', broken);
      index = end + 1;
    } else if (tokens.is(index, '(') || tokens.is(index, '[')) {
      const end = tokens.match[index]!;
      if (end < 0) return emit('garbage', nextMargin(tokens, index + 1));
      index = end + 1;
    } else {
      if (tokens.is(index, '=')) assigned = true;
      index++;
    }
  }
  if (endsMacroCall(tokens, from, index)) return emit('macroCall', index);
  // A lone word at the end of a file is a macro that expands to what the file exists for.
  return index === from + 1 ? index : emit('garbage', index);
}

/** The tokens of a unit up to `to`, without preprocessor lines and without the branches that were left out. */
export function unitTokens(tokens: Tokens, unit: Unit, to: number): Tokens {
  const out = new Uint8Array(tokens.count);
  for (let k = 0; k < unit.left.length; k += 2) out.fill(1, unit.left[k]!, unit.left[k + 1]!);
  return tokens.filter((index) => index >= unit.from && index < to && tokens.kind(index) !== 6 && out[index] === 0);
}

/** No declaration has more words in front of its name. */
const MOST_WORDS = 16;

/** `[static] NAME(args)` and nothing more. */
export function isMacroCall(tokens: Tokens, from: number, to: number): boolean {
  let index = from;
  const furthest = Math.min(to, from + MOST_WORDS);
  while (index < furthest && tokens.isWord(index) && (isStorageWord(tokens.word(index)) || tokens.isWord(index + 1))) {
    if (!isStorageWord(tokens.word(index)) && !looksLikeAttribute(tokens.word(index))) return false;
    index++;
  }
  if (!tokens.isWord(index) || !tokens.is(index + 1, '(')) return false;
  return tokens.match[index + 1] === to - 1;
}

/** A macro call that no semicolon follows. An attribute with an argument looks like one and is none. */
function endsMacroCall(tokens: Tokens, from: number, to: number): boolean {
  if (!isMacroCall(tokens, from, to)) return false;
  return isUpperCase(tokens.word(from)) || !tokens.word(from).startsWith('__');
}

function isUpperCase(word: string): boolean {
  return /^[A-Z0-9_]+$/.test(word);
}

/** Whether a declaration must start here although the one before did not end. */
function startsAnew(tokens: Tokens, from: number, index: number): boolean {
  // A run of `FLAG(a) FLAG(b)`, each of which defines functions of its own.
  if (isUpperCase(tokens.word(index)) && tokens.is(index + 1, '(') && isUpperCase(tokens.word(from))) {
    if (isMacroCall(tokens, from, index)) return true;
  }
  if (!tokens.isAtMargin(index) || !tokens.isWord(index)) return false;
  if (/^(?:static|extern|typedef)$/.test(tokens.word(index))) return true;
  if (endsMacroCall(tokens, from, index)) return true;
  return afterBlankLine(tokens, index) && !/^[=,|&+*(-]$/.test(tokens.word(index - 1));
}

function afterBlankLine(tokens: Tokens, index: number): boolean {
  const gap = tokens.text.slice(tokens.end(index - 1), tokens.at(index));
  return /\n[ \t\r]*\n/.test(gap) && !gap.includes('*/');
}

function nextMargin(tokens: Tokens, index: number): number {
  let next = index;
  while (
    next < tokens.count &&
    !(tokens.isAtMargin(next) && (tokens.kind(next) === 6 || afterBlankLine(tokens, next)))
  ) {
    if (tokens.isAtMargin(next) && tokens.is(next, '}')) return next + 1;
    next++;
  }
  return next;
}

/** Whether the brace holds members of a struct, union or enum, and not a function's body. */
function opensAggregate(tokens: Tokens, from: number, brace: number): boolean {
  for (let i = brace - 1; i >= from; i--) {
    if (/^(?:struct|union|enum)$/.test(tokens.word(i))) return brace - i <= 2 || onlyWordsBetween(tokens, i + 1, brace);
    if (tokens.is(i, ')')) {
      const open = tokens.match[i]!;
      if (open <= from || !looksLikeAttribute(tokens.word(open - 1))) return false;
      i = open;
    } else if (!tokens.isWord(i) && !tokens.is(i, ':')) return false;
  }
  return false;
}

function onlyWordsBetween(tokens: Tokens, from: number, to: number): boolean {
  let plain = 0;
  for (let i = from; i < to; i++) {
    if (tokens.is(i, '(')) i = Math.max(tokens.match[i]!, i);
    else if (tokens.isWord(i) && !looksLikeAttribute(tokens.word(i)) && !tokens.is(i - 1, ':')) plain++;
  }
  return plain <= 1;
}

/** From an `#else` or `#elif` to its `#endif`, which is left to the caller. */
function endOfBranches(tokens: Tokens, index: number): number {
  let depth = 0;
  for (let i = index + 1; i < tokens.count; i++) {
    if (tokens.kind(i) !== 6) continue;
    const name = directiveName(tokens.word(i));
    if (name === 'if' || name === 'ifdef' || name === 'ifndef') depth++;
    else if (name === 'endif' && depth-- === 0) return i;
  }
  return tokens.count;
}
