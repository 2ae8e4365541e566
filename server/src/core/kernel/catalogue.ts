import { objectParameters, type ObjectParameter } from './dereferences.ts';
import { allGroups } from './groups.ts';
import { instantiate } from './pattern.ts';
import type {
  DeclarationMacro,
  FormerForm,
  GuardClass,
  LockName,
  LoopPrimitive,
  PatternPrimitive,
  Primitive,
  PrimitiveGroup,
  Versions,
} from './primitive.ts';
import { parsePrototype, type ParsedPrototype } from './prototype.ts';

/** A primitive with its prototype read, under the name that it was asked for. */
export interface CataloguedPrimitive {
  /** The name asked for: an alias where it is one. */
  readonly name: string;
  readonly declaration: Primitive;
  readonly prototype: ParsedPrototype;
  /** Parameters that have to lead to an object. */
  readonly objects: readonly ObjectParameter[];
  readonly group: string;
  /** Where the name is an alias: since when, until when. */
  readonly alias: Versions | null;
}

/** A loop macro with the parameters of its form. */
export interface CataloguedLoop {
  readonly name: string;
  readonly declaration: LoopPrimitive;
  readonly parameters: readonly string[];
  readonly group: string;
}

/** A declaring macro with the parameters of its form. */
export interface CataloguedDeclaration {
  readonly name: string;
  readonly declaration: DeclarationMacro;
  readonly parameters: readonly string[];
  readonly group: string;
}

/** What a call tells of the form that it means. */
export interface CallShape {
  /** How many arguments it has. */
  readonly arguments?: number;
  /** The release of the tree: "6.11". */
  readonly version?: string;
}

export type Entry =
  | { readonly kind: 'primitive'; readonly primitive: CataloguedPrimitive }
  | { readonly kind: 'loop'; readonly loop: CataloguedLoop }
  | { readonly kind: 'declaration'; readonly declaration: CataloguedDeclaration }
  | { readonly kind: 'guard'; readonly guard: GuardClass }
  | { readonly kind: 'constant'; readonly name: string; readonly value: bigint }
  | { readonly kind: 'typedef'; readonly name: string; readonly type: string }
  | { readonly kind: 'struct'; readonly name: string; readonly fields: Readonly<Record<string, string>> };

/** All that is known of the kernel, by name. Every question has an answer; null is "not known". */
export interface Catalogue {
  readonly groups: readonly PrimitiveGroup[];
  /** Through aliases, and last through families of names; `shape` chooses among forms of different releases. */
  primitive(name: string, shape?: CallShape): CataloguedPrimitive | null;
  loop(name: string): CataloguedLoop | null;
  /** A macro that declares a variable: XA_STATE, LIST_HEAD, DEFINE_WAIT. */
  declaration(name: string): CataloguedDeclaration | null;
  /** The class of guard(name), CLASS(name, ...), __free(name). */
  guard(className: string): GuardClass | null;
  constant(name: string): bigint | null;
  /** Constants whose names begin so. */
  constantsFrom(prefix: string): readonly string[];
  typedef(name: string): string | null;
  /** "struct folio" -> its fields, where no header is at hand. */
  fields(structName: string): Readonly<Record<string, string>> | null;
  /** Does a member of this name count the changes that a sample of it can be compared with? */
  isSequence(field: string): boolean;
  /** The two members of a struct that are a range, without its end. */
  rangeMembers(structName: string): readonly [start: string, end: string] | null;
  /** The lock that a field of a struct is: ("struct kvm", "mmu_lock"). */
  lockField(structName: string, field: string): LockName | null;
  /** Whatever bears the name, for explain and hovers. */
  lookup(name: string): Entry | null;
  /** Names of primitives, loops and guards, sorted; families are not in it. */
  names(): readonly string[];
}

/** No kernel name is as long; patterns are not asked about what is. */
const LONGEST_NAME = 200;
const MOST_ANSWERS = 20_000;

interface Declared {
  readonly declaration: Primitive;
  readonly group: string;
  readonly alias: Versions | null;
}

export function createCatalogue(groups: readonly PrimitiveGroup[] = allGroups): Catalogue {
  const primitives = new Map<string, Declared>();
  const families: { readonly family: PatternPrimitive; readonly expression: RegExp; readonly group: string }[] = [];
  const loops = new Map<string, CataloguedLoop>();
  const declarations = new Map<string, CataloguedDeclaration>();
  const guards = new Map<string, GuardClass>();
  const constants = new Map<string, bigint>();
  const typedefs = new Map<string, string>();
  const structs = new Map<string, Record<string, string>>();
  const lockFields = new Map<string, LockName>();
  const sequences = new Set<string>();
  const rangeMembers = new Map<string, readonly [start: string, end: string]>();

  for (const group of groups) {
    for (const declaration of group.primitives) {
      const name = parsePrototype(declaration.signature)?.name;
      if (name) primitives.set(name, { declaration, group: group.name, alias: null });
      for (const alias of declaration.aliases ?? []) {
        primitives.set(alias.name, { declaration, group: group.name, alias: versionsOf(alias) });
      }
    }
    for (const family of group.families ?? []) {
      families.push({ family, expression: new RegExp(`^(?:${family.pattern})$`), group: group.name });
    }
    for (const declaration of group.loops ?? []) {
      const form = parseForm(declaration.form);
      if (form === null) continue;
      for (const name of [form.name, ...(declaration.aliases ?? []).map((alias) => alias.name)]) {
        loops.set(name, { name, declaration, parameters: form.parameters, group: group.name });
      }
    }
    for (const declaration of group.declarations ?? []) {
      const form = parseForm(declaration.form);
      if (form) declarations.set(form.name, { ...form, declaration, group: group.name });
    }
    for (const guard of group.guards ?? []) guards.set(guard.name, guard);
    for (const [name, value] of Object.entries(group.types?.constants ?? {})) constants.set(name, BigInt(value));
    for (const [name, type] of Object.entries(group.types?.typedefs ?? {})) typedefs.set(name, type);
    for (const [name, fields] of Object.entries(group.types?.fields ?? {})) {
      structs.set(name, { ...structs.get(name), ...fields });
    }
    for (const fields of Object.values(group.types?.sequences ?? {})) for (const field of fields) sequences.add(field);
    for (const [struct, ends] of Object.entries(group.types?.ranges ?? {})) rangeMembers.set(struct, ends);
    for (const [struct, fields] of Object.entries(group.types?.locks ?? {})) {
      for (const [field, lock] of Object.entries(fields)) lockFields.set(`${struct}.${field}`, lock);
    }
  }

  function declared(name: string): Declared | null {
    const known = primitives.get(name);
    if (known) return known;
    if (loops.has(name) || declarations.has(name)) return null;
    for (const { family, expression, group } of families) {
      const match = expression.exec(name);
      if (match) return { declaration: instantiate(family, name, match[1] ?? ''), group, alias: null };
    }
    return null;
  }

  /** The machine asks for the same few thousand names again and again. */
  /** By name, then by the shape of the call. */
  const answers = new Map<string, Map<string | number, CataloguedPrimitive | null>>();

  function primitive(name: string, shape: CallShape = {}): CataloguedPrimitive | null {
    if (name.length > LONGEST_NAME) return null;
    const { arguments: count = -1, version } = shape;
    const question = version === undefined ? count : `${count}/${version}`;
    const before = answers.get(name)?.get(question);
    if (before !== undefined) return before;
    if (answers.size >= MOST_ANSWERS) answers.clear();
    const answer = find(name, shape);
    answers.set(
      name,
      (answers.get(name) ?? new Map<string | number, CataloguedPrimitive | null>()).set(question, answer),
    );
    return answer;
  }

  function find(name: string, shape: CallShape): CataloguedPrimitive | null {
    const found = declared(name);
    if (found === null) return null;
    const declaration = chooseForm(found.declaration, shape);
    const prototype = parsePrototype(declaration.signature);
    if (prototype === null) return null;
    return {
      name,
      declaration,
      prototype,
      objects: objectParameters(name, prototype),
      group: found.group,
      alias: found.alias,
    };
  }

  function lookup(name: string): Entry | null {
    const known = primitive(name);
    if (known && known.declaration.family === undefined) return { kind: 'primitive', primitive: known };
    const loop = loops.get(name);
    if (loop) return { kind: 'loop', loop };
    const declaration = declarations.get(name);
    if (declaration) return { kind: 'declaration', declaration };
    const guard = guards.get(name);
    if (guard) return { kind: 'guard', guard };
    const value = constants.get(name);
    if (value !== undefined) return { kind: 'constant', name, value };
    const type = typedefs.get(name);
    if (type !== undefined) return { kind: 'typedef', name, type };
    const fields = structs.get(name) ?? structs.get(`struct ${name}`);
    if (fields) return { kind: 'struct', name, fields };
    return known ? { kind: 'primitive', primitive: known } : null;
  }

  const names = [...new Set([...primitives.keys(), ...loops.keys(), ...declarations.keys(), ...guards.keys()])].sort();
  return {
    groups,
    primitive,
    loop: (name) => loops.get(name) ?? null,
    declaration: (name) => declarations.get(name) ?? null,
    guard: (className) => guards.get(className) ?? null,
    constant: (name) => constants.get(name) ?? null,
    constantsFrom: (prefix) => [...constants.keys()].filter((name) => name.startsWith(prefix)),
    typedef: (name) => typedefs.get(name) ?? null,
    fields: (structName) => structs.get(structName) ?? null,
    isSequence: (field) => sequences.has(field),
    rangeMembers: (structName) => rangeMembers.get(structName) ?? null,
    lockField: (structName, field) => lockFields.get(`${structName}.${field}`) ?? null,
    lookup,
    names: () => names,
  };
}

/** The current form, unless the release or the number of arguments says that another is meant. */
function chooseForm(declaration: Primitive, shape: CallShape): Primitive {
  const former = declaration.formerly ?? [];
  const { version } = shape;
  if (version !== undefined) {
    const then = former.find((form) => isDated(form.versions) && within(version, form.versions) && fits(form, shape));
    if (then) return applied(declaration, then);
  }
  const count = shape.arguments;
  if (count === undefined || accepts(declaration.signature, count)) return declaration;
  const fitting = former.find((form) => accepts(form.signature, count));
  return fitting ? applied(declaration, fitting) : declaration;
}

/** A form without a release to it is only told by its parameters. */
function isDated(versions: Versions): boolean {
  return versions.since !== undefined || versions.until !== undefined;
}

/** A call that has another number of arguments does not mean this form, whatever the release. */
function fits(form: FormerForm, shape: CallShape): boolean {
  return shape.arguments === undefined || accepts(form.signature, shape.arguments);
}

function applied(declaration: Primitive, form: FormerForm): Primitive {
  return { ...declaration, ...form };
}

function accepts(signature: string, count: number): boolean {
  const prototype = parsePrototype(signature);
  if (prototype === null) return false;
  return prototype.variadic ? count >= prototype.parameters.length : count === prototype.parameters.length;
}

function within(version: string, versions: Versions): boolean {
  if (versions.since !== undefined && compareVersions(version, versions.since) < 0) return false;
  return versions.until === undefined || compareVersions(version, versions.until) <= 0;
}

/** Releases by number, as far as both are given: 6.12.117 is within "6.12". */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function versionsOf(alias: { readonly name: string } & Versions): Versions {
  const { name: _, ...versions } = alias;
  return versions;
}

function parseForm(form: string): { readonly name: string; readonly parameters: readonly string[] } | null {
  const match = /^(\w+)\(([\w\s,.]*)\)$/.exec(form);
  if (!match) return null;
  const parameters = (match[2] ?? '').split(',').map((parameter) => parameter.trim());
  return { name: match[1] ?? '', parameters };
}
