import { controlFlow } from '../../ir/control-flow.ts';
import type { LoweredFunction, Value } from '../../ir/instructions.ts';
import { saysItGivesBack, saysItTakes } from '../../kernel/names.ts';
import { makesErrorPointer } from '../../kernel/objects.ts';
import type { CataloguedPrimitive } from '../../kernel/catalogue.ts';
import type { EffectKind, ObjectClass, Value as PrimitiveValue } from '../../kernel/primitive.ts';
import type { Type } from '../../ir/types.ts';
import type { FileAnalyser } from '../analyse-file.ts';
import { callsOf } from '../cleanup-ladder.ts';
import {
  heldWhere,
  lossesOf,
  resultOf,
  waysOut,
  type CallInstruction,
  type Holding,
  type Loss,
} from '../holding/loss.ts';
import { isGiven, subjectOf, type Subject } from '../holding/subject.ts';
import { takesOf, type Take } from '../holding/take.ts';
import { returned } from '../leaves.ts';
import { holderOf, pointedStruct } from '../lifecycle/places.ts';
import type { ProgramFunction } from '../program.ts';
import { isStub } from '../stub.ts';
import type { FileCheck, FileDefect } from './file-check.ts';
import { told } from './told.ts';

/**
 * What a function took, and still has wherever a way begins on which nothing gives it back, keeps it or hands it on. The
 * graph alone tells, so that functions are told of whose paths are too many to be followed one by one.
 */
export const undropped: FileCheck = {
  name: 'undropped',
  run: (file) => file.functions.flatMap((fn) => (file.isRead(fn) ? inFunction(file, fn) : [])),
};

function inFunction(file: FileAnalyser, fn: ProgramFunction): FileDefect[] {
  const found = new Map<string, FileDefect>();
  for (const one of file.lowered(fn)) {
    const takes = takesOf(one, file.lifecycle).filter(({ class: of }) => !unheld.has(of));
    if (takes.length === 0) continue;
    const flow = controlFlow(one);
    for (const take of takes) {
      const subject = subjectOf(one, take.slot);
      const holding: Holding = {
        fn: one,
        flow,
        subject,
        block: take.block,
        index: take.index,
        ends: (call) => isEndedBy(file, one, subject, call),
        drops: (call) => isDroppedBy(file, subject, call),
      };
      const { name } = one.slots[take.slot]!;
      const losses = lossesOf(holding).filter((loss) => isTold(holding, take, loss));
      if (losses.length === 0 || isGivenToMacro(file, fn, one, name)) continue;
      for (const loss of losses) {
        found.set(`${loss.at}/${name}`, tell(fn, take, loss, name));
      }
    }
  }
  if (found.size === 0) return [];
  // What the paths show already is told once.
  const shown = file.analyse(fn).violations.filter(({ violation: { code } }) => code.endsWith('-leak'));
  return shown.length > 0 ? [] : [...found.values()];
}

/** What is no object that one variable has. */
const unheld: ReadonlySet<ObjectClass> = new Set(['pages', 'fd']);

/** A macro is given the variable, and nothing is left of that here: in another build it may do something. */
function isGivenToMacro(
  { lifecycle }: FileAnalyser,
  { text, file }: ProgramFunction,
  fn: LoweredFunction,
  name: string,
): boolean {
  const calls = new Set(callsOf(fn).map((call) => call.name));
  const body = file.source.text.slice(text.bodyAt, text.bodyEnd);
  return [...body.matchAll(new RegExp(`\\b(\\w+)\\((?:[^;{}]*,)?\\s*&?${name}\\s*[,)]`, 'g'))].some(
    ([, called = '']) => !calls.has(called) && !keywords.has(called) && lifecycle.callee(called, 1) === null,
  );
}

const keywords: ReadonlySet<string> = new Set([
  'if',
  'while',
  'for',
  'switch',
  'return',
  'sizeof',
  'likely',
  'unlikely',
]);

function isUsed({ text, file }: ProgramFunction, position: number): boolean {
  const name = text.parameters[position]?.name ?? '';
  return name !== '' && new RegExp(`\\b${name}\\b`).test(file.source.text.slice(text.bodyAt, text.bodyEnd));
}

/** May the call give back what it is given, or see to it that somebody does? */
function isEndedBy(file: FileAnalyser, fn: LoweredFunction, subject: Subject, call: CallInstruction): boolean {
  if (call.callee.kind !== 'name') return true;
  const { name } = call.callee;
  const callee = file.lifecycle.callee(name, call.args.length);
  if (callee === null) return true;
  const positions = call.args.flatMap((argument, position) => (isGiven(subject, argument) ? [position] : []));
  if ('declaration' in callee) return isEndedByPrimitive(fn, callee, positions, call);
  // What stands in for what is not built says nothing of that.
  if (callee.file !== file.file && (isStub(callee) || positions.some((position) => !isUsed(callee, position))))
    return true;
  const returned = file.lifecycle.returned(callee);
  if (returned.isOpen && call.result !== null && isWide(fn.slots[call.result]!.type)) return true;
  if (positions.some((position) => returned.parameters.has(position))) return true;
  const tag = pointedStruct(fn.slots[subject.slot]!.type);
  const isOf = (member: string): boolean => holderOf(member) === tag;
  const isGivenUp = file.lifecycle
    .deeds(callee)
    .some(({ kind, target }) => kind !== 'unlink' && positions.some((position) => target.parameters.has(position)));
  // Further down it has other names.
  return (
    isGivenUp ||
    [...file.lifecycle.reached(callee)].some((one) =>
      file.lifecycle
        .deeds(one)
        .some(
          ({ kind, target }) =>
            (kind === 'store' && target.parameters.size > 0) || (kind !== 'unlink' && [...target.addresses].some(isOf)),
        ),
    )
  );
}

function isEndedByPrimitive(
  fn: LoweredFunction,
  { name, declaration, prototype }: CataloguedPrimitive,
  positions: readonly number[],
  call: CallInstruction,
): boolean {
  const { effects = [], results, family, presumed, writes = [] } = declaration;
  if ((family !== undefined || presumed === true) && (saysItGivesBack(name) || saysItTakes(name))) return true;
  // The result may be another view of it.
  if (call.result !== null && results.some(({ value }) => isView(value, fn.slots[call.result!]!.type))) return true;
  const all: readonly EffectKind[] = [...effects, ...results.flatMap((result) => result.effects ?? [])];
  return positions.some((position) => {
    const parameter = prototype.parameters[position]?.name;
    if (parameter === undefined) return true;
    const names = (place: string): boolean => new RegExp(`^[&*]*${parameter}\\b`).test(place);
    return writes.some((place) => place === `*${parameter}`) || all.some((effect) => movesIt(effect, names));
  });
}

/** May the result be the thing itself by another name: its address, its frame number, an entry that leads to it? */
function isView(value: PrimitiveValue, type: Type): boolean {
  if (value.is === 'pure') return isWide(type);
  return type.kind === 'pointer' && !makesNothing.has(value.is);
}

const makesNothing: ReadonlySet<PrimitiveValue['is']> = new Set(['fresh', 'null', 'errorPointer']);

/** Is there room for an address? */
function isWide(type: Type): boolean {
  return type.kind !== 'int' || type.bits >= 64;
}

/** Does the call give it back, as far as the catalogue says? */
function isDroppedBy({ lifecycle }: FileAnalyser, subject: Subject, call: CallInstruction): boolean {
  const callee = call.callee.kind === 'name' ? lifecycle.callee(call.callee.name, call.args.length) : null;
  if (callee === null || !('declaration' in callee)) return false;
  const { effects = [] } = callee.declaration;
  return call.args.some((argument, position) => {
    const parameter = callee.prototype.parameters[position]?.name;
    return (
      isGiven(subject, argument) &&
      effects.some((one) => (one.effect === 'ref' || one.effect === 'pin') && one.down === true && one.of === parameter)
    );
  });
}

function movesIt(effect: EffectKind, names: (place: string) => boolean): boolean {
  switch (effect.effect) {
    case 'ref':
    case 'pin':
    case 'free':
    case 'keep':
    case 'link':
    // The page tables that lead to it hold it.
    case 'map':
      return names(effect.of);
    case 'attach':
      return names(effect.of) || names(effect.object);
    case 'store':
      return names(effect.at) || (effect.value.is === 'place' && names(effect.value.place));
    case 'add':
      return effect.down === true && names(effect.at);
    default:
      return false;
  }
}

/** One more reference to what was there may be meant for somebody else, unless the function fails. */
function isTold(holding: Holding, take: Take, loss: Loss): boolean {
  const { fn } = holding;
  const ends = waysOut(holding, loss.block).blocks;
  // What is returned may be found through it, and stands for it.
  if (take.isResult && ends.some((block) => returnsObject(fn, block))) return false;
  if (take.isResult) return true;
  if (loss.isNever || loss.isOverwritten || ends.length === 0) return false;
  return ends.every((block) => resultAt(fn, block) === 'returns an error') || isDroppedElsewhere(holding, ends);
}

/**
 * On all other ways from the take on that leave the function the reference is dropped, and one of them returns the same: a
 * reference that only failures drop is kept where the function succeeds.
 */
function isDroppedElsewhere(holding: Holding, ends: readonly number[]): boolean {
  const { fn } = holding;
  const others = waysOut(holding, holding.block).blocks.filter((block) => !ends.includes(block));
  const held = heldWhere({ ...holding, ends: holding.drops });
  if (others.length === 0 || others.some((block) => held[block] !== 'no')) return false;
  const results = others.map((block) => resultAt(fn, block));
  return ends.every((block) => {
    const result = resultAt(fn, block);
    return result !== null && results.includes(result);
  });
}

function resultAt(fn: LoweredFunction, block: number): string | null {
  const { instructions, terminator } = fn.blocks[block]!;
  return terminator.op === 'return' ? returned(terminator.value, instructions) : null;
}

/** A pointer that comes of no call and is not NULL: an error pointer is made by one. */
function returnsObject(fn: LoweredFunction, block: number): boolean {
  const { instructions, terminator } = fn.blocks[block]!;
  if (fn.returns.kind !== 'pointer' || terminator.op !== 'return' || terminator.value === null) return false;
  const isObject = (value: Value, before: number): boolean => {
    if (value.kind === 'cast') return isObject(value.operand, before);
    if (value.kind !== 'local') return value.kind !== 'int';
    const index = instructions.slice(0, before).findLastIndex((one) => resultOf(one) === value.slot);
    const from = instructions[index];
    if (from?.op === 'call') return from.callee.kind !== 'name' || !makesErrorPointer.has(from.callee.name);
    return from?.op !== 'set' || isObject(from.value, index);
  };
  return isObject(terminator.value, instructions.length);
}

function tell(fn: ProgramFunction, take: Take, loss: Loss, name: string): FileDefect {
  const line = fn.file.source.origin(take.at).line;
  const isMemory = take.class === 'slab' || take.class === 'cache';
  const what = isMemory ? `the memory in ${name}` : `the reference to ${name} (${take.class})`;
  const where = loss.isNever
    ? 'is given back on no way that leads on from here'
    : loss.isOverwritten
      ? 'is lost here, where the variable is given another value'
      : 'is given back on no way that leads on from here, and on others it is';
  return told(fn, loss, {
    code: isMemory ? 'resource-leak' : 'ref-leak',
    message: `${what}, of ${take.name}() in line ${line}, ${where}`,
    subject: name,
    consequence: null,
  });
}
