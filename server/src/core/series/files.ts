import { readHunk } from './hunk.ts';
import { HUNK_HEADER, restOf, startAt, type LevelLines } from './level.ts';
import type { FilePatch, FileStatus, Hunk } from './patch.ts';
import { gitHeaderPaths, nameInHeader, stripPrefixes, unsafePath, type DiffPaths } from './paths.ts';

export interface FilesRead {
  readonly files: readonly FilePatch[];
  /** `at` counts in the body. */
  readonly problems: readonly { readonly at: number; readonly reason: string; readonly remark?: true }[];
}

/** A file whose header was read and whose hunks are being gathered. */
interface OpenFile {
  readonly at: number;
  paths: DiffPaths | null;
  status: FileStatus;
  readonly hunks: Hunk[];
  /** Behind the header's last line. */
  next: number;
}

/** Reads all diffs of one level between two lines of a body. Lines of other levels are left to others. */
export function readFiles(view: LevelLines, first: number, last: number): FilesRead {
  const files: FilePatch[] = [];
  const problems: { at: number; reason: string; remark?: true }[] = [];
  let open: OpenFile | null = null;
  const close = (): void => {
    if (open !== null) finish(open, files, problems);
    open = null;
  };
  for (let i = first; i < last;) {
    const header: OpenFile | null = fileHeader(view, i, last);
    if (header !== null) {
      close();
      open = header;
      i = header.next;
      continue;
    }
    const rest = restOf(view, i) ?? '';
    if (rest.startsWith('@@@ -'))
      problems.push({ at: startAt(view, i), reason: 'a combined diff of a merge is not read' });
    const read = rest.startsWith('@@ -') ? readHunk(view, i) : null;
    if (read === null) {
      i++;
      continue;
    }
    open ??= { at: read.hunk.at, paths: { oldPath: '', newPath: '' }, status: 'modified', hunks: [], next: i };
    open.hunks.push(read.hunk);
    for (const note of read.notes) problems.push({ ...note, remark: true });
    if (read.hunk.problem !== null) problems.push({ at: read.hunk.at, reason: read.hunk.problem });
    i = read.next;
  }
  close();
  return { files, problems };
}

/** Reads the header of a file's diff: git's with its extended lines, or `---` and `+++` alone. */
function fileHeader(view: LevelLines, index: number, last: number): OpenFile | null {
  const rest = restOf(view, index);
  if (rest === null) return null;
  if (rest.startsWith('diff --git ')) return gitHeader(view, index, last, rest.slice('diff --git '.length));
  if (!rest.startsWith('--- ') || index + 1 >= last) return null;
  const newName = restOf(view, index + 1);
  if (newName === null || !newName.startsWith('+++ ') || !opensHunk(view, index + 2)) return null;
  const paths = stripPrefixes(nameInHeader(rest.slice(4)), nameInHeader(newName.slice(4)));
  return { at: startAt(view, index), paths, status: statusOf(paths), hunks: [], next: index + 2 };
}

/** A hunk stands on this line, or on one of the next two: a reviewer may have written between. */
function opensHunk(view: LevelLines, index: number): boolean {
  for (let i = index; i < Math.min(index + 8, view.lines.count); i++) {
    const rest = restOf(view, i);
    if (rest === null || rest === '') continue;
    return HUNK_HEADER.test(rest);
  }
  return false;
}

const EXTENDED =
  /^(?:index |old mode |new mode |new file mode |deleted file mode |similarity index |dissimilarity index |rename from |rename to |copy from |copy to |Binary files |GIT binary patch)/;

function gitHeader(view: LevelLines, index: number, last: number, names: string): OpenFile {
  const file: OpenFile = {
    at: startAt(view, index),
    paths: gitHeaderPaths(names),
    status: 'modified',
    hunks: [],
    next: index + 1,
  };
  let moved: { oldPath: string | null; newPath: string | null } = { oldPath: null, newPath: null };
  let seen = false;
  for (let i = index + 1; i < last && i < index + 24; i++) {
    const rest = restOf(view, i);
    if (rest === null || rest === '') {
      if (rest === '' || seen) break;
      continue;
    }
    if (rest.startsWith('--- ') && i + 1 < last) {
      const newName = restOf(view, i + 1);
      if (newName?.startsWith('+++ ') !== true) break;
      file.paths = stripPrefixes(nameInHeader(rest.slice(4)), nameInHeader(newName.slice(4)));
      file.next = i + 2;
      break;
    }
    if (!EXTENDED.test(rest)) {
      // The long line with both names is the one that mail programs break.
      if (i === index + 1 && !rest.startsWith('@@') && /^(?:b\/\S+|\S+ b\/\S+)$/.test(rest)) {
        file.paths = gitHeaderPaths(`${names} ${rest}`);
        file.next = i + 1;
        continue;
      }
      break;
    }
    seen = true;
    file.next = i + 1;
    if (rest.startsWith('new file mode')) file.status = 'added';
    if (rest.startsWith('deleted file mode')) file.status = 'deleted';
    if (rest.startsWith('new mode') && file.status === 'modified') file.status = 'mode';
    if (rest.startsWith('rename ')) file.status = 'renamed';
    if (rest.startsWith('copy ')) file.status = 'copied';
    if (/^(?:Binary files |GIT binary patch)/.test(rest)) file.status = 'binary';
    const from = /^(?:rename|copy) from (.*)$/.exec(rest);
    const to = /^(?:rename|copy) to (.*)$/.exec(rest);
    if (from !== null) moved = { ...moved, oldPath: from[1] ?? null };
    if (to !== null) moved = { ...moved, newPath: to[1] ?? null };
  }
  if (moved.oldPath !== null && moved.newPath !== null) file.paths = moved;
  return file;
}

function statusOf(paths: DiffPaths): FileStatus {
  if (paths.oldPath === null) return 'added';
  if (paths.newPath === null) return 'deleted';
  return paths.oldPath === paths.newPath ? 'modified' : 'renamed';
}

function finish(open: OpenFile, files: FilePatch[], problems: { at: number; reason: string }[]): void {
  const paths = open.paths;
  if (paths === null) {
    problems.push({ at: open.at, reason: 'the names in this header of a diff cannot be read' });
    return;
  }
  const nameless = paths.oldPath === '' && paths.newPath === '';
  if (nameless) problems.push({ at: open.at, reason: 'the file that these hunks change is not named' });
  for (const path of nameless ? [] : [paths.oldPath, paths.newPath]) {
    const why = path === null ? null : unsafePath(path);
    if (why === null) continue;
    problems.push({
      at: open.at,
      reason: `the patch names the path ${JSON.stringify(path)}, which is refused: ${why}`,
    });
    return;
  }
  const status = open.status === 'mode' && open.hunks.length > 0 ? 'modified' : open.status;
  const oldPath = status === 'added' ? null : paths.oldPath;
  const newPath = status === 'deleted' ? null : paths.newPath;
  files.push({ oldPath, newPath, status, at: open.at, hunks: open.hunks });
}
