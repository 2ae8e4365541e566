import type { BasicBlock, LoweredFunction, Slot } from '../../ir/instructions.ts';
import { computeLiveness } from '../../ir/liveness.ts';
import { controlFlow, type ControlFlow } from '../../ir/control-flow.ts';
import { callsOf, isZero, jumpsOf, type Jump } from '../cleanup-ladder.ts';
import type { Defect } from '../findings.ts';
import type { Check } from './check.ts';
import { ofText } from './of-text.ts';

/**
 * An error makes a function leave its work undone, by a `goto` to its end; nothing looks at the error any more, and the
 * function returns 0.
 */
export const lostError: Check = {
  name: 'lost error',
  run(analysis) {
    const { fn, lowered, problems } = analysis;
    if (problems.length > 0 || !fn.text.whole || fn.text.returns.kind === 'pointer') return [];
    const text = fn.file.source.text;
    const found = new Map<number, Defect>();
    for (const one of lowered) {
      const flow = controlFlow(one);
      const jumps = jumpsOf(one, flow, callsOf(one), (at, end) => text.slice(at, end));
      for (const jump of jumps) {
        const defect = lost(one, flow, jump);
        if (defect !== null) found.set(defect.at, defect);
      }
    }
    return [...found.values()];
  },
};

function lost(fn: LoweredFunction, flow: ControlFlow, jump: Jump): Defect | null {
  const [failed] = jump.failed;
  if (failed === undefined || jump.failed.length !== 1 || !jump.isSure) return null;
  const slot = fn.slots.findIndex((one) => one.name === failed.result && isErrorNumber(one));
  if (slot < 0 || computeLiveness(fn, () => []).slot(jump.to, slot)) return null;
  const ends = fn.blocks.filter(
    ({ terminator }, block) => terminator.op === 'return' && (block === jump.to || flow.reaches(jump.to, block)),
  );
  if (ends.length === 0 || !ends.every(returnsZero) || !isSharedWithSuccess(fn, flow, jump)) return null;
  return ofText({
    code: 'unchecked-error',
    at: jump.at,
    end: jump.end,
    subject: failed.name,
    message: `the error of ${failed.name}() makes the function leave here, is lost, and the function returns 0`,
    consequence: 'what it left undone is missing, and the caller goes on as if it were done',
  });
}

/** The function comes there as well where nothing failed, and returns nothing else: a way of its own to a "return 0" is meant so. */
function isSharedWithSuccess({ blocks }: LoweredFunction, flow: ControlFlow, { guard, from, to }: Jump): boolean {
  const goesOn = flow.successors[guard]!.filter((next) => !flow.dominates(next, from));
  const comesBy = (block: number): boolean => goesOn.some((next) => next === block || flow.reaches(next, block));
  return (
    comesBy(to) && blocks.every((one, block) => one.terminator.op !== 'return' || !comesBy(block) || returnsZero(one))
  );
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
