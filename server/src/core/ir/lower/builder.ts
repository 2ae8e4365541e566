import type { Expr, Span } from '../../c/ast.ts';
import type { Environment } from '../environment.ts';
import type { Argument, BasicBlock, Instruction, Place, Slot, Terminator, Value } from '../instructions.ts';
import type { Type } from '../types.ts';

/** What must run when a scope is left, whichever way. */
export interface Cleanup {
  readonly emit: () => void;
}

export interface Scope {
  readonly parent: Scope | null;
  readonly names: Map<string, Binding>;
  readonly cleanups: Cleanup[];
}

export type Binding =
  | { readonly kind: 'slot'; readonly slot: number }
  /** A static local, or what else lives outside the frame. */
  | { readonly kind: 'global'; readonly name: string; readonly type: Type };

/** A macro that is being expanded: its arguments stand for its parameters, in the scope of the call. */
export interface MacroFrame {
  readonly name: string;
  readonly args: ReadonlyMap<string, Expr>;
  readonly callerFrame: MacroFrame | null;
  readonly callerScope: Scope;
}

/** While the head of a loop macro is lowered: where in its text the user's body belongs, and what lowers it. */
export interface UserBody {
  readonly frame: MacroFrame | null;
  readonly at: number;
  readonly lower: () => void;
}

interface JumpTarget {
  readonly block: number;
  readonly scope: Scope;
}

export interface SwitchContext {
  readonly cases: { low: bigint | null; high: bigint | null; name: string; to: number }[];
  otherwise: number | null;
}

interface PendingGoto {
  readonly block: number;
  readonly scope: Scope;
  readonly label: string;
  readonly span: Span;
}

/**
 * The function under construction. Blocks are open while `current` is not null; code after a jump gets a fresh block
 * of its own that nothing leads to, so that lowering never has to ask whether it is reachable.
 */
export class Builder {
  readonly env: Environment;
  readonly blocks: BasicBlock[] = [];
  /** Names that nothing at hand declares, and that were written or had their address taken: they are variables. */
  readonly places = new Set<string>();
  readonly slots: Slot[] = [];
  readonly problems: { at: number; reason: string }[] = [];
  readonly labels = new Map<string, JumpTarget>();
  readonly gotos: PendingGoto[] = [];
  readonly breaks: JumpTarget[] = [];
  readonly continues: JumpTarget[] = [];
  readonly switches: SwitchContext[] = [];
  readonly userBodies: UserBody[] = [];
  /** Names whose address the function takes; they live in memory. */
  readonly addressTaken: ReadonlySet<string>;
  current: number;
  scope: Scope;
  frame: MacroFrame | null = null;
  /** While a macro is expanded, everything counts as standing at the call. */
  spanOverride: Span | null = null;
  depth = 0;
  returns: Type;
  readonly root: Scope;

  constructor(env: Environment, returns: Type, addressTaken: ReadonlySet<string>) {
    this.env = env;
    this.returns = returns;
    this.addressTaken = addressTaken;
    this.root = { parent: null, names: new Map(), cleanups: [] };
    this.scope = this.root;
    this.current = this.newBlock();
  }

  newBlock(): number {
    this.blocks.push({ instructions: [], terminator: { op: 'unreachable', at: 0, end: 0 } });
    return this.blocks.length - 1;
  }

  /** The place that an instruction stands at; a node of the syntax tree is cut down to its span. */
  span(span: Span): Span {
    const { at, end } = this.spanOverride ?? span;
    return { at, end };
  }

  emit(instruction: Instruction): void {
    this.blocks[this.current]!.instructions.push(instruction);
  }

  /** Ends the current block and goes on in a block that nothing leads to yet. */
  terminate(terminator: Terminator): void {
    this.blocks[this.current]!.terminator = terminator;
    this.current = this.newBlock();
  }

  /** Ends the current block with a jump and continues at its target. */
  continueAt(block: number, span: Span): void {
    const { at, end } = this.span(span);
    this.blocks[this.current]!.terminator = { op: 'jump', to: block, at, end };
    this.current = block;
  }

  jump(block: number, span: Span): void {
    const { at, end } = this.span(span);
    this.terminate({ op: 'jump', to: block, at, end });
  }

  addSlot(name: string, type: Type, inMemory: boolean, temporary: boolean): number {
    this.slots.push({ name, type, inMemory, temporary });
    return this.slots.length - 1;
  }

  temporary(type: Type): number {
    return this.addSlot(`t${this.slots.length}`, type, false, true);
  }

  set(slot: number, value: Value, span: Span): void {
    const { at, end } = this.span(span);
    this.emit({ op: 'set', slot, value, at, end });
  }

  local(slot: number): Value {
    return { kind: 'local', slot, type: this.slots[slot]!.type };
  }

  placeOf(slot: number): Place {
    return { kind: 'variable', slot, type: this.slots[slot]!.type };
  }

  call(name: string, args: readonly Argument[], result: number | null, span: Span, implicit: string | null): void {
    const { at, end } = this.span(span);
    const resultType: Type = result === null ? { kind: 'unknown' } : this.slots[result]!.type;
    this.emit({ op: 'call', result, resultType, callee: { kind: 'name', name }, args, implicit, at, end });
  }

  problem(span: Span, reason: string): void {
    this.problems.push({ at: this.span(span).at, reason });
  }

  lookup(name: string): Binding | null {
    for (let scope: Scope | null = this.scope; scope !== null; scope = scope.parent) {
      const binding = scope.names.get(name);
      if (binding !== undefined) return binding;
    }
    return null;
  }

  pushScope(): Scope {
    this.scope = { parent: this.scope, names: new Map(), cleanups: [] };
    return this.scope;
  }

  /** Leaves the innermost scope at its end; the cleanups run here too. */
  popScope(): void {
    const scope = this.scope;
    this.runCleanups(scope);
    this.scope = scope.parent ?? this.root;
  }

  /** Runs the cleanups of all scopes from the innermost out to, and without, `outer`. */
  leaveTo(outer: Scope | null): void {
    const kept = this.scope;
    for (let scope: Scope | null = this.scope; scope !== null && scope !== outer; scope = scope.parent) {
      this.scope = scope;
      this.runCleanups(scope);
    }
    this.scope = kept;
  }

  private runCleanups(scope: Scope): void {
    for (let i = scope.cleanups.length - 1; i >= 0; i--) scope.cleanups[i]!.emit();
  }
}

/** What a name becomes where parameters of macros are pasted into it: `prefix_##f` with what `f` was passed. */
export function pasted(name: string, frame: MacroFrame | null): string {
  if (frame === null) return name;
  const parts = name.split('##').map((part) => {
    const passed = frame.args.get(part);
    return passed?.kind === 'name' ? pasted(passed.name, frame.callerFrame) : part;
  });
  return parts.join('');
}

/** True where `outer` is `inner` or one of the scopes around it. */
export function encloses(outer: Scope, inner: Scope): boolean {
  for (let scope: Scope | null = inner; scope !== null; scope = scope.parent) if (scope === outer) return true;
  return false;
}
