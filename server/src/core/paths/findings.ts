import type { SourceText } from '../text/source.ts';
import type { Finding, Severity, WitnessStep } from '../report/result.ts';
import type { ConditionNode, TraceNode } from '../machine/state.ts';
import type { Inputs } from './admitted.ts';
import type { TermNames } from './describe.ts';
import { sayEffects } from './words.ts';

/** A defect before it is told: where, what, and the path that shows it. */
export interface Defect {
  readonly code: string;
  readonly severity: Severity;
  readonly confidence: Finding['confidence'];
  readonly message: string;
  readonly consequence: string | null;
  readonly at: number;
  readonly end: number;
  readonly subject: string;
  readonly trace: TraceNode | null;
  readonly conditions: ConditionNode | null;
  readonly assumptions: readonly string[];
  /** What the path takes of the parameters; absent where that is not known. */
  readonly inputs?: Inputs;
}

/** What telling a finding needs of the run: a hash for fingerprints. */
export type Hash = (text: string) => string;

export function tellFinding(source: SourceText, fn: string, names: TermNames, defect: Defect, hash: Hash): Finding {
  const start = source.origin(defect.at);
  const end = source.origin(Math.max(defect.end, defect.at));
  const target = source.target(defect.at);
  const isOwnFile = start.file === source.path || source.segments.length === 1;
  return {
    code: defect.code,
    severity: defect.severity,
    message: defect.message,
    file: start.file,
    range: { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } },
    target: isOwnFile ? null : target,
    function: fn,
    patch: null,
    status: null,
    witness: tellWitness(source, fn, names, defect),
    confidence: defect.confidence,
    assumptions: defect.assumptions,
    // Lines may move and code around it change: the fingerprint is of what is wrong, in which function, at which C.
    fingerprint: hash(
      [defect.code, source.path, fn, defect.subject, squeeze(source.text.slice(defect.at, defect.end))].join('\n'),
    ),
    ...(defect.consequence === null ? {} : { consequence: defect.consequence }),
  };
}

/** The steps that changed the world and the branches that led here, in the order of the path. */
function tellWitness(source: SourceText, fn: string, names: TermNames, defect: Defect): WitnessStep[] {
  const steps: { readonly order: number; readonly at: number; readonly step: WitnessStep }[] = [];
  for (let node = defect.trace; node !== null; node = node.previous) {
    steps.push({
      order: node.order,
      at: node.at,
      step: tellStep(source, fn, node.at, node.end, sayEffects(names, node.effects)),
    });
  }
  for (let node = defect.conditions; node !== null; node = node.previous) {
    if (!node.isBranch) continue;
    const step = tellStep(source, fn, node.at, node.at, '');
    steps.push({ order: node.order, at: node.at, step: { ...step, text: shorten(squeeze(`if (${node.text})`)) } });
  }
  steps.sort((a, b) => a.order - b.order);
  if (steps.at(-1)?.at !== defect.at)
    steps.push({ order: Infinity, at: defect.at, step: tellStep(source, fn, defect.at, defect.end, '') });
  return steps.map(({ step }) => step);
}

function tellStep(source: SourceText, fn: string, at: number, end: number, effect: string): WitnessStep {
  const origin = source.origin(at);
  return {
    file: origin.file,
    line: origin.line,
    column: origin.column,
    function: fn,
    task: null,
    text: shorten(squeeze(source.text.slice(at, end))),
    effect,
  };
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function shorten(text: string): string {
  return text.length <= 72 ? text : `${text.slice(0, 69)}...`;
}
