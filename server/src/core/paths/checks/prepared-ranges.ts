import type { Expr } from '../../c/ast.ts';
import { visitNodes } from '../../c/walk.ts';
import { finisherOf, rounds } from '../../kernel/range-words.ts';
import type { Defect } from '../findings.ts';
import { actsOfFunction } from '../invalidation/does.ts';
import { structTag } from '../ranges/typing.ts';
import type { WrittenFunction } from '../written.ts';
import type { Check } from './check.ts';
import { isReadWhole } from './read-whole.ts';
import { writtenDefect } from './written-defect.ts';

/**
 * Of two functions that frame a change, the one before invalidates the range that it is given, and the one behind rounds
 * that range to larger boundaries and changes what belongs to those: what lies between is changed and not invalidated.
 */
export const preparedRanges: Check = {
  name: 'prepared-ranges',
  run: (analysis) => (isReadWhole(analysis) ? preparedRangeDefects(analysis.written) : []),
};

export function preparedRangeDefects(written: WrittenFunction): readonly Defect[] {
  const finisher = finisherOf(written.fn.text.name);
  const post = finisher === null ? null : written.callee(finisher);
  if (post === null || roundedStart(written) !== null) return [];
  const rounded = roundedStart(post);
  const acts = actsOfFunction(written);
  if (rounded === null || !(acts.has('covers') || acts.has('unmaps'))) return [];
  const { file, text } = written.fn;
  const line = post.fn.file.source.lineSeenFrom(file.source.origin(text.nameAt), rounded.at);
  return [
    writtenDefect({
      code: 'invalidate-range-mismatch',
      message: `${text.name}() invalidates the range as it is given; ${post.fn.text.name}() changes what belongs to the rounded range (${line})`,
      consequence:
        'a fault beside the range, but within the same boundaries, is not told to try again, and maps by what is about to change',
      subject: file.source.text.slice(text.nameAt, text.nameAt + text.name.length),
      at: text.nameAt,
      end: text.nameAt + text.name.length,
    }),
  ];
}

/** Where a function moves the start of a range that it is given to a boundary, and keeps that. */
function roundedStart(written: WrittenFunction): Expr | null {
  let found: Expr | null = null;
  for (const body of written.nodes)
    visitNodes(body, {
      expression: (expr) => {
        if (expr.kind !== 'call' || expr.callee.kind !== 'name' || !rounds(expr.callee.name)) return;
        if (expr.args.some((arg) => isRangeStart(written, arg))) found ??= expr;
      },
    });
  return found;
}

/** `range->start` of a struct that is a range. */
function isRangeStart({ catalogue, environment, typeOf }: WrittenFunction, expr: Expr): boolean {
  if (expr.kind !== 'member') return false;
  const of = typeOf(expr.object);
  const tag = structTag(environment, expr.arrow && of?.kind === 'pointer' ? of.to : of);
  return tag !== null && catalogue.rangeMembers(tag)?.[0] === expr.field;
}
