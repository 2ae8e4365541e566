import { createTwoFilesPatch } from 'diff';
import type { Equivalent } from './equivalents.ts';
import { applyEdits } from './mutation.ts';
import type { Plan } from './plan.ts';
import type { Kind } from './mutation.ts';
import type { Candidate } from './sample.ts';
import type { Outcome } from './try-mutation.ts';

/** One mutant with what became of it. */
export interface Result {
  readonly mutant: Candidate;
  readonly aside: Equivalent | null;
  readonly outcome: Outcome;
  readonly millis: number;
}

export const columns = ['kind', 'what is wrong', 'places', 'mutants', 'set aside', 'caught', 'missed', 'share'];

/** A row for each kind and one for all. */
export function rowsOf(kinds: readonly Kind[], plan: Plan, results: readonly Result[]): readonly (readonly string[])[] {
  const row = (name: string, title: string, places: number, of: readonly Result[]): readonly string[] => {
    const counted = of.filter(({ aside }) => aside === null);
    const caught = counted.filter(({ outcome }) => outcome.kind === 'caught').length;
    const share = counted.length === 0 ? '-' : `${((100 * caught) / counted.length).toFixed(1)} %`;
    const numbers = [places, of.length, of.length - counted.length, caught, counted.length - caught];
    return [name, title, ...numbers.map(String), share];
  };
  const wanted = kinds.filter(({ name }) => results.some(({ mutant }) => mutant.kind === name));
  const placesOf = (name: string): number => plan.places.get(name)?.found ?? 0;
  return [
    ...wanted.map(({ name, title }) =>
      row(
        name,
        title,
        placesOf(name),
        results.filter(({ mutant }) => mutant.kind === name),
      ),
    ),
    row(
      'all',
      '',
      wanted.reduce((sum, { name }) => sum + placesOf(name), 0),
      results,
    ),
  ];
}

/** The mutant as a patch to its file, with what was said of it. */
export function tell({ mutant, aside, outcome }: Result, text: string): string {
  const { tree, path, fn, line, kind, mutation } = mutant;
  const said =
    outcome.kind === 'caught' ? `caught: ${outcome.code} in ${outcome.function}(): ${outcome.message}` : outcome.kind;
  const patch = createTwoFilesPatch(path, path, text, applyEdits(text, mutation.edits), undefined, undefined, {
    context: 2,
  });
  const hunks = patch.slice(patch.indexOf('@@'));
  return [
    `${kind}: ${tree}/${path}:${line} ${fn.name}(): ${mutation.what}`,
    aside === null ? said : `set aside: ${aside.reason}`,
    hunks.trimEnd(),
    '',
  ].join('\n');
}

/** The same as data. */
export function asData({ mutant, aside, outcome, millis }: Result): object {
  const { tree, path, fn, line, kind, mutation } = mutant;
  return {
    ...{ kind, file: `${tree}/${path}`, function: fn.name, line, what: mutation.what },
    ...{ edits: mutation.edits, aside: aside?.reason ?? null, outcome, millis: Math.round(millis) },
  };
}
