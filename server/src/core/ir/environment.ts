import type { ConfigCondition, Expr, Stmt, TypeName } from '../c/ast.ts';
import type { TypeScope } from './types.ts';

/** A macro's replacement, parsed. Offsets in it count in the macro's own body. */
export type MacroBody =
  | { readonly kind: 'expression'; readonly parameters: readonly string[]; readonly expr: Expr }
  | { readonly kind: 'statements'; readonly parameters: readonly string[]; readonly stmts: readonly Stmt[] }
  /** A macro that heads a loop; the empty statement that begins at `bodyAt` stands for the user's. */
  | {
      readonly kind: 'loop';
      readonly parameters: readonly string[];
      readonly stmts: readonly Stmt[];
      readonly bodyAt: number;
    };

/** What guard(), scoped_guard(), CLASS() and __free() run at the start and at every exit of a scope. */
export type GuardClass =
  /** Calls by name, with the guard's arguments (or with the variable, for a class). */
  | {
      readonly kind: 'calls';
      readonly enter: string | null;
      readonly exit: string;
      readonly ignores: 'null' | 'null or error' | 'negative' | null;
    }
  /** C of the tree: DEFINE_CLASS, DEFINE_FREE, DEFINE_GUARD. The variable is called `_T` in `exit`. */
  | {
      readonly kind: 'code';
      readonly type: TypeName;
      readonly parameters: readonly string[];
      readonly init: Expr | null;
      readonly exit: readonly Stmt[];
    };

/** A call whose meaning is C's own rather than an effect on the model. */
export type CallForm =
  /** (pointer, type, member) */
  | 'containerOf'
  /** The value of the first argument, taken as it is. */
  | 'same'
  /** (lvalue, value) */
  | 'assign'
  /** (pointer, value): stores through the pointer. */
  | 'assignThrough'
  /** (pointer): loads through the pointer. */
  | 'loadThrough'
  /** (lvalue, number): the same lvalue of one processor, for which the call is made with its address. */
  | 'ofProcessor'
  /** Does nothing at run time; the arguments are not evaluated. */
  | 'nothing'
  /** Yields the pointer and clears the variable. */
  | 'takePointer'
  /** Returns the pointer and clears the variable. */
  | 'returnPointer'
  /** (a, b) */
  | 'swap'
  /** name(class)(args) */
  | 'guard'
  /** name(class, variable)(args) */
  | 'class'
  /** name(class, args...) statement */
  | 'scopedGuard'
  /** name(class, failure, args...) statement */
  | 'scopedConditionalGuard'
  /** (name): the function that stands under a name by itself, as a member of a struct of that kind. */
  | 'staticCall'
  /** A compile-time question about the configuration: (symbol). */
  | 'configured';

/** A macro that declares a variable where a statement may stand: XA_STATE(xas, array, index). */
export interface DeclaringMacro {
  readonly parameters: readonly string[];
  /** The parameter that is the name of the variable. */
  readonly declares: string;
  readonly type: TypeName;
  /** Members that it sets, from its parameters. */
  readonly sets: readonly { readonly field: string; readonly parameter: string }[];
}

/** What lowering asks of everything outside the function: the file, its headers, the tree, the catalogue. */
export interface Environment extends TypeScope {
  /** Value of an enum member, an object-like macro or a catalogued constant. */
  constant(name: string): bigint | null;
  /** Object-like macros that are no constant, and function-like macros to expand; null for what the catalogue declares. */
  macro(name: string): MacroBody | null;
  form(name: string): CallForm | null;
  /** Is this the name of a function or a primitive (and not of a variable)? */
  isFunction(name: string): boolean;
  /** Return type of a function or primitive, as written. */
  returns(name: string): TypeName | null;
  global(name: string): TypeName | null;
  /** True for a macro that heads a loop and that the catalogue declares. */
  isLoop(name: string): boolean;
  guard(name: string): GuardClass | null;
  declaring(name: string): DeclaringMacro | null;
  configuration(condition: ConfigCondition): boolean | null;
  /** The written text of a span, on one line, for messages. */
  text(at: number, end: number): string;
}
