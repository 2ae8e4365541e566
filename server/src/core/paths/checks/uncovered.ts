import type { Stmt } from '../../c/ast.ts';
import type { Defect } from '../findings.ts';
import { actsOf, actsOfFunction, type Act } from '../invalidation/does.ts';
import { statementLists } from '../invalidation/statement-lists.ts';
import type { WrittenFunction } from '../written.ts';
import type { Check } from './check.ts';
import { isReadWhole } from './read-whole.ts';
import { writtenDefect } from './written-defect.ts';

/**
 * An invalidation window that is opened and closed side by side, and covers none of what it is for: the folios leave the
 * page cache before it or behind it, its range is given outside it, or nothing at all is done while it is open.
 */
export const uncovered: Check = {
  name: 'uncovered',
  run: (analysis) => (isReadWhole(analysis) ? uncoveredDefects(analysis.written) : []),
};

export function uncoveredDefects(written: WrittenFunction): readonly Defect[] {
  const all = actsOfFunction(written);
  if (!all.has('opens') || !all.has('closes')) return [];
  return written.bodies.flatMap((body) =>
    statementLists(body).flatMap((list) => {
      const steps = list.map((stmt) => ({ stmt, acts: actsOf(written, stmt) }));
      return windowsIn(steps).flatMap((window) => judge(written, steps, window) ?? []);
    }),
  );
}

interface Step {
  readonly stmt: Stmt;
  readonly acts: ReadonlySet<Act>;
}

/** Positions of the statements that open and close a window. */
interface Window {
  readonly open: number;
  readonly close: number;
}

function windowsIn(steps: readonly Step[]): readonly Window[] {
  return steps.flatMap(({ acts }, open): readonly Window[] => {
    if (!acts.has('opens') || acts.has('closes')) return [];
    const close = steps.findIndex((step, i) => i > open && step.acts.has('closes') && !step.acts.has('opens'));
    return close < 0 ? [] : [{ open, close }];
  });
}

function judge(written: WrittenFunction, steps: readonly Step[], { open, close }: Window): Defect | null {
  const inside = steps.slice(open, close + 1);
  const outside = [...steps.slice(0, open), ...steps.slice(close + 1)];
  const missing = (act: Act): Step | null =>
    inside.some(({ acts }) => acts.has(act)) ? null : (outside.find(({ acts }) => acts.has(act)) ?? null);
  const removed = missing('truncates');
  if (removed !== null && !opensItself(removed))
    return tell(
      written,
      removed.stmt,
      'folios leave the page cache outside the invalidation window that is opened and closed beside it',
    );
  const covered = missing('covers');
  if (covered !== null && !opensItself(covered))
    return tell(written, covered.stmt, 'the range of an invalidation window is given while that window is not open');
  const first = steps[open];
  // A statement that holds others may do whatever they do, before it opens or behind it.
  if (first !== undefined && (holdsOthers(first.stmt) || holdsOthers(steps[close]!.stmt))) return null;
  const isEmpty = steps.slice(open + 1, close).every(({ stmt }) => stmt.kind === 'empty');
  if (first === undefined || !isEmpty || doesSomething(first) || doesSomething(steps[close])) return null;
  return tell(
    written,
    first.stmt,
    'the invalidation window that is opened here is closed again before anything is done',
  );
}

function holdsOthers({ kind }: Stmt): boolean {
  return kind !== 'expression' && kind !== 'declaration' && kind !== 'if';
}

/** It has a window of its own. */
function opensItself({ acts }: Step): boolean {
  return acts.has('opens');
}

function doesSomething(step: Step | undefined): boolean {
  return (['unmaps', 'covers', 'truncates'] as const).some((act) => step?.acts.has(act) === true);
}

function tell(written: WrittenFunction, { at, end }: Stmt, message: string): Defect {
  return writtenDefect({
    code: 'invalidate-missing',
    message,
    consequence: 'a fault that runs meanwhile is not told to try again, and maps what is being taken away',
    subject: written.fn.file.source.text.slice(at, end),
    at,
    end,
  });
}
