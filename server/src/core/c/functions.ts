import { HOLE_MARK } from '../text/hole.ts';
import type { Parameter, TypeName } from './ast.ts';
import { type Cursor, cursorOf, splitArguments, within } from './cursor.ts';
import { readDeclarator, readParameters } from './declarators.ts';
import type { FunctionText } from './file.ts';
import { textKey } from './hash.ts';
import type { Knowledge } from './knowledge.ts';
import { type Attribute, readSpecifiers, readTypeName } from './types.ts';
import type { Tokens } from './tokens.ts';
import { isMacroCall, type Unit, unitTokens } from './units.ts';

/** What reading a function's head needs besides its tokens. */
export interface FunctionContext {
  readonly text: string;
  /** Offsets of comments in pairs, in order. */
  readonly comments: readonly number[];
  readonly knowledge: Knowledge;
  /** What the parse of any body in the file depends on besides its own text. */
  readonly dependencies: string;
}

interface Head {
  readonly name: string;
  readonly nameAt: number;
  readonly returns: TypeName;
  readonly parameters: readonly Parameter[];
  readonly variadic: boolean;
  readonly attributes: readonly Attribute[];
  readonly isStatic: boolean;
  readonly isInline: boolean;
}

const statementWords: ReadonlySet<string> = new Set(['if', 'else', 'for', 'while', 'do', 'switch', 'return', 'case']);

/** Reads the head of a function definition; null where the text before the brace is none. */
export function readFunction(context: FunctionContext, tokens: Tokens, unit: Unit): FunctionText | null {
  // A statement whose surroundings are missing is no definition.
  if (statementWords.has(tokens.word(unit.from))) return null;
  const view = unit.left.length === 0 ? tokens : unitTokens(tokens, unit, unit.body);
  const cursor =
    view === tokens ? cursorOf(tokens, context.knowledge, unit.from, unit.body) : cursorOf(view, context.knowledge);
  const head = isMacroCall(view, cursor.index, cursor.end) ? readMacroHead(cursor) : readHead(cursor);
  if (head === null) return null;
  const close = tokens.match[unit.body]!;
  const at = tokens.at(unit.from);
  const end = tokens.end(unit.to - 1);
  return {
    ...head,
    at,
    end,
    bodyAt: tokens.at(unit.body),
    bodyEnd: close >= 0 ? tokens.end(close) : end,
    conditions: unit.conditions,
    comment: commentAbove(context, at),
    contentKey: textKey(`${context.dependencies}\0${context.text.slice(at, end)}`),
    whole: close >= 0 && !hasHole(tokens, unit),
  };
}

/** Are lines missing that no hunk of a patch shows? A mark inside a comment stands for comment. */
function hasHole(tokens: Tokens, unit: Unit): boolean {
  for (let index = unit.from; index < unit.to; index++)
    if (tokens.text.startsWith(HOLE_MARK, tokens.at(index))) return true;
  return false;
}

function readHead(cursor: Cursor): Head | null {
  const specifiers = readSpecifiers(cursor);
  const declarator = readDeclarator(cursor, specifiers.type);
  if (declarator.type.kind !== 'function' || declarator.name === '') return null;
  const { returns, parameters, variadic } = declarator.type;
  return {
    name: declarator.name,
    nameAt: declarator.nameAt,
    returns,
    parameters,
    variadic,
    attributes: [...specifiers.attributes, ...declarator.attributes],
    isStatic: specifiers.isStatic,
    isInline: specifiers.isInline,
  };
}

/**
 * A function that a macro defines. `SYSCALL_DEFINE2(read, int, fd, ...)` has its parameters as pairs of type and name
 * and is called by the name that its expansion has; any other is called by its first argument.
 */
function readMacroHead(cursor: Cursor): Head | null {
  const { tokens } = cursor;
  let index = cursor.index;
  while (!tokens.is(index + 1, '(')) index++;
  const macro = tokens.word(index);
  const parts = splitArguments(tokens, index + 1);
  const first = parts[0];
  if (first === undefined || first.from >= first.to) return null;
  const isSystemCall = /SYSCALL_DEFINE\d$/.test(macro);
  const word = tokens.text.slice(tokens.at(first.from), tokens.end(first.to - 1));
  const isStatic = !isSystemCall && tokens.is(cursor.index, 'static');
  const long: TypeName = { kind: 'int', bits: 64, signed: true, spelled: 'long' };
  const name = !isSystemCall ? word : macro.startsWith('COMPAT_') ? `__do_compat_sys_${word}` : `__do_sys_${word}`;
  const list = isSystemCall ? null : readParameters(cursor, index + 1);
  const parameters = list?.parameters.slice(1) ?? pairedParameters(cursor, parts.slice(1));
  return {
    name,
    nameAt: tokens.at(first.from),
    returns: long,
    parameters,
    variadic: false,
    isStatic,
    isInline: false,
    attributes: [{ name: macro, argument: null }],
  };
}

function pairedParameters(cursor: Cursor, parts: readonly { from: number; to: number }[]): Parameter[] {
  const { tokens } = cursor;
  const parameters: Parameter[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [typed, named] = [parts[i]!, parts[i + 1]!];
    const type = readTypeName(within(cursor, typed.from, typed.to));
    parameters.push({ name: tokens.word(named.from), type, at: tokens.at(typed.from), end: tokens.end(named.to - 1) });
  }
  return parameters;
}

/** The comment that ends on the line above, or the run of `//` lines that does. */
function commentAbove(context: FunctionContext, at: number): string | null {
  const { text, comments } = context;
  let low = 0;
  let high = comments.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comments[2 * middle + 1]! <= at) low = middle + 1;
    else high = middle;
  }
  const lines: string[] = [];
  let below = at;
  for (let i = low - 1; i >= 0; i--) {
    const [start, end] = [comments[2 * i]!, comments[2 * i + 1]!];
    if (!/^[ \t\r]*\n?[ \t\r]*$/.test(text.slice(end, below))) break;
    const isLine = text.startsWith('//', start);
    if (!isLine && lines.length > 0) break;
    lines.unshift(plainComment(text.slice(start, end)));
    below = start;
    if (!isLine) break;
  }
  return lines.length === 0 ? null : lines.join('\n');
}

function plainComment(comment: string): string {
  if (comment.startsWith('//')) return comment.slice(2).trim();
  const lines = comment
    .replace(/^\/\*+/, '')
    .replace(/\*+\/$/, '')
    .split(/\r?\n/);
  return lines
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim();
}
