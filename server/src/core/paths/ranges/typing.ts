import type { Expr, Parameter, TypeName } from '../../c/ast.ts';
import { visitNodes, type Nodes } from '../../c/walk.ts';
import type { TypeScope } from '../../ir/types.ts';

/** The written type of an expression, typedefs and all; null where it is not known. */
export type Typing = (expr: Expr) => TypeName | null;

const deepest = 20;

/**
 * Reads the types of a function's variables, so that those of what they lead to can be asked. Two variables of one name
 * and different types have none.
 */
export function typingOf(scope: TypeScope, parameters: readonly Parameter[], bodies: readonly Nodes[]): Typing {
  const variables = new Map<string, TypeName | null>();
  const put = (name: string, type: TypeName): void => {
    const known = variables.get(name);
    variables.set(name, known === undefined || (known !== null && isSame(known, type)) ? type : null);
  };
  for (const { name, type } of parameters) put(name, type);
  for (const body of bodies)
    visitNodes(body, {
      statement: (stmt) => {
        if (stmt.kind === 'declaration') for (const { name, type } of stmt.variables) put(name, type);
      },
    });

  function typeOf(expr: Expr, depth: number): TypeName | null {
    if (depth > deepest) return null;
    switch (expr.kind) {
      case 'name':
        return variables.get(expr.name) ?? null;
      case 'cast':
        return expr.type;
      case 'unary': {
        const of = typeOf(expr.operand, depth + 1);
        if (expr.op === '&') return of === null ? null : { kind: 'pointer', to: of };
        return expr.op === '*' && of?.kind === 'pointer' ? of.to : null;
      }
      case 'index': {
        const of = typeOf(expr.object, depth + 1);
        return of?.kind === 'pointer' ? of.to : of?.kind === 'array' ? of.of : null;
      }
      case 'member': {
        const tag = tagOf(typeOf(expr.object, depth + 1), expr.arrow);
        return tag === null ? null : scope.field(tag, expr.field);
      }
      default:
        return null;
    }
  }

  function tagOf(type: TypeName | null, arrow: boolean): string | null {
    const found = arrow ? (type?.kind === 'pointer' ? type.to : null) : type;
    return structTag(scope, found);
  }

  return (expr) => typeOf(expr, 0);
}

/** "struct kvm" for a struct's type, through typedefs; null for any other. */
export function structTag(scope: TypeScope, type: TypeName | null, depth = 0): string | null {
  if (type === null || depth > deepest) return null;
  if (type.kind === 'named') return structTag(scope, scope.typedef(type.name), depth + 1);
  return type.kind === 'tagged' && type.tag !== '' ? `${type.keyword} ${type.tag}` : null;
}

function isSame(a: TypeName, b: TypeName): boolean {
  if (a.kind === 'pointer' && b.kind === 'pointer') return isSame(a.to, b.to);
  if (a.kind === 'named' && b.kind === 'named') return a.name === b.name;
  if (a.kind === 'tagged' && b.kind === 'tagged') return a.tag === b.tag && a.keyword === b.keyword;
  if (a.kind === 'int' && b.kind === 'int') return a.bits === b.bits && a.signed === b.signed;
  return false;
}
