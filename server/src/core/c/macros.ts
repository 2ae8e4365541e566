import type { Expr, Stmt } from './ast.ts';
import type { MacroDefinition } from './file.ts';
import type { SyntaxParser } from './syntax.ts';
export type ParsedMacro = { kind: 'expression'; expr: Expr } | { kind: 'statements'; stmts: readonly Stmt[] } | { kind: 'loopHead'; head: Stmt };
export function parseMacroBody(_macro: MacroDefinition, _parser: SyntaxParser): ParsedMacro | null { return null; }
