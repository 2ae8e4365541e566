import type { ConfigCondition, Span } from '../c/ast.ts';
import type { Type } from './types.ts';

/**
 * What C becomes: control-flow graphs of few instructions over side-effect-free values.
 * Calls, assignments and short-circuits have been taken out of expressions, in C's order.
 */
export type Value =
  | { readonly kind: 'int'; readonly value: bigint; readonly type: Type }
  | { readonly kind: 'string'; readonly text: string }
  /** A register: a scalar local or a temporary. */
  | { readonly kind: 'local'; readonly slot: number; readonly type: Type }
  | { readonly kind: 'load'; readonly place: Place; readonly type: Type }
  | { readonly kind: 'addressOf'; readonly place: Place; readonly type: Type }
  | { readonly kind: 'unary'; readonly op: '-' | '~' | '!'; readonly operand: Value; readonly type: Type }
  | {
      readonly kind: 'binary';
      readonly op: ArithmeticOp;
      readonly left: Value;
      readonly right: Value;
      readonly type: Type;
    }
  | {
      readonly kind: 'compare';
      readonly op: '==' | '<' | '<=';
      readonly left: Value;
      readonly right: Value;
      readonly signed: boolean;
      readonly bits: number;
    }
  | { readonly kind: 'cast'; readonly operand: Value; readonly type: Type }
  /** container_of: the struct of which `operand` is the address of a member. */
  | { readonly kind: 'containerOf'; readonly operand: Value; readonly member: string; readonly type: Type }
  /** A named constant whose value the tree at hand does not tell. */
  | { readonly kind: 'constant'; readonly name: string; readonly type: Type }
  | { readonly kind: 'function'; readonly name: string }
  /** Any value; `why` names what could not be read. */
  | { readonly kind: 'unknown'; readonly why: string; readonly type: Type };

export type ArithmeticOp = '+' | '-' | '*' | '/' | '%' | '<<' | '>>' | '&' | '|' | '^';

/** An lvalue. */
export type Place =
  /** A local in memory: one whose address is taken, or an aggregate. */
  | { readonly kind: 'variable'; readonly slot: number; readonly type: Type }
  | { readonly kind: 'global'; readonly name: string; readonly type: Type }
  | { readonly kind: 'deref'; readonly pointer: Value; readonly type: Type }
  | { readonly kind: 'field'; readonly of: Place; readonly field: string; readonly type: Type }
  | { readonly kind: 'index'; readonly of: Place; readonly index: Value; readonly type: Type };

/** An argument; a macro may also write to it or take it by name. */
export interface Argument {
  readonly value: Value;
  /** Where the argument is an lvalue. */
  readonly place: Place | null;
  /** Register of an lvalue that is a scalar local. */
  readonly slot: number | null;
  readonly text: string;
}

export type Callee =
  | { readonly kind: 'name'; readonly name: string }
  /** `ops->release(...)`; `field` and `tag` where the pointer was read from a struct. */
  | { readonly kind: 'pointer'; readonly value: Value; readonly field: string | null; readonly tag: string | null };

/** `at`..`end` is the C that the instruction came from, in the function's file. */
export type Instruction =
  | (Span & { readonly op: 'set'; readonly slot: number; readonly value: Value })
  | (Span & { readonly op: 'store'; readonly place: Place; readonly value: Value })
  /** Memory of a local comes to life: all members zero (an initializer) or any value. */
  | (Span & { readonly op: 'fill'; readonly place: Place; readonly zero: boolean })
  /** Struct assignment. */
  | (Span & { readonly op: 'copy'; readonly to: Place; readonly from: Place })
  | (Span & {
      readonly op: 'call';
      readonly result: number | null;
      readonly resultType: Type;
      readonly callee: Callee;
      readonly args: readonly Argument[];
      readonly implicit: string | null;
    })
  /** Inline assembly: the outputs have any value. */
  | (Span & { readonly op: 'forget'; readonly place: Place })
  /** A register goes out of scope. */
  | (Span & { readonly op: 'dead'; readonly slot: number });

export type Terminator =
  | (Span & { readonly op: 'jump'; readonly to: number })
  /** `text` is the condition as written; `negated` where it is true when `test` is false. */
  | (Span & {
      readonly op: 'branch';
      readonly test: Value;
      readonly then: number;
      readonly otherwise: number;
      readonly text: string;
      readonly negated: boolean;
    })
  | (Span & {
      readonly op: 'switch';
      readonly subject: Value;
      /** The subject as written. */
      readonly text: string;
      readonly cases: readonly SwitchCase[];
      readonly otherwise: number;
    })
  /** The head of a macro loop: one more round, or done. */
  | (Span & {
      readonly op: 'iterate';
      readonly loop: string;
      readonly args: readonly Argument[];
      readonly body: number;
      readonly done: number;
    })
  | (Span & {
      readonly op: 'config';
      readonly condition: ConfigCondition;
      readonly then: number;
      readonly otherwise: number;
    })
  /** Any of them: a computed goto, or a head that could not be read. */
  | (Span & { readonly op: 'choose'; readonly targets: readonly number[]; readonly why: string })
  | (Span & { readonly op: 'return'; readonly value: Value | null })
  /** Control does not come here: the end of an endless loop, or what follows a stop. */
  | (Span & { readonly op: 'unreachable' })
  /** What stands here could not be read, or is not there: what comes of a path behind it is not known. */
  | (Span & { readonly op: 'hole' });

export interface SwitchCase {
  readonly low: bigint | null;
  readonly high: bigint | null;
  /** The label's value as written: "FOO", "1 ... 3". */
  readonly name: string;
  readonly to: number;
}

export interface BasicBlock {
  readonly instructions: Instruction[];
  terminator: Terminator;
}

export interface Slot {
  readonly name: string;
  readonly type: Type;
  /** Lives in memory: its address is taken, or it is an aggregate. */
  readonly inMemory: boolean;
  /** True for what the lowering made. */
  readonly temporary: boolean;
}

export interface LoweredFunction {
  readonly name: string;
  readonly returns: Type;
  readonly slots: readonly Slot[];
  /** Slots of the parameters, in order. */
  readonly parameters: readonly number[];
  readonly blocks: readonly BasicBlock[];
  readonly entry: number;
  /** The `#if` choices under which this graph is the function's. */
  readonly assumes: readonly ConfigCondition[];
  /** What could not be lowered; empty for a function that is whole. */
  readonly problems: readonly { readonly at: number; readonly reason: string }[];
}
