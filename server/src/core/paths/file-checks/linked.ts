import { saysItFrees, undoingNames } from '../../kernel/names.ts';
import type { FileAnalyser } from '../analyse-file.ts';
import { holderOf, memberOf } from '../lifecycle/places.ts';
import type { ProgramFunction } from '../program.ts';
import type { FileCheck, FileDefect } from './file-check.ts';
import { fileDeeds, isPassedOn, isUnread, lineOf, mayBeAnything, type Done } from './file-deeds.ts';
import { nameOf, told } from './told.ts';

/**
 * Objects that the file links into a list, a chain or a tree, and frees, though nothing takes them out: whoever walks
 * the list next reads what is freed. What is freed by walking the list itself goes with the list.
 */
export const linked: FileCheck = {
  name: 'linked',
  run(file) {
    const deeds = fileDeeds(file);
    const members = new Map<string, Done>();
    for (const deed of deeds)
      if (deed.kind === 'link')
        for (const member of deed.target.addresses) if (!members.has(member)) members.set(member, deed);
    return [...members].flatMap(([member, link]) => {
      const holder = holderOf(member);
      if (holder === null || isUnread(file, memberOf(member))) return [];
      const frees = deeds.filter((deed) => isFreed(deed, holder, member));
      const unlinks = deeds.filter((deed) => isUnlinked(deed, member, link.target.tag));
      if (unlinks.length === 0) return neverUnlinked(file, deeds, member, link, frees);
      return exceptOne(
        file,
        member,
        link,
        // Who walks a list and frees what is in it takes the whole down.
        frees.filter(({ target }) => target.entries.size === 0),
        deeds.filter((deed) => isFreeing(deed, holder)),
        unlinks,
      );
    });
  },
};

/** Is an object freed that the function did not make itself, other than by walking the list? */
function isFreed(deed: Done, holder: string, member: string): boolean {
  return isFreeing(deed, holder) && deed.target.fresh.size === 0 && !deed.target.entries.has(withoutIndex(member));
}

function isFreeing(deed: Done, holder: string): boolean {
  const { kind, target, name, isAlone } = deed;
  if (target.tag !== holder || isPassedOn(deed)) return false;
  return kind === 'free' || (kind === 'unknown' && isAlone && saysItFrees(name) && target.addresses.size === 0);
}

function withoutIndex(member: string): string {
  return member.replace(/\[\]$/, '');
}

function isUnlinked(deed: Done, member: string, node: string | null): boolean {
  const { kind, target } = deed;
  if (kind !== 'unlink' && kind !== 'unknown') return false;
  if (target.addresses.has(member)) return true;
  if (kind === 'unknown') return false;
  return (node === null || target.tag === null || target.tag === node) && mayBeAnything(deed);
}

function neverUnlinked(
  file: FileAnalyser,
  deeds: readonly Done[],
  member: string,
  link: Done,
  frees: readonly Done[],
): FileDefect[] {
  const holder = holderOf(member)!;
  if (frees[0] === undefined) return [];
  const [undoing] = undoingOf(file, link.fn);
  const sibling = siblingOf(file, deeds, holder, link.fn);
  const fn = undoing ?? sibling?.fn ?? frees[0].fn;
  const reached = file.lifecycle.reached(fn);
  const freed = frees.find((free) => reached.has(free.fn)) ?? frees[0];
  const place = undoing !== undefined ? nameOf(undoing) : (sibling ?? freed);
  return [tell(fn, place, member, link, freed)];
}

/** Where another member of such an object leaves its list: in the function that links this one, if it can be. */
function siblingOf(
  file: FileAnalyser,
  deeds: readonly Done[],
  holder: string,
  linking: ProgramFunction,
): Done | undefined {
  const siblings = deeds.filter(
    ({ kind, target }) => kind === 'unlink' && [...target.addresses].some((other) => holderOf(other) === holder),
  );
  const own = siblings.find(({ fn }) => fn === linking);
  if (own !== undefined) return own;
  const reached = file.lifecycle.reached(linking);
  const through = siblings.find(({ fn }) => reached.has(fn));
  return through === undefined ? siblings[0] : { ...through, fn: linking, ...nameOf(linking) };
}

/** The functions that by their names undo what this one does, the likeliest first. */
export function undoingOf(file: FileAnalyser, { text: { name } }: ProgramFunction): readonly ProgramFunction[] {
  return undoingNames(name).flatMap((undoing) =>
    file.functions.filter(({ text }) => text.name.replace(/^_+/, '') === undoing),
  );
}

/** Two other functions that free such an object, however they come by it, take it out of the list, and this one does not. */
function exceptOne(
  file: FileAnalyser,
  member: string,
  link: Done,
  frees: readonly Done[],
  allFrees: readonly Done[],
  unlinks: readonly Done[],
): FileDefect[] {
  const unlinking = new Set(unlinks.map(({ fn }) => fn));
  const takesOut = (fn: ProgramFunction): boolean => [...file.lifecycle.reached(fn)].some((one) => unlinking.has(one));
  // One that other files call may be what they call to free such an object.
  if (unlinks.some(({ fn }) => !fn.text.isStatic)) return [];
  const others = new Set(allFrees.map(({ fn }) => fn).filter(takesOut));
  const without = new Map(frees.filter(({ fn }) => !takesOut(fn)).map((free) => [free.fn, free] as const));
  const [only, another] = without.values();
  if (only === undefined || another !== undefined || others.size < 2) return [];
  return [tell(only.fn, only, member, link, only)];
}

function tell(
  fn: ProgramFunction,
  place: { readonly at: number; readonly end: number },
  member: string,
  link: Done,
  freed: Done,
): FileDefect {
  const holder = holderOf(member)!;
  const here = { fn, at: place.at };
  return told(fn, place, {
    code: 'use-after-free',
    message: `${holder} is freed in ${freed.fn.text.name}() (${lineOf(freed, here)}) while it is still linked by ${memberOf(member)}: ${link.fn.text.name}() links it at ${lineOf(link, here)}, and nothing takes it out here`,
    subject: member,
    consequence: 'whoever walks the list next reads freed memory',
  });
}
