/**
 * C as the lowering sees it: small closed unions, no tree-sitter in sight.
 * Every node carries `at` and `end`, offsets into the text of the file that it was read from.
 */

export interface Span {
  readonly at: number;
  readonly end: number;
}

/** A type as it is written. Typedef names stay names: the tree that resolves them may be elsewhere. */
export type TypeName =
  | { readonly kind: 'void' }
  /** int, unsigned long, bool, char, ...: bits 8 to 128, `bool` is 1. */
  | { readonly kind: 'int'; readonly bits: number; readonly signed: boolean; readonly spelled: string }
  | { readonly kind: 'float' }
  /** "struct folio", "union x", "enum y"; an anonymous one has tag "" and its members in `fields`. */
  | {
      readonly kind: 'tagged';
      readonly keyword: 'struct' | 'union' | 'enum';
      readonly tag: string;
      readonly fields?: readonly Field[];
    }
  /** A typedef name: "gfn_t". */
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'pointer'; readonly to: TypeName }
  | { readonly kind: 'array'; readonly of: TypeName; readonly length: Expr | null }
  | {
      readonly kind: 'function';
      readonly returns: TypeName;
      readonly parameters: readonly Parameter[];
      readonly variadic: boolean;
    }
  | { readonly kind: 'typeof'; readonly of: Expr }
  /** auto, or what could not be read. */
  | { readonly kind: 'unknown' };

export interface Field extends Span {
  /** "" for an anonymous struct or union member, whose fields are found through `type`. */
  readonly name: string;
  readonly type: TypeName;
}

export interface Parameter extends Span {
  readonly name: string;
  readonly type: TypeName;
}

export type Expr =
  | (Span & { readonly kind: 'int'; readonly value: bigint; readonly signed: boolean; readonly bits: number })
  | (Span & { readonly kind: 'string'; readonly text: string })
  | (Span & { readonly kind: 'name'; readonly name: string })
  /** `callee` is an expression: `f(x)`, `ops->f(x)`, and `guard(mutex)(&lock)` whose callee is itself a call. */
  | (Span & { readonly kind: 'call'; readonly callee: Expr; readonly args: readonly Expr[] })
  | (Span & { readonly kind: 'unary'; readonly op: '-' | '+' | '!' | '~' | '*' | '&'; readonly operand: Expr })
  | (Span & { readonly kind: 'update'; readonly op: '++' | '--'; readonly prefix: boolean; readonly operand: Expr })
  | (Span & { readonly kind: 'binary'; readonly op: BinaryOp; readonly left: Expr; readonly right: Expr })
  /** `op` is null for plain `=`, else the operator of `+=` and its like. */
  | (Span & { readonly kind: 'assign'; readonly op: BinaryOp | null; readonly target: Expr; readonly value: Expr })
  /** `then` is null for GNU `a ?: b`. */
  | (Span & { readonly kind: 'conditional'; readonly test: Expr; readonly then: Expr | null; readonly otherwise: Expr })
  | (Span & { readonly kind: 'member'; readonly object: Expr; readonly field: string; readonly arrow: boolean })
  | (Span & { readonly kind: 'index'; readonly object: Expr; readonly index: Expr })
  | (Span & { readonly kind: 'cast'; readonly type: TypeName; readonly operand: Expr })
  | (Span & { readonly kind: 'sizeof'; readonly type: TypeName | null; readonly operand: Expr | null })
  | (Span & { readonly kind: 'offsetof'; readonly type: TypeName; readonly member: string })
  | (Span & { readonly kind: 'compoundLiteral'; readonly type: TypeName; readonly value: Expr })
  | (Span & { readonly kind: 'initializer'; readonly items: readonly InitializerItem[] })
  | (Span & { readonly kind: 'statementExpression'; readonly body: Block })
  | (Span & { readonly kind: 'comma'; readonly left: Expr; readonly right: Expr })
  /** A type where a macro takes one: the second argument of container_of, the first of min_t. */
  | (Span & { readonly kind: 'type'; readonly type: TypeName })
  /** `&&label`. */
  | (Span & { readonly kind: 'labelAddress'; readonly label: string })
  | (Span & {
      readonly kind: 'generic';
      readonly control: Expr;
      readonly choices: readonly { readonly type: TypeName | null; readonly value: Expr }[];
    })
  /** Text that could not be read as an expression; it has any value, and says so. */
  | (Span & { readonly kind: 'hole'; readonly text: string });

export type BinaryOp =
  '+' | '-' | '*' | '/' | '%' | '<<' | '>>' | '&' | '|' | '^' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||';

/** `.a.b[2] = value` has the designators "a", "b" and the index 2; a plain item has none. */
export interface InitializerItem extends Span {
  readonly designators: readonly (string | Expr)[];
  readonly value: Expr;
}

export interface Block extends Span {
  readonly kind: 'block';
  readonly body: readonly Stmt[];
}

export type Stmt =
  | Block
  | (Span & { readonly kind: 'expression'; readonly expr: Expr })
  | (Span & { readonly kind: 'declaration'; readonly variables: readonly Variable[] })
  | (Span & { readonly kind: 'if'; readonly test: Expr; readonly then: Stmt; readonly otherwise: Stmt | null })
  | (Span & { readonly kind: 'while'; readonly test: Expr; readonly body: Stmt })
  | (Span & { readonly kind: 'doWhile'; readonly body: Stmt; readonly test: Expr })
  /** `init` is a declaration or an expression statement. */
  | (Span & {
      readonly kind: 'for';
      readonly init: Stmt | null;
      readonly test: Expr | null;
      readonly update: Expr | null;
      readonly body: Stmt;
    })
  | (Span & { readonly kind: 'switch'; readonly subject: Expr; readonly body: Stmt })
  /** `case low ... high:` has both; `default:` has neither. The statement that follows stands next in the block. */
  | (Span & { readonly kind: 'case'; readonly low: Expr | null; readonly high: Expr | null })
  | (Span & { readonly kind: 'label'; readonly name: string })
  | (Span & { readonly kind: 'goto'; readonly label: string })
  | (Span & { readonly kind: 'computedGoto'; readonly target: Expr })
  | (Span & { readonly kind: 'break' })
  | (Span & { readonly kind: 'continue' })
  | (Span & { readonly kind: 'return'; readonly value: Expr | null })
  | (Span & { readonly kind: 'empty' })
  /** `list_for_each_entry(pos, head, member) body`, any macro that is used as the head of a loop. */
  | (Span & { readonly kind: 'macroLoop'; readonly name: string; readonly args: readonly Expr[]; readonly body: Stmt })
  /** `scoped_guard(mutex, &lock) body`: a macro used as the head of a block that is no loop. */
  | (Span & { readonly kind: 'macroBlock'; readonly name: string; readonly args: readonly Expr[]; readonly body: Stmt })
  | (Span & { readonly kind: 'asm'; readonly outputs: readonly Expr[] })
  /** `#if` around whole statements. One that cuts through a statement is resolved before parsing, see FunctionVariant. */
  | (Span & {
      readonly kind: 'config';
      readonly condition: ConfigCondition;
      readonly then: readonly Stmt[];
      readonly otherwise: readonly Stmt[];
    })
  | (Span & { readonly kind: 'hole'; readonly text: string });

export interface Variable extends Span {
  readonly name: string;
  readonly type: TypeName;
  readonly init: Expr | null;
  readonly isStatic: boolean;
  /** `__free(kfree)` gives "kfree": what runs at every exit of the scope. */
  readonly cleanup: string | null;
}

/** What an `#if` asks. `CONFIG_` names keep their prefix. */
export type ConfigCondition =
  | { readonly kind: 'defined'; readonly name: string }
  /** IS_ENABLED(x), IS_REACHABLE(x), IS_BUILTIN(x). */
  | { readonly kind: 'enabled'; readonly name: string }
  | { readonly kind: 'not'; readonly of: ConfigCondition }
  | { readonly kind: 'and' | 'or'; readonly left: ConfigCondition; readonly right: ConfigCondition }
  | { readonly kind: 'constant'; readonly value: boolean }
  /** Anything else, as it is written: "PAGE_SHIFT > 12". */
  | { readonly kind: 'other'; readonly text: string };
