import type { FunctionResult, PathResult } from '../report/result.ts';
import type { FunctionAnalysis } from '../paths/function-analysis.ts';
import { tellPath, type Telling } from '../paths/rows.ts';
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
    returnsBool: text.returns.kind === 'int' && text.returns.bits === 1,
  };
  const start = source.origin(text.at);
  const end = source.origin(text.end);
  return {
    name: text.name,
    signature: signatureOf(source, text.at, text.bodyAt),
    file: start.file,
    range: { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } },
    target: isRebuilt(source) ? source.target(text.at) : null,
    paths: groupPaths(analysis.exits.map((exit) => tellPath(telling, exit))),
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

/** Paths that return the same and leave the same behind are one; what they have in common is what it takes to get there. */
function groupPaths(paths: readonly PathResult[]): PathResult[] {
  const groups = new Map<string, PathResult>();
  for (const path of paths) {
    const key = `${path.returns}|${path.maySleep}|${JSON.stringify(path.pfns)}|${netEffects(path)}`;
    const known = groups.get(key);
    groups.set(
      key,
      known === undefined ? path : { ...known, when: known.when.filter((condition) => path.when.includes(condition)) },
    );
  }
  return [...groups.values()];
}

/** What remains of a path's effects, on one line. */
function netEffects(path: PathResult): string {
  const net = new Map<string, string | number>();
  for (const effect of path.effects) {
    if (effect.kind === 'context') continue;
    if (effect.delta === undefined) net.set(`${effect.kind}/${effect.object}`, effect.change ?? '');
    else {
      const key =
        effect.kind === 'ref' ? `ref/${effect.object}/${effect.change ?? ''}` : `${effect.kind}/${effect.object}`;
      net.set(key, Number(net.get(key) ?? 0) + effect.delta);
    }
  }
  return [...net]
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(';');
}
