import type { Block, Expr, TypeName } from '../c/ast.ts';
import type { Nodes } from '../c/walk.ts';
import type { Environment } from '../ir/environment.ts';
import type { Catalogue } from '../kernel/catalogue.ts';
import type { OwnActs } from './invalidation/does.ts';
import type { ProgramFunction } from './program.ts';
import type { RangeUse } from './ranges/evidence.ts';
import type { Typing } from './ranges/typing.ts';

/** A parameter of a function that is called, as far as somebody declares it. */
export interface CalleeParameter {
  readonly name: string;
  readonly type: TypeName;
}

/** A function as it is written: what checks read that need no execution. */
export interface WrittenFunction {
  readonly fn: ProgramFunction;
  /** Its body, once for each choice of the `#if`s that cut through it. */
  readonly bodies: readonly Block[];
  /** The same, each taken apart for those who walk it. */
  readonly nodes: readonly Nodes[];
  readonly catalogue: Catalogue;
  readonly environment: Environment;
  /** What a call of so many arguments gives them to: by the body, the prototype or the catalogue; null where none has it. */
  parameters(callee: string, args: number): readonly CalleeParameter[] | null;
  /** How the parameter at a position ends its range: 0 where it is one past the last, -1 where it is the last. */
  parameterEnd(callee: string, args: number, position: number): bigint | null;
  /** What the body says of the ends of its ranges. */
  ranges(): RangeUse;
  /** What it does to invalidation itself, and whom it calls. */
  acts(): OwnActs;
  /** What is written has this type, typedefs and all. */
  readonly typeOf: Typing;
  /** The struct that an initializer fills, where that is told. */
  structOf(initializer: Expr): string | null;
  /** The body of a function of the file or its headers, where there is just one. */
  callee(name: string): WrittenFunction | null;
}

export type Call = Expr & { readonly kind: 'call' };
