import type { CFile } from '../c/file.ts';
import { readFile } from '../c/read.ts';
import { inputText, SourceText } from '../text/source.ts';
import { archOf } from '../tree/search-order.ts';

/** Reads a file of the base tree by its path in it; null where there is none. */
export type ReadTree = (path: string) => string | null;

const maxHeaders = 400;

/** Headers of one tree, each read once. */
export class HeaderStore {
  readonly #read: ReadTree;
  readonly #arch: string;
  readonly #files: Map<string, CFile | null>;
  readonly #tell: (path: string) => void;

  constructor(
    read: ReadTree,
    arch: string,
    files = new Map<string, CFile | null>(),
    tell: (path: string) => void = () => undefined,
  ) {
    this.#read = read;
    this.#arch = arch;
    this.#files = files;
    this.#tell = tell;
  }

  /** The same files, for somebody who wants to be told of each that is asked for, there or not. */
  telling(tell: (path: string) => void): HeaderStore {
    return new HeaderStore(this.#read, this.#arch, this.#files, tell);
  }

  /**
   * What a file includes, directly or through other headers, nearest first; headers that the tree lacks are left out. A
   * file of an architecture has the headers of that one, whichever the run is for.
   */
  headersOf(file: CFile): readonly CFile[] {
    const arch = archOf(file.source.path) ?? this.#arch;
    const found = new Map<string, CFile>();
    const work: CFile[] = [file];
    for (let next = work.shift(); next !== undefined && found.size < maxHeaders; next = work.shift()) {
      for (const name of next.includes) {
        const header = this.#find(name, next.source.path, arch);
        if (header === null || found.has(header.source.path)) continue;
        found.set(header.source.path, header);
        work.push(header);
      }
    }
    return [...found.values()];
  }

  /** A quoted name is looked for beside the file first; asm/ is the architecture's, uapi/ is behind every plain name. */
  #find(name: string, from: string, arch: string): CFile | null {
    const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : '';
    const places = [
      normalise(`${folder}/${name}`),
      `include/${name}`,
      `arch/${arch}/include/${name}`,
      `include/uapi/${name}`,
      `arch/${arch}/include/uapi/${name}`,
    ];
    for (const place of places) {
      const file = this.file(place);
      if (file !== null) return file;
    }
    return null;
  }

  /** A file of the tree, read once; null where there is none. */
  file(path: string): CFile | null {
    this.#tell(path);
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const text = this.#read(path);
    const file = text === null ? null : readFile(SourceText.of(path, inputText(path, text)));
    this.#files.set(path, file);
    return file;
  }
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
