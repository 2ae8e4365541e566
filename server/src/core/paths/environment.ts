import type { ConfigCondition, Expr, Field, Stmt, TypeName } from '../c/ast.ts';
import type { MacroDefinition } from '../c/file.ts';
import type { SyntaxParser } from '../c/syntax.ts';
import { evaluateConstant } from '../c/constants.ts';
import { evaluateCondition } from '../c/conditions.ts';
import { parseMacroBody } from '../c/macros.ts';
import type { Environment, GuardClass, MacroBody } from '../ir/environment.ts';
import { typeNameOfText } from '../ir/type-text.ts';
import type { Catalogue } from '../kernel/catalogue.ts';
import { classDefinition } from '../kernel/class-definitions.ts';
import { macroForm } from '../kernel/forms.ts';
import type { Program } from './program.ts';

/** What is known of the configuration: "CONFIG_KVM" -> "y", "m" or "n". */
export type Configuration = ReadonlyMap<string, string>;

/** A symbol's value: true for y and m, false for n, null where nobody said. */
export function configured(configuration: Configuration, symbol: string): boolean | null {
  const value = configuration.get(symbol);
  return value === undefined ? null : value !== 'n';
}

/**
 * The environment of one program: the file's own C first, then the headers that it includes, then the catalogue.
 * Answers are kept, because lowering asks for the same few names again and again.
 */
export function createEnvironment(
  program: Program,
  catalogue: Catalogue,
  configuration: Configuration,
  parser: SyntaxParser,
): Omit<Environment, 'text'> {
  const constants = new Map<string, bigint | null>();
  const macros = new Map<string, MacroBody | null>();
  const guards = new Map<string, GuardClass | null>();
  const open = new Set<string>();

  function constant(name: string): bigint | null {
    const known = constants.get(name);
    if (known !== undefined) return known;
    if (open.has(name)) return null;
    open.add(name);
    const value =
      program.files.length > 0 ? (constantOfTree(name) ?? catalogue.constant(name)) : catalogue.constant(name);
    open.delete(name);
    constants.set(name, value);
    return value;
  }

  /** Only plain names here; a macro's call in a constant is left to be one value of its own. */
  function lookup(name: string, args: readonly bigint[] | null): bigint | null {
    return args === null ? constant(name) : null;
  }

  function constantOfTree(name: string): bigint | null {
    const member = program.enumMember(name);
    if (member !== null) {
      if (member.value !== null) return evaluateConstant(member.value, lookup);
      if (member.previous === null) return 0n;
      const previous = constant(member.previous);
      return previous === null ? null : previous + 1n;
    }
    const definition = pickMacro(program.macros(name));
    if (definition?.parameters !== null || definition.body.trim() === '') return null;
    const body = parseMacroBody(definition, parser);
    return body?.kind === 'expression' ? evaluateConstant(body.expr, lookup) : null;
  }

  function pickMacro(definitions: readonly MacroDefinition[]): MacroDefinition | null {
    const possible = definitions.filter((definition) =>
      definition.conditions.every((condition) => configuration_(condition) !== false),
    );
    return possible.find((definition) => definition.body.trim() !== '') ?? possible[0] ?? null;
  }

  function configuration_(condition: ConfigCondition): boolean | null {
    return evaluateCondition(condition, (symbol) => configuration.get(symbol));
  }

  function macro(name: string): MacroBody | null {
    const known = macros.get(name);
    if (known !== undefined) return known;
    const body = readMacro(name);
    macros.set(name, body);
    return body;
  }

  function readMacro(name: string): MacroBody | null {
    if (catalogue.loop(name) !== null) return null;
    const primitive = catalogue.primitive(name);
    if (primitive !== null && primitive.declaration.family === undefined) return null;
    const definition = pickMacro(program.macros(name));
    if (definition === null || definition.body.trim() === '') return null;
    const body = parseMacroBody(definition, parser);
    const parameters = (definition.parameters ?? []).map((parameter) => parameter.replace(/\.\.\.$/, ''));
    if (body === null) return null;
    switch (body.kind) {
      case 'expression':
        return { kind: 'expression', parameters, expr: body.expr };
      case 'statements':
        return { kind: 'statements', parameters, stmts: body.statements };
      case 'loopHead':
        return { kind: 'loop', parameters, stmts: body.statements, bodyAt: body.bodyAt };
    }
  }

  function guard(name: string): GuardClass | null {
    const known = guards.get(name);
    if (known !== undefined) return known;
    const found = guardOfTree(name) ?? guardOfCatalogue(name);
    guards.set(name, found);
    return found;
  }

  function guardOfCatalogue(name: string): GuardClass | null {
    const found = catalogue.guard(name);
    return found === null
      ? null
      : { kind: 'calls', enter: found.enter, exit: found.exit, ignores: found.ignores ?? null };
  }

  function guardOfTree(name: string): GuardClass | null {
    for (const definition of classDefinition.names) {
      for (const call of program.fileMacroCalls(definition)) {
        const shape = classDefinition.read(definition, call.args);
        if (shape?.name !== name) continue;
        const exit = parseCode(shape.exit, ['_T']);
        if (exit === null) continue;
        const init = shape.init === null ? null : parseExpression(shape.init, shape.parameters);
        return { kind: 'code', type: typeNameOfText(shape.type), parameters: shape.parameters, init, exit };
      }
    }
    return null;
  }

  function parseCode(code: string, parameters: readonly string[]): readonly Stmt[] | null {
    const body = parseMacroBody(
      { name: '', parameters, body: `do { ${code}; } while (0)`, conditions: [], at: 0, end: 0 },
      parser,
    );
    if (body?.kind === 'statements') return body.statements;
    return body?.kind === 'expression' ? [{ kind: 'expression', expr: body.expr, at: 0, end: 0 }] : null;
  }

  function parseExpression(code: string, parameters: readonly string[]): Expr | null {
    const body = parseMacroBody({ name: '', parameters, body: code, conditions: [], at: 0, end: 0 }, parser);
    return body?.kind === 'expression' ? body.expr : null;
  }

  function fieldOf(tag: string, name: string): TypeName | null {
    const declaration = program.struct(tag);
    if (declaration !== null) {
      const found = findField(declaration.fields, name);
      if (found !== null) return found;
    }
    const text = catalogue.fields(tag)?.[name];
    return text === undefined ? null : typeNameOfText(text);
  }

  return {
    typedef: (name) => {
      const own = program.typedef(name);
      if (own !== null) return own;
      const text = catalogue.typedef(name);
      return text === null ? null : typeNameOfText(text);
    },
    field: fieldOf,
    constant,
    macro,
    form: macroForm,
    isFunction: (name) => {
      if (program.functions(name).length > 0 || program.prototype(name) !== null) return true;
      // A name that only looks like a function's may as well be a constant's.
      const primitive = catalogue.primitive(name);
      return primitive !== null && primitive.declaration.presumed !== true;
    },
    returns: (name) => {
      const own = program.functions(name)[0]?.text.returns ?? program.prototype(name)?.returns;
      if (own !== undefined) return own;
      const primitive = catalogue.primitive(name);
      return primitive === null ? null : typeNameOfText(primitive.prototype.returns);
    },
    global: program.global,
    isLoop: (name) => catalogue.loop(name) !== null,
    guard,
    declaring: (name) => {
      const found = catalogue.declaration(name);
      if (found === null) return null;
      const { declares, type, sets } = found.declaration;
      return { parameters: found.parameters, declares, type: typeNameOfText(type), sets: sets ?? [] };
    },
    configuration: configuration_,
  };
}

/** A member by name, also inside anonymous structs and unions. */
function findField(fields: readonly Field[], name: string): TypeName | null {
  for (const field of fields) {
    if (field.name === name) return field.type;
    if (field.name === '' && field.type.kind === 'tagged' && field.type.fields !== undefined) {
      const inner = findField(field.type.fields, name);
      if (inner !== null) return inner;
    }
  }
  return null;
}
