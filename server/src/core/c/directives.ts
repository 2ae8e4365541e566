import type { ConfigCondition } from './ast.ts';
import { directiveCondition, laterBranch } from './conditions.ts';
import type { MacroDefinition } from './file.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** The name of a preprocessor line: "if", "define", ...; "" for a lone `#`. */
export function directiveName(line: string): string {
  return /^#\s*([a-z_]+)/.exec(line)?.[1] ?? '';
}

/** The `#if`s that are open at a place, outermost first. */
export class ConditionStack {
  readonly #levels: { readonly asked: ConfigCondition[]; now: ConfigCondition }[] = [];
  readonly #guard: number;

  constructor(tokens: Tokens) {
    this.#guard = includeGuard(tokens);
  }

  get conditions(): readonly ConfigCondition[] {
    return this.#levels
      .map((level) => level.now)
      .filter((condition) => !(condition.kind === 'constant' && condition.value));
  }

  /** Takes note of the `#if`, `#else` or `#endif` that is token `index`; other lines leave it as it is. */
  pass(index: number, line: string, name: string): void {
    const innermost = this.#levels.at(-1);
    if (name === 'if' || name === 'ifdef' || name === 'ifndef') {
      const condition: ConfigCondition =
        index === this.#guard ? { kind: 'constant', value: true } : directiveCondition(line);
      this.#levels.push({ asked: [condition], now: condition });
    } else if (name === 'endif') this.#levels.pop();
    else if (innermost !== undefined && name === 'else') innermost.now = laterBranch(innermost.asked, null);
    else if (innermost !== undefined && name.startsWith('elif')) {
      const condition = directiveCondition(line);
      innermost.now = laterBranch(innermost.asked, condition);
      innermost.asked.push(condition);
    }
  }
}

/** The `#ifndef` that keeps a header from being included twice, and so says nothing; -1 where there is none. */
function includeGuard(tokens: Tokens): number {
  const directives: number[] = [];
  for (let i = 0; i < tokens.count && directives.length < 2; i++) if (tokens.kind(i) === 6) directives.push(i);
  const [first, second] = directives;
  if (first === undefined || second === undefined) return -1;
  const guard = /^#\s*ifndef\s+(\w+)/.exec(tokens.word(first))?.[1];
  const defined = /^#\s*define\s+(\w+)\s*$/.exec(tokens.word(second))?.[1];
  return guard !== undefined && guard === defined ? first : -1;
}

/** Reads a `#define`; null for a line that defines nothing. `at` is the offset of the line. */
export function readDefine(line: string, at: number, conditions: readonly ConfigCondition[]): MacroDefinition | null {
  const head = /^#\s*define\s+([A-Za-z_$][\w$]*)(\()?/.exec(line);
  if (head === null) return null;
  let rest = head[0].length;
  let parameters: string[] | null = null;
  if (head[2] !== undefined) {
    const close = line.indexOf(')', rest);
    const end = close < 0 ? line.length : close;
    const list = withoutComments(line.slice(rest, end)).trim();
    parameters = list === '' ? [] : list.split(',').map((parameter) => parameterName(parameter.trim()));
    rest = end + 1;
  }
  const body = withoutComments(line.slice(rest)).trim();
  return { name: head[1]!, parameters, body, conditions, at, end: at + line.length };
}

/** The file that an `#include` names; null for a line that names none. */
export function includedPath(line: string): string | null {
  return /^#\s*include(?:_next)?\s*[<"]([^>"]+)[>"]/.exec(line)?.[1] ?? null;
}

function parameterName(parameter: string): string {
  return parameter === '...' ? '__VA_ARGS__' : parameter.replace(/\s*\.\.\.$/, '...');
}

/** The text with comments and joined lines as single spaces. */
export function withoutComments(text: string): string {
  if (!text.includes('/') && !text.includes('\\')) return text;
  const comments: number[] = [];
  tokenize(text, 0, text.length, comments);
  let plain = '';
  let from = 0;
  for (let i = 0; i < comments.length; i += 2) {
    plain += `${text.slice(from, comments[i])} `;
    from = comments[i + 1]!;
  }
  return (plain + text.slice(from)).replace(/\\\r?\n/g, ' ');
}
