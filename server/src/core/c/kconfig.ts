import type { ConfigCondition } from './ast.ts';
import { both, not } from './conditions.ts';
import type { Problem } from './file.ts';

/** What a Kconfig file declares. Conditions name symbols with the prefix `CONFIG_`, as C does. */
export interface KconfigFile {
  readonly symbols: readonly KconfigSymbol[];
  /** Files that it sources, as written. */
  readonly sources: readonly string[];
  readonly problems: readonly Problem[];
}

export interface KconfigSymbol {
  /** Without the prefix `CONFIG_`. */
  readonly name: string;
  /** Offset of the line that declares it. */
  readonly at: number;
  /** 1-based. */
  readonly line: number;
  readonly type: 'bool' | 'tristate' | 'string' | 'int' | 'hex' | null;
  readonly prompt: string | null;
  /** `depends on` and the conditions of the menus and `if`s around it, joined; null where there is none. */
  readonly dependsOn: ConfigCondition | null;
  readonly selects: readonly KconfigEffect[];
  /** `imply`: a `select` that a user may take back. */
  readonly implies: readonly KconfigEffect[];
  readonly defaults: readonly KconfigEffect[];
  readonly help: string;
}

/** A `select` or `default`: the symbol or value, and when it holds; null where it always does. */
export interface KconfigEffect {
  readonly value: string;
  readonly condition: ConfigCondition | null;
  readonly line: number;
}

interface OpenSymbol {
  name: string;
  at: number;
  line: number;
  type: KconfigSymbol['type'];
  prompt: string | null;
  dependsOn: ConfigCondition | null;
  selects: KconfigEffect[];
  implies: KconfigEffect[];
  defaults: KconfigEffect[];
  help: string;
}

interface Line {
  readonly text: string;
  readonly at: number;
  readonly number: number;
}

/** Reads a Kconfig file; a line that makes no sense is a problem and costs itself alone. */
export function parseKconfig(text: string): KconfigFile {
  const symbols: OpenSymbol[] = [];
  const sources: string[] = [];
  const problems: Problem[] = [];
  /** The conditions of the `if`s, menus and choices around. */
  const around: { kind: string; condition: ConfigCondition | null }[] = [];
  let current: OpenSymbol | null = null;
  const lines = logicalLines(text);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const words = /^\s*(\S+)\s*(.*?)\s*$/.exec(withoutComment(line.text));
    if (words === null) continue;
    const [keyword, rest] = [words[1]!, words[2]!];
    if (keyword === 'config' || keyword === 'menuconfig') {
      current = newSymbol(
        rest,
        line,
        around.reduce<ConfigCondition | null>((all, level) => joined(all, level.condition), null),
      );
      symbols.push(current);
    } else if (keyword === 'if' || keyword === 'menu' || keyword === 'choice') {
      around.push({ kind: keyword, condition: keyword === 'if' ? parseKconfigCondition(rest) : null });
      current = null;
    } else if (/^end(?:if|menu|choice)$/.test(keyword)) {
      if (around.at(-1)?.kind !== keyword.slice(3))
        problems.push(problem(line, `${keyword} without its ${keyword.slice(3)}`));
      else around.pop();
      current = null;
    } else if (keyword === 'depends' && rest.startsWith('on')) {
      const condition = parseKconfigCondition(rest.slice(2));
      const level = around.at(-1);
      if (current !== null) current.dependsOn = joined(current.dependsOn, condition);
      else if (level !== undefined) level.condition = joined(level.condition, condition);
    } else if (/source$/.test(keyword)) sources.push(unquoted(rest));
    else if (keyword === 'help' || keyword === '---help---') {
      const end = helpEnd(lines, i + 1);
      if (current !== null) current.help = helpText(lines.slice(i + 1, end));
      i = end - 1;
    } else if (keyword === 'comment' || keyword === 'mainmenu') current = null;
    else if (current !== null) {
      if (!readProperty(current, keyword, rest, line))
        problems.push(problem(line, `"${keyword}" is no property of a symbol`));
    } else if (
      !/^(?:prompt|default|optional|visible|bool|tristate|range|modules)$/.test(keyword) &&
      !/=/.test(line.text)
    ) {
      problems.push(problem(line, `"${keyword}" stands outside any symbol`));
    }
  }
  return { symbols, sources, problems };
}

/** An expression of `depends on` or `if`: `A && (B || !C)`, `A=y`, `A != n`. */
export function parseKconfigCondition(text: string): ConfigCondition {
  const tokens = text.match(/&&|\|\||!=|<=|>=|[!()=<>]|"[^"]*"|'[^']*'|\$\([^)]*\)|[^\s!()=<>&|"']+/g) ?? [];
  const reader = { tokens, index: 0, depth: 0 };
  const condition = readEither(reader);
  return condition === null || reader.index < tokens.length ? { kind: 'other', text: text.trim() } : condition;
}

/** The settings of a `.config` file, by names with their prefix. A symbol that is "not set" is "n". */
export function parseDotConfig(text: string): Map<string, string> {
  const settings = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const set = /^\s*(CONFIG_\w+)=(.*?)\s*$/.exec(line);
    const unset = /^\s*#\s*(CONFIG_\w+) is not set/.exec(line);
    if (set !== null) settings.set(set[1]!, unquoted(set[2]!));
    else if (unset !== null) settings.set(unset[1]!, 'n');
  }
  return settings;
}

function newSymbol(name: string, line: Line, dependsOn: ConfigCondition | null): OpenSymbol {
  const { at, number } = line;
  return {
    name,
    at,
    line: number,
    type: null,
    prompt: null,
    dependsOn,
    selects: [],
    implies: [],
    defaults: [],
    help: '',
  };
}

function readProperty(symbol: OpenSymbol, keyword: string, rest: string, line: Line): boolean {
  const { value, condition } = splitCondition(rest);
  const effect: KconfigEffect = { value: unquoted(value), condition, line: line.number };
  switch (keyword) {
    case 'bool':
    case 'tristate':
    case 'string':
    case 'int':
    case 'hex':
      symbol.type = keyword;
      if (value !== '') symbol.prompt = unquoted(value);
      return true;
    case 'boolean':
      symbol.type = 'bool';
      return true;
    case 'def_bool':
    case 'def_tristate':
      symbol.type = keyword === 'def_bool' ? 'bool' : 'tristate';
      symbol.defaults.push(effect);
      return true;
    case 'default':
      symbol.defaults.push(effect);
      return true;
    case 'select':
      symbol.selects.push(effect);
      return true;
    case 'imply':
      symbol.implies.push(effect);
      return true;
    case 'prompt':
      symbol.prompt = unquoted(value);
      return true;
    case 'range':
    case 'option':
    case 'optional':
    case 'modules':
    case 'transitional':
    case 'visible':
      return true;
  }
  return false;
}

function splitCondition(text: string): { value: string; condition: ConfigCondition | null } {
  const parts = /^("(?:[^"\\]|\\.)*"|'[^']*'|.*?)(?:\s+|^)if\s+(.*)$/.exec(text);
  if (parts === null) return { value: text, condition: null };
  return { value: parts[1]!, condition: parseKconfigCondition(parts[2]!) };
}

interface ConditionReader {
  readonly tokens: readonly string[];
  index: number;
  depth: number;
}

const DEEPEST = 100;

function readEither(reader: ConditionReader): ConfigCondition | null {
  let left = readEvery(reader);
  while (left !== null && reader.tokens[reader.index] === '||') {
    reader.index++;
    const right = readEvery(reader);
    left = right === null ? null : { kind: 'or', left, right };
  }
  return left;
}

function readEvery(reader: ConditionReader): ConfigCondition | null {
  let left = readSingle(reader);
  while (left !== null && reader.tokens[reader.index] === '&&') {
    reader.index++;
    const right = readSingle(reader);
    left = right === null ? null : { kind: 'and', left, right };
  }
  return left;
}

function readSingle(reader: ConditionReader): ConfigCondition | null {
  const token = reader.tokens[reader.index++];
  if (token === undefined || ++reader.depth > DEEPEST) return null;
  let condition: ConfigCondition | null;
  if (token === '!') {
    const of = readSingle(reader);
    condition = of === null ? null : not(of);
  } else if (token === '(') {
    condition = readEither(reader);
    if (reader.tokens[reader.index++] !== ')') condition = null;
  } else condition = readComparison(reader, token);
  reader.depth--;
  return condition;
}

function readComparison(reader: ConditionReader, symbol: string): ConfigCondition | null {
  const operator = reader.tokens[reader.index];
  if (operator === undefined || !/^(?:=|!=|<=|>=|<|>)$/.test(operator)) return constantOr(symbol);
  const value = reader.tokens[reader.index + 1];
  if (value === undefined) return null;
  reader.index += 2;
  const plain = unquoted(value);
  const isEqual = operator === '=';
  // `A=m` is no more than part of what `enabled` says, so it is kept as it is written.
  if ((isEqual || operator === '!=') && (plain === 'y' || plain === 'n') && /^[A-Z0-9_]+$/.test(symbol)) {
    const enabled: ConfigCondition = { kind: 'enabled', name: `CONFIG_${symbol}` };
    if (plain === 'n') return isEqual ? not(enabled) : enabled;
  }
  return { kind: 'other', text: `${symbol} ${operator} ${value}` };
}

function constantOr(symbol: string): ConfigCondition {
  if (symbol === 'y' || symbol === 'm' || symbol === 'n') return { kind: 'constant', value: symbol !== 'n' };
  if (!/^\w+$/.test(symbol)) return { kind: 'other', text: symbol };
  return { kind: 'enabled', name: `CONFIG_${symbol}` };
}

function joined(left: ConfigCondition | null, right: ConfigCondition | null): ConfigCondition | null {
  if (left === null || right === null) return left ?? right;
  return both(left, right);
}

function problem(line: Line, reason: string): Problem {
  return { at: line.at, function: null, reason };
}

/** Lines with their continuation lines joined on. */
function logicalLines(text: string): Line[] {
  const lines: Line[] = [];
  let pieces: string[] = [];
  let start = { at: 0, number: 1 };
  let at = 0;
  for (const [index, raw] of text.split('\n').entries()) {
    const plain = raw.replace(/\r$/, '');
    if (pieces.length === 0) start = { at, number: index + 1 };
    at += raw.length + 1;
    const goesOn = plain.endsWith('\\');
    pieces.push(goesOn ? plain.slice(0, -1) : plain);
    if (goesOn) continue;
    lines.push({ ...start, text: pieces.join(' ') });
    pieces = [];
  }
  if (pieces.length > 0) lines.push({ ...start, text: pieces.join(' ') });
  return lines;
}

/** Help goes on as long as lines are indented at least as its first one. */
function helpEnd(lines: readonly Line[], from: number): number {
  let end = from;
  while (end < lines.length && lines[end]!.text.trim() === '') end++;
  const needed = end < lines.length ? indentation(lines[end]!.text) : 0;
  while (
    end < lines.length &&
    (lines[end]!.text.trim() === '' || (needed > 0 && indentation(lines[end]!.text) >= needed))
  )
    end++;
  return end;
}

function helpText(lines: readonly Line[]): string {
  return lines
    .map((line) => line.text.trim())
    .join('\n')
    .trim();
}

function indentation(text: string): number {
  let width = 0;
  for (const c of text) {
    if (c === '\t') width += 8 - (width % 8);
    else if (c === ' ') width++;
    else break;
  }
  return width;
}

function withoutComment(text: string): string {
  return text.replace(/^((?:[^"'#]|"[^"]*"|'[^']*')*)#.*$/, '$1');
}

function unquoted(text: string): string {
  const inner = /^"((?:[^"\\]|\\.)*)"$/.exec(text)?.[1] ?? /^'([^']*)'$/.exec(text)?.[1];
  return inner === undefined ? text : inner.replace(/\\(.)/g, '$1');
}
