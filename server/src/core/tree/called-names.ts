import type { ConfigCondition } from '../c/ast.ts';
import { ConditionStack, directiveName } from '../c/directives.ts';
import type { CFile } from '../c/file.ts';
import { tokenize } from '../c/tokens.ts';

/** A name that a file calls, under which `#if`s, and where. */
export interface CalledName {
  readonly name: string;
  readonly at: number;
  readonly conditions: readonly ConfigCondition[];
}

/** Every word before a parenthesis inside a body: calls, macros, and words of C, which nothing defines. */
export function calledNames(file: CFile): readonly CalledName[] {
  const tokens = tokenize(file.source.text, 0, file.source.text.length, []);
  const stack = new ConditionStack(tokens);
  const called: CalledName[] = [];
  let body = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind(i) === 6) {
      const line = tokens.word(i);
      stack.pass(i, line, directiveName(line));
      continue;
    }
    if (tokens.kind(i) !== 1 || !tokens.is(i + 1, '(')) continue;
    const at = tokens.at(i);
    while (body < file.functions.length && file.functions[body]!.bodyEnd <= at) body++;
    if (at > (file.functions[body]?.bodyAt ?? Infinity))
      called.push({ name: tokens.word(i), at, conditions: stack.conditions });
  }
  return called;
}
