import type { Stmt } from '../../../../server/src/core/c/ast.ts';
import type { Kind, Mutation, Place } from '../mutation.ts';
import { statements } from '../walk.ts';

/** An error goes to the label before or behind the one that undoes what was done so far. */
export const wrongLabel: Kind = {
  name: 'wrong-label',
  title: 'goes to the wrong label',
  mutations: (place) => {
    const ladder = ladderOf(place);
    return [...statements(place.body.body)].flatMap(({ stmt }): Mutation[] => {
      if (stmt.kind !== 'goto') return [];
      const at = ladder.findIndex(({ name }) => name === stmt.label);
      const rung = ladder[at];
      if (rung === undefined || rung.at < stmt.at) return [];
      return [ladder[at - 1], ladder[at + 1]].flatMap((other) =>
        other === undefined || other.at < stmt.at
          ? []
          : [
              {
                edits: [{ at: stmt.at, end: stmt.end, text: `goto ${other.name};` }],
                what: `goto ${other.name} for goto ${stmt.label}`,
              },
            ],
      );
    });
  },
};

/** The labels at the end of the body that something jumps forward to, in the order in which they stand. */
function ladderOf({ body }: Place): readonly (Stmt & { readonly kind: 'label' })[] {
  const jumps = [...statements(body.body)].flatMap(({ stmt }) => (stmt.kind === 'goto' ? [stmt] : []));
  return body.body.flatMap((stmt) =>
    stmt.kind === 'label' && jumps.some((jump) => jump.label === stmt.name && jump.at < stmt.at) ? [stmt] : [],
  );
}
