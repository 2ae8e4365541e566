import type { CFile } from '../c/file.ts';
import type { Catalogue } from '../kernel/catalogue.ts';
import { atRelease, latestReleaseOf, releaseOfMakefile } from '../kernel/release.ts';

/** Headers nearest first: what tells an old release stands in those of mm, which every file here includes soon. */
const mostHeaders = 60;

/**
 * The catalogue as it speaks of the release that a file is of: as the Makefile at the root of its tree says, else not
 * later than the words in it and in its headers allow. Where nothing tells, it speaks of today.
 */
export function catalogueFor(
  catalogue: Catalogue,
  file: CFile,
  headers: readonly CFile[],
  makefile: string | null,
): Catalogue {
  const said = makefile === null ? null : releaseOfMakefile(makefile);
  const version = said ?? latestOf([file, ...headers.slice(0, mostHeaders)]);
  return version === null ? catalogue : atRelease(catalogue, version);
}

function latestOf(files: readonly CFile[]): string | null {
  for (const { source } of files) {
    const latest = latestReleaseOf(source.text);
    if (latest !== null) return latest;
  }
  return null;
}
