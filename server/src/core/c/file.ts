import type { SourceText } from '../text/source.ts';
import type { Block, ConfigCondition, Expr, Field, Parameter, Span, TypeName, Variable } from './ast.ts';

/** Something that could not be read whole. `at` is an offset in the file's text. */
export interface Problem {
  readonly at: number;
  readonly function: string | null;
  readonly reason: string;
}

/**
 * A C file, read as far as it can be. Reading a file only scans it; a function's body is parsed when it is asked for
 * (`parseBody`), so that an edit or a question costs what it touches.
 */
export interface CFile {
  readonly source: SourceText;
  readonly functions: readonly FunctionText[];
  readonly prototypes: readonly Prototype[];
  readonly structs: ReadonlyMap<string, StructDeclaration>;
  readonly enums: readonly EnumDeclaration[];
  readonly typedefs: ReadonlyMap<string, TypeName>;
  readonly macros: ReadonlyMap<string, readonly MacroDefinition[]>;
  readonly globals: readonly GlobalVariable[];
  /** EXPORT_SYMBOL_GPL(f), DEFINE_CLASS(...), module_param(...), DEFINE_STATIC_CALL(...): macros at file scope. */
  readonly macroCalls: readonly FileMacroCall[];
  readonly includes: readonly string[];
  readonly problems: readonly Problem[];
}

/** A function definition that was found; its body is still text. */
export interface FunctionText extends Span {
  readonly name: string;
  readonly nameAt: number;
  readonly returns: TypeName;
  readonly parameters: readonly Parameter[];
  readonly variadic: boolean;
  readonly isStatic: boolean;
  readonly isInline: boolean;
  /** Offsets of the braces: [bodyAt, bodyEnd). */
  readonly bodyAt: number;
  readonly bodyEnd: number;
  /** The `#if`s around the definition, outermost first; an `#else` branch is negated. */
  readonly conditions: readonly ConfigCondition[];
  /** `__acquires(x)`, `__releases(x)`, `__must_hold(x)`, `__must_check`, `__init`, ... with their arguments as text. */
  readonly attributes: readonly { readonly name: string; readonly argument: string | null }[];
  /** The comment right above, without its marks, or null. */
  readonly comment: string | null;
  /** Changes when, and only when, the text of the definition or what its parse depends on changes. */
  readonly contentKey: string;
  /** False where the text ends or a hole of a patch comes before the closing brace. */
  readonly whole: boolean;
}

/**
 * A body as parsed under one choice for the `#if`s that cut through its statements.
 * A function without such an `#if` has one variant with no `assumes`.
 */
export interface FunctionVariant {
  readonly assumes: readonly ConfigCondition[];
  readonly body: Block;
}

export interface ParsedFunction {
  readonly variants: readonly FunctionVariant[];
  /** False where the text ends before the closing brace: what comes behind it is not known. */
  readonly closed: boolean;
  /** Empty for a function that was read whole. */
  readonly problems: readonly Problem[];
}

export interface Prototype extends Span {
  readonly name: string;
  readonly returns: TypeName;
  readonly parameters: readonly Parameter[];
  readonly variadic: boolean;
  /** The `#if`s around it, as of a function. */
  readonly conditions: readonly ConfigCondition[];
}

export interface StructDeclaration extends Span {
  readonly keyword: 'struct' | 'union';
  readonly tag: string;
  readonly fields: readonly Field[];
}

export interface EnumDeclaration extends Span {
  readonly tag: string;
  readonly members: readonly { readonly name: string; readonly value: Expr | null }[];
}

export interface MacroDefinition extends Span {
  readonly name: string;
  /** Null for an object-like macro; the last is "__VA_ARGS__" or "args..." for a variadic one. */
  readonly parameters: readonly string[] | null;
  /** The replacement text with continuation lines joined and comments dropped. */
  readonly body: string;
  readonly conditions: readonly ConfigCondition[];
}

/** A variable at file scope; ops tables are found here through their initializers. */
export interface GlobalVariable extends Variable {
  readonly conditions: readonly ConfigCondition[];
}

export interface FileMacroCall extends Span {
  readonly name: string;
  /** Arguments as text, split at top-level commas. */
  readonly args: readonly string[];
  readonly argsAt: readonly number[];
}
