import type { FunctionResult, PathResult } from '../report/result.ts';
import type { FunctionAnalysis } from '../paths/function-analysis.ts';
import { conditionsOf } from '../machine/story.ts';
import { amountsLeft } from '../paths/amounts-left.ts';
import { joinConditions, type Decisions } from '../paths/join-conditions.ts';
import { isTruth } from '../paths/outcomes.ts';
import { tellDecisions, tellHole, tellPath, type Telling } from '../paths/rows.ts';
import type { SourceText } from '../text/source.ts';

/** A function for the report: its paths as the caller can tell them apart. */
export function tellFunction(analysis: FunctionAnalysis, errnos: ReadonlyMap<bigint, string>): FunctionResult {
  const { text, file } = analysis.fn;
  const { source } = file;
  const telling: Telling = {
    names: analysis.names,
    line: (at) => source.origin(at).line,
    errnos,
    returnsPointer: text.returns.kind === 'pointer',
    returnsVoid: text.returns.kind === 'void',
    returnsBool: isTruth(text.returns),
    resultName: analysis.resultName,
    text: (at, end) => source.text.slice(at, end),
  };
  const start = source.origin(text.at);
  const end = source.origin(text.end);
  return {
    name: text.name,
    signature: signatureOf(source, text.at, text.bodyAt),
    file: start.file,
    range: { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } },
    target: isRebuilt(source) ? source.target(text.at) : null,
    paths: groupPaths([
      ...analysis.exits.map((exit) => ({ path: tellPath(telling, exit), decisions: conditionsOf(exit.state) })),
      ...analysis.holes.map((hole) => ({ path: tellHole(telling, hole), decisions: conditionsOf(hole.state) })),
    ]),
    complete: analysis.complete,
    why: analysis.why,
    assumptions: analysis.assumptions,
  };
}

/** True where the text does not stand in the input as it is. */
export function isRebuilt(source: SourceText): boolean {
  const [only] = source.segments;
  return (
    source.segments.length !== 1 || only === undefined || only.origin !== 0 || only.length !== only.input.text.length
  );
}

function signatureOf(source: SourceText, at: number, bodyAt: number): string {
  return source.text.slice(at, bodyAt).replace(/\s+/g, ' ').trim();
}

interface Told {
  readonly path: PathResult;
  readonly decisions: Decisions;
}

/** Paths that return the same and leave the same behind are one; how one gets there is told as far as it is short. */
function groupPaths(all: readonly Told[]): PathResult[] {
  const groups = new Map<string, Told[]>();
  for (const told of all) {
    const { path } = told;
    const key = `${path.returns}|${path.upTo ?? ''}|${path.maySleep}|${JSON.stringify(path.pfns)}|${netEffects(path)}`;
    groups.set(key, [...(groups.get(key) ?? []), told]);
  }
  return [...groups.values()].map((alike) => ({
    ...alike[0]!.path,
    when: tellDecisions(joinConditions(alike.map(({ decisions }) => decisions))),
  }));
}

/** What remains of a path's effects, on one line. */
function netEffects(path: PathResult): string {
  const net = new Map<string, string | number>();
  const amounts = new Map<string, string[]>();
  for (const effect of path.effects) {
    if (effect.kind === 'context') continue;
    if (effect.amount !== undefined) {
      const key = `${effect.kind}/${effect.object}/${effect.change ?? ''}/amount`;
      amounts.set(key, [...(amounts.get(key) ?? []), effect.amount]);
    } else if (effect.delta === undefined) {
      // Steps of a counter add up; of everything else the last word counts.
      const key = `${effect.kind}/${effect.object}/told`;
      net.set(key, effect.kind === 'counter' ? `${net.get(key) ?? ''} ${effect.change}` : (effect.change ?? ''));
    } else {
      const key =
        effect.kind === 'ref' ? `ref/${effect.object}/${effect.change ?? ''}` : `${effect.kind}/${effect.object}`;
      net.set(key, Number(net.get(key) ?? 0) + effect.delta);
    }
  }
  for (const [key, all] of amounts) if (amountsLeft(all).length > 0) net.set(key, amountsLeft(all).join(' '));
  return [...net]
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(';');
}
