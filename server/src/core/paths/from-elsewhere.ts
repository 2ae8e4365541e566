import { signOf } from '../machine/amounts.ts';
import type { Summary, SummaryPath } from '../machine/summary.ts';

/**
 * A summary as functions of other files see it. What it takes for its caller is told and not counted on: whether it did
 * shows in its result by a convention that only the whole of its file tells, and the getters that matter are catalogued.
 * What it releases, waits for and leaves alone is as certain as in its own file.
 */
export function fromElsewhere(summary: Summary): Summary {
  return { ...summary, paths: summary.paths.map(withoutDebts) };
}

function withoutDebts(path: SummaryPath): SummaryPath {
  const open = path.windows.filter(([, delta]) => delta > 0).map(([vm]) => vm);
  return {
    ...path,
    references: path.references.map((reference) =>
      Object.values(reference.held).some((count) => count > 0) ||
      Object.values(reference.open ?? {}).some((sum) => signOf(sum) >= 0)
        ? { ...reference, uncertain: reference.uncertain ?? because }
        : reference,
    ),
    locks: path.locks.map((lock) => (lock.exclusive > 0 || lock.shared > 0 ? { ...lock, loose: true } : lock)),
    looseWindows: [...path.looseWindows, ...open],
  };
}

/**
 * Does a path leave so much of what it was given open that less is known behind it than behind a call of which nothing is
 * known? That one is taken to leave alone what it is not given directly.
 */
export function forgetsMuch({ forgotten, stores }: SummaryPath): boolean {
  return stores.length > maxStores || forgotten.some(({ kind }) => kind !== 'field' && kind !== 'element');
}

const maxStores = 24;

const because = 'another file took it';
