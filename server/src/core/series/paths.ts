/** The two names in the header of a file's diff, with the prefixes of the tool that wrote it taken off. */
export interface DiffPaths {
  readonly oldPath: string | null;
  readonly newPath: string | null;
}

/** `a/mm/x.c`, `b/mm/x.c`; also linux.orig/mm/x.c beside linux/mm/x.c, and names without prefix. Null is /dev/null. */
export function stripPrefixes(oldName: string, newName: string): DiffPaths {
  const oldPlain = unquoteName(oldName);
  const newPlain = unquoteName(newName);
  const oldPath = oldPlain === '/dev/null' ? null : oldPlain;
  const newPath = newPlain === '/dev/null' ? null : newPlain;
  if (hasPrefix(oldPath, newPath)) return { oldPath: withoutFirst(oldPath), newPath: withoutFirst(newPath) };
  return { oldPath, newPath };
}

/** Why a path may not be used, or null: nothing that a patch names may lie outside the tree. */
export function unsafePath(path: string): string | null {
  if (path.includes('\0')) return 'it holds a NUL byte';
  if (path.startsWith('/') || path.startsWith('\\')) return 'it is absolute';
  if (/^[A-Za-z]:[\\/]/.test(path)) return 'it names a drive';
  if (path.split(/[\\/]/).includes('..')) return 'it leaves the tree';
  return path === '' || path.length > 4096 ? 'it is no path' : null;
}

/** `diff --git a/x b/y` names both files on one line; where names hold spaces only equal halves can be told apart. */
export function gitHeaderPaths(rest: string): DiffPaths | null {
  const quoted = /^("(?:\\.|[^"\\])*"|\S+)\s+("(?:\\.|[^"\\])*"|\S+)\s*$/.exec(rest);
  if (quoted !== null) return stripPrefixes(quoted[1] ?? '', quoted[2] ?? '');
  const middle = (rest.trimEnd().length - 1) / 2;
  const first = rest.slice(0, middle);
  const second = rest.slice(middle + 1).trimEnd();
  return first.slice(2) === second.slice(2) && first !== '' ? stripPrefixes(first, second) : null;
}

/** `--- a/x<TAB>2024-01-01 ...`: the name ends at a tab; a date behind spaces is no part of it either. */
export function nameInHeader(rest: string): string {
  const tab = rest.indexOf('\t');
  const name = (tab < 0 ? rest : rest.slice(0, tab)).trimEnd();
  return name
    .replace(/\s+\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}.*$/, '')
    .replace(/\s+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) .*\d{4}$/, '');
}

function hasPrefix(oldPath: string | null, newPath: string | null): boolean {
  if (oldPath === null || newPath === null) return /^[abciow]\//.test(oldPath ?? newPath ?? '');
  if (oldPath.startsWith('a/') && newPath.startsWith('b/')) return true;
  const differ = oldPath.split('/')[0] !== newPath.split('/')[0];
  return differ && withoutFirst(oldPath) === withoutFirst(newPath) && oldPath.includes('/');
}

function withoutFirst(path: string | null): string | null {
  return path === null ? null : path.slice(path.indexOf('/') + 1);
}

/** git writes names with unusual bytes as C strings. */
function unquoteName(name: string): string {
  if (!/^".*"$/.test(name)) return name;
  const octal = name.slice(1, -1).replace(/((?:\\[0-3][0-7]{2})+)/g, (bytes) => {
    const values = bytes
      .split('\\')
      .slice(1)
      .map((digits) => parseInt(digits, 8));
    return new TextDecoder().decode(Uint8Array.from(values));
  });
  return octal.replace(/\\([abfnrtv"\\])/g, (_whole, c: string) => ESCAPES.get(c) ?? c);
}

const ESCAPES = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);
