import type { Expr, TypeName } from '../c/ast.ts';
import type { CFile } from '../c/file.ts';
import { staticCallFamilies } from '../kernel/static-calls.ts';
import type { DefinitionIndex } from '../tree/definition-index.ts';
import { storedNames, type StoredName } from '../tree/stored-names.ts';

/** A function that stands under a member, and the file that puts it there. */
export interface StoredFunction {
  readonly name: string;
  readonly file: CFile;
}

/** Which functions a call through a member of a struct can go to. */
export interface OpsTables {
  /** Every function that the tree stores under the member; null where not all of them can be told. */
  functions(tag: string, member: string): readonly StoredFunction[] | null;
}

interface Setup {
  readonly index: DefinitionIndex;
  /** The file under analysis and what it includes. */
  readonly near: readonly CFile[];
  file(path: string): CFile | null;
}

/** Reads what the tree stores under members, file by file, as they are asked for. */
export function createOpsTables(setup: Setup): OpsTables {
  const known = new Map<string, readonly StoredFunction[] | null>();
  let families: ReturnType<typeof staticCallFamilies> | null = null;

  function functions(tag: string, member: string): readonly StoredFunction[] | null {
    const key = `${tag} ${member}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = tag === 'staticCall' ? ofStaticCall(member) : ofMember(tag, member);
    known.set(key, found);
    return found;
  }

  /** A static call goes where the member goes that it stands for; one that stands for none is left alone. */
  function ofStaticCall(name: string): readonly StoredFunction[] | null {
    families ??= setup.index.filesMarked().flatMap((path) => staticCallFamilies(setup.file(path)?.source.text ?? ''));
    const own = families.filter(({ prefix }) => name.startsWith(prefix));
    // Of two prefixes that fit, the longer one is meant.
    const longest = own.reduce((most, { prefix }) => Math.max(most, prefix.length), 0);
    const tags = new Set(own.filter(({ prefix }) => prefix.length === longest).map(({ tag }) => tag));
    const [tag] = tags;
    const member = name.slice(longest);
    const stored = tag === undefined || tags.size > 1 ? [] : (functions(tag, member) ?? []);
    return tag === undefined || stored.length === 0 || !isInEveryTable(tag, member) ? null : stored;
  }

  /** Where a table lacks the member, the static call does nothing. */
  function isInEveryTable(tag: string, member: string): boolean {
    return setup.index
      .filesMentioning(bare(tag))
      .every((path) =>
        (setup.file(path)?.globals ?? [])
          .filter(({ type, init }) => isOf(type, tag) && init?.kind === 'initializer')
          .every(({ init }) => isTop(init, member)),
      );
  }

  function ofMember(tag: string, member: string): readonly StoredFunction[] | null {
    if (!isOurs(tag)) return null;
    const paths = setup.index.filesStoring(member);
    if (paths.length > maxFiles || !setup.index.isWhole) return null;
    const found: StoredFunction[] = [];
    for (const path of paths) {
      const file = setup.file(path);
      const names = file === null ? null : storedIn(file, tag, member);
      if (file === null || names === null) return null;
      for (const name of names) if (!found.some((one) => one.name === name)) found.push({ name, file });
    }
    return found.length > maxFunctions ? null : found;
  }

  /** Tables of a struct that the whole kernel knows may stand anywhere, also where nobody looks. */
  function isOurs(tag: string): boolean {
    const home = setup.near.find((file) => file.structs.has(tag) || file.structs.has(bare(tag)));
    return home !== undefined && !home.source.path.startsWith('include/');
  }

  /** The names of functions that a file stores; null where it stores what cannot be told. */
  function storedIn(file: CFile, tag: string, member: string): readonly string[] | null {
    const names: string[] = [];
    for (const stored of storedNames(file.source.text)) {
      if (stored.member !== member) continue;
      const table = file.globals.find(({ init }) => init !== null && init.at <= stored.at && stored.at < init.end);
      // A table of another struct, at its own level.
      if (table !== undefined && isTop(table.init, member) && !isOf(table.type, tag)) continue;
      const meant = meantBy(file, stored);
      if (meant === null && (table !== undefined || mentions(file, tag))) return null;
      for (const name of meant ?? []) {
        if (name === 'NULL') continue;
        if (isFunction(file, name)) names.push(name);
        else if (table !== undefined || mentions(file, tag)) return null;
      }
    }
    return names;
  }

  function isFunction(file: CFile, name: string): boolean {
    return file.functions.some((fn) => fn.name === name) || setup.index.filesDefining(name).length > 0;
  }

  return { functions };
}

/** The names that stand there in the end: a macro may have several bodies, one of which is built. Null: not to be told. */
function meantBy(file: CFile, { name, given }: StoredName): readonly string[] | null {
  if (given === null) return [name];
  const definitions = file.macros.get(name);
  if (definitions === undefined) return null;
  const names = definitions.map(({ parameters, body }) => {
    const [parameter, another] = parameters ?? [];
    if (parameter === undefined || another !== undefined) return null;
    const parts = body.trim().split(/\s*##\s*/);
    const name_ = parts.map((part) => (part === parameter ? given : part)).join('');
    return /^\w+$/.test(name_) ? name_ : null;
  });
  return names.includes(null) ? null : names.filter((one) => one !== null);
}

function isTop(init: Expr | null, member: string): boolean {
  return (
    init?.kind === 'initializer' &&
    init.items.some(({ designators }) => designators.length === 1 && designators[0] === member)
  );
}

function isOf(type: TypeName, tag: string): boolean {
  return type.kind === 'tagged' && `${type.keyword} ${type.tag}` === tag;
}

function mentions(file: CFile, tag: string): boolean {
  return file.source.text.includes(bare(tag));
}

function bare(tag: string): string {
  return tag.replace(/^(?:struct|union) /, '');
}

/** Files that store to a member of one name; of more, it is a name that too many structs have. */
const maxFiles = 8;
/** Functions under one member that are compared. */
const maxFunctions = 4;
