import type { FunctionResult, PathEffect, PathResult } from '../../server/src/core/report/result.ts';
import { analyse, type Settings } from './analyse.ts';

/** The paths of one function of a C text, a line each, as `tellPaths` writes them. */
export async function effects(c: string, name: string, settings: Settings = {}): Promise<string> {
  const { functions } = await analyse([{ name: 'fixture.c', text: c }], settings);
  const fn = functions.find((one) => one.name === name);
  return fn === undefined ? `there is no ${name}()` : tellPaths(fn).join('\n');
}

/**
 * "RETURNS if A, B: what is left behind", with "sleeps" where the path may; sorted, so that the order in which paths are
 * followed does not matter. What is taken and given back in full is not listed.
 */
export function tellPaths({ paths, complete, why }: FunctionResult): readonly string[] {
  const lines = paths.map(tellPath).sort();
  return complete ? lines : [...lines, `incomplete: ${why ?? 'nobody says why'}`];
}

function tellPath(path: PathResult): string {
  const when = path.when.length === 0 ? '' : ` if ${path.when.join(', ')}`;
  const left = [...netEffects(path), ...(path.maySleep ? ['sleeps'] : [])];
  return `${path.returns}${when}${left.length === 0 ? '' : `: ${left.join('; ')}`}`;
}

/** What a path leaves behind, sorted: "folio refs +1", "folio lock of folio +1", "kvm window +1", "p freed". */
export function netEffects({ effects: all }: PathResult): readonly string[] {
  const sums = new Map<string, number>();
  const words = new Map<string, string>();
  for (const effect of all) {
    if (effect.kind === 'context') continue;
    const title = titleOf(effect);
    if (effect.delta !== undefined) sums.set(title, (sums.get(title) ?? 0) + effect.delta);
    else if (effect.change !== undefined) words.set(title, effect.change);
  }
  return [
    ...[...sums].filter(([, sum]) => sum !== 0).map(([title, sum]) => `${title} ${sum > 0 ? '+' : ''}${sum}`),
    ...[...words].map(([title, change]) => `${title} ${change}`),
  ].sort();
}

/** What a kind adds to the name of its object, where the change alone would not tell. */
const kindWords: Partial<Record<PathEffect['kind'], string>> = {
  pin: ' pins',
  window: ' window',
  private: ' private',
  memory: ' memory',
  ownership: ' owner',
  attribute: ' attributes',
};

function titleOf({ kind, object, change }: PathEffect): string {
  if (kind === 'ref') return change === 'caller' ? `${object} refs` : `${object} refs (${change ?? ''})`;
  return `${object}${kindWords[kind] ?? ''}`;
}
