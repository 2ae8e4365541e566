import type { Block, Expr, TypeName } from '../c/ast.ts';
import { evaluateCondition } from '../c/conditions.ts';
import type { ParsedFunction } from '../c/file.ts';
import { nodesOf, visitNodes, type Nodes } from '../c/walk.ts';
import type { Environment } from '../ir/environment.ts';
import { typeNameOfText } from '../ir/type-text.ts';
import type { Catalogue } from '../kernel/catalogue.ts';
import { isInclusive } from '../kernel/range-words.ts';
import { readActs, type OwnActs } from './invalidation/does.ts';
import type { Program, ProgramFunction } from './program.ts';
import { declaredEnd } from './ranges/declared.ts';
import { readRanges, type RangeUse } from './ranges/evidence.ts';
import { structTag, typingOf } from './ranges/typing.ts';
import type { CalleeParameter, WrittenFunction } from './written.ts';

/** What reading functions as they are written asks of the analyser. */
export interface Reading {
  readonly program: Program;
  readonly catalogue: Catalogue;
  environment(fn: ProgramFunction): Environment;
  parse(fn: ProgramFunction): ParsedFunction;
  setting(symbol: string): string | undefined;
  /** Is told which function was read to say something of another. */
  asked(callee: ProgramFunction, by: ProgramFunction): void;
}

/** Reads functions as they are written, each once; `known` keeps what was read. */
export function createWriting(
  reading: Reading,
  known: Map<ProgramFunction, WrittenFunction>,
): (fn: ProgramFunction) => WrittenFunction {
  const { program, catalogue } = reading;
  /** Functions whose ranges are being read: one that calls itself says nothing of itself. */
  const open = new Set<ProgramFunction>();

  function written(fn: ProgramFunction): WrittenFunction {
    const before = known.get(fn);
    if (before !== undefined) return before;
    const bodies = reading
      .parse(fn)
      .variants.filter(({ assumes }) => assumes.every((one) => evaluateCondition(one, reading.setting) !== false))
      .map(({ body }) => body);
    const made = readFunction(fn, bodies);
    known.set(fn, made);
    return made;
  }

  function readFunction(fn: ProgramFunction, bodies: readonly Block[]): WrittenFunction {
    const environment = reading.environment(fn);
    const nodes = bodies.map(nodesOf);
    const typeOf = typingOf(environment, fn.text.parameters, nodes);
    const structs = new Map<Expr, string | null>();
    for (const body of nodes) readInitializers(environment, body, structs);
    let ranges: RangeUse | null = null;
    let acts: OwnActs | null = null;
    const made: WrittenFunction = {
      ...{ fn, bodies, nodes, catalogue, environment, typeOf, parameters },
      acts: () => (acts ??= readActs(made, nodes)),
      structOf: (initializer) => structs.get(initializer) ?? null,
      parameterEnd: (callee, args, position) => parameterEnd(fn, callee, args, position),
      ranges: () =>
        (ranges ??= readRanges(nodes, {
          parameterEnd: made.parameterEnd,
          memberEnd: (expr) => {
            if (expr.kind !== 'member') return null;
            const of = typeOf(expr.object);
            return memberEnd(structTag(environment, expr.arrow && of?.kind === 'pointer' ? of.to : of), expr.field);
          },
          initializerEnd: (initializer, member) => memberEnd(made.structOf(initializer), member),
        })),
      callee: (name) => {
        const callee = bodyOf(name);
        if (callee === null) return null;
        if (callee !== fn) reading.asked(callee, fn);
        return written(callee);
      },
    };
    return made;
  }

  function memberEnd(tag: string | null, member: string): bigint | null {
    return tag !== null && catalogue.rangeMembers(tag)?.[1] === member ? 0n : null;
  }

  /** The one function of that name; two under different `#if`s do not speak for it. */
  function bodyOf(name: string): ProgramFunction | null {
    const [fn, ...others] = program.functions(name).filter(({ text }) => text.whole);
    return fn === undefined || others.length > 0 ? null : fn;
  }

  function parameters(callee: string, args: number): readonly CalleeParameter[] | null {
    const own = program.functions(callee)[0]?.text.parameters ?? program.prototype(callee)?.parameters;
    if (own !== undefined) return own;
    const primitive = catalogue.primitive(callee, { arguments: args });
    if (primitive === null) return null;
    // Another name of it may take another kind of number: only that it is one is sure.
    const isOwnName = primitive.alias === null && primitive.declaration.family === undefined;
    return primitive.prototype.parameters.map(({ name, type }) => {
      const written = typeNameOfText(type);
      return { name, type: isOwnName || written.kind !== 'named' ? written : anyNumber };
    });
  }

  function parameterEnd(fn: ProgramFunction, callee: string, args: number, position: number): bigint | null {
    const declared = declaredEnd(catalogue, callee, args, position);
    if (declared !== null) return declared;
    const name = parameters(callee, args)?.[position]?.name ?? catalogue.loop(callee)?.parameters[position];
    if (name !== undefined && isInclusive(name)) return -1n;
    const own = bodyOf(callee);
    const parameter = own?.text.parameters[position]?.name;
    if (own === null || parameter === undefined || own === fn || open.has(own)) return null;
    reading.asked(own, fn);
    open.add(own);
    const found = written(own).ranges().offsetOf(parameter, null);
    open.delete(own);
    return found?.offset ?? null;
  }

  return written;
}

const anyNumber: TypeName = { kind: 'int', bits: 64, signed: false, spelled: 'unsigned long' };

/** The structs of initializers: of variables that are declared with one, and of compound literals. */
function readInitializers(environment: Environment, body: Nodes, into: Map<Expr, string | null>): void {
  const put = (type: TypeName, value: Expr | null): void => {
    if (value?.kind === 'initializer') into.set(value, structTag(environment, type));
  };
  visitNodes(body, {
    statement: (stmt) => {
      if (stmt.kind === 'declaration') for (const { type, init } of stmt.variables) put(type, init);
    },
    expression: (expr) => {
      if (expr.kind === 'compoundLiteral') put(expr.type, expr.value);
    },
  });
}
