import type { BasicBlock, LoweredFunction, Slot } from '../../ir/instructions.ts';
import { computeLiveness } from '../../ir/liveness.ts';
import { controlFlow, type ControlFlow } from '../../ir/control-flow.ts';
import { callsOf, isZero, jumpsOf, type Jump } from '../cleanup-ladder.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { writtenDefect } from './written-defect.ts';

/**
 * An error makes a function leave its work undone, by a `goto` to its end; nothing looks at the error any more, and the
 * function returns 0.
 */
export const lostError: Check = {
  name: 'lost error',
  // One that never returns anything but 0 tells nobody of errors: its type asks for a number, and that is all.
  run: (analysis) => lostErrors(analysis, tellsErrors),
};

/** The errors that are lost in those graphs of a function that are meant. */
export function lostErrors(
  { fn, lowered, problems }: FunctionAnalysis,
  isMeant: (graph: LoweredFunction) => boolean,
): readonly Defect[] {
  if (problems.length > 0 || !fn.text.whole || fn.text.returns.kind === 'pointer') return [];
  const text = fn.file.source.text;
  const found = new Map<number, Defect>();
  for (const one of lowered) {
    if (!isMeant(one)) continue;
    const flow = controlFlow(one);
    const jumps = jumpsOf(one, flow, callsOf(one), (at, end) => text.slice(at, end));
    for (const jump of jumps) {
      const defect = lost(one, flow, jump);
      if (defect !== null) found.set(defect.at, defect);
    }
  }
  return [...found.values()];
}

/** Does the function return anything but 0? */
export function tellsErrors({ blocks }: LoweredFunction): boolean {
  return blocks.some((block) => block.terminator.op === 'return' && !returnsZero(block));
}

function lost(fn: LoweredFunction, flow: ControlFlow, jump: Jump): Defect | null {
  const [failed] = jump.failed;
  if (failed === undefined || jump.failed.length !== 1 || !jump.isSure) return null;
  const slot = fn.slots.findIndex((one) => one.name === failed.result && isErrorNumber(one));
  if (slot < 0 || computeLiveness(fn, () => []).slot(jump.to, slot)) return null;
  if (!endsInZero(fn, flow, jump)) return null;
  return writtenDefect({
    code: 'unchecked-error',
    at: jump.at,
    end: jump.end,
    subject: failed.name,
    message: `the error of ${failed.name}() makes the function leave here, is lost, and the function returns 0`,
    consequence: 'what it left undone is missing, and the caller goes on as if it were done',
  });
}

/**
 * All that comes behind the jump returns 0. The function comes there as well where nothing failed, and returns nothing
 * else: a way of its own to a "return 0" is meant so.
 */
function endsInZero(fn: LoweredFunction, flow: ControlFlow, jump: Jump): boolean {
  const ends = returnsBehind(fn, flow, [jump.to]);
  const goesOn = waysOn(flow, jump);
  return (
    ends.length > 0 &&
    ends.every(returnsZero) &&
    isReached(flow, goesOn, jump.to) &&
    returnsBehind(fn, flow, goesOn).every(returnsZero)
  );
}

/** Where the branch goes that did not make the jump. */
function waysOn(flow: ControlFlow, { guard, from }: Jump): readonly number[] {
  return flow.successors[guard]!.filter((next) => !flow.dominates(next, from));
}

function isReached(flow: ControlFlow, starts: readonly number[], block: number): boolean {
  return starts.some((start) => start === block || flow.reaches(start, block));
}

function returnsBehind(fn: LoweredFunction, flow: ControlFlow, starts: readonly number[]): readonly BasicBlock[] {
  return fn.blocks.filter(({ terminator }, block) => terminator.op === 'return' && isReached(flow, starts, block));
}

/** A local of the kind that errors are kept in, of which nobody else has the address. */
function isErrorNumber({ type, temporary, inMemory }: Slot): boolean {
  return !temporary && !inMemory && type.kind === 'int' && type.signed && type.bits > 8;
}

function returnsZero({ instructions, terminator }: BasicBlock): boolean {
  if (terminator.op !== 'return' || terminator.value === null) return false;
  let { value } = terminator;
  if (value.kind === 'local') {
    const { slot } = value;
    const set = instructions.findLast((one) => one.op === 'set' && one.slot === slot);
    if (set?.op === 'set') value = set.value;
  }
  return isZero(value);
}
