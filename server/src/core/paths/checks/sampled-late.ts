import type { Stmt } from '../../c/ast.ts';
import { callsIn, nodesOf, walk } from '../../c/walk.ts';
import type { Defect } from '../findings.ts';
import { actsOf, type Act } from '../invalidation/does.ts';
import { samplesIn, type Sample } from '../invalidation/samples.ts';
import { statementLists } from '../invalidation/statement-lists.ts';
import type { WrittenFunction } from '../written.ts';
import type { Check } from './check.ts';
import { isReadWhole } from './read-whole.ts';
import { writtenDefect } from './written-defect.ts';

/**
 * A frame is looked up, and only behind that the sequence number is sampled that is asked about later: what was taken
 * away in between is not noticed. Told where the two stand side by side and nothing is looked up behind the sample.
 */
export const sampledLate: Check = {
  name: 'sampled-late',
  run: (analysis) => (isReadWhole(analysis) ? sampledLateDefects(analysis.written) : []),
};

export function sampledLateDefects(written: WrittenFunction): readonly Defect[] {
  return written.bodies.flatMap((body, index) => {
    if (samplesIn(written, written.nodes[index]!).length === 0) return [];
    const repeated = statementsOfLoops(body);
    return statementLists(body)
      .filter((list) => !list.some((stmt) => repeated.has(stmt)))
      .flatMap((list) => lateIn(written, list));
  });
}

function lateIn(written: WrittenFunction, list: readonly Stmt[]): readonly Defect[] {
  const steps = list.map((stmt) => ({ stmt, acts: actsOf(written, stmt), samples: samplesIn(written, nodesOf(stmt)) }));
  const at = steps.findIndex(({ stmt, samples }) => samples.length > 0 && isPlain(stmt));
  const sample = steps[at]?.samples[0];
  if (sample === undefined) return [];
  const behind = steps.slice(at + 1);
  const lookup = steps.slice(0, at).findLast(({ acts }) => acts.has('looks up'));
  // Another sample may be the one that is asked about.
  const isOnly = samplesIn(written, nodesOf({ kind: 'block', body: list, at: 0, end: 0 })).length === 1;
  if (lookup === undefined || !isOnly || behind.some(({ acts }) => acts.has('looks up'))) return [];
  const ask = behind.findIndex(({ acts }) => acts.has('asks'));
  if (ask < 0 && sample.into.kind === 'name') return [];
  const before = ask < 0 ? behind : behind.slice(0, ask);
  return before.every(({ stmt }) => isAllKnown(written, stmt)) ? [tell(written, sample, lookup)] : [];
}

/** A declaration or an assignment on its own. */
function isPlain({ kind }: Stmt): boolean {
  return kind === 'declaration' || kind === 'expression';
}

/** Code that is not known may look the frame up, and what it is given tells nothing of that. */
function isAllKnown(written: WrittenFunction, stmt: Stmt): boolean {
  return callsIn(stmt).every(({ callee, args }) => {
    if (callee.kind !== 'name') return false;
    return (
      written.catalogue.primitive(callee.name, { arguments: args.length }) !== null ||
      written.callee(callee.name) !== null
    );
  });
}

/** What a loop comes to again stands before itself as well. */
function statementsOfLoops(body: Stmt): ReadonlySet<Stmt> {
  const repeated = new Set<Stmt>();
  walk(body, {
    statement: (stmt) => {
      if (!loops.has(stmt.kind)) return;
      walk(stmt, { statement: (inner) => repeated.add(inner) });
    },
  });
  return repeated;
}

const loops: ReadonlySet<Stmt['kind']> = new Set<Stmt['kind']>(['while', 'doWhile', 'for', 'macroLoop']);

function tell(
  written: WrittenFunction,
  { at, end }: Sample,
  lookup: { readonly stmt: Stmt; readonly acts: ReadonlySet<Act> },
): Defect {
  const { source } = written.fn.file;
  return writtenDefect({
    code: 'stale-pfn',
    message: `the sequence number is sampled here, behind the lookup in ${source.lineSeenFrom(source.origin(at), lookup.stmt.at)} that it is to guard`,
    consequence: 'what was taken away between the lookup and the sample is not noticed, and is mapped all the same',
    subject: source.text.slice(at, end),
    at,
    end,
  });
}
