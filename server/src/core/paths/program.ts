import type { CFile, FunctionText, MacroDefinition, Prototype, StructDeclaration } from '../c/file.ts';
import type { ConfigCondition, Expr, Parameter, TypeName } from '../c/ast.ts';

/** A function and the file that holds its text. */
export interface ProgramFunction {
  readonly file: CFile;
  readonly text: FunctionText;
}

/** All the C that one analysis can see: the file itself first, then what it includes. Earlier files win. */
export interface Program {
  readonly files: readonly CFile[];
  functions(name: string): readonly ProgramFunction[];
  prototype(name: string): { readonly returns: TypeName; readonly parameters: readonly Parameter[] } | null;
  /** The `#if`s around each prototype of a name. */
  declarations(name: string): readonly (readonly ConfigCondition[])[];
  macros(name: string): readonly MacroDefinition[];
  struct(tag: string): StructDeclaration | null;
  typedef(name: string): TypeName | null;
  global(name: string): TypeName | null;
  /** How a variable at file scope is initialized; ops tables among them. */
  initializer(name: string): Expr | null;
  /** An enum member: its own value expression, or the member before it in its enum plus one. */
  enumMember(name: string): { readonly value: Expr | null; readonly previous: string | null } | null;
  /** The members of an enum by its tag; none where its declaration is not at hand. */
  enumMembers(tag: string): readonly string[];
  /** Enum members and macros without parameters whose names begin so. */
  constantsFrom(prefix: string): readonly string[];
  fileMacroCalls(name: string): readonly { readonly file: CFile; readonly args: readonly string[] }[];
}

export function createProgram(files: readonly CFile[]): Program {
  const functions = new Map<string, ProgramFunction[]>();
  const prototypes = new Map<string, Prototype>();
  const declarations = new Map<string, (readonly ConfigCondition[])[]>();
  const macros = new Map<string, MacroDefinition[]>();
  const structs = new Map<string, StructDeclaration>();
  const typedefs = new Map<string, TypeName>();
  const globals = new Map<string, TypeName>();
  const initializers = new Map<string, Expr>();
  const members = new Map<string, { value: Expr | null; previous: string | null }>();
  const enums = new Map<string, readonly string[]>();
  const calls = new Map<string, { file: CFile; args: readonly string[] }[]>();
  for (const file of files) {
    for (const text of file.functions) append(functions, text.name, { file, text });
    for (const prototype of file.prototypes) {
      if (!prototypes.has(prototype.name)) prototypes.set(prototype.name, prototype);
      append(declarations, prototype.name, prototype.conditions);
    }
    for (const [name, definitions] of file.macros) if (!macros.has(name)) macros.set(name, [...definitions]);
    for (const [tag, declaration] of file.structs) if (!structs.has(tag)) structs.set(tag, declaration);
    for (const [name, type] of file.typedefs) if (!typedefs.has(name)) typedefs.set(name, type);
    for (const variable of file.globals) {
      if (!globals.has(variable.name)) globals.set(variable.name, variable.type);
      if (variable.init !== null && !initializers.has(variable.name)) initializers.set(variable.name, variable.init);
    }
    for (const declaration of file.enums) {
      if (!enums.has(declaration.tag))
        enums.set(
          declaration.tag,
          declaration.members.map((member) => member.name),
        );
      let previous: string | null = null;
      for (const member of declaration.members) {
        if (!members.has(member.name)) members.set(member.name, { value: member.value, previous });
        previous = member.name;
      }
    }
    for (const call of file.macroCalls) append(calls, call.name, { file, args: call.args });
  }
  return {
    files,
    functions: (name) => functions.get(name) ?? [],
    prototype: (name) => prototypes.get(name) ?? null,
    declarations: (name) => declarations.get(name) ?? [],
    macros: (name) => macros.get(name) ?? [],
    struct: (tag) => structs.get(tag) ?? structs.get(tag.replace(/^(struct|union) /, '')) ?? null,
    typedef: (name) => typedefs.get(name) ?? null,
    global: (name) => globals.get(name) ?? null,
    initializer: (name) => initializers.get(name) ?? null,
    enumMember: (name) => members.get(name) ?? null,
    enumMembers: (tag) => enums.get(tag) ?? [],
    constantsFrom: (prefix) => [...members.keys(), ...macros.keys()].filter((name) => name.startsWith(prefix)),
    fileMacroCalls: (name) => calls.get(name) ?? [],
  };
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
