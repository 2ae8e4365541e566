import { compareVersions, type Catalogue } from './catalogue.ts';

/** What no later release has: a word of the kernel's own C that says how old a text is at most. */
interface Mark {
  /** "6.4": the last release that has it. */
  readonly until: string;
  /** A regular expression for code, not for prose: with the dot, parenthesis or keyword that goes with it. */
  readonly code: string;
  /** Where the kernel gave it up. */
  readonly source: string;
}

const marks: readonly Mark[] = [
  { until: '5.7', code: String.raw`(?:->|\.)mmap_sem\b`, source: 'include/linux/mm_types.h: mmap_lock from then on' },
  { until: '6.3', code: String.raw`\bFGP_ENTRY\b`, source: 'include/linux/pagemap.h: filemap_get_entry()' },
  { until: '6.4', code: String.raw`\bstruct pagevec\b`, source: 'include/linux/pagevec.h: struct folio_batch' },
  {
    until: '6.4',
    code: String.raw`\b(?:pmd_trans_unstable|pmd_devmap_trans_unstable|pmd_none_or_trans_huge_or_clear_bad)\(\w`,
    source: 'include/linux/pgtable.h: pte_offset_map() looks itself',
  },
  {
    until: '6.6',
    code: String.raw`!\s*get_file_rcu\([\w>.-]+\)`,
    source: 'include/linux/fs.h: takes the address of the pointer from then on',
  },
  {
    until: '6.4',
    code: String.raw`^#\s*define\s+pte_offset_map_lock\(`,
    source: 'include/linux/mm.h: a function that can fail from then on',
  },
];

const anyMark = new RegExp(marks.map(({ code }) => `(${code})`).join('|'), 'gm');

/** The last release that a text can be of, by what later ones do not have; null where nothing tells. */
export function latestReleaseOf(text: string): string | null {
  let latest: string | null = null;
  for (const match of text.matchAll(anyMark)) {
    const mark = marks[match.slice(1).findIndex((part: string | undefined) => part !== undefined)];
    if (mark !== undefined && (latest === null || compareVersions(mark.until, latest) < 0)) latest = mark.until;
  }
  return latest;
}

/** The release that the Makefile at the root of a kernel tree names: "6.11"; null where it names none. */
export function releaseOfMakefile(text: string): string | null {
  const version = /^VERSION\s*=\s*(\d+)\s*$/m.exec(text);
  const level = /^PATCHLEVEL\s*=\s*(\d+)\s*$/m.exec(text);
  return version === null || level === null ? null : `${version[1]}.${level[1]}`;
}

/** The catalogue as it speaks of one release: of a name that meant something else then, it gives that. */
export function atRelease(catalogue: Catalogue, version: string): Catalogue {
  return { ...catalogue, primitive: (name, shape) => catalogue.primitive(name, { version, ...shape }) };
}
