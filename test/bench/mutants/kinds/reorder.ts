import type { Expr, Stmt } from '../../../../server/src/core/c/ast.ts';
import type { CallEffects } from '../calls.ts';
import { textOf, type Edit, type Kind, type Mutation, type Place } from '../mutation.ts';
import { callOf, rootVariable, statements, type Standing } from '../walk.ts';
import { squeeze } from './drop-call.ts';

interface Step {
  readonly stmt: Stmt;
  readonly effects: CallEffects | null;
}

/** Page tables and page cache are emptied while no window is open: the begin comes late or the end early. */
export const swapInvalidate: Kind = {
  name: 'swap-invalidate',
  title: 'truncate or unmap outside begin and end',
  mutations: (place) =>
    inBlocks(place).flatMap((steps) =>
      steps.flatMap((begin, i) => {
        if (begin.effects?.opensWindow !== true || begin.effects.closesWindow) return [];
        const j = steps.findIndex(({ effects }, k) => k > i && effects?.closesWindow === true && !effects.opensWindow);
        if (j < 0) return [];
        const between = steps.slice(i + 1, j).filter(({ stmt }) => isMovedAround(stmt));
        const [first, last] = [between[0], between.at(-1)];
        const end = steps[j]!;
        if (first === undefined || last === undefined)
          return [{ edits: exchange(place, begin.stmt, end.stmt), what: 'the end before the begin' }];
        return [
          { edits: moveBehind(place, begin.stmt, first.stmt), what: `the begin behind ${shown(place, first.stmt)}` },
          { edits: moveBefore(place, end.stmt, last.stmt), what: `the end before ${shown(place, last.stmt)}` },
        ];
      }),
    ),
};

/** What is in between must be reached: nothing is moved over a label, a way out or a declaration. */
function isMovedAround(stmt: Stmt): boolean {
  return ['expression', 'if', 'macroLoop', 'for', 'while', 'macroBlock', 'block'].includes(stmt.kind);
}

/** The object goes back before it is taken out of what leads to it. */
export const freeBeforeDetach: Kind = {
  name: 'free-before-detach',
  title: 'freed before it is detached',
  mutations: (place) =>
    inBlocks(place).flatMap((steps) =>
      steps.flatMap((detach, i): Mutation[] => {
        const object = objectOf(detach, (effects) => effects.detaches);
        if (object === null) return [];
        const release = steps.slice(i + 1).find((step) => {
          const released = argumentOf(step, (effects) => [...effects.frees, ...effects.drops]);
          return released !== null && isVariable(released, object);
        });
        return release === undefined
          ? []
          : [
              {
                edits: moveBehind(place, detach.stmt, release.stmt),
                what: `${shown(place, release.stmt)} before ${shown(place, detach.stmt)}`,
              },
            ];
      }),
    ),
};

/** The variable through which a statement that is a call detaches an object. */
function objectOf(step: Step, which: WhichArguments): string | null {
  const argument = argumentOf(step, which);
  return argument === null ? null : rootVariable(argument);
}

type WhichArguments = (effects: CallEffects) => readonly { readonly argument: number | null }[];

/** The first argument of a statement that is a call to which the call does something. */
function argumentOf({ stmt, effects }: Step, which: WhichArguments): Expr | null {
  const call = callOf(stmt);
  if (call === null || effects === null) return null;
  const position = which(effects).find((one) => one.argument !== null)?.argument;
  return position === undefined || position === null ? null : (call.args[position] ?? null);
}

/** The object itself, and not what a member of it leads to. */
function isVariable(expr: Expr, name: string): boolean {
  return expr.kind === 'cast' ? isVariable(expr.operand, name) : expr.kind === 'name' && expr.name === name;
}

function inBlocks(place: Place): readonly (readonly Step[])[] {
  const lists = new Map<readonly Stmt[], Standing>();
  for (const standing of statements(place.body.body)) if (standing.inBlock) lists.set(standing.siblings, standing);
  return [...lists.keys()].map((list) =>
    list.map((stmt) => {
      const call = callOf(stmt);
      return { stmt, effects: call === null ? null : place.calls.effects(call) };
    }),
  );
}

function exchange(place: Place, a: Stmt, b: Stmt): readonly Edit[] {
  return [
    { at: a.at, end: a.end, text: textOf(place, b) },
    { at: b.at, end: b.end, text: textOf(place, a) },
  ];
}

function moveBehind(place: Place, stmt: Stmt, other: Stmt): readonly Edit[] {
  return [
    { at: stmt.at, end: stmt.end, text: ';' },
    { at: other.end, end: other.end, text: ` ${textOf(place, stmt)}` },
  ];
}

function moveBefore(place: Place, stmt: Stmt, other: Stmt): readonly Edit[] {
  return [
    { at: stmt.at, end: stmt.end, text: ';' },
    { at: other.at, end: other.at, text: `${textOf(place, stmt)} ` },
  ];
}

function shown(place: Place, stmt: Stmt): string {
  const text = squeeze(textOf(place, stmt));
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
