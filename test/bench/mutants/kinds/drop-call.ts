import type { CallEffects } from '../calls.ts';
import { textOf, type Kind, type Mutation, type Place } from '../mutation.ts';
import { callOf, statements } from '../walk.ts';

/** A kind that takes out a statement which is nothing but a call that does something. */
export function dropping(name: string, title: string, does: (effects: CallEffects) => boolean): Kind {
  return {
    name,
    title,
    mutations: (place) =>
      callStatements(place, does).map(({ stmt }) => ({
        edits: [{ at: stmt.at, end: stmt.end, text: ';' }],
        what: `without ${squeeze(textOf(place, stmt))}`,
      })),
  };
}

/** A kind that has such a statement twice. */
export function doubling(name: string, title: string, does: (effects: CallEffects) => boolean): Kind {
  return {
    name,
    title,
    mutations: (place) =>
      callStatements(place, does).map(({ stmt, inBlock }): Mutation => {
        const text = textOf(place, stmt);
        return {
          edits: [{ at: stmt.at, end: stmt.end, text: inBlock ? `${text} ${text}` : `{ ${text} ${text} }` }],
          what: `twice ${squeeze(text)}`,
        };
      }),
  };
}

function callStatements(place: Place, does: (effects: CallEffects) => boolean) {
  return [...statements(place.body.body)].filter(({ stmt }) => {
    const call = callOf(stmt);
    const effects = call === null ? null : place.calls.effects(call);
    return effects !== null && does(effects);
  });
}

export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
