import type { TypeName, Variable } from './ast.ts';
import { type Cursor, peek, take, within } from './cursor.ts';
import { type Declarator, readDeclarator } from './declarators.ts';
import { readInitializer } from './expressions.ts';
import type { Prototype } from './file.ts';
import { readSpecifiers } from './types.ts';

/** A declaration taken apart: each name is one of these. */
export interface Declared {
  readonly typedefs: readonly { readonly name: string; readonly type: TypeName }[];
  readonly prototypes: readonly DeclaredFunction[];
  readonly variables: readonly Variable[];
}

/** A prototype, wherever it stands. */
export type DeclaredFunction = Omit<Prototype, 'conditions'>;

/** Initializers of more tokens than this are tables of numbers; they are kept as holes. */
const LONGEST_INITIALIZER = 20_000;

/** Reads a declaration at file scope, without its semicolon. */
export function readFileDeclaration(cursor: Cursor): Declared {
  const { tokens } = cursor;
  const at = tokens.at(cursor.index);
  const specifiers = readSpecifiers(cursor);
  const typedefs: { name: string; type: TypeName }[] = [];
  const prototypes: DeclaredFunction[] = [];
  const variables: Variable[] = [];
  while (cursor.index < cursor.end) {
    const first = cursor.index;
    const declarator = readDeclarator(cursor, specifiers.type);
    const init = take(cursor, '=') ? readInitialValue(cursor) : null;
    while (cursor.index < cursor.end && !peek(cursor, ',')) cursor.index++;
    const end = tokens.end(cursor.index - 1);
    const { name, type } = declarator;
    if (name === '' || !specifiers.hasType) break;
    if (specifiers.isTypedef) typedefs.push({ name, type });
    else if (type.kind === 'function') {
      const { returns, parameters, variadic } = type;
      prototypes.push({ name, returns, parameters, variadic, at, end });
    } else variables.push(variableOf(declarator, init, specifiers.isStatic, end));
    take(cursor, ',');
    if (cursor.index === first) cursor.index++;
  }
  return { typedefs, prototypes, variables };
}

/** A variable as the syntax tree has it; `init` was read by the caller. */
export function variableOf(declarator: Declarator, init: Variable['init'], isStatic: boolean, end: number): Variable {
  const cleanup = declarator.attributes.find(
    (attribute) => attribute.name === '__free' || attribute.name === '__cleanup',
  );
  return {
    name: declarator.name,
    type: declarator.type,
    init,
    isStatic,
    cleanup: cleanup?.argument?.trim() ?? null,
    at: declarator.nameAt,
    end,
  };
}

function readInitialValue(cursor: Cursor): Variable['init'] {
  const { tokens } = cursor;
  const from = cursor.index;
  let to = from;
  while (to < cursor.end && !tokens.is(to, ',')) to = tokens.match[to]! > to ? tokens.match[to]! + 1 : to + 1;
  cursor.index = to;
  if (to - from <= LONGEST_INITIALIZER) return readInitializer(within(cursor, from, to));
  return {
    kind: 'hole',
    text: tokens.text.slice(tokens.at(from), tokens.end(to - 1)),
    at: tokens.at(from),
    end: tokens.end(to - 1),
  };
}
