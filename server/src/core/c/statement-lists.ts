import type { Stmt } from './ast.ts';

/** Every list of statements that stand one behind the other: the given one and those inside its statements; outer first. */
export function* statementLists(list: readonly Stmt[]): Generator<readonly Stmt[]> {
  yield list;
  for (const stmt of list) for (const inner of listsIn(stmt)) yield* statementLists(inner);
}

function listsIn(stmt: Stmt): readonly (readonly Stmt[])[] {
  switch (stmt.kind) {
    case 'block':
      return [stmt.body];
    case 'if':
      return stmt.otherwise === null ? [listOf(stmt.then)] : [listOf(stmt.then), listOf(stmt.otherwise)];
    case 'while':
    case 'doWhile':
    case 'for':
    case 'switch':
    case 'macroLoop':
    case 'macroBlock':
      return [listOf(stmt.body)];
    case 'config':
      return [stmt.then, stmt.otherwise];
    default:
      return [];
  }
}

/** A statement that may have braces around it, as a list. */
export function listOf(stmt: Stmt): readonly Stmt[] {
  return stmt.kind === 'block' ? stmt.body : [stmt];
}
