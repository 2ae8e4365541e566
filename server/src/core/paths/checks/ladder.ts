import { ladderOf, type Jump, type Ladder, type Pair } from '../cleanup-ladder.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { writtenDefect } from './written-defect.ts';

/**
 * A `goto` that leaves something done which a later one undoes, or that undoes what failed, in a function that has ways
 * around the undoing: what belongs together is told by the names of the functions, and that it does by the other jumps.
 */
export const ladder: Check = {
  name: 'ladder',
  run(analysis) {
    const { fn, lowered, problems } = analysis;
    if (problems.length > 0 || !fn.text.whole) return [];
    const text = fn.file.source.text;
    const found = new Map<string, Defect>();
    for (const one of lowered) {
      const of = ladderOf(one, (at, end) => text.slice(at, end));
      if (of === null) continue;
      const inVain = new Map<Jump, Defect[]>();
      for (const jump of of.jumps)
        for (const pair of of.pairs) {
          const left = skipped(analysis, of, jump, pair);
          if (left !== null) found.set(`${left.at}/${left.subject}`, left);
          const undone = left === null ? undoneInVain(analysis, of, jump, pair) : null;
          if (undone !== null) inVain.set(jump, [...(inVain.get(jump) ?? []), undone]);
        }
      for (const [jump, defects] of inVain)
        if (isOutOfStep(of, jump, inVain)) for (const one of defects) found.set(`${one.at}/${one.subject}`, one);
    }
    return [...found.values()];
  },
};

/**
 * Others come to the same label with everything done. A label that only failures of this step come to was written for
 * them, and one that many come to, whatever they did before, undoes what may not have been done.
 */
function isOutOfStep({ jumps }: Ladder, jump: Jump, inVain: ReadonlyMap<Jump, unknown>): boolean {
  const others = jumps.filter((other) => other !== jump && other.to === jump.to);
  return others.length > 0 && others.every((other) => !inVain.has(other));
}

/** It was done, nothing undoes it from here on, and a jump further down does. */
function skipped(analysis: FunctionAnalysis, ladder: Ladder, jump: Jump, pair: Pair): Defect | null {
  const { flow, jumps } = ladder;
  const { done, undone } = pair;
  if (!flow.dominates(done.block, jump.guard) || jump.failed.includes(done) || ladder.mayUndo(jump.to, pair))
    return null;
  // What succeeded keeps what it did.
  if (jump.succeeds) return null;
  const isUndoneBefore = undone.some(
    ({ block, index }) =>
      (flow.reaches(done.block, block) || (block === done.block && index > done.index)) &&
      (block === jump.from || flow.reaches(block, jump.from)),
  );
  if (isUndoneBefore) return null;
  const later = jumps.find(
    (other) =>
      other.guard !== jump.guard &&
      flow.dominates(jump.guard, other.guard) &&
      !other.failed.includes(done) &&
      ladder.mustUndo(other.to, pair),
  );
  return later === undefined
    ? null
    : writtenDefect({
        code: 'wrong-cleanup',
        at: jump.at,
        end: jump.end,
        subject: done.name,
        message: `what ${done.name}() did is left as it is here; the way that leaves at ${lineOf(analysis, jump, later)} undoes it with ${undone[0]!.name}()`,
        consequence: 'whoever is told of the failure takes it that nothing was done',
      });
}

/** It failed, or was not even tried, and is undone all the same, though there are ways around that. */
function undoneInVain(analysis: FunctionAnalysis, ladder: Ladder, jump: Jump, pair: Pair): Defect | null {
  const { flow, jumps, pairs } = ladder;
  const { done, undone } = pair;
  if (!ladder.mustUndo(jump.to, pair)) return null;
  const isFailed = jump.isSure && jump.failed.includes(done);
  const isToCome = flow.dominates(jump.guard, done.block) && !isBefore(ladder, pair, jump);
  if (!isFailed && !isToCome) return null;
  const isOfAnother = pairs.some(
    (other) =>
      other !== pair &&
      other.undone.some((call) => undone.includes(call)) &&
      isBefore(ladder, other, jump) &&
      !jump.failed.includes(other.done),
  );
  const around = jumps.find((other) => other !== jump && !ladder.mayUndo(other.to, pair));
  if (isOfAnother || around === undefined) return null;
  return writtenDefect({
    code: 'wrong-cleanup',
    at: jump.at,
    end: jump.end,
    subject: undone[0]!.name,
    message: `${undone[0]!.name}() undoes here what ${done.name}() ${isFailed ? 'failed to do' : 'has not done yet'}; the way that leaves at ${lineOf(analysis, jump, around)} goes around it`,
    consequence: null,
  });
}

function isBefore({ flow }: Ladder, { done }: Pair, jump: Jump): boolean {
  return done.block === jump.from || flow.reaches(done.block, jump.from);
}

function lineOf({ fn }: FunctionAnalysis, from: Jump, { at }: Jump): string {
  const { source } = fn.file;
  return source.lineSeenFrom(source.origin(from.at), at);
}
