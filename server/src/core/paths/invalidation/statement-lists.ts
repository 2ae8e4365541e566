import type { Stmt } from '../../c/ast.ts';
import { walk } from '../../c/walk.ts';

/** Statements that stand in one block, for every block of a body. */
export function statementLists(body: Stmt): readonly (readonly Stmt[])[] {
  const lists: (readonly Stmt[])[] = [];
  walk(body, {
    statement: (stmt) => {
      if (stmt.kind === 'block') lists.push(stmt.body);
      if (stmt.kind === 'config') lists.push(stmt.then, stmt.otherwise);
    },
  });
  return lists;
}
