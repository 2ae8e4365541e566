import type { EffectWord } from '../../machine/effects.ts';
import { directMapAsked, directMapFlag } from '../../kernel/objects.ts';
import type { TraceNode } from '../../machine/state.ts';
import { truthOf } from '../../machine/store.ts';
import { isOurs, rootOf, type Term } from '../../machine/terms.ts';
import type { FileAnalyser } from '../analyse-file.ts';
import { returnClasses, soundExits } from '../checks/classes.ts';
import { inconsistency } from '../checks/inconsistency.ts';
import { traceWords } from '../checks/trace-words.ts';
import type { Exit } from '../explore.ts';
import type { ProgramFunction } from '../program.ts';
import { calledBy } from './called.ts';
import type { FileCheck, FileDefect } from './file-check.ts';

/**
 * A function takes pages out of the direct map, or puts them back, and fails behind that without undoing it, though
 * another way of it, or another function of the file, does so where it fails.
 */
export const rolledBack: FileCheck = {
  name: 'rolled-back',
  run(file) {
    const failures = file.functions.flatMap((fn) => failuresOf(file, fn));
    const left = failures.filter(({ isUndone }) => !isUndone);
    return left
      .filter((one, index) => left.findIndex((other) => isSame(one, other)) === index)
      .flatMap((one) => {
        const shown = failures.find(({ state, isUndone }) => isUndone && state === one.state);
        if (shown === undefined || isUndoneByCaller(file, one)) return [];
        return [tell(file, one, shown)];
      });
  },
};

/** One way on which a function fails, and what it did to one state of one object before. */
interface Failure {
  readonly fn: ProgramFunction;
  readonly exit: Exit;
  readonly object: Term;
  /** "direct map". */
  readonly state: string;
  readonly change: Change;
  /** It was changed, and changed back. */
  readonly isUndone: boolean;
}

interface Change {
  readonly to: string;
  readonly at: TraceNode;
  /** It did not come to it. */
  readonly isTried: boolean;
}

function failuresOf(file: FileAnalyser, fn: ProgramFunction): readonly Failure[] {
  const analysis = file.analyse(fn);
  if (!analysis.complete) return [];
  const sound = soundExits(analysis);
  const failing = failingExits(sound);
  const failures = failing.filter(({ state }) => !state.merged).flatMap((exit) => failuresAt(fn, exit));
  if (failures.every(({ isUndone }) => isUndone)) return failures;
  const steps = new Set(
    sound
      .filter((exit) => !failing.includes(exit))
      .flatMap((exit) => [...changesOf(exit).values()].flat().map(({ at, to }) => `${at.at} ${to}`)),
  );
  // What only failures do is meant to take something back.
  return failures.filter(
    ({ isUndone, change }) => isUndone || (!change.isTried && steps.has(`${change.at.at} ${change.to}`)),
  );
}

/** What one way out leaves changed, or changed and changed back. */
function failuresAt(fn: ProgramFunction, exit: Exit): readonly Failure[] {
  return [...changesOf(exit)].flatMap(([{ object, state }, [last, ...before]]): readonly Failure[] => {
    if (last === undefined || isOurs(rootOf(object))) return [];
    const isUndone = before.length === 1 && before[0]?.to !== last.to;
    // What goes to and fro more often is no matter of a single step.
    if (before.length > (isUndone ? 1 : 0)) return [];
    return [{ fn, exit, object, state, change: last, isUndone }];
  });
}

/** Where 0 is success, whatever else comes of a call is a failure. */
function failingExits(exits: readonly Exit[]): readonly Exit[] {
  const classes = returnClasses(exits);
  const errors = classes.filter(({ isError }) => isError).flatMap((one) => one.exits);
  const others = classes.filter(({ key }) => key === 'value' || key === 'not 0').flatMap((one) => one.exits);
  if (!classes.some(({ key }) => key === '0')) return errors;
  return [...errors, ...others.filter(({ returns, state }) => returns !== null && truthOf(state, returns) === true)];
}

/** What a way out did to each state of each object, the latest first. */
function changesOf({ state }: Exit): ReadonlyMap<{ readonly object: Term; readonly state: string }, readonly Change[]> {
  const keys = new Map<string, { readonly object: Term; readonly state: string }>();
  const changes = new Map<{ readonly object: Term; readonly state: string }, Change[]>();
  for (const [word, at] of traceWords(state.trace)) {
    const told = stateOf(word);
    if (told === null) continue;
    const id = `${told.state} ${told.object.id}`;
    const key = keys.get(id) ?? { object: told.object, state: told.state };
    keys.set(id, key);
    changes.set(key, [...(changes.get(key) ?? []), { to: told.to, at, isTried: told.isTried === true }]);
  }
  return changes;
}

function stateOf(
  word: EffectWord,
): { readonly object: Term; readonly state: string; readonly to: string; readonly isTried?: true } | null {
  if (word.kind === 'flag' && word.flag === directMapFlag)
    return { object: word.object, state: word.flag, to: String(word.value) };
  if (word.kind === 'flag' && word.flag === directMapAsked)
    return { object: word.object, state: directMapFlag, to: 'true', isTried: true };
  return null;
}

function isSame(left: Failure, right: Failure): boolean {
  return left.fn === right.fn && left.state === right.state && left.change.at.at === right.change.at.at;
}

/** Who calls the function may take back for all what it did for some. */
function isUndoneByCaller(file: FileAnalyser, { fn, state, change }: Failure): boolean {
  const takesBack = (caller: ProgramFunction): boolean =>
    file
      .analyse(caller)
      .exits.some((exit) =>
        [...changesOf(exit)].some(
          ([key, changes]) => key.state === state && changes.some(({ to }) => to !== change.to),
        ),
      );
  return file.functions.some(
    (caller) => caller !== fn && calledBy(file, caller).names.has(fn.text.name) && takesBack(caller),
  );
}

function tell(file: FileAnalyser, { fn, exit, object, state, change }: Failure, shown: Failure): FileDefect {
  const name = file.analyse(fn).names.describe(object);
  const { source } = fn.file;
  const here = source.origin(exit.at);
  const isBack = change.to === 'true';
  const what = `${name} was ${isBack ? 'put back into' : 'taken out of'} the direct map in ${source.lineSeenFrom(here, change.at.at)}`;
  const where = `${shown.fn.text.name}() does so in ${shown.fn.file.source.lineSeenFrom(here, shown.exit.at)}`;
  return {
    ...inconsistency(exit, {
      code: isBack ? 'accessible-while-private' : 'attribute-map',
      message: `${what}, and the function fails here without taking that back, as ${where}`,
      subject: `${state} of ${name}`,
      consequence: isBack
        ? 'the host can read and write what may be private to the guest'
        : 'whoever is told of the failure takes the page to be as it was',
    }),
    fn,
  };
}
