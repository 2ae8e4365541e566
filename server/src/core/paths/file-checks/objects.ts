import { saysItEnds, saysItFrees } from '../../kernel/names.ts';
import type { FileAnalyser } from '../analyse-file.ts';
import { holderOf } from '../lifecycle/places.ts';
import type { ProgramFunction } from '../program.ts';
import type { FileCheck, FileDefect } from './file-check.ts';
import { fileDeeds, isUnread, lineOf, mayBeAnything, type Done } from './file-deeds.ts';
import { nameOf, told } from './told.ts';

/**
 * Objects of a struct that the file allocates and that none of its functions frees, though one takes them apart: it
 * ends them by its name, and drops, frees or unlinks what they hold.
 */
export const objects: FileCheck = {
  name: 'objects',
  run(file) {
    const deeds = fileDeeds(file);
    const allocated = new Map<string, Done>();
    for (const deed of deeds)
      if ((isMade(deed) || isMadeAndLinked(deeds, deed)) && deed.target.tag !== null && !allocated.has(deed.target.tag))
        allocated.set(deed.target.tag, deed);
    return [...allocated].flatMap(([tag, made]) => {
      const word = tag.replace(/^\w+ /, '');
      if (isUnread(file, word) || deeds.some((deed) => isFreed(file, deeds, deed, tag))) return [];
      const end = endOf(file, deeds, tag);
      return end === null ? [] : [tell(tag, made, end)];
    });
  },
};

/** Memory that goes on: stored, linked or handed over. What is freed where it was made is nobody else's. */
function isMade({ kind, target }: Done): boolean {
  return (kind === 'store' || kind === 'keep' || kind === 'unknown') && target.fresh.has('slab') && !target.isOpen;
}

/** A member of it links it, and the function that does so frees what it allocated itself where it fails. */
function isMadeAndLinked(deeds: readonly Done[], { kind, target, fn }: Done): boolean {
  return (
    kind === 'free' &&
    target.fresh.has('slab') &&
    !target.isOpen &&
    deeds.some(
      (link) =>
        link.fn === fn &&
        link.kind === 'link' &&
        [...link.target.addresses].some((member) => holderOf(member) === target.tag),
    )
  );
}

function isFreed(file: FileAnalyser, deeds: readonly Done[], deed: Done, tag: string): boolean {
  const { kind, target, name } = deed;
  const isOwn = target.fresh.size > 0;
  if (kind === 'free') {
    if (target.tag === tag) return !isOwn && isUsed(file, deed.fn);
    return target.tag === null && mayBeAnything(deed);
  }
  if (
    (kind !== 'unknown' && kind !== 'drop' && kind !== 'keep') ||
    deed.isThrough === true ||
    isUsedAfter(deeds, deed, tag)
  )
    return false;
  if (target.tag === tag && !isOwn) return kind === 'drop' || (givesUp(name) && !isUnload(file, name));
  // A count or a head in the object: what frees it is called when that goes.
  return [...target.addresses].some((member) => holderOf(member) === tag) && (kind === 'drop' || givesUp(name));
}

/** foo_put() is no end where there is a foo_load(): it is put down, and taken up again. */
function isUnload(file: FileAnalyser, name: string): boolean {
  return /(?:^|_)put(?:_|$)/.test(name) && file.file.source.text.includes(name.replace(/put/, 'load'));
}

/** The function goes on with what the object holds: then it was not freed by the call. */
function isUsedAfter(deeds: readonly Done[], { fn, at, target }: Done, tag: string): boolean {
  return deeds.some(
    (later) =>
      later.fn === fn &&
      later.at > at &&
      (membersOf(later.target, tag).length > 0 || (target.same !== null && later.target.same === target.same)),
  );
}

/** What frees an object in the end may be called when its count is zero, or later. */
function givesUp(name: string): boolean {
  return saysItFrees(name) || /(?:^|_)(?:put|rcu|work)(?:_|$)/.test(name);
}

/** A static function that nothing names frees nothing. */
function isUsed(file: FileAnalyser, fn: ProgramFunction): boolean {
  if (!fn.text.isStatic || fn.text.isInline) return true;
  const word = new RegExp(`\\b${fn.text.name}\\b`);
  if (
    file.functions.some(
      (other) => other !== fn && word.test(other.file.source.text.slice(other.text.bodyAt, other.text.bodyEnd)),
    )
  )
    return true;
  const { text } = file.file.source;
  let from = 0;
  for (const { at, end } of file.file.functions) {
    if (word.test(text.slice(from, at))) return true;
    from = Math.max(from, end);
  }
  return word.test(text.slice(from));
}

interface End {
  readonly fn: ProgramFunction;
  readonly at: number;
  readonly end: number;
}

function endOf(file: FileAnalyser, deeds: readonly Done[], tag: string): End | null {
  const ends = deeds.filter(
    ({ kind, target, fn }) =>
      (kind === 'free' || kind === 'drop' || kind === 'unlink') &&
      saysItEnds(fn.text.name) &&
      membersOf(target, tag).length > 0,
  );
  // One thing that it holds may be all that goes; what leaves its list, or gives up two, is at its end.
  const taken = ends.find(
    ({ kind, target, fn }) =>
      kind === 'unlink' ||
      ends.some((other) => other.fn === fn && !membersOf(other.target, tag).some((one) => target.loaded.has(one))),
  );
  if (taken !== undefined) return taken;
  const named = file.functions.find(({ text }) => saysItFrees(text.name) && isOnlyParameter(text, tag));
  return named === undefined ? null : { fn: named, ...nameOf(named) };
}

function membersOf({ loaded, addresses }: Done['target'], tag: string): string[] {
  return [...loaded, ...addresses].filter((member) => holderOf(member) === tag);
}

/** foo_free(struct foo *foo) */
function isOnlyParameter({ parameters }: ProgramFunction['text'], tag: string): boolean {
  const [only, another] = parameters;
  if (only === undefined || another !== undefined || only.type.kind !== 'pointer') return false;
  const { to } = only.type;
  return to.kind === 'tagged' && `${to.keyword} ${to.tag}` === tag;
}

function tell(tag: string, made: Done, { fn, at, end }: End): FileDefect {
  return told(
    fn,
    { at, end },
    {
      code: 'resource-leak',
      message: `${tag} is taken apart in ${fn.text.name}() and freed nowhere in the file; ${made.fn.text.name}() allocates it (handed on at ${lineOf(made, { fn, at })})`,
      subject: tag,
      consequence: null,
    },
  );
}
