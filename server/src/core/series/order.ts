import type { InputProblem } from '../mail/mail.ts';
import type { Patch } from './patch.ts';
import { isProposal } from './read-patch.ts';

/** The patches of one series, in the order in which they are applied. */
export interface Series {
  readonly version: number;
  /** Null for patches without a number. */
  readonly total: number | null;
  readonly patches: readonly Patch[];
  /** Numbers that no input has. */
  readonly missing: readonly number[];
}

export interface OrderedPatches {
  /** What is to be analysed: of each series its newest version. */
  readonly series: readonly Series[];
  /** Older versions of those, newest first. */
  readonly older: readonly Series[];
  /** Diffs that reviewers wrote into their replies. */
  readonly proposals: readonly Patch[];
  /** Quotes of patches that are at hand themselves, or better quoted elsewhere. */
  readonly setAside: readonly Patch[];
  readonly problems: readonly InputProblem[];
}

/** Sorts the patches of any number of files and mails into series. The order in which they are given does not matter. */
export function orderPatches(patches: readonly Patch[]): OrderedPatches {
  const proposals = patches.filter(isProposal);
  const { kept, setAside } = bestOfEach(patches.filter((patch) => !proposals.includes(patch)));
  const all = [...groups(kept).values()].flatMap(seriesOf);
  const { series, older } = newestOnly(all);
  const problems = [...older.map((old) => olderProblem(old, series)), ...series.flatMap(missingProblem)];
  return { series, older, proposals, setAside, problems };
}

/** Of several copies of one patch the one from the author's own mail, else the one of which most is quoted. */
function bestOfEach(patches: readonly Patch[]): { kept: Patch[]; setAside: Patch[] } {
  const best = new Map<string, Patch>();
  for (const patch of patches) {
    const other = best.get(keyOf(patch));
    if (other === undefined || worth(patch) > worth(other)) best.set(keyOf(patch), patch);
  }
  // Patches without a number may share their title and still be two: diffs without any mail have none.
  const isKept = (patch: Patch): boolean =>
    (patch.index === null && patch.level.marks === 0) || best.get(keyOf(patch)) === patch;
  return { kept: patches.filter(isKept), setAside: patches.filter((patch) => !isKept(patch)) };
}

function keyOf(patch: Patch): string {
  return `${patch.version}:${patch.index ?? ''}:${patch.total ?? ''}:${patch.rfc ? 'rfc' : ''}:${(patch.subject ?? '').toLowerCase()}`;
}

/** Lines that are there; a mail of the author beats every quote. */
function worth(patch: Patch): number {
  const lines = patch.files.reduce(
    (sum, file) => sum + file.hunks.reduce((count, hunk) => count + hunk.lines.length, 0),
    0,
  );
  return lines + (patch.level.marks === 0 ? 1e9 : 0) - patch.level.marks;
}

/** Patches of one version and length belong together, unless one number occurs twice: then the threads part them. */
function groups(patches: readonly Patch[]): Map<string, Patch[]> {
  const byKey = new Map<string, Patch[]>();
  for (const patch of patches) {
    const key = patch.total === null ? 'single' : `${patch.version}/${patch.total}/${patch.rfc ? 'rfc' : ''}`;
    byKey.set(key, [...(byKey.get(key) ?? []), patch]);
  }
  const parted = new Map<string, Patch[]>();
  for (const [key, group] of byKey) {
    const numbers = new Set(group.map((patch) => patch.index));
    const mixed = key !== 'single' && numbers.size < group.length;
    for (const patch of group) {
      const full = mixed ? `${key}/${threadOf(patch)}` : key;
      parted.set(full, [...(parted.get(full) ?? []), patch]);
    }
  }
  return parted;
}

function threadOf(patch: Patch): string {
  const mail = patch.mail;
  const id = patch.messageId ?? '';
  // git send-email numbers the mails of one run: 20231016115028.996656-3-name@host.
  const run = /^(\d{14}\.\d+)-\d+-/.exec(id);
  return run?.[1] ?? mail.references[0] ?? mail.inReplyTo ?? id;
}

function seriesOf(patches: readonly Patch[]): Series[] {
  const first = patches[0];
  if (first === undefined) return [];
  if (first.total === null)
    return patches.map((patch) => ({ version: patch.version, total: null, patches: [patch], missing: [] }));
  const sorted = [...patches].sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
  const present = new Set(sorted.map((patch) => patch.index));
  const missing = Array.from({ length: Math.min(first.total, 9999) }, (_, i) => i + 1).filter(
    (index) => !present.has(index),
  );
  return [{ version: first.version, total: first.total, patches: sorted, missing }];
}

/** Two series are versions of one when a title occurs in both. */
function newestOnly(all: readonly Series[]): { series: Series[]; older: Series[] } {
  const isOlder = (old: Series): boolean => all.some((other) => supersedes(other, old));
  return { series: all.filter((one) => !isOlder(one)), older: all.filter(isOlder) };
}

/** The higher version is the newer one; between an RFC and the series proper, whose versions count anew, the dates tell. */
function supersedes(newer: Series, older: Series): boolean {
  if (newer === older || !shareTitle(newer, older)) return false;
  const rfc = (series: Series): boolean => series.patches.some((patch) => patch.rfc);
  if (rfc(newer) === rfc(older)) return newer.version > older.version;
  const [after, before] = [sent(newer), sent(older)];
  return Number.isNaN(after) || Number.isNaN(before) || after === before ? rfc(older) : after > before;
}

function sent(series: Series): number {
  return Date.parse(series.patches[0]?.mail.date ?? '');
}

function shareTitle(a: Series, b: Series): boolean {
  const titles = new Set(a.patches.map((patch) => patch.subject));
  return b.patches.some((patch) => patch.subject !== null && titles.has(patch.subject));
}

function olderProblem(old: Series, series: readonly Series[]): InputProblem {
  const patch = old.patches[0]!;
  const newer = series.find((other) => supersedes(other, old));
  const called = (one: Series | undefined): string =>
    `${one?.patches[0]?.rfc === true ? 'RFC ' : ''}version ${one?.version ?? ''}`;
  const reason = `${called(old)} of this series is set aside, because ${newer === undefined ? 'a newer one' : called(newer)} is here too`;
  return { input: patch.mail.input, at: patch.mail.at, reason, remark: true };
}

function missingProblem(series: Series): InputProblem[] {
  const patch = series.patches[0];
  // One patch alone is an ordinary input: people save the mail that they are about to review.
  if (patch === undefined || series.missing.length === 0 || series.patches.length === 1) return [];
  const list = series.missing.slice(0, 10).join(', ') + (series.missing.length > 10 ? ', ...' : '');
  const noun = series.missing.length === 1 ? 'patch' : 'patches';
  return [
    {
      input: patch.mail.input,
      at: patch.mail.at,
      reason: `${noun} ${list} of ${series.total ?? 0} ${series.missing.length === 1 ? 'is' : 'are'} not here`,
    },
  ];
}
