import type { FoundNesting } from '../function-analysis.ts';
import type { ProgramFunction } from '../program.ts';
import type { FileCheck, FileDefect } from './file-check.ts';

/**
 * Two locks, each waited for while the other is held: two tasks that do so at once wait for each other. Both ways are on
 * paths that were followed, and no lock is held on both that would keep the tasks apart.
 */
export const lockCycles: FileCheck = {
  name: 'lock-cycles',
  run(file) {
    const all = file.functions.flatMap((fn) => file.analyse(fn).nestings.map((nesting) => ({ ...nesting, fn })));
    return all.flatMap((nesting, index) => {
      const other = all
        .slice(0, index)
        .find(
          ({ outer, inner, under }) =>
            outer === nesting.inner && inner === nesting.outer && !under.some((lock) => nesting.under.includes(lock)),
        );
      const isFirst = all.findIndex(({ outer, inner }) => outer === nesting.outer && inner === nesting.inner) === index;
      return other === undefined || !isFirst ? [] : [cycle(nesting, other)];
    });
  },
};

type Found = FoundNesting & { readonly fn: ProgramFunction };

function cycle(nesting: Found, other: Found): FileDefect {
  const { outer, inner, at, end, trace, conditions, inputs, fn } = nesting;
  const line = other.fn.file.source.origin(other.at).line;
  return {
    code: 'lock-order',
    severity: 'warning',
    confidence: 'inconsistent',
    message: `${words(inner)} is waited for while ${words(outer)} is held, and ${other.fn.text.name}() does so the other way round in line ${line}`,
    consequence: 'a task that does the one and a task that does the other wait for each other',
    at,
    end,
    subject: `${outer} ${inner}`,
    trace,
    conditions,
    inputs,
    assumptions: [],
    fn,
  };
}

/** "struct kvm lock" is the lock of a struct kvm. */
function words(lock: string): string {
  const [keyword, tag, member] = lock.split(' ');
  return member === undefined ? (keyword ?? '') : `${member} of a ${keyword ?? ''} ${tag ?? ''}`;
}
