import type { CalleeSummary } from '../machine/machine.ts';
import type { SummaryPath } from '../machine/summary.ts';
import { parameterPosition, type Term } from '../machine/terms.ts';
import { forgetsMuch, fromElsewhere } from './from-elsewhere.ts';

/**
 * What a call does that goes to one of several functions: known where each does the same to what is kept track of, in as
 * many ways. What they return, and what else they store, is then that of any of them. As in a call of another file, what
 * they take for their caller is not counted on.
 */
export function alike(callees: readonly CalleeSummary[]): CalleeSummary {
  const [first, ...others] = callees;
  if (first === undefined) return { kind: 'unknown', why: 'no body' };
  if (first.kind === 'unknown') return others.length > 0 ? { kind: 'unknown', why: first.why } : first;
  const summaries = callees.flatMap((callee) => (callee.kind === 'known' ? [callee.summary] : []));
  const paths = summaries.flatMap((summary) => summary.paths);
  const { acts } = first.summary;
  const isKnown =
    summaries.length === callees.length &&
    summaries.every((summary) => summary.complete) &&
    paths.length <= maxPaths &&
    !paths.some(forgetsMuch);
  if (!isKnown) return { kind: 'unknown', why: 'too large', ...(others.length > 0 ? {} : { acts }) };
  const doings = summaries.map((summary) => [...new Set(summary.paths.map(doingOf))].sort().join('\n'));
  if (new Set(doings).size > 1 || summaries.some((summary) => others.length > 0 && summary.acts.length > 0))
    return { kind: 'unknown', why: 'too large' };
  const reads = new Set(summaries.flatMap((summary) => [...summary.reads]));
  return { kind: 'known', summary: fromElsewhere({ ...first.summary, paths, reads }) };
}

/** What a path does to the world that is kept track of, in words that do not tell one function's parameters from another's. */
function doingOf(path: SummaryPath): string {
  return JSON.stringify([
    path.references.map(({ object, held, open = {}, uncertain }) => {
      const more = Object.entries(open).map(([holder, amount]) => [holder, wordFor(amount)]);
      return [wordFor(object), held, more, uncertain !== null];
    }),
    path.locks.map(({ on, lock, exclusive, shared }) => [wordFor(on), lock, exclusive, shared]),
    path.windows.map(([vm, delta]) => [wordFor(vm), delta]),
    path.looseWindows.map(wordFor),
    path.attached.map(([object, folio]) => [wordFor(object), wordFor(folio)]),
    path.freed.map(wordFor),
    path.sleepsWithout?.map(({ on, lock }) => [wordFor(on), lock]) ?? null,
    [path.blurred, path.broken],
  ]);
}

/** A value of one function has no other's name; only what is reached from parameters alike is the same to both. */
function wordFor(term: Term): string {
  if (term.kind === 'field') return `${wordFor(term.of)}.${term.field}`;
  if (term.kind === 'initial') return `*${wordFor(term.location)}`;
  if (term.kind === 'container') return `${wordFor(term.of)}^${term.member}`;
  if (term.kind === 'global') return term.name;
  return `${parameterPosition(term) ?? `#${term.id}`}`;
}

/** All ways through all of them; more are not worth what they cost a caller. */
const maxPaths = 6;
