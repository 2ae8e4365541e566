import { controlFlow, type ControlFlow } from '../../ir/control-flow.ts';
import type { Instruction, LoweredFunction, Value } from '../../ir/instructions.ts';
import { saysItAsks, saysItGivesBack } from '../../kernel/names.ts';
import { asksForFailure } from '../../kernel/undoing.ts';
import { callsOf, type Call } from '../cleanup-ladder.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import { leavesOf, type Leave } from '../leaves.ts';
import { slotsRead } from '../lifecycle/slots-read.ts';
import type { Check } from './check.ts';
import { references } from './references.ts';
import { writtenDefect } from './written-defect.ts';

/**
 * Ways that leave to the same place, one of which gives back what a variable has, and another, before it or behind it,
 * does not, though nothing happened to it in between. Paths that were merged do not matter here: the text tells.
 */
export const siblings: Check = {
  name: 'siblings',
  run(analysis) {
    const { fn, lowered, problems } = analysis;
    if (problems.length > 0 || !fn.text.whole) return [];
    const { text } = fn.file.source;
    const found = new Map<string, Defect>();
    for (const one of lowered) {
      const calls = callsOf(one);
      const releases = calls.filter(({ name }) => saysItGivesBack(name));
      if (releases.length === 0) continue;
      const flow = controlFlow(one);
      const leaves = leavesOf(one, flow, calls, (at, end) => text.slice(at, end));
      const graph: Graph = { fn: one, flow, calls };
      for (const leave of leaves)
        for (const release of releases.filter(({ block }) => leave.blocks.includes(block))) {
          const kept = keptBy(graph, leaves, leave, release);
          if (kept !== null) found.set(`${kept.at}/${release.name}`, tell(analysis, kept, leave, release));
        }
    }
    if (found.size === 0) return [];
    // What the paths show already is told once.
    const shown = new Set(references.run(analysis).map(({ at }) => at));
    return [...found.values()].filter(({ at }) => !shown.has(at));
  },
};

interface Graph {
  readonly fn: LoweredFunction;
  readonly flow: ControlFlow;
  readonly calls: readonly Call[];
}

/** What is given back: a variable by its slot and name, and those that it was made of. */
interface Subject {
  readonly slot: number;
  readonly name: string;
  readonly others: ReadonlySet<string>;
}

function keptBy(graph: Graph, leaves: readonly Leave[], leave: Leave, release: Call): Leave | null {
  const subject = subjectOf(graph, release);
  if (subject === null || leave.destination === null || leave.failed.length === 0 || asksFor(graph, leave, subject))
    return null;
  if (leave.to !== null && isGivenBackBehind(graph, leave.to, subject)) return null;
  return (
    leaves.find(
      (other) =>
        other.destination === leave.destination &&
        other.guard !== leave.guard &&
        !asksFor(graph, other, subject) &&
        isIdle(graph, other, subject) &&
        (isBehind(graph, leave, other, subject) || isBefore(graph, leave, other, subject)),
    ) ?? null
  );
}

/** The one local pointer among the arguments. */
function subjectOf({ fn, calls }: Graph, release: Call): Subject | null {
  const named = release.args.flatMap((arg) => {
    const slot = fn.slots.findIndex(
      ({ name, type, temporary }) => name === arg && !temporary && type.kind === 'pointer',
    );
    return slot < 0 || fn.slots.filter(({ name }) => name === arg).length > 1 ? [] : [{ slot, name: arg }];
  });
  const [only, another] = named;
  if (only === undefined || another !== undefined || fn.slots[only.slot]!.inMemory) return null;
  const made = calls.filter(({ result }) => result === only.name).flatMap(({ args }) => args);
  const found = calls
    .filter(({ args, result }) => result !== null && args.includes(only.name))
    .map((call) => call.result!);
  const pointers = new Set(fn.slots.filter(({ type }) => type.kind === 'pointer').map(({ name }) => name));
  return { ...only, others: new Set([...made, ...found].filter((name) => pointers.has(name))) };
}

/** Is it the variable itself, or the call that gave it, that decided the way? Then there may be nothing to give back. */
function asksFor({ fn }: Graph, { deciding, failed }: Leave, { slot, name }: Subject): boolean {
  return (
    deciding.some((block) => readsOf(fn, [], block).has(slot)) ||
    failed.some((call) => call.result === name || (asksForFailure(call.name) && call.args.includes(name)))
  );
}

/** Does the way that leaves do nothing to it? */
function isIdle({ fn, calls }: Graph, { blocks, to }: Leave, subject: Subject): boolean {
  return (
    !calls.some(
      (call) => blocks.includes(call.block) && (saysItGivesBack(call.name) || mentions(call, subject.name)),
    ) &&
    !blocks.some((block) => fn.blocks[block]!.instructions.some((one) => isMoved(fn, one, subject))) &&
    (to !== null || !readsOf(fn, [], blocks.at(-1)!).has(subject.slot))
  );
}

function isGivenBackBehind({ flow, calls }: Graph, from: number, { name, others }: Subject): boolean {
  return calls.some(
    (call) =>
      (call.block === from || flow.reaches(from, call.block)) &&
      saysItGivesBack(call.name) &&
      [name, ...others].some((one) => mentions(call, one)),
  );
}

/** Further down: what was still there where the first left is still there. */
function isBehind(graph: Graph, first: Leave, second: Leave, subject: Subject): boolean {
  return (
    graph.flow.dominates(first.guard, second.guard) &&
    isThereAt(graph, first.guard, subject) &&
    isUntouched(graph, first.guard, second, subject, (call) => isQuestion(graph, call) || second.failed.includes(call))
  );
}

/** Did the variable get its value before the branch? */
function isThereAt({ fn, flow, calls }: Graph, guard: number, { slot, name }: Subject): boolean {
  return (
    fn.parameters.includes(slot) ||
    calls.some(({ result, block }) => result === name && flow.dominates(block, guard)) ||
    fn.blocks.some(
      ({ instructions }, block) =>
        flow.dominates(block, guard) &&
        instructions.some((one) => one.op === 'set' && one.slot === slot && !isConstant(one.value)),
    )
  );
}

function isConstant(value: Value): boolean {
  return value.kind === 'cast' ? isConstant(value.operand) : value.kind === 'int';
}

/** Further up: what is given back later was there already. */
function isBefore(graph: Graph, second: Leave, first: Leave, subject: Subject): boolean {
  const { flow, calls } = graph;
  const [made, another] = calls.filter(({ result }) => result === subject.name);
  return (
    made !== undefined &&
    another === undefined &&
    flow.dominates(made.block, first.guard) &&
    flow.dominates(first.guard, second.guard) &&
    !first.failed.some((call) => mentions(call, subject.name) && !isQuestion(graph, call)) &&
    isUntouched(graph, first.guard, second, subject, (call) => isQuestion(graph, call))
  );
}

/** Between two guards, is it only looked at? */
function isUntouched(
  { fn, flow, calls }: Graph,
  from: number,
  { guard: to, deciding }: Leave,
  subject: Subject,
  mayBe: (call: Call) => boolean,
): boolean {
  const between = new Set([
    ...blocksBetween(flow, from, to),
    ...deciding.filter((block) => flow.dominates(from, block)),
  ]);
  between.delete(from);
  const names = [subject.name, ...subject.others];
  return (
    calls.every(
      (call) =>
        !between.has(call.block) ||
        (call.result !== subject.name && (!names.some((name) => mentions(call, name)) || mayBe(call))),
    ) && [...between].every((block) => !fn.blocks[block]!.instructions.some((one) => isMoved(fn, one, subject)))
  );
}

/** A call that answers yes or no, and by its name does nothing else. */
function isQuestion({ fn }: Graph, { name, block, index }: Call): boolean {
  const call = fn.blocks[block]!.instructions[index];
  if (call?.op !== 'call' || !saysItAsks(name)) return false;
  const type = call.result === null ? call.resultType : fn.slots[call.result]!.type;
  return type.kind === 'int' && type.bits === 1;
}

/** It, or what it was made of, is stored or given another name, or it is something else from here on. */
function isMoved(fn: LoweredFunction, instruction: Instruction, { slot, others }: Subject): boolean {
  if (instruction.op !== 'set' && instruction.op !== 'store' && instruction.op !== 'copy') return false;
  if (instruction.op === 'set' && (instruction.slot === slot || fn.slots[instruction.slot]!.temporary))
    return instruction.slot === slot;
  return [...readsOf(fn, [instruction], null)].some((read) => read === slot || others.has(fn.slots[read]!.name));
}

function readsOf(fn: LoweredFunction, instructions: Instruction[], block: number | null): ReadonlySet<number> {
  const terminator = block === null ? { op: 'unreachable' as const, at: 0, end: 0 } : fn.blocks[block]!.terminator;
  return slotsRead({ blocks: [{ instructions, terminator }] });
}

function mentions({ args }: Call, name: string): boolean {
  const word = new RegExp(`(?<![\\w.>])${name}\\b`);
  return args.some((arg) => word.test(arg));
}

/** Blocks on the ways from one block to another that it dominates, without those that come by the first again. */
function blocksBetween(flow: ControlFlow, from: number, to: number): Set<number> {
  const forward = walk(flow.successors, from, to);
  const backward = walk(flow.predecessors, to, from);
  return new Set([...forward].filter((block) => backward.has(block)));
}

function walk(next: ControlFlow['successors'], from: number, until: number): ReadonlySet<number> {
  const met = new Set([from]);
  for (const block of met) if (block !== until) for (const one of next[block] ?? []) met.add(one);
  return met;
}

function tell({ fn }: FunctionAnalysis, { at, end }: Leave, leave: Leave, { name, args }: Call): Defect {
  const { source } = fn.file;
  const line = source.lineSeenFrom(source.origin(at), leave.at);
  return writtenDefect({
    code: 'wrong-cleanup',
    at,
    end,
    subject: `${name}(${args.join(', ')})`,
    message: `${name}(${args.join(', ')}) is not called here; the way that leaves alike at ${line} does, and nothing happened to it in between`,
    consequence: 'what the function had is lost on this way',
  });
}
