import type { Expr, Stmt } from './ast.ts';
import { convertBlock } from './body/convert-statements.ts';
import { maskedText, type Masking, newMarks } from './body/masking.ts';
import { maskBlock } from './body/mask-statements.ts';
import { cursorOf } from './cursor.ts';
import { isTypeArgument, readWhole } from './expressions.ts';
import type { MacroDefinition } from './file.ts';
import type { Knowledge } from './knowledge.ts';
import { isLoopHead } from './loop-heads.ts';
import type { SyntaxParser } from './syntax.ts';
import { tokenize } from './tokens.ts';
import { readTypeName } from './types.ts';

/** What a macro's replacement is. Offsets count in `macro.body`. */
export type MacroBody =
  | { readonly kind: 'expression'; readonly expr: Expr }
  | { readonly kind: 'statements'; readonly statements: readonly Stmt[] }
  /**
   * The head of a loop, read with an empty statement where the loop's body goes: the `empty` whose `at` is `bodyAt`.
   */
  | { readonly kind: 'loopHead'; readonly statements: readonly Stmt[]; readonly bodyAt: number };

/**
 * Parses what a macro stands for, so that a call can be replaced by it: parameters stay names. Null for what is no
 * whole expression and no whole statements, which only the preprocessor can put together.
 */
export function parseMacroBody(
  macro: MacroDefinition,
  parser: SyntaxParser,
  knowledge: Knowledge = {},
): MacroBody | null {
  const { body } = macro;
  if (body.startsWith('#')) return { kind: 'expression', expr: { kind: 'hole', text: body, at: 0, end: body.length } };
  const tokens = tokenize(body);
  const cursor = cursorOf(tokens, knowledge);
  const typed = cursorOf(tokens, knowledge);
  if (isTypeArgument(cursor, 0, tokens.count)) {
    const type = readTypeName(typed);
    if (typed.index === tokens.count)
      return { kind: 'expression', expr: { kind: 'type', type, at: 0, end: body.length } };
  }
  if (tokens.is(0, '{') && !body.includes(';') && tokens.match[0] === tokens.count - 1 && tokens.count > 2) {
    return { kind: 'expression', expr: readWhole(cursor, 0, tokens.count) };
  }
  const units = new Uint16Array(body.length);
  for (let i = 0; i < units.length; i++) units[i] = body.charCodeAt(i);
  const masking: Masking = {
    tokens,
    text: body,
    units,
    base: 0,
    marks: newMarks(),
    parts: [],
    problems: [],
    macros: new Map(),
    knowledge,
  };
  maskBlock(masking, 0, tokens.count, 0);
  // The semicolon ends the last statement, or is the body of the loop. The brace in front moves all offsets by one.
  const tree = parser.parse(`{${maskedText(masking, 0, body.length)};}`);
  const root = tree.root.children[0];
  if (root === undefined || tree.root.hasError) return null;
  const statements = convertBlock({ masking: { ...masking, base: -1 }, depth: 0, block: convertBlock }, root).body;
  if (masking.problems.length > 0) return null;
  if (isLoopHead(body)) return { kind: 'loopHead', statements, bodyAt: body.length };
  const [first, ...others] = statements.filter(
    (statement) => !(statement.kind === 'empty' && statement.at === body.length),
  );
  if (first?.kind === 'expression' && others.length === 0 && !body.endsWith(';'))
    return { kind: 'expression', expr: first.expr };
  return { kind: 'statements', statements: first === undefined ? [] : [first, ...others] };
}
