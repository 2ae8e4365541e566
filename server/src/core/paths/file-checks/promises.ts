import { lastHeads } from '../../kernel/objects.ts';
import {
  isCountedByCalls,
  saysItEnds,
  saysItPuts,
  saysItReleases,
  saysItUnpins,
  undoingNames,
} from '../../kernel/names.ts';
import type { FileAnalyser } from '../analyse-file.ts';
import type { DeedKind } from '../lifecycle/file-lifecycle.ts';
import type { ProgramFunction } from '../program.ts';
import { isStub } from '../stub.ts';
import type { FileCheck, FileDefect } from './file-check.ts';
import { nameOf, told } from './told.ts';

/**
 * Functions that do not do what they are there for: that drop a reference or free memory by what is known of them, or by
 * their name, and never do; or that end something by their name, and do nothing at all.
 */
export const promises: FileCheck = {
  name: 'promises',
  run(file) {
    const opposites = oppositesIn(file);
    return file.functions.flatMap((fn) => {
      if (!file.isRead(fn)) return [];
      const broken = brokenPromise(file, fn);
      if (broken !== null) return [broken];
      const opposite = opposites.get(fn.text.name.replace(/^_+/, ''));
      if (endsNothing(file, fn, opposite) || leavesLast(file, fn)) return [tellIdle(fn)];
      return saysItEnds(fn.text.name) ? unusedPointers(file, fn) : [];
    });
  },
};

/** The first function of the file whose name says that it does what one of a name undoes. */
function oppositesIn(file: FileAnalyser): ReadonlyMap<string, ProgramFunction> {
  const opposites = new Map<string, ProgramFunction>();
  for (const fn of file.functions)
    for (const name of undoingNames(fn.text.name)) if (!opposites.has(name)) opposites.set(name, fn);
  return opposites;
}

function brokenPromise(file: FileAnalyser, fn: ProgramFunction): FileDefect | null {
  const declared = declaredParameter(file, fn);
  const parameter = declared ?? namedParameter(fn);
  // Under an `#if` it may be the stub of what is not built; what only the name says may be meant to do nothing.
  if (parameter === null || (isStub(fn) && (declared === null || fn.text.conditions.length > 0))) return null;
  // What a callee does to what the parameter leads to is not told of the parameter.
  const { name: called } = fn.text;
  const gives = [...file.lifecycle.reached(fn)].some((one) =>
    file.lifecycle.deeds(one).some(({ kind }) => givesBack.has(kind) && !(kind === 'free' && saysItUnpins(called))),
  );
  if (gives || (file.lifecycle.counts(fn) && !isCountedByCalls(structOf(fn, parameter)))) return null;
  const name = fn.text.parameters[parameter]?.name ?? '';
  return told(fn, nameOf(fn), {
    code: 'ref-leak',
    message: `${fn.text.name}() is there to give back a reference to ${name}, and drops none on any path`,
    subject: name,
    consequence: 'its callers rely on it: what they give it is never freed',
  });
}

/** What is done to what is given back; an array of pages may be freed when they are unpinned, and that is not the same. */
const givesBack: ReadonlySet<DeedKind> = new Set(['free', 'drop', 'keep', 'unknown', 'unlink']);

/** The parameter that the catalogue says is given back. */
function declaredParameter(file: FileAnalyser, { text }: ProgramFunction): number | null {
  const primitive = file.lifecycle.promised(text.name, text.parameters.length);
  if (text.returns.kind !== 'void' || primitive === null || primitive.declaration.family !== undefined) return null;
  for (const effect of primitive.declaration.effects ?? []) {
    const isGiven = effect.effect === 'free' || ((effect.effect === 'ref' || effect.effect === 'pin') && effect.down);
    if (isGiven !== true || !('of' in effect) || typeof effect.of !== 'string') continue;
    const position = primitive.prototype.parameters.findIndex(({ name }) => name === effect.of);
    if (position >= 0) return position;
  }
  return null;
}

/** The parameter that the name says is given back. */
function namedParameter({ text }: ProgramFunction): number | null {
  if (text.returns.kind !== 'void') return null;
  const position = text.parameters.findIndex(
    (_, index) =>
      saysItPuts(text.name, structOf({ text }, index)) ||
      (saysItUnpins(text.name) && isCountedByCalls(structOfEach({ text }, index))),
  );
  return position < 0 ? null : position;
}

/** "struct folio" of a parameter that is a pointer to one; nothing for any other. */
function structOf({ text }: Pick<ProgramFunction, 'text'>, parameter: number): string {
  const type = text.parameters[parameter]?.type;
  return type?.kind === 'pointer' && type.to.kind === 'tagged' ? `${type.to.keyword} ${type.to.tag}` : '';
}

/** The same of what an array has pointers to. */
function structOfEach({ text }: Pick<ProgramFunction, 'text'>, parameter: number): string {
  const type = text.parameters[parameter]?.type;
  if (type?.kind !== 'pointer' || type.to.kind !== 'pointer' || type.to.to.kind !== 'tagged') return '';
  return `${type.to.to.keyword} ${type.to.to.tag}`;
}

/** Does it end something by its name, and nothing at all by its text, though there is some, or though its opposite does something? */
function endsNothing(file: FileAnalyser, fn: ProgramFunction, opposite: ProgramFunction | undefined): boolean {
  const { text } = fn;
  const isOpposite = text.returns.kind === 'void' && opposite !== undefined && isMember(file, opposite);
  if (!isOpposite && !saysItReleases(text.name)) return false;
  const hasObject = text.parameters.some(({ type }) => type.kind === 'pointer');
  if (!hasObject || !file.lifecycle.isIdle(fn) || isOfWhatIsNotBuilt(fn) || onlyAsserts(fn)) return false;
  return isOpposite || (isVoidOrZero(fn) && (!isStub(fn) || isCalledForNothing(file, fn)));
}

/**
 * What is called when the last reference went, or when nobody reads it any more, is given a head within the object: does
 * it do nothing to that? Where it is called for more than one end, what it leads to may be freed elsewhere.
 */
function leavesLast(file: FileAnalyser, fn: ProgramFunction): boolean {
  const [only, another] = fn.text.parameters;
  if (only === undefined || another !== undefined || !lastHeads.has(structOf(fn, 0))) return false;
  if (!saysItReleases(fn.text.name) || isStub(fn) || onlyAsserts(fn)) return false;
  return ![...file.lifecycle.reached(fn)].some((one) =>
    file.lifecycle
      .deeds(one)
      .some(
        ({ kind, target }) =>
          kind !== 'store' && (kind !== 'unknown' || target.loaded.size === 0 || target.addresses.size > 0),
      ),
  );
}

/** A stub is there for an `#if`, or for a table of functions; one that only this file calls, by its name, is none. */
function isCalledForNothing(file: FileAnalyser, { text }: ProgramFunction): boolean {
  if (!text.isStatic || text.isInline || text.conditions.length > 0) return false;
  if (file.functions.some((other) => other.text !== text && other.text.name === text.name)) return false;
  const all = file.file.source.text.match(new RegExp(`\\b${text.name}\\b`, 'g'))?.length ?? 0;
  const calls = file.file.source.text.match(new RegExp(`\\b${text.name}\\s*\\(`, 'g'))?.length ?? 0;
  return all === calls && calls > 1;
}

/** Does it link what it is given into a list or a tree? */
function isMember(file: FileAnalyser, fn: ProgramFunction): boolean {
  return file.lifecycle.deeds(fn).some(({ kind }) => kind === 'link');
}

/** What a function that ends something looks up and does nothing with is what it was to give back. */
function unusedPointers(file: FileAnalyser, fn: ProgramFunction): FileDefect[] {
  return file.lifecycle.unused(fn).flatMap(({ name, origins }) => {
    const isFound = origins.length > 0 && origins.every(({ kind }) => kind === 'loaded' || kind === 'result');
    if (!isFound || occurrences(fn, name) > 1) return [];
    return [
      told(fn, nameOf(fn), {
        code: 'resource-leak',
        message: `${fn.text.name}() ends something by its name, looks up ${name} for that, and does nothing with it`,
        subject: name,
        consequence: null,
      }),
    ];
  });
}

function occurrences({ text, file }: ProgramFunction, name: string): number {
  return (
    file.source.text.slice(text.bodyAt, text.bodyEnd).match(new RegExp(`(?<!struct )\\b${name}\\b`, 'g'))?.length ?? 0
  );
}

function isVoidOrZero({ text, file }: ProgramFunction): boolean {
  if (text.returns.kind === 'void') return true;
  const returns = file.source.text.slice(text.bodyAt, text.bodyEnd).match(/\breturn\b[^;]*;/g) ?? [];
  return returns.length > 0 && returns.every((one) => /^return\s+0\s*;$/.test(one));
}

/** Under an `#if`, what is not built has functions that do nothing. */
function isOfWhatIsNotBuilt(fn: ProgramFunction): boolean {
  return fn.text.conditions.length > 0 && isStub(fn);
}

/** What was to be given back is gone already, and the function says so. */
function onlyAsserts({ text, file }: ProgramFunction): boolean {
  return /\b\w*(?:WARN|BUG|assert|ASSERT)\w*\s*\(/.test(file.source.text.slice(text.bodyAt, text.bodyEnd));
}

function tellIdle(fn: ProgramFunction): FileDefect {
  return told(fn, nameOf(fn), {
    code: 'resource-leak',
    message: `${fn.text.name}() ends something by its name, and does nothing on any path`,
    subject: fn.text.name,
    consequence: null,
  });
}
