import { furtherFiles, subjects, type CorpusFile } from './files.ts';
import type { Kind } from './mutation.ts';
import { candidates, choose, type Candidate, type Met } from './sample.ts';
import { openSubject, type Subject, type Tools } from './subject.ts';

/** Which mutants a run is about. */
export interface Plan {
  readonly chosen: readonly Candidate[];
  /** By kind: how many places the seven files have, and which further files gave some. */
  readonly places: ReadonlyMap<string, { readonly found: number; readonly further: readonly string[] }>;
}

/** Mutants of one kind: what a kind must have at least, and how many are drawn where there are more places. */
export const fewest = 15;
export const most = 30;

const seed = 'folioscope mutants 1';

/**
 * Chooses the mutants: all kinds are looked at together, so that a run over some of them has the same mutants. `over`
 * names the files that they are drawn from instead of the seven and the further ones; none for those.
 */
export function makePlan(tools: Tools, kinds: readonly Kind[], drawn = most, over: readonly CorpusFile[] = []): Plan {
  const met: Met = { bodies: new Map(), mutants: new Set() };
  const found = new Map<string, Candidate[]>(kinds.map(({ name }) => [name, []]));
  const further = new Map<string, string[]>(kinds.map(({ name }) => [name, []]));
  const gather = ({ tree, path }: CorpusFile, wanted: readonly Kind[]): readonly Candidate[] => {
    const subject: Subject | null = openSubject(tools, tree, path);
    return subject === null ? [] : candidates(seed, wanted, subject, met);
  };
  for (const file of over.length > 0 ? over : subjects)
    for (const one of gather(file, kinds)) found.get(one.kind)?.push(one);
  const places = new Map([...found].map(([kind, all]) => [kind, all.length]));
  for (const file of over.length > 0 ? [] : furtherFiles(tools.corpus)) {
    const lacking = kinds.filter(({ name }) => (found.get(name)?.length ?? 0) < fewest);
    if (lacking.length === 0) break;
    for (const one of gather(file, lacking)) {
      found.get(one.kind)?.push(one);
      const names = further.get(one.kind);
      const name = `${one.tree}/${one.path}`;
      if (names !== undefined && !names.includes(name)) names.push(name);
    }
  }
  return {
    chosen: [...found.values()].flatMap((all) => choose(all, drawn)),
    places: new Map([...places].map(([kind, count]) => [kind, { found: count, further: further.get(kind) ?? [] }])),
  };
}
