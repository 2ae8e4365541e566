import { parseKconfig } from '../c/kconfig.ts';
import type { InputText } from '../text/source.ts';
import type { Patch } from '../series/patch.ts';
import type { Finding, InputError, MailSummary, RunResult } from '../report/result.ts';
import type { Around, UnitSetup } from './analyse-unit.ts';
import { findGatingContradictions } from './gating.ts';
import { analyseOrRecall } from './remember-unit.ts';
import { tellGating } from './tell-gating.ts';
import type { UnitResult } from './unit-result.ts';
import { aroundOf, worksOf, type Distribute } from './unit-work.ts';
import { collectUnits, type PlacedText, type SourceUnit, type Units } from './units.ts';

/** Everything that a run depends on. The same request gives the same result, `millis` apart. */
export interface RunRequest extends UnitSetup {
  readonly version: string;
  readonly inputs: readonly PlacedText[];
  readonly millis: () => number;
  readonly onProgress: (step: { readonly done: number; readonly total: number; readonly what: string }) => void;
  /** Where a run of many files has them analysed; absent where it is here. */
  readonly distribute?: Distribute | null;
}

/** Analyses all inputs: from texts to the one document that every report is made of. */
export async function run(request: RunRequest): Promise<RunResult> {
  const started = request.millis();
  const { units, mails, problems, contents, empty } = collectUnits(
    request.inputs,
    request.readTree,
    request.only?.file ?? null,
  );
  const errors: InputError[] = [];
  for (const { input, reason } of empty) errors.push({ file: input.name, line: 1, function: null, reason });
  const remarks: InputError[] = [];
  for (const { input, at, reason, remark } of problems)
    (remark === true ? remarks : errors).push({
      file: input.name,
      line: input.lines.at(at).line,
      function: null,
      reason,
    });
  const around = aroundOf(request, units);
  const { works, together } = worksOf(units, request.inputs, around !== null);
  const results = await (request.distribute?.(works, together) ?? analyseHere(request, units, around));
  const all = <T>(part: (result: UnitResult) => readonly T[]): T[] => results.flatMap(part);
  const sum = (part: (result: UnitResult) => number): number => results.reduce((total, one) => total + part(one), 0);
  const findings = all((one) => one.findings);
  errors.push(...all((one) => one.errors));
  const builds = new Map<InputText, number>();
  for (const { input, path } of kconfigsOf(request.inputs, contents)) {
    if (around === null) break;
    const { tree, headers } = around;
    const { symbols } = parseKconfig(input.text);
    const { contradictions, files: built } = findGatingContradictions(tree, headers, path, symbols, request.arch);
    builds.set(input, built);
    findings.push(...contradictions.map((one) => tellGating(input, one, request.hash)));
  }
  const counted = units.flatMap((unit, index) => {
    const result = results[index];
    return result === undefined ? [] : [{ unit, result }];
  });
  return {
    schema: 1,
    tool: { name: 'folioscope', version: request.version },
    inputs: request.inputs.map((input) => input.name),
    findings: sortFindings(dropTwins(findings)),
    functions: all((one) => one.functions),
    assumptions: [...new Set(all((one) => one.assumptions))],
    errors: eachOnce(errors),
    stats: {
      files: contents.length,
      functions: sum((one) => one.seen),
      lost: sum((one) => one.lost),
      complete: sum((one) => one.complete),
      paths: sum((one) => one.functions.reduce((paths, fn) => paths + fn.paths.length, 0)),
      millis: Math.round(request.millis() - started),
    },
    mails: mails
      .filter(({ patch }) => patch !== null)
      .map(({ mail, patch }) => summariseMail(mail.input.name, mail.subject, patch, counted)),
    contents: contents.map(({ input, kind }) => ({
      ...{ file: input.name, kind },
      functions: counted
        .filter(({ unit }) => unit.input.name === input.name)
        .reduce((total, { result }) => total + result.whole + result.partial, 0),
      ...(kind === 'kconfig' ? { symbols: parseKconfig(input.text).symbols.length } : {}),
      ...(builds.has(input) ? { builds: builds.get(input) ?? 0 } : {}),
    })),
    ...(remarks.length === 0 ? {} : { remarks }),
  };
}

/** The Kconfig files among the inputs that stand in the tree. */
function kconfigsOf(
  inputs: readonly PlacedText[],
  contents: Units['contents'],
): readonly { readonly input: PlacedText; readonly path: string }[] {
  return inputs.flatMap((input) =>
    input.path !== null && contents.some((one) => one.input === input && one.kind === 'kconfig')
      ? [{ input, path: input.path }]
      : [],
  );
}

/** The same defect met through a callee as well is told once, where it stands. */
function dropTwins(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const { file, range, code, message } = finding;
    const line = `${file}:${range.start.line}`;
    // Two conditions of one line that lead to the same are one place to the reader.
    const keys = [`${line}:${range.start.column}:${code}`, `${line}:${finding.function}:${code}:${message}`];
    const isTwin = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !isTwin;
  });
}

const severities = { error: 0, warning: 1, information: 2 } as const;

function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      severities[a.severity] - severities[b.severity] ||
      compare(a.file, b.file) ||
      a.range.start.line - b.range.start.line ||
      compare(a.code, b.code),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One line may be unreadable in many places for one reason. */
function eachOnce(errors: readonly InputError[]): readonly InputError[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}

/** Analyses the units one after the other. */
async function analyseHere(
  request: RunRequest,
  units: readonly SourceUnit[],
  around: Around | null,
): Promise<readonly UnitResult[]> {
  const results: UnitResult[] = [];
  for (const [done, unit] of units.entries())
    results.push(
      await analyseOrRecall(request, unit, around, (what) => {
        request.onProgress({ done, total: units.length, what });
      }),
    );
  return results;
}

function summariseMail(
  file: string,
  subject: string | null,
  patch: Patch | null,
  units: readonly { readonly unit: SourceUnit; readonly result: UnitResult }[],
): MailSummary {
  const own = units.filter(({ unit }) => unit.changed !== null && unit.input.name === file && patch !== null);
  return {
    file,
    subject: (subject ?? patch?.subject ?? '').replace(/^\s*Re:\s*/i, ''),
    files: own
      .filter(({ result }) => result.whole + result.partial > 0)
      .map(({ unit, result }) => ({
        file: unit.source.path,
        whole: result.whole,
        partial: result.partial,
        based: unit.based,
      })),
  };
}
