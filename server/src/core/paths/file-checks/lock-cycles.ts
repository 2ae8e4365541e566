import { enteredUnder } from '../../kernel/entered-under.ts';
import type { LockNesting } from '../../machine/lock-nesting.ts';
import type { FileAnalyser } from '../analyse-file.ts';
import type { FoundNesting } from '../function-analysis.ts';
import type { ProgramFunction } from '../program.ts';
import type { FileCheck, FileDefect } from './file-check.ts';

/**
 * Two locks, each waited for while the other is held: two tasks that do so at once wait for each other. Both ways are on
 * paths that were followed, and no lock is held on both that would keep the tasks apart. What the kernel enters with a
 * lock held takes everything that it takes inside that one.
 */
export const lockCycles: FileCheck = {
  name: 'lock-cycles',
  run(file) {
    const found = file.functions.flatMap((fn) =>
      file.analyse(fn).nestings.map((nesting) => ({ ...nesting, fn, line: fn.file.source.origin(nesting.at).line })),
    );
    const all: readonly Nested[] = [...entries(file), ...found];
    return found.flatMap((nesting, index) => {
      const isFirst = found.findIndex((one) => isSamePair(one, nesting)) === index;
      const others = isFirst ? all.slice(0, all.indexOf(nesting)).filter((one) => isOpposite(one, nesting)) : [];
      // Where a pair is nested in several ways, one of them that no common lock keeps apart from the other is enough.
      const ways = found.filter((one) => isSamePair(one, nesting));
      for (const way of ways) {
        const other = others.find(({ under }) => !under.some((lock) => way.under.includes(lock)));
        if (other !== undefined) return [cycle(way, other)];
      }
      return [];
    });
  },
};

/** One lock inside another, and where. */
interface Nested extends Pick<LockNesting, 'outer' | 'inner' | 'under'> {
  readonly fn: ProgramFunction;
  readonly line: number;
  /** The member of an ops table that the kernel calls with the outer one held. */
  readonly entry?: string;
}

function isSamePair(left: Pick<Nested, 'outer' | 'inner'>, right: Pick<Nested, 'outer' | 'inner'>): boolean {
  return left.outer === right.outer && left.inner === right.inner;
}

function isOpposite(left: Nested, right: Nested): boolean {
  return left.outer === right.inner && left.inner === right.outer;
}

/** What functions of the file take that stand in tables out of which the kernel calls with a lock held. */
function entries(file: FileAnalyser): readonly Nested[] {
  return file.file.globals.flatMap(({ type, init }) => {
    if (type.kind !== 'tagged' || init?.kind !== 'initializer') return [];
    return init.items.flatMap(({ designators, value }) => {
      const [member, deeper] = designators;
      const name = value.kind === 'unary' && value.op === '&' ? value.operand : value;
      if (typeof member !== 'string' || deeper !== undefined || name.kind !== 'name') return [];
      const held = enteredUnder(`${type.keyword} ${type.tag}`, member);
      const fn = file.functions.find(({ text }) => text.name === name.name);
      if (held === null || fn === undefined) return [];
      const line = fn.file.source.origin(fn.text.nameAt).line;
      return file.analyse(fn).summary.acts.flatMap(({ act }) => {
        if (act.act !== 'takes' || act.class === held.lock || act.letGo.includes(held.lock)) return [];
        return [{ outer: held.lock, inner: act.class, under: act.under, fn, line, entry: member }];
      });
    });
  });
}

type Found = FoundNesting & Pick<Nested, 'fn' | 'line'>;

function cycle(nesting: Found, other: Nested): FileDefect {
  const { outer, inner, by, at, end, trace, conditions, inputs, fn } = nesting;
  const name = `${other.fn.text.name}()`;
  const way =
    other.entry === undefined
      ? `${name} does so the other way round in line ${other.line}`
      : `${name} in line ${other.line}, which the kernel calls as ${other.entry}() with ${words(other.outer)} held, waits for ${words(other.inner)}`;
  return {
    code: 'lock-order',
    severity: 'warning',
    confidence: 'inconsistent',
    message: `${by} waits for ${words(inner)} while ${words(outer)} is held, and ${way}`,
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
