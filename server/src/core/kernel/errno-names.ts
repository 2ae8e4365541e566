import type { Catalogue } from './catalogue.ts';

/** What the numbers of errors are called: 12 is "ENOMEM". */
export function errnoNames(catalogue: Pick<Catalogue, 'groups'>): ReadonlyMap<bigint, string> {
  const names = new Map<bigint, string>();
  for (const group of catalogue.groups) {
    for (const [name, value] of Object.entries(group.types?.constants ?? {})) {
      if (/^E[A-Z0-9]+$/.test(name) && !names.has(BigInt(value))) names.set(BigInt(value), name);
    }
  }
  return names;
}
