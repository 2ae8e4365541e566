import type { Stmt } from '../../c/ast.ts';
import type { MacroBody } from '../environment.ts';
import type { Builder } from './builder.ts';
import { bindArguments, lowerArgument } from './calls.ts';
import { expand, inExpansion } from './expressions.ts';
import { lowerScopedGuard } from './guards.ts';
import { lowerLoopBody, lowerStatement } from './statements.ts';

export function lowerMacroLoop(b: Builder, statement: Stmt & { kind: 'macroLoop' }): void {
  const macro = b.env.isLoop(statement.name) ? null : b.env.macro(statement.name);
  if (macro?.kind === 'loop' && !inExpansion(b, statement.name)) {
    lowerExpandedLoop(b, statement, macro);
    return;
  }
  const args = statement.args.map((arg) => lowerArgument(b, arg));
  const head = b.newBlock();
  const inside = b.newBlock();
  const end = b.newBlock();
  b.continueAt(head, statement);
  const span = { at: statement.at, end: statement.body.at };
  b.terminate({ op: 'iterate', loop: statement.name, args, body: inside, done: end, ...b.span(span) });
  b.current = inside;
  lowerLoopBody(b, statement.body, end, head);
  b.jump(head, span);
  b.current = end;
}

/** A loop macro of the tree: its head is the macro's C; where that has an empty statement, the user's body stands. */
export function lowerExpandedLoop(
  b: Builder,
  statement: Stmt & { kind: 'macroLoop' },
  macro: MacroBody & { kind: 'loop' },
): void {
  const outer = { frame: b.frame, override: b.spanOverride };
  const args = bindArguments(macro.parameters, statement.args);
  b.pushScope();
  expand(b, statement.name, args, { at: statement.at, end: statement.body.at }, () => {
    const lowerUser = (): void => {
      const own = b.userBodies.pop();
      const inner = { frame: b.frame, override: b.spanOverride };
      b.frame = outer.frame;
      b.spanOverride = outer.override;
      lowerStatement(b, statement.body);
      b.frame = inner.frame;
      b.spanOverride = inner.override;
      if (own !== undefined) b.userBodies.push(own);
    };
    b.userBodies.push({ frame: b.frame, at: macro.bodyAt, lower: lowerUser });
    for (const inner of macro.stmts) lowerStatement(b, inner);
    b.userBodies.pop();
  });
  b.popScope();
}

export function lowerMacroBlock(b: Builder, statement: Stmt & { kind: 'macroBlock' }): void {
  const form = b.env.form(statement.name);
  if (form === 'scopedGuard') {
    lowerScopedGuard(b, statement.args, statement.body, null, statement);
    return;
  }
  if (form === 'scopedConditionalGuard') {
    lowerScopedGuard(b, statement.args, statement.body, statement.args[1] ?? null, statement);
    return;
  }
  const macro = b.env.macro(statement.name);
  if (macro?.kind === 'loop') {
    lowerMacroLoop(b, { ...statement, kind: 'macroLoop' });
    return;
  }
  // A head that nothing is known about: the body may run or not.
  for (const arg of statement.args) lowerArgument(b, arg);
  const inside = b.newBlock();
  const end = b.newBlock();
  b.problem(statement, `the macro "${statement.name}" heads a block and is not known`);
  b.terminate({ op: 'choose', targets: [inside, end], why: statement.name, ...b.span(statement) });
  b.current = inside;
  lowerStatement(b, statement.body);
  b.continueAt(end, statement);
}
