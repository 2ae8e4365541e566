import type { InputProblem, Mail } from '../mail/mail.ts';
import type { InputContents } from '../report/result.ts';
import { applySeries, type AppliedFile } from '../series/apply.ts';
import { orderPatches } from '../series/order.ts';
import type { Patch } from '../series/patch.ts';
import { readInput, type ReadInput } from '../series/read-input.ts';
import { reconstructAll } from '../series/reconstruct.ts';
import { functionsTouchedBy } from '../series/touched-functions.ts';
import { SourceText, type InputText } from '../text/source.ts';

/** One C text to analyse, and what it is to the user. */
export interface SourceUnit {
  readonly source: SourceText;
  /** The input that it came from, or the first of a series. */
  readonly input: InputText;
  /** The input itself, as it is. */
  readonly isInput: boolean;
  /** Null where the unit is a plain file: all of it is the user's. */
  readonly changed: ((at: number, end: number) => boolean) | null;
  readonly patchAt: (offset: number) => Patch | null;
  /** Put on a base tree, so that nothing is missing. */
  readonly based: boolean;
  /** The text is as far as hunks reach. */
  readonly rebuilt: boolean;
  /** The functions that hunks which did not apply were to change; null where all applied. */
  readonly unlikePatch: ReadonlySet<string> | null;
}

export interface PlacedText extends InputText {
  /** Where the input stands in the base tree, if it stands in it. */
  readonly path: string | null;
}

export interface Units {
  readonly units: readonly SourceUnit[];
  readonly mails: readonly { readonly mail: Mail; readonly patch: Patch | null }[];
  readonly problems: readonly InputProblem[];
  /** What each input that can be analysed is. */
  readonly contents: readonly { readonly input: InputText; readonly kind: InputContents['kind'] }[];
  /** Inputs that held nothing to analyse, with the reason. */
  readonly empty: readonly { readonly input: InputText; readonly reason: string }[];
}

const noPatch = (): null => null;

/**
 * Turns inputs into C: files as they are, patches put together as one series on the base or as far as their hunks reach.
 * Text that nothing tells the nature of is C where its name is `c`: somebody asks for a function of it.
 */
export function collectUnits(
  inputs: readonly PlacedText[],
  readBase: ((path: string) => string | null) | null,
  c: string | null,
): Units {
  const units: SourceUnit[] = [];
  const problems: InputProblem[] = [];
  const empty: Units['empty'][number][] = [];
  const patches: Patch[] = [];
  const mails: Units['mails'][number][] = [];
  const contents: Units['contents'][number][] = [];
  for (const input of inputs) {
    const read = readInput(input);
    problems.push(...read.problems);
    const kind = contentsOf(read, input.name === c);
    if (kind === 'c' && input.text.length > longestFile) {
      empty.push({ input, reason: tooLong(input.text.length) });
      continue;
    }
    if (kind !== null) contents.push({ input, kind });
    // Where a problem says already why nothing can be had of the input, that is enough.
    else if (read.problems.length === 0) empty.push({ input, reason: whyEmpty(input) });
    if (kind === 'c') units.push(plainUnit(input));
    patches.push(...read.patches);
    for (const mail of read.mails)
      mails.push({ mail, patch: read.patches.find((patch) => patch.mail === mail) ?? null });
    for (const { source } of read.recovered)
      units.push({
        source,
        input,
        isInput: false,
        changed: null,
        patchAt: noPatch,
        based: false,
        rebuilt: true,
        unlikePatch: null,
      });
  }
  const ordered = orderPatches(patches);
  problems.push(...ordered.problems);
  for (const { patches: series } of ordered.series) units.push(...seriesUnits(series, readBase, problems));
  for (const proposal of ordered.proposals) units.push(...rebuiltUnits([proposal]));
  const fitting = units.filter((unit) => unit.source.text.length <= longestFile);
  for (const { input, source } of units.filter((unit) => !fitting.includes(unit)))
    problems.push({ input, at: 0, reason: `${source.path} ${tooLong(source.text.length)}` });
  return { units: fitting, mails, problems, contents, empty };
}

/** No source file of a kernel is longer, and one that is would take memory without end. In characters. */
const longestFile = 8_000_000;

function tooLong(length: number): string {
  return `has ${(length / 1e6).toFixed(1)} million characters of C: more than ${longestFile / 1e6} million are not analysed`;
}

/** Null for an input without anything to analyse. Text that can be read at all comes as one mail at least. */
function contentsOf(read: ReadInput, isC: boolean): InputContents['kind'] | null {
  if (read.kind === 'unknown') return isC && read.mails.length > 0 ? 'c' : null;
  return read.kind === 'patch' && read.patches.length === 0 ? 'mail' : read.kind;
}

function whyEmpty(input: InputText): string {
  return /\S/.test(input.text) ? 'holds neither C nor a patch nor a mail with code' : 'is empty';
}

function plainUnit(input: PlacedText): SourceUnit {
  return {
    source: SourceText.of(input.path ?? input.name, input),
    input,
    isInput: true,
    changed: null,
    patchAt: noPatch,
    based: true,
    rebuilt: false,
    unlikePatch: null,
  };
}

function seriesUnits(
  series: readonly Patch[],
  readBase: ((path: string) => string | null) | null,
  problems: InputProblem[],
): SourceUnit[] {
  if (readBase === null) return rebuiltUnits(series);
  const units: SourceUnit[] = [];
  const missing = new Set<string>();
  for (const file of applySeries(series, readBase)) {
    for (const step of file.steps) {
      if (step.applies === true || (file.before === null && step.file.status !== 'added')) continue;
      const how =
        step.applies === 'fuzz'
          ? 'applies with fuzz'
          : step.applies === 'partial'
            ? 'applies in part'
            : 'does not apply';
      problems.push({
        input: step.patch.mail.input,
        at: offsetOf(step.patch, step.file.at),
        reason: `${file.path} ${how}: ${step.reasons.join('; ')}`,
        ...(step.applies === 'fuzz' ? { remark: true } : {}),
      });
    }
    if (file.source === null) {
      const [step] = file.steps;
      // Of what holds no C nothing would be read of the base either.
      if (file.before === null && step !== undefined && isC(file.path) && !missing.has(file.path)) {
        missing.add(file.path);
        problems.push({
          input: step.patch.mail.input,
          at: offsetOf(step.patch, step.file.at),
          reason: `the base has no ${file.path}: it is read as far as the hunks reach`,
        });
      }
      continue;
    }
    if (!isC(file.path)) continue;
    const input = file.steps[0]?.patch.mail.input;
    if (input !== undefined)
      units.push({
        source: file.source,
        input,
        isInput: false,
        changed: changedWithin(file.source, file.isAdded, file.isCutBefore),
        patchAt: file.patchAt,
        based: true,
        rebuilt: false,
        unlikePatch: unlikePatch(file),
      });
  }
  // A file that the base lacks loses that file, not the patch: it is read as far as its hunks reach.
  if (missing.size > 0) units.push(...rebuiltUnits(series).filter((unit) => missing.has(unit.source.path)));
  return units;
}

function rebuiltUnits(series: readonly Patch[]): SourceUnit[] {
  const input = series[0]?.mail.input;
  if (input === undefined) return [];
  return reconstructAll(series)
    .filter((file) => isC(file.path))
    .map((file) => ({
      source: file.source,
      input,
      isInput: false,
      changed: changedWithin(file.source, file.isAdded, () => false),
      patchAt: file.patchAt,
      based: false,
      rebuilt: !file.whole,
      unlikePatch: null,
    }));
}

/** Where a hunk does not apply, what stands there is neither the base nor what the patch makes of it. */
function unlikePatch({ steps }: AppliedFile): ReadonlySet<string> | null {
  const unplaced = steps.flatMap((step) => step.unplaced);
  return unplaced.length === 0 ? null : new Set(unplaced.flatMap(functionsTouchedBy));
}

function isC(path: string): boolean {
  return /\.[ch]$/.test(path) || path === '' || path.startsWith('<');
}

/** Lines that were added are a change of what they stand in, and so are lines that were taken out of the midst of it. */
function changedWithin(
  source: SourceText,
  isAdded: (offset: number) => boolean,
  isCutBefore: (line: number) => boolean,
): (at: number, end: number) => boolean {
  return (at, end) => {
    const first = source.lines.at(at).line;
    const last = source.lines.at(end).line;
    for (let line = first; line <= last; line++)
      if (isAdded(Math.max(source.lines.start(line), at)) || (line > first && isCutBefore(line))) return true;
    return false;
  };
}

/** The place of an offset of a patch's body in the user's input. */
function offsetOf(patch: Patch, at: number): number {
  return patch.body.origin(at);
}
