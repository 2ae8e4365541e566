import type { Block, ConfigCondition, Parameter, Span, TypeName } from '../../c/ast.ts';
import type { Environment } from '../environment.ts';
import type { LoweredFunction } from '../instructions.ts';
import { resolveType } from '../types.ts';
import { Builder, encloses } from './builder.ts';
import { readNameUse } from './names.ts';
import { lowerStatement } from './statements.ts';

/** A function that was parsed, under one choice for the `#if`s that cut through it. */
export interface FunctionSource {
  readonly name: string;
  readonly returns: TypeName;
  readonly parameters: readonly Parameter[];
  readonly body: Block;
  readonly assumes: readonly ConfigCondition[];
  /** Where the closing brace stands: what falls off the end returns here. */
  readonly closing: Span;
  /** False where the text ends before the closing brace does: what falls off its end goes on where nobody can see it. */
  readonly closed: boolean;
}

/** Lowers one function. Never fails: what cannot be lowered is listed in `problems`, and the rest is there. */
export function lowerFunction(env: Environment, source: FunctionSource): LoweredFunction {
  const returns = resolveType(env, source.returns);
  const b = new Builder(env, returns, readNameUse(source.body).addressTaken);
  const entry = b.current;
  const parameters = source.parameters.map((parameter) => declareParameter(b, parameter));
  lowerStatement(b, source.body);
  b.terminate(source.closed ? { op: 'return', value: null, ...source.closing } : { op: 'hole', ...source.closing });
  resolveGotos(b);
  const { blocks, entry: first } = pruneBlocks(b.blocks, entry);
  return {
    name: source.name,
    returns,
    slots: b.slots,
    parameters,
    blocks,
    entry: first,
    assumes: source.assumes,
    problems: b.problems,
  };
}

/** A parameter whose address is taken arrives in a register and is stored to memory at once. */
function declareParameter(b: Builder, parameter: Parameter): number {
  const type = resolveType(b.env, parameter.type);
  const decayed = type.kind === 'array' ? { kind: 'pointer' as const, to: type.of } : type;
  const incoming = b.addSlot(parameter.name, decayed, false, false);
  if (!b.addressTaken.has(parameter.name) || decayed.kind === 'struct') {
    b.scope.names.set(parameter.name, { kind: 'slot', slot: incoming });
    return incoming;
  }
  const home = b.addSlot(parameter.name, decayed, true, false);
  b.emit({ op: 'store', place: b.placeOf(home), value: b.local(incoming), at: parameter.at, end: parameter.end });
  b.scope.names.set(parameter.name, { kind: 'slot', slot: home });
  return incoming;
}

/** Jumps to labels, with the cleanups of the scopes that they leave. */
function resolveGotos(b: Builder): void {
  for (const pending of b.gotos) {
    const target = b.labels.get(pending.label);
    b.current = pending.block;
    if (target === undefined) {
      b.problem(pending.span, `the label "${pending.label}" is not there`);
      continue;
    }
    b.scope = pending.scope;
    for (
      let scope: typeof b.scope | null = pending.scope;
      scope !== null && !encloses(scope, target.scope);
      scope = scope.parent
    ) {
      b.scope = scope;
      for (let i = scope.cleanups.length - 1; i >= 0; i--) scope.cleanups[i]!.emit();
    }
    b.jump(target.block, pending.span);
  }
}

/** Drops blocks that nothing leads to and numbers the rest in reverse postorder, so that joins come after what joins. */
function pruneBlocks(
  blocks: LoweredFunction['blocks'],
  entry: number,
): { blocks: LoweredFunction['blocks']; entry: number } {
  const order: number[] = [];
  const seen = new Set<number>([entry]);
  const work: { block: number; next: number[] }[] = [
    { block: entry, next: successors(blocks[entry]!.terminator).reverse() },
  ];
  while (work.length > 0) {
    const top = work[work.length - 1]!;
    const next = top.next.shift();
    if (next === undefined) {
      order.push(top.block);
      work.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      work.push({ block: next, next: successors(blocks[next]!.terminator).reverse() });
    }
  }
  order.reverse();
  const number = new Map(order.map((block, index) => [block, index]));
  const renumber = (block: number): number => number.get(block) ?? 0;
  return {
    blocks: order.map((block) => ({
      instructions: blocks[block]!.instructions,
      terminator: retarget(blocks[block]!.terminator, renumber),
    })),
    entry: 0,
  };
}

export function successors(terminator: LoweredFunction['blocks'][number]['terminator']): number[] {
  switch (terminator.op) {
    case 'jump':
      return [terminator.to];
    case 'branch':
    case 'config':
      return [terminator.then, terminator.otherwise];
    case 'switch':
      return [...terminator.cases.map((c) => c.to), terminator.otherwise];
    case 'iterate':
      return [terminator.body, terminator.done];
    case 'choose':
      return [...terminator.targets];
    case 'return':
    case 'unreachable':
    case 'hole':
      return [];
  }
}

function retarget(
  terminator: LoweredFunction['blocks'][number]['terminator'],
  to: (block: number) => number,
): LoweredFunction['blocks'][number]['terminator'] {
  switch (terminator.op) {
    case 'jump':
      return { ...terminator, to: to(terminator.to) };
    case 'branch':
    case 'config':
      return { ...terminator, then: to(terminator.then), otherwise: to(terminator.otherwise) };
    case 'switch':
      return {
        ...terminator,
        cases: terminator.cases.map((c) => ({ ...c, to: to(c.to) })),
        otherwise: to(terminator.otherwise),
      };
    case 'iterate':
      return { ...terminator, body: to(terminator.body), done: to(terminator.done) };
    case 'choose':
      return { ...terminator, targets: terminator.targets.map(to) };
    case 'return':
    case 'unreachable':
    case 'hole':
      return terminator;
  }
}
