import type { Instruction, LoweredFunction } from '../../ir/instructions.ts';
import type { Catalogue } from '../../kernel/catalogue.ts';
import type { EffectKind, ObjectClass } from '../../kernel/primitive.ts';
import type { Defect } from '../findings.ts';
import type { FunctionAnalysis } from '../function-analysis.ts';
import type { Check } from './check.ts';
import { overput } from './overput.ts';
import { writtenDefect } from './written-defect.ts';

/**
 * The same reference is dropped by two calls in a row, written alike, and no comment says that there were two. Paths do
 * not matter here: whatever leads to the first leads to the second. Where the function takes references to it, or does
 * something else that moves one, paths alone can tell how many there are.
 */
export const twice: Check = {
  name: 'twice',
  run(analysis) {
    const { fn, lowered, problems, written } = analysis;
    if (problems.length > 0 || !fn.text.whole) return [];
    const { text } = fn.file.source;
    const found = new Map<number, Defect>();
    for (const one of lowered)
      for (const { first, second } of pairsOf(one, written.catalogue)) {
        if (isMoved(one, written.catalogue, second)) continue;
        const between = text.slice(text.lastIndexOf('\n', first.at - 1) + 1, lineEnd(text, second.end));
        if (!between.includes('/*') && !between.includes('//')) found.set(second.at, tell(second));
      }
    if (found.size === 0) return [];
    // What the paths show already is told once.
    const shown = new Set(toldByPaths(analysis));
    return [...found].flatMap(([at, defect]) => (shown.has(at) ? [] : [defect]));
  },
};

type Release = Instruction & { readonly op: 'call' };

function toldByPaths(analysis: FunctionAnalysis): readonly number[] {
  const broken = analysis.violations.map(({ violation }) => violation.at);
  return [...broken, ...overput.run(analysis).map(({ at }) => at)];
}

/** Calls that drop, one behind the other, of the same function with the same arguments. */
function pairsOf(fn: LoweredFunction, catalogue: Catalogue): readonly { first: Release; second: Release }[] {
  return fn.blocks.flatMap(({ instructions }) => {
    const pairs: { first: Release; second: Release }[] = [];
    let last: Release | null = null;
    for (const instruction of instructions) {
      if (instruction.op === 'call' && drops(catalogue, instruction)) {
        if (last !== null && isAlike(last, instruction)) pairs.push({ first: last, second: instruction });
        last = instruction;
      } else if (!isIdle(fn, catalogue, instruction)) last = null;
    }
    return pairs;
  });
}

/** Does some call of the function change who has references to what another one drops, but by dropping them? */
function isMoved(fn: LoweredFunction, catalogue: Catalogue, release: Release): boolean {
  const dropped = new Set(release.args.map(({ text }) => text));
  return fn.blocks.some(({ instructions }) =>
    instructions.some((instruction) => {
      if (instruction.op !== 'call' || instruction.callee.kind !== 'name') return false;
      const primitive = catalogue.primitive(instruction.callee.name, { arguments: instruction.args.length });
      if (primitive === null || drops(catalogue, instruction)) return false;
      const { declaration, prototype } = primitive;
      const effects: readonly EffectKind[] = [
        ...(declaration.effects ?? []),
        ...declaration.results.flatMap((result) => result.effects ?? []),
      ];
      return effects.some((effect) => {
        if (!moves.has(effect.effect) || !('of' in effect) || typeof effect.of !== 'string') return false;
        const { of } = effect;
        const position = prototype.parameters.findIndex(({ name }) => name === of);
        return dropped.has(instruction.args[position]?.text ?? '');
      });
    }),
  );
}

const moves: ReadonlySet<EffectKind['effect']> = new Set(['ref', 'pin', 'keep', 'attach', 'enter', 'leave']);

function nameOf({ callee }: Release): string | null {
  return callee.kind === 'name' ? callee.name : null;
}

/** Of what is counted one by one: a batch that was released is empty, and what is freed is told as such. */
function drops(catalogue: Catalogue, call: Release): boolean {
  const name = nameOf(call);
  const declared =
    name === null ? null : (catalogue.primitive(name, { arguments: call.args.length })?.declaration ?? null);
  if (declared === null) return false;
  const effects: readonly EffectKind[] = [
    ...(declared.effects ?? []),
    ...declared.results.flatMap((result) => result.effects ?? []),
  ];
  return effects.some(
    (effect) =>
      (effect.effect === 'pin' && effect.down === true && effect.class !== 'pages') ||
      (effect.effect === 'ref' && effect.down === true && effect.holder === 'caller' && !uncounted.has(effect.class)),
  );
}

const uncounted: ReadonlySet<ObjectClass> = new Set(['slab', 'cache', 'pages', 'fd']);

/** Written alike, and the same thing each time: nothing is stepped on the way to it. */
function isAlike(first: Release, second: Release): boolean {
  return (
    nameOf(first) === nameOf(second) &&
    first.at < second.at &&
    first.args.every(
      ({ text }, position) => text === second.args[position]?.text && !/\+\+|--|(?<![=!<>])=(?!=)/.test(text),
    )
  );
}

/** What only reckons the argument of the second, and what a call that is declared to do nothing does. */
function isIdle(fn: LoweredFunction, catalogue: Catalogue, instruction: Instruction): boolean {
  if (instruction.op === 'dead') return true;
  if (instruction.op === 'set') return fn.slots[instruction.slot]!.temporary;
  if (instruction.op !== 'call' || instruction.callee.kind !== 'name') return false;
  const declared = catalogue.primitive(instruction.callee.name, { arguments: instruction.args.length })?.declaration;
  return declared !== undefined && declared.results.every(({ value }) => value.is === 'pure' || value.is === 'place');
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function tell(second: Release): Defect {
  const name = nameOf(second) ?? '';
  const args = second.args.map(({ text }) => text).join(', ');
  return writtenDefect({
    code: 'ref-overput',
    at: second.at,
    end: second.end,
    subject: `${name}(${args})`,
    message: `${name}(${args}) is called twice in a row, and nothing says that there are two references to drop`,
    consequence: 'the count goes too low unless two are held: the object may be freed while it is in use',
  });
}
